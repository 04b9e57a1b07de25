// From what is said of a place to the place.

/** A link to a place focuses what is to be filled in there. */
export function jump(event, form) {
  const link = event.target.closest('a[href^="#at-"]');
  if (!link) return;
  const [place, characters] = decodeURIComponent(link.hash).replace("#at-", "").split(":");
  const there = document.getElementById(`at-${place}`);
  if (!there || !form.contains(there)) return;
  event.preventDefault();
  const scope = there.matches("span") ? there.closest("td") : there;
  const inputs = [...scope.querySelectorAll("input, textarea")];
  const to = inputs.find(({ value }) => !value.trim()) ?? inputs[0];
  (to.matches("td *") && !scope.matches("fieldset") ? inputs[0] : to).focus({
    preventScroll: true,
  });
  document.activeElement.scrollIntoView({ block: "center", inline: "nearest" });
  if (characters) select(document.activeElement, characters);
}

/** Mark the words that a finding is about. */
function select(field, characters) {
  const [start, end] = characters.split("-").map(Number);
  field.setSelectionRange?.(units(field.value, start), units(field.value, end));
}

/** Python counts a character outside the basic plane as one, the browser as two. */
export const units = (text, count) => [...text].slice(0, count).join("").length;
