// Texts: how long each is, and a box as high as its text.

const GROWS = CSS.supports("field-sizing", "content");

export function watchPassages(form) {
  const texts = [...form.querySelectorAll("textarea")];
  texts.forEach(show);
  form.addEventListener("input", ({ target }) => texts.includes(target) && show(target));
  return () => texts.forEach(show);
}

function show(text) {
  const count = [...text.value.replace(/\s/g, "")].length;
  document.getElementById(`count-${text.name}`).textContent = `${count} 字`;
  if (GROWS) return;
  text.style.blockSize = "auto";
  text.style.blockSize = `${text.scrollHeight + 2}px`;
}
