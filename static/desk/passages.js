// Texts: how long each is, and a box as high as its text.

const GROWS = globalThis.CSS?.supports("field-sizing", "content");

export function watchPassages(form) {
  const texts = [...form.querySelectorAll("textarea")];
  texts.forEach(show);
  form.addEventListener("input", ({ target }) => texts.includes(target) && show(target));
  return () => texts.forEach(show);
}

// How many characters a text has too many, counted as the server counts them: without blank lines
// and what surrounds a line, each character once.
export function excess(value, longest) {
  const lines = value.split(/\r\n|\r|\n/).map((line) => line.trim());
  return Math.max(0, [...lines.filter(Boolean).join("\n")].length - longest);
}

function show(text) {
  const longest = Number(text.dataset.longest);
  const over = excess(text.value, longest);
  const count = [...text.value.replace(/\s/g, "")].length;
  const said = document.getElementById(`count-${text.name}`);
  said.textContent = over ? `超过 ${longest} 字的上限，请删减 ${over} 字` : `${count} 字`;
  said.classList.toggle("over", over > 0);
  text.setAttribute("aria-invalid", over > 0);
  if (GROWS) return;
  text.style.blockSize = "auto";
  text.style.blockSize = `${text.scrollHeight + 2}px`;
}
