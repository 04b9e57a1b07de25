// Saving loads the page anew: it comes back where one was, with scroll, focus and selection.

/** Remembers the place when the form is saved, and goes there when it was. `say` tells what the
 * messages at the head of the page say, which one would not see. */
export function comeBack(form, say, storage = sessionStorage) {
  const key = `desk/place/${form.dataset.report}`;
  form.addEventListener("submit", () => put(storage, key, placeOf(document.activeElement, form)));
  const found = take(storage, key);
  if (!found || form.querySelector(".errornote")) return; // what is wrong is said at the head
  scrollTo(0, found.scroll);
  const field = form.elements[found.name];
  field?.focus({ preventScroll: true });
  field?.setSelectionRange?.(found.start, found.end);
  const said = [...document.querySelectorAll(".messagelist li")].map((one) => one.textContent);
  say(said.join("").replace("已保存", "已存入报告"));
}

export function saveByKeys(form) {
  document.addEventListener("keydown", (event) => {
    const { ctrlKey, metaKey, altKey, shiftKey, key } = event;
    if (!(ctrlKey || metaKey) || altKey || shiftKey || key.toLowerCase() !== "s") return;
    event.preventDefault(); // the browser would save the page as a file
    if (!event.repeat) form.requestSubmit(form.querySelector('[type="submit"]'));
  });
}

function placeOf(field, form) {
  const named = form.contains(field) && field.name ? field : {};
  const { name, selectionStart: start, selectionEnd: end } = named;
  return { scroll: scrollY, name, start, end };
}

/** A browser that keeps nothing loses the place, no more. */
function put(storage, key, place) {
  try {
    storage.setItem(key, JSON.stringify(place));
  } catch {}
}

function take(storage, key) {
  try {
    const found = JSON.parse(storage.getItem(key));
    storage.removeItem(key);
    return found;
  } catch {
    return null;
  }
}
