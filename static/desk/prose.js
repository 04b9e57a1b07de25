// A whole report pasted into one text: the server tells the parts apart by their headings, as it does
// with a file, and each goes into its own box. A text that is not several parts is pasted as usual.

import { ask } from "./asking.js";

const HEADING = /^\s*[（(]?[一二三四五六七八九十]+[)）、．.]/;

/** `filled` is called when boxes were filled; `edits` says what happened. */
export function pasteProse(form, sheet, edits, filled) {
  form.addEventListener("paste", async (event) => {
    const box = event.target;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!box.matches("textarea") || !hasHeadings(text)) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = box;
    const answer = await understood(form, text);
    if (answer.refused || !belongs(answer.texts, box, form)) {
      box.focus();
      box.setSelectionRange(selectionStart, selectionEnd);
      document.execCommand("insertText", false, text); // the browser's own undo knows it
      if (answer.refused) edits.say(`已照原样粘贴，没有分段：${answer.refused}`);
      return;
    }
    edits.say(`${fill(answer, form, sheet, edits)}${answer.said.join("")}`);
    filled();
  });
}

/** Whether at least two lines look like headings: else nobody need ask. */
export function hasHeadings(text) {
  return text.split("\n").filter((line) => HEADING.test(line)).length > 1;
}

function understood(form, text) {
  const said = document.createElement("form");
  for (const [name, value] of [
    ["csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value],
    ["pasted", text],
  ])
    said.append(Object.assign(document.createElement("textarea"), { name, value }));
  return ask(new URL("../understand/", location.href), said);
}

/** Whether what was read is of several parts, or several texts of the part it was pasted into: a
 * list of points under 「一是」 is not. */
function belongs(texts, box, form) {
  const part = (field) => field?.closest(".desk-part");
  const parts = Object.keys(texts).map((key) => part(form.elements[key]));
  return parts.length > 1 && parts.includes(part(box));
}

/** Fill the boxes that are empty, and the cells; what is written already stays. Gives what to say. */
function fill({ texts, figures }, form, sheet, edits) {
  const fields = Object.entries(texts).map(([key, text]) => [form.elements[key], text]);
  const [free, taken] = [[], []];
  for (const one of fields) {
    const [field, text] = one;
    if (field.value.trim() === text.trim()) continue;
    (field.value.trim() ? taken : free).push(one);
  }
  for (const [field, text] of free) field.value = text;
  const cells = Object.entries(figures).filter(([place]) => sheet.cells.has(place));
  const changed = cells.length ? edits.take("粘贴的表格", cells).length : 0;
  const names = taken.map(([field]) => `“${field.labels[0].textContent.trim()}”`).join("、");
  return [
    `按小标题分填 ${free.length} 段${changed ? `、${changed} 格` : ""}，请核对。`,
    names && `${names}已有文字，没有改动；要换成粘贴的，请清空后再粘贴。`,
  ].join("");
}
