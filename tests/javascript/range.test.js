// A rectangle of cells: how it is chosen, and what is done with it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Edits } from "../../static/desk/edits.js";
import { asks } from "../../static/desk/keys.js";
import { moveByKeys } from "../../static/desk/moves.js";
import { pasteBlocks } from "../../static/desk/paste.js";
import { chooseByKeys, extension, Range } from "../../static/desk/range.js";
import { clear, copied, editRanges, fill } from "../../static/desk/range_edits.js";
import { gridOf, sheetOf, tableOf, textsOf } from "./stand_in.js";

/** A table of the small statute with everything that listens to it. */
function tableWith(...texts) {
  const sheet = sheetOf(...texts);
  const table = tableOf(sheet);
  const button = { addEventListener() {}, hidden: true };
  const edits = new Edits({ sheet, button, status: {}, changed() {} });
  const range = new Range(table, sheet, (words) => edits.say(words));
  chooseByKeys(range);
  editRanges(range, edits);
  moveByKeys(table, sheet);
  pasteBlocks(table, sheet, edits, range);
  const at = (line, column) => gridOf(sheet)[line][column];
  const press = (cell, key, held = {}) => {
    const { value } = cell.input;
    const target = Object.assign(cell.input, { selectionStart: 0, selectionEnd: value.length });
    table.fire("keydown", { target, key, ...held });
  };
  return { sheet, table, edits, range, at, press };
}

const chosen = ({ range }) => range.cells.map((line) => line.map(({ place }) => place));
const marked = ({ sheet }) =>
  [...sheet.cells.values()]
    .filter(({ box }) => box.classes.has("chosen"))
    .map(({ place }) => place);

test("Shift and the arrow keys choose a rectangle, and the focus stays", () => {
  const one = tableWith(["1", "2", "3"], ["4", "5", "9"]);
  const first = one.at(0, 0);
  one.range.start(first);
  one.press(first, "ArrowRight", { shiftKey: true });
  one.press(first, "ArrowDown", { shiftKey: true });
  assert.deepEqual(chosen(one), [
    ["t/a/x", "t/a/y"],
    ["t/b/x", "t/b/y"],
  ]);
  assert.deepEqual(marked(one), chosen(one).flat());
  assert.equal(one.edits.status.textContent, "选中 2 行 2 列，共 4 格。");
  assert.equal(one.at(1, 0).input.focused, undefined);
  one.press(first, "ArrowUp", { shiftKey: true });
  one.press(first, "ArrowUp", { shiftKey: true }); // beyond the table
  assert.deepEqual(chosen(one), [["t/a/x", "t/a/y"]]);
  one.press(first, "Escape");
  assert.deepEqual([one.range.isWide, marked(one)], [false, []]);
});

test("a rectangle is chosen from any corner", () => {
  const one = tableWith();
  one.range.start(one.at(1, 2));
  one.range.extend(one.at(0, 1));
  assert.deepEqual(chosen(one), [
    ["t/a/y", "t/a/sum"],
    ["t/b/y", "t/b/sum"],
  ]);
});

test("sideways Shift selects digits in a figure that is not selected whole", () => {
  const key = (name, start, end, isWide = false) =>
    extension(
      {
        key: name,
        shiftKey: true,
        target: { value: "12", selectionStart: start, selectionEnd: end },
      },
      isWide,
    );
  assert.equal(key("ArrowLeft", 1, 1), null);
  assert.deepEqual(key("ArrowLeft", 0, 2), [0, -1]);
  assert.deepEqual(key("ArrowLeft", 1, 1, true), [0, -1]);
  assert.deepEqual(key("ArrowDown", 1, 1), [1, 0]);
  assert.equal(key("Home", 0, 2), null);
});

test("typing, or going elsewhere, ends it", () => {
  const one = tableWith();
  one.range.start(one.at(0, 0));
  one.range.extend(one.at(1, 1));
  one.table.fire("input", { target: one.at(0, 0).input });
  assert.equal(one.range.isWide, false);
  one.range.extend(one.at(1, 1));
  const { input } = one.at(1, 0);
  one.table.fire("focusin", { target: Object.assign(input, { select() {} }) });
  assert.deepEqual(chosen(one), [["t/b/x"]]);
});

