// The desk comes alive: what stands here is wired only; each file beside does one thing. Without
// it the form still saves, and the server decides.

import { blankCells, Edits, fillWithZero, recompute } from "./edits.js";
import { figure, tidy } from "./figure.js";
import { checked, examine, graded } from "./findings.js";
import { judgeInPlace } from "./judging.js";
import { showKeys } from "./keys.js";
import { watchLastYear } from "./last_year.js";
import { guard } from "./leaving.js";
import { follow, mark, takeOver } from "./marks.js";
import { moveByKeys } from "./moves.js";
import { Panel } from "./panel.js";
import { watchPassages } from "./passages.js";
import { pasteBlocks } from "./paste.js";
import { comeBack, saveByKeys } from "./place.js";
import { pasteProse } from "./prose.js";
import { chooseByKeys, chooseByMouse, Range } from "./range.js";
import { editRanges } from "./range_edits.js";
import { showReadings } from "./readings.js";
import { Sheet } from "./sheet.js";

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const form = document.getElementById("desk");
const statute = read("statute");
const sheet = new Sheet(form, statute);
const panel = new Panel(document.getElementById("findings"), form, checked(statute));
const bar = form.querySelector(".desk-save");
const edits = new Edits({
  sheet,
  status: bar.querySelector("[role=status]"),
  button: bar.querySelector(".undo"),
  again: bar.querySelector(".redo"),
  changed,
});
const zeroRest = bar.querySelector(".zero-rest");
let findings = [];
const showHere = follow(form, sheet, bar, () => findings);
const showPassages = watchPassages(form);
const readAgain = showReadings(form);
const keepSoon = guard(form, {
  stored: read("stored"),
  state: bar.querySelector(".unsaved"),
  autosaved: bar.querySelector(".autosaved"),
  notice: document.getElementById("desk-kept"),
  steps: [
    ...document.querySelectorAll(".desk-page form:not(#desk, .desk-resumed form, #findings form)"),
  ],
  saved: document.querySelector(`.messagelist .saved-${form.dataset.report}`),
  resumed: document.querySelector(".desk-resumed form"),
  restored(names, isMoved) {
    sheet.retype(
      names.filter((name) => sheet.cells.has(name)),
      { totals: !isMoved },
    );
    showPassages();
    readAgain();
    changed();
  },
});

function show() {
  findings = graded(examine(sheet, statute), statute.severities);
  mark(
    sheet,
    findings.filter(({ severity }) => severity.value !== "hint"),
  );
  panel.show(findings);
  showHere();
  zeroRest.hidden = !blankCells(sheet).length;
  for (const tools of form.querySelectorAll(".desk-tools")) {
    tools.querySelector(".recompute").hidden = !sheet.strayTotals(tools.dataset.table).length;
  }
}

let waiting = false;
function changed() {
  keepSoon();
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    show();
  });
}

form.addEventListener("input", ({ target }) => {
  const cell = sheet.cellOf(target);
  if (cell) edits.type(cell.place, target.value);
  changed();
});
form.addEventListener("change", ({ target }) => {
  const cell = sheet.cellOf(target);
  if (!cell) return;
  if (figure(target.value, cell)) edits.type(cell.place, tidy(target.value, cell));
  edits.settle();
});
for (const table of form.querySelectorAll(".desk-grid")) {
  const range = new Range(table, sheet, (words) => edits.say(words));
  chooseByKeys(range);
  chooseByMouse(range);
  editRanges(range, edits);
  moveByKeys(table, sheet);
  pasteBlocks(table, sheet, edits, range);
}
edits.undoByKeys();
zeroRest.addEventListener("click", () => fillWithZero("", sheet, edits));
pasteProse(form, sheet, edits, () => {
  showPassages();
  changed();
});
for (const tools of form.querySelectorAll(".desk-tools")) {
  const { table } = tools.dataset;
  tools.querySelector(".zero").addEventListener("click", () => fillWithZero(table, sheet, edits));
  tools.querySelector(".recompute").addEventListener("click", () => recompute(table, sheet, edits));
}
judgeInPlace(document.getElementById("findings"), (list) => {
  panel.renew(list);
  show();
});
takeOver(sheet);
saveByKeys(form);
showKeys(bar.querySelector(".keys"), document.getElementById("desk-keys"));
watchLastYear(form);
document.documentElement.classList.add("desk-live");
show();
comeBack(form, (words) => edits.say(words));
readAgain();
if (matchMedia("(max-width: 64rem)").matches) document.querySelector(".desk-parts").open = false;
