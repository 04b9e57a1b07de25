// What is done with a rectangle of cells: copied, cut, cleared, filled.

import { pasted } from "./figure.js";
import { position } from "./moves.js";

/** As Excel takes it: tabs between the figures of a line, a newline after each line. */
export const copied = (chosen) =>
  chosen.map((line) => line.map(({ input }) => input.value.trim()).join("\t")).join("\r\n");

export function clear(range, edits, name = "清除") {
  const cells = range.cells.flat();
  edits.take(
    name,
    cells.map(({ place }) => [place, ""]),
  );
  edits.say(`${name === "剪切" ? "已剪切" : "已清除"} ${cells.length} 格。`);
}

/** The first line goes into those below (「down」), or the first column into those beside it; a
 * single cell takes what stands above or before it. Totals are not overruled. */
export function fill(direction, range, edits) {
  const texts = [];
  let refused = 0;
  for (const [from, to] of pairs(direction, range)) {
    if (range.sheet.follows.has(to.place)) continue;
    const text = pasted(from.input.value, to);
    if (text === undefined) refused += 1;
    else texts.push([to.place, text]);
  }
  edits.take("填充", texts);
  edits.say(
    `已填充 ${texts.length} 格${refused ? `；${refused} 格填不进，保持原样` : ""}，合计自动计算。`,
  );
}

/** Each cell to be filled, with the cell it is filled from. */
function* pairs(direction, { cells, grid, isWide, from }) {
  if (!isWide) {
    const { row, column } = position(grid, from);
    const source = direction === "down" ? grid[row - 1]?.[column] : grid[row][column - 1];
    if (source) yield [source, from];
    return;
  }
  const [first, ...rest] = cells;
  if (direction === "down") {
    for (const line of rest)
      for (const [at, to] of line.entries()) if (first[at]) yield [first[at], to];
  } else {
    for (const [source, ...others] of cells) for (const to of others) yield [source, to];
  }
}

export function editRanges(range, edits) {
  const { table, sheet } = range;
  for (const name of ["copy", "cut"]) {
    table.addEventListener(name, (event) => {
      if (!range.isWide) return; // the browser's own, of the digits that are selected
      event.preventDefault();
      event.clipboardData.setData("text/plain", copied(range.cells));
      if (name === "cut") clear(range, edits, "剪切");
      else edits.say(`已复制 ${range.cells.flat().length} 格。`);
    });
  }
  table.addEventListener("keydown", (event) => {
    if (!sheet.cellOf(event.target) || event.isComposing || event.altKey || event.shiftKey) return;
    const does = actionOf(event, range);
    if (!does) return;
    event.preventDefault();
    does(edits);
  });
}

/** What a key does here, if anything. */
function actionOf({ key, ctrlKey, metaKey }, range) {
  if (ctrlKey || metaKey) {
    const direction = { d: "down", r: "right" }[key.toLowerCase()];
    return direction && ((edits) => fill(direction, range, edits));
  }
  const clears = ["Delete", "Backspace"].includes(key) && range.isWide;
  return clears && ((edits) => clear(range, edits));
}
