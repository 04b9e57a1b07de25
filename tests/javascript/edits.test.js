// Several levels of undoing and doing again, of what was typed too.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Edits, wantedOf } from "../../static/desk/edits.js";
import { sheetOf, textsOf } from "./stand_in.js";

function editsOf(sheet) {
  const button = () => ({ addEventListener() {}, hidden: true });
  return new Edits({ sheet, button: button(), again: button(), status: {}, changed() {} });
}

/** Typed key by key, then left. */
function type(edits, place, text) {
  for (let end = 1; end <= text.length; end += 1) {
    edits.sheet.cells.get(place).input.value = text.slice(0, end);
    edits.type(place, text.slice(0, end));
  }
  edits.settle();
}

test("what was typed in a cell is undone and done again as one, with its totals", () => {
  const sheet = sheetOf(["1", "2", "3"]);
  const edits = editsOf(sheet);
  type(edits, "t/a/x", "123");
  type(edits, "t/b/x", "4");
  assert.deepEqual(textsOf(sheet), [
    ["123", "2", "125"],
    ["4", "", ""],
  ]);
  edits.undo();
  edits.undo();
  assert.deepEqual(textsOf(sheet), [
    ["1", "2", "3"],
    ["", "", ""],
  ]);
  assert.equal(edits.status.textContent, "已撤销填写，恢复 2 格。");
  assert.equal(sheet.cells.get("t/a/x").input.focused, true);
  edits.redo();
  assert.deepEqual(textsOf(sheet)[0], ["123", "2", "125"]);
  assert.equal(edits.status.textContent, "已重做填写，2 格。");
  edits.redo();
  assert.deepEqual(textsOf(sheet)[1], ["4", "", ""]);
  edits.redo();
  edits.undo();
  edits.undo();
  edits.undo();
  assert.deepEqual(textsOf(sheet)[0], ["1", "2", "3"]);
});

test("after something new there is nothing to do again", () => {
  const edits = editsOf(sheetOf(["1", "2", "3"]));
  type(edits, "t/a/x", "5");
  edits.undo();
  assert.deepEqual([edits.again.hidden, edits.again.textContent], [false, "重做填写"]);
  edits.take("粘贴", [["t/b/x", "1"]]);
  assert.equal(edits.again.hidden, true);
  edits.redo();
  assert.deepEqual(textsOf(edits.sheet)[0], ["1", "2", "3"]);
});

test("what was typed and not yet left is undone first", () => {
  const sheet = sheetOf(["1", "2", "3"]);
  const edits = editsOf(sheet);
  edits.take("填 0", [["t/b/x", "0"]]);
  sheet.cells.get("t/a/x").input.value = "9";
  edits.type("t/a/x", "9");
  edits.undo();
  assert.deepEqual(textsOf(sheet), [
    ["1", "2", "3"],
    ["0", "", ""],
  ]);
});

test("typing that changes nothing is no edit", () => {
  const edits = editsOf(sheetOf(["1", "2", "3"]));
  type(edits, "t/a/x", "1");
  assert.equal(edits.button.hidden, true);
});

test("the keys of undoing and doing again, on Windows and on a Mac", () => {
  const wanted = (key, held) => wantedOf({ key, ...held });
  assert.equal(wanted("z", { ctrlKey: true }), "undo");
  assert.equal(wanted("Z", { metaKey: true, shiftKey: true }), "redo");
  assert.equal(wanted("y", { ctrlKey: true }), "redo");
  assert.equal(wanted("z", {}), null);
  assert.equal(wanted("z", { ctrlKey: true, altKey: true }), null);
  assert.equal(wanted("a", { ctrlKey: true }), null);
});
