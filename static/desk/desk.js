// The desk comes alive: what stands here is wired only; each file beside does one thing. Without
// it the form still saves, and the server decides.

import { blankCells, Edits, fillWithZero, recompute } from "./edits.js";
import { figure, plain } from "./figure.js";
import { checked, examine } from "./findings.js";
import { watchLastYear } from "./last_year.js";
import { guard } from "./leaving.js";
import { follow, mark, takeOver } from "./marks.js";
import { moveByKeys } from "./moves.js";
import { Panel } from "./panel.js";
import { watchPassages } from "./passages.js";
import { pasteBlocks } from "./paste.js";
import { pasteProse } from "./prose.js";
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
  changed,
});
const zeroRest = bar.querySelector(".zero-rest");
let findings = [];
const showHere = follow(form, sheet, bar, () => findings);
const showPassages = watchPassages(form);
const keepSoon = guard(form, {
  stored: read("stored"),
  state: bar.querySelector(".unsaved"),
  notice: document.getElementById("desk-kept"),
  steps: [...document.querySelectorAll(".desk-page form:not(#desk)")],
  restored(names) {
    sheet.restore(
      names
        .filter((name) => sheet.cells.has(name))
        .map((name) => [name, form.elements[name].value]),
    );
    showPassages();
    changed();
  },
});

function show() {
  findings = examine(sheet, statute);
  mark(sheet, findings);
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
  if (cell) {
    edits.typedIn = cell.place;
    sheet.write([[cell.place, target.value]]);
  }
  changed();
});
form.addEventListener("change", ({ target }) => {
  const cell = sheet.cellOf(target);
  if (cell && figure(target.value, cell)) sheet.write([[cell.place, plain(target.value)]]);
});
for (const table of form.querySelectorAll(".desk-grid")) {
  moveByKeys(table, sheet);
  pasteBlocks(table, sheet, edits);
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
takeOver(sheet);
watchLastYear(form);
document.documentElement.classList.add("desk-live");
show();
if (matchMedia("(max-width: 64rem)").matches) document.querySelector(".desk-parts").open = false;
