// The figures of the desk: totals follow their items, and what changed many cells is undone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Edits, fillWithZero, recompute } from "../../static/desk/edits.js";
import { checked, examine } from "../../static/desk/findings.js";
import { STATUTE, sheetOf, textsOf } from "./stand_in.js";

const told = (sheet) => examine(sheet, STATUTE).map(({ rule, place }) => [rule, place]);

function editsOf(sheet) {
  const button = { addEventListener() {}, hidden: true };
  return new Edits({ sheet, button, status: {}, changed() {} });
}

test("a total follows its items, and is told with what changed", () => {
  const sheet = sheetOf(["1", "2", "3"]);
  sheet.cells.get("t/a/x").input.value = "5";
  assert.deepEqual(sheet.write([["t/a/x", "5"]]), [
    { place: "t/a/x", before: "1", now: "5" },
    { place: "t/a/sum", before: "3", now: "7" },
  ]);
});

test("a total is blank while an item is; it cannot be typed over its items", () => {
  const sheet = sheetOf(["1", "2", "3"]);
  sheet.write([["t/a/sum", "9"]]);
  assert.deepEqual(textsOf(sheet)[0], ["1", "2", "3"]);
  sheet.write([["t/a/y", ""]]);
  assert.deepEqual(textsOf(sheet)[0], ["1", "", ""]);
});

test("a block may bring a total whose items it leaves blank; a single total may not", () => {
  const [block, single] = [sheetOf(), sheetOf()];
  block.write([["t/a/sum", "9"]], { block: true });
  single.write([["t/a/sum", "9"]]);
  assert.deepEqual(textsOf(block)[0], ["", "", "9"]);
  assert.deepEqual(textsOf(single)[0], ["", "", ""]);
});

test("a total that was stated otherwise stays until an item is typed", () => {
  const sheet = sheetOf(["1", "2", "9"]);
  assert.deepEqual(sheet.strayTotals("t"), ["t/a/sum"]);
  assert.equal(sheet.cells.get("t/a/sum").input.attributes["aria-readonly"], false);
  sheet.write([["t/b/x", "1"]]);
  assert.deepEqual(textsOf(sheet)[0], ["1", "2", "9"]);
  sheet.write([["t/a/x", "4"]]);
  assert.deepEqual(textsOf(sheet)[0], ["4", "2", "6"]);
  assert.equal(sheet.cells.get("t/a/sum").input.attributes["aria-readonly"], true);
});

test("a block is undone, but for what was typed over since", () => {
  const sheet = sheetOf(["1", "2", "3"]);
  const edits = editsOf(sheet);
  edits.take("粘贴", [
    ["t/a/x", "5"],
    ["t/b/x", "8"],
  ]);
  assert.deepEqual([edits.button.hidden, edits.button.textContent], [false, "撤销粘贴"]);
  sheet.write([["t/b/x", "9"]]);
  edits.undo();
  assert.deepEqual(textsOf(sheet), [
    ["1", "2", "3"],
    ["9", "", ""],
  ]);
  assert.equal(edits.status.textContent, "已撤销粘贴，恢复 2 格；1 格后来改过，保持不变。");
  assert.equal(edits.button.hidden, true);
});

test("blocks are undone one by one, last first", () => {
  const sheet = sheetOf();
  const edits = editsOf(sheet);
  edits.take("粘贴", [["t/a/x", "1"]]);
  edits.take("填 0", [["t/a/x", "0"]]);
  edits.undo();
  assert.equal(textsOf(sheet)[0][0], "1");
  edits.undo();
  assert.equal(textsOf(sheet)[0][0], "");
});

test("blank cells are filled with 0, totals by their items", () => {
  const sheet = sheetOf(["1", "", "5"], ["", "", ""]);
  const edits = editsOf(sheet);
  fillWithZero("t", sheet, edits);
  assert.deepEqual(textsOf(sheet), [
    ["1", "0", "1"],
    ["0", "0", "0"],
  ]);
  assert.equal(edits.status.textContent, "3 个空格填了 0；1 个合计改为各项之和，请核对。");
});

test("stray totals are computed when told so", () => {
  const sheet = sheetOf(["1", "2", "9"], ["1", "1", "2"]);
  const edits = editsOf(sheet);
  recompute("t", sheet, edits);
  assert.deepEqual(textsOf(sheet), [
    ["1", "2", "3"],
    ["1", "1", "2"],
  ]);
  assert.equal(edits.status.textContent, "1 个合计改为各项之和。");
  assert.equal(sheet.cells.get("t/a/sum").input.focused, true);
});

test("what is blank, refused and unbalanced is found", () => {
  assert.deepEqual(told(sheetOf(["1", "2", "3"], ["0", "0", "0"])), []);
  assert.deepEqual(told(sheetOf()), [["cell.missing", "t"]]);
  assert.deepEqual(told(sheetOf(["1", "2", "3"])), [["cell.missing", "t/b"]]);
  assert.deepEqual(told(sheetOf(["1", "三", "3"], ["0", "", "1"])), [
    ["cell.missing", "t/b/y"],
    ["cell.not_a_count", "t/a/y"],
  ]);
  const [found] = examine(sheetOf(["1", "2", "4"], ["0", "0", "0"]), STATUTE);
  assert.equal(found.message, "各项之和为3，合列为4。");
  assert.deepEqual(found.cells, ["t/a/x", "t/a/y", "t/a/sum"]);
});

test("the rules that the browser checks itself", () => {
  assert.deepEqual([...checked(STATUTE)], ["cell.missing", "cell.not_a_count", "t.row"]);
});
