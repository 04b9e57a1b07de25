// A copied block over many cells, from the focused one on; nothing is left out without a word.

import { figuresOnly, rows } from "./block.js";
import { figure, pasted, same } from "./figure.js";
import { lines, position } from "./moves.js";

/** With a `range` of several cells chosen, a block begins at its first, a figure goes into each. */
export function pasteBlocks(table, sheet, edits, range = null) {
  table.addEventListener("paste", (event) => {
    const cell = sheet.cellOf(event.target);
    const text = event.clipboardData.getData("text/plain").replace(/[\r\n]+$/, "");
    const chosen = range?.isWide ? range.cells : null;
    const isBlock = /[\t\r\n]/.test(text);
    if (!cell || !(isBlock || chosen)) return; // a single figure: the browser's own way
    event.preventDefault();
    const { block, labels } = isBlock ? figuresOnly(rows(text)) : repeated(text, chosen);
    const placed = place(block, lines(table, sheet), chosen?.[0][0] ?? cell);
    edits.take("粘贴", placed.texts);
    edits.say([...summary(placed, labels), ...overruled(placed, sheet)].join(""));
  });
}

const repeated = (text, chosen) => ({
  block: chosen.map((line) => line.map(() => text)),
  labels: 0,
});

/** Field by field to its cell: texts to write, fields that are no figure, figures without a cell. */
export function place(block, grid, cell) {
  const { row, column } = position(grid, cell);
  const found = { texts: [], refused: [], outside: 0 };
  for (const [down, fields] of block.entries()) {
    for (const [right, field] of fields.entries()) {
      const to = grid[row + down]?.[column + right];
      if (!to) found.outside += field.trim() ? 1 : 0;
      else if (pasted(field, to) === undefined) found.refused.push({ to, field });
      else found.texts.push([to.place, pasted(field, to)]);
    }
  }
  return found;
}

/** What a person is told of it, sentence by sentence. */
export function* summary({ texts, refused, outside }, labels) {
  const blank = texts.filter(([, text]) => !text).length;
  yield `已粘贴 ${texts.length} 格${blank ? `，其中 ${blank} 格为空` : ""}。`;
  if (labels) yield `另有 ${labels} 处文字没有粘贴。`;
  if (outside) yield `${outside} 个数超出表格，没有粘贴。`;
  if (refused.length) {
    const [{ to, field }] = refused;
    yield `${refused.length} 处填不进，保持原样：如“${to.row}”的“${to.label}”，粘贴的是“${field.trim().slice(0, 20)}”。`;
  }
}

/** Totals that were copied along but are not the sum of the items. */
export function overruled({ texts }, sheet) {
  const now = sheet.figures();
  const differ = texts.filter(
    ([place, text]) =>
      text &&
      sheet.totalPlaces.has(place) &&
      !same(figure(text, sheet.cells.get(place)), now.get(place)),
  );
  return differ.length ? [`${differ.length} 个合计与粘贴的数不同，已按各项之和计算，请核对。`] : [];
}