test("copied as Excel takes it; cut, it is cleared and can be brought back", () => {
  const one = tableWith(["1", "2", "3"], ["4", "5", "9"]);
  const clipboard = {};
  const event = { clipboardData: { setData: (_, text) => Object.assign(clipboard, { text }) } };
  one.range.start(one.at(0, 0));
  one.table.fire("copy", event);
  assert.equal(clipboard.text, undefined); // one cell: the browser's own
  one.range.extend(one.at(1, 1));
  one.table.fire("copy", event);
  assert.equal(clipboard.text, "1\t2\r\n4\t5");
  one.table.fire("cut", event);
  assert.deepEqual(textsOf(one.sheet), [
    ["", "", ""],
    ["", "", ""],
  ]);
  assert.equal(one.edits.status.textContent, "已剪切 4 格。");
  one.edits.undo();
  assert.deepEqual(textsOf(one.sheet), [
    ["1", "2", "3"],
    ["4", "5", "9"],
  ]);
  assert.equal(copied(one.range.cells), "1\t2\r\n4\t5");
});

test("Delete clears a rectangle, not the digits of one cell", () => {
  const one = tableWith(["1", "2", "3"]);
  one.range.start(one.at(0, 0));
  one.press(one.at(0, 0), "Delete");
  assert.deepEqual(textsOf(one.sheet)[0], ["1", "2", "3"]);
  one.range.extend(one.at(0, 1));
  one.press(one.at(0, 0), "Delete");
  assert.deepEqual(textsOf(one.sheet)[0], ["", "", ""]);
  clear(one.range, one.edits);
  assert.equal(one.edits.status.textContent, "已清除 2 格。");
});

test("filled down from the first line and right from the first column, totals follow", () => {
  const down = tableWith(["1", "2", "3"], ["4", "5", "9"]);
  down.range.start(down.at(0, 0));
  down.range.extend(down.at(1, 2));
  down.press(down.at(0, 0), "d", { ctrlKey: true });
  assert.deepEqual(textsOf(down.sheet)[1], ["1", "2", "3"]);
  assert.equal(down.edits.status.textContent, "已填充 2 格，合计自动计算。");
  const right = tableWith(["1", "2", "3"], ["4", "5", "9"]);
  right.range.start(right.at(0, 0));
  right.range.extend(right.at(1, 1));
  right.press(right.at(0, 0), "r", { ctrlKey: true });
  assert.deepEqual(textsOf(right.sheet), [
    ["1", "1", "2"],
    ["4", "4", "8"],
  ]);
});

test("a single cell takes what stands above or before it; a figure it cannot hold it does not", () => {
  const one = tableWith(["三", "2", ""], ["", "", ""]);
  one.range.start(one.at(1, 1));
  fill("down", one.range, one.edits);
  assert.deepEqual(textsOf(one.sheet)[1], ["", "2", ""]);
  one.range.start(one.at(1, 0));
  fill("down", one.range, one.edits);
  assert.equal(one.edits.status.textContent, "已填充 0 格；1 格填不进，保持原样，合计自动计算。");
  one.range.start(one.at(0, 0));
  fill("down", one.range, one.edits); // nothing stands above
  assert.deepEqual(textsOf(one.sheet)[0], ["三", "2", ""]);
});

test("one figure pasted over a rectangle goes into each of its cells, a block begins at its first", () => {
  const one = tableWith();
  const paste = (text) =>
    one.table.fire("paste", {
      target: one.at(1, 1).input,
      clipboardData: { getData: () => text },
    });
  one.range.start(one.at(1, 1));
  one.range.extend(one.at(0, 0));
  paste("7件");
  assert.deepEqual(textsOf(one.sheet), [
    ["7", "7", "14"],
    ["7", "7", "14"],
  ]);
  paste("1\t2\r\n");
  assert.deepEqual(textsOf(one.sheet)[0], ["1", "2", "3"]);
});

test("「?」 asks for the sheet of keys where it is no word one writes", () => {
  const on = (is) => ({ matches: () => is });
  assert.equal(asks({ key: "?", target: on(false) }), true);
  assert.equal(asks({ key: "？", target: on(false) }), true);
  assert.equal(asks({ key: "?", target: on(true) }), false);
  assert.equal(asks({ key: "?", ctrlKey: true, target: on(false) }), false);
  assert.equal(asks({ key: "/", target: on(false) }), false);
});
