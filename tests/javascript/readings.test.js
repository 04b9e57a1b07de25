// Marks of statements stay with their words while one types, until the server has read anew.

import assert from "node:assert/strict";
import { test } from "node:test";
import { graded } from "../../static/desk/findings.js";
import { units } from "../../static/desk/jump.js";
import { carried } from "../../static/desk/readings.js";

const marks = [
  { start: 2, end: 4, name: "before" },
  { start: 6, end: 9, name: "behind" },
];
const spans = (found) => found.map(({ name, start, end }) => [name, start, end]);

test("what stands before the change stays, what stands behind moves along", () => {
  const typed = carried(marks, "0123456789", "01234xyz56789");
  assert.deepEqual(spans(typed), [
    ["before", 2, 4],
    ["behind", 9, 12],
  ]);
  const erased = carried(marks, "0123456789", "012356789");
  assert.deepEqual(spans(erased), [
    ["before", 2, 4],
    ["behind", 5, 8],
  ]);
});

test("a statement that was typed in is not marked any more", () => {
  assert.deepEqual(spans(carried(marks, "0123456789", "012x3456789")), [["behind", 7, 10]]);
  assert.deepEqual(spans(carried(marks, "0123456789", "")), []);
});

test("typing a character again, or right beside a mark, moves no mark wrongly", () => {
  assert.deepEqual(spans(carried([{ start: 0, end: 2, name: "a" }], "aab", "aaab")), [["a", 0, 2]]);
  assert.deepEqual(spans(carried(marks, "0123456789", "01x23456789")), [
    ["before", 3, 5],
    ["behind", 7, 10],
  ]);
});

test("characters beyond the basic plane count as Python counts them", () => {
  assert.equal(units("𠮷野家", 2), 3);
});

test("findings are as grave as the settings say; of a rule switched off there are none", () => {
  const severities = { "t.row": { value: "warning", label: "警告" } };
  const found = [{ rule: "t.row", place: "t/a" }, { rule: "t.off" }];
  assert.deepEqual(graded(found, severities), [
    { rule: "t.row", place: "t/a", severity: severities["t.row"] },
  ]);
});
