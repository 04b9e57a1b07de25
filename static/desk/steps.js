// What was typed for a step that met the end of the session is still there after logging in anew:
// the server says what was to be done, this browser what was typed. The tick for 保密审查 is not
// put back: it is a person's word, given when he presses.

const form = document.getElementById("steps");
const kept = () => JSON.parse(sessionStorage.getItem(form.dataset.kept) ?? "{}");
const fields = ["reason", "scheduled_for"].map((name) => form.elements[name]).filter(Boolean);

let sent = false;
addEventListener("pageshow", () => {
  sent = false;
});
form.addEventListener("submit", (event) => {
  if (sent) event.preventDefault(); // a double click takes one step, and is told of one
  if (event.defaultPrevented) return;
  sent = true;
  const typed = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  sessionStorage.setItem(form.dataset.kept, JSON.stringify(typed));
});
if ("wanted" in form.dataset) for (const field of fields) field.value ||= kept()[field.name] ?? "";
