// Where a key leads.

import assert from "node:assert/strict";
import { test } from "node:test";
import { moveByKeys, position, reached, stepOf } from "../../static/desk/moves.js";
import { gridOf, sheetOf } from "./stand_in.js";

const [A, B, C, D, E] = "ABCDE".split("").map((name) => ({ name }));
const GRID = [
  [A, B, C],
  [D, E],
];
const key = (name, { value = "12", start = 0, end = start, shift = false } = {}) =>
  stepOf({
    key: name,
    shiftKey: shift,
    target: { value, selectionStart: start, selectionEnd: end },
  });

test("a cell's position is its line and its place in it", () => {
  assert.deepEqual(position(GRID, E), { row: 1, column: 1 });
});

test("up, down and Enter go by lines", () => {
  assert.deepEqual(key("ArrowUp"), [-1, 0]);
  assert.deepEqual(key("ArrowDown"), [1, 0]);
  assert.deepEqual(key("Enter"), [1, 0]);
  assert.deepEqual(key("Enter", { shift: true }), [-1, 0]);
});

test("left and right leave a cell only from the edge of what is typed", () => {
  assert.deepEqual(key("ArrowLeft", { start: 0 }), [0, -1]);
  assert.equal(key("ArrowLeft", { start: 1 }), null);
  assert.deepEqual(key("ArrowRight", { start: 2 }), [0, 1]);
  assert.equal(key("ArrowRight", { start: 1 }), null);
});

test("a cell that is selected whole, or empty, is left at once; a selection is extended by Shift", () => {
  for (const state of [{ start: 0, end: 2 }, { value: "" }]) {
    assert.deepEqual(key("ArrowLeft", state), [0, -1]);
    assert.deepEqual(key("ArrowRight", state), [0, 1]);
    assert.equal(key("ArrowLeft", { ...state, shift: true }), null);
    assert.equal(key("ArrowRight", { ...state, shift: true }), null);
  }
});

test("other keys are the browser's", () => {
  for (const name of ["Tab", "a", "Escape", "Home", "PageDown"]) assert.equal(key(name), null);
});

test("below a wider line the last cell of a narrower is reached; beyond the table none", () => {
  const way = (from, step) => reached(GRID, from, step)?.name;
  assert.equal(way(A, [1, 0]), "D");
  assert.equal(way(C, [1, 0]), "E");
  assert.equal(way(E, [-1, 0]), "B");
  assert.equal(way(A, [0, 1]), "B");
  assert.equal(way(A, [0, -1]), undefined);
  assert.equal(way(C, [0, 1]), undefined);
  assert.equal(way(A, [-1, 0]), undefined);
  assert.equal(way(D, [1, 0]), undefined);
});

/** Presses a key in the first cell of a sheet; says whether the browser still acts on it. */
function press(sheet, event) {
  const [first] = gridOf(sheet)[0];
  const handlers = {};
  const rows = gridOf(sheet).map((line) => ({
    querySelectorAll: () => line.map(({ input }) => input),
  }));
  moveByKeys(
    { rows, addEventListener: (name, does) => Object.assign(handlers, { [name]: does }) },
    sheet,
  );
  let prevented = false;
  const target = Object.assign(first.input, { selectionStart: 0, selectionEnd: 0 });
  handlers.keydown({
    target,
    preventDefault: () => {
      prevented = true;
    },
    ...event,
  });
  return !prevented;
}

test("Enter goes to the cell below and does not save the form", () => {
  const sheet = sheetOf(["1", "2", "3"]);
  assert.equal(press(sheet, { key: "Enter" }), false);
  assert.equal(sheet.cells.get("t/b/x").input.focused, true);
});

test("at the edge Enter still does not save; with Ctrl, or while composing, a key is the browser's", () => {
  assert.equal(press(sheetOf(), { key: "ArrowUp" }), false);
  for (const held of ["ctrlKey", "metaKey", "altKey", "isComposing"]) {
    const sheet = sheetOf();
    assert.equal(press(sheet, { key: "Enter", [held]: true }), true);
    assert.equal(sheet.cells.get("t/b/x").input.focused, undefined);
  }
});
