// A cell whose relation fails is marked, and says why: to the eye, and to assistive technology.

/** The server's errors in cells give way to the live findings, which say the same. */
export function takeOver(sheet) {
  for (const { box, input } of sheet.cells.values()) {
    for (const list of box.querySelectorAll(".errorlist")) list.remove();
    input.removeAttribute("aria-describedby");
    input.removeAttribute("aria-invalid");
  }
}

/** Mark what was found in each cell, and unmark what was mended. */
export function mark(sheet, findings) {
  const wrong = findings.filter(({ rule }) => rule !== "cell.missing");
  for (const [place, cell] of sheet.cells) {
    const messages = wrong.filter((one) => one.place === place).map(({ message }) => message);
    explain(cell, messages.join(""));
  }
}

function explain(cell, message) {
  const { box, input, place } = cell;
  if ((cell.why?.textContent ?? "") === message) return;
  cell.why ??= note(box, `why-${place}`);
  cell.why.textContent = message;
  box.classList.toggle("wrong", Boolean(message));
  describe(input, cell.why.id, Boolean(message));
  if (message) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}

function note(box, id) {
  const made = document.createElement("span");
  made.id = id;
  made.className = "why";
  box.append(made);
  return made;
}

/** Add an element to those that describe an input, or take it away. */
export function describe(input, id, wanted) {
  const ids = new Set((input.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  if (wanted) ids.add(id);
  else ids.delete(id);
  if (ids.size) input.setAttribute("aria-describedby", [...ids].join(" "));
  else input.removeAttribute("aria-describedby");
}

/** The line at the foot names the cell one is in and says what is wrong with it; the other cells
 * of a relation that fails there are tinted. */
export function follow(form, sheet, line, findings) {
  const show = (target) => {
    const cell = target && sheet.cellOf(target);
    const here = cell
      ? findings().filter(({ place, rule }) => place === cell.place && rule !== "cell.missing")
      : [];
    const related = new Set(here.flatMap(({ cells }) => cells));
    for (const { place, box } of sheet.cells.values())
      box.classList.toggle("related", related.has(place));
    line.querySelector(".where").textContent = cell ? `${cell.row}　${cell.label}` : "";
    line.querySelector(".what").textContent = here.map(({ message }) => message).join("");
  };
  form.addEventListener("focusin", ({ target }) => show(target));
  form.addEventListener("focusout", () => show(null));
  return () => show(document.activeElement);
}
