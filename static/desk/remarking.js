// A remark in its place: a small form opens at the figure or sentence, and reloads nothing.

import { ask } from "./asking.js";

/** Gives what opens the form at a place. What was typed and not sent waits at its place. */
export function remarkHere(dialog, points) {
  const form = dialog.querySelector("form");
  const { text, place, quoted } = form.elements;
  const refusal = dialog.querySelector(".refusal");
  const typed = new Map();
  let here = null;

  const keep = () => here && typed.set(here, text.value);
  const close = () => {
    keep();
    dialog.close();
    here?.classList.remove("here");
    here?.focus();
    here = null;
  };
  addEventListener("beforeunload", (event) => {
    keep();
    if ([...typed.values()].some((words) => words.trim())) event.preventDefault();
  });
  dialog.querySelector("[type=button]").addEventListener("click", close);
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.ctrlKey) form.requestSubmit();
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await ask(form.action, form);
    refusal.textContent = answer.refused ?? "";
    if (answer.refused) return;
    text.value = "";
    close();
    points.refresh(answer);
  });

  return (element) => {
    keep();
    here?.classList.remove("here");
    here = element;
    here.classList.add("here");
    place.value = element.dataset.place;
    quoted.value = element.dataset.quoted ?? "";
    text.value = typed.get(element) ?? "";
    refusal.textContent = "";
    dialog.querySelector(".remark-on").textContent = nameOf(element, points);
    dialog.open = true; // show() would scroll to where it stood before
    put(dialog, element);
    text.focus({ preventScroll: true });
    dialog.scrollIntoView({ block: "nearest" });
  };
}

/** What the place is called, and what was already said there. */
function nameOf(element, points) {
  const said = points.remarksOn(element).length;
  const heard = said ? `（这里已有 ${said} 条意见，见列表）` : "";
  if (element.dataset.quoted) return `“${element.dataset.quoted}”${heard}`;
  const headings = (element.getAttribute("headers") ?? "").split(" ").filter(Boolean);
  const names = headings.map((id) => document.getElementById(id).textContent.trim());
  const part = element.closest(".part")?.querySelector("h2").textContent.trim();
  return [names.length ? names.join("，") : (part ?? "标题"), heard].join("");
}

/** Below the place; on a phone the style keeps it at the foot of the screen. */
function put(dialog, element) {
  const within = dialog.offsetParent;
  if (!within || getComputedStyle(dialog).position === "fixed") return;
  const frame = within.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const right = frame.width - dialog.offsetWidth - 8;
  dialog.style.insetBlockStart = `${box.bottom - frame.top + within.scrollTop + 6}px`;
  dialog.style.insetInlineStart = `${Math.max(8, Math.min(box.left - frame.left, right))}px`;
}
