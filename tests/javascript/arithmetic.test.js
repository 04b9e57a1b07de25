// The arithmetic on a small table. That the browser finds what Python finds, on whole reports of
// every format, is shown by tests/javascript/test_arithmetic.py.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  cellsOf,
  defined,
  definitions,
  following,
  missing,
  settle,
  unbalanced,
} from "../../static/desk/arithmetic.js";
import { figure, printed } from "../../static/desk/figure.js";
import { COUNT } from "./stand_in.js";

const equation = (left, right) => ({
  rule: "sum",
  table: "t",
  place: right[0],
  left,
  right,
  message: "{left}≠{right}",
});
const ROW = equation(["a", "b"], ["s"]);
const GRAND = equation(["s", "c"], ["g"]);
const BALANCE = equation(["a"], ["b", "c"]);
const TOTALS = [ROW, GRAND];

const figuresOf = (texts) =>
  new Map(Object.entries(texts).map(([key, text]) => [`t/${key}`, figure(text, COUNT)]));
const settled = (texts, changed, before = []) => {
  const places = before.map((key) => `t/${key}`);
  const found = settle(TOTALS, figuresOf(texts), [`t/${changed}`], new Set(places));
  return Object.fromEntries([...found].map(([place, value]) => [place, printed(value)]));
};

test("an equation's cells, and the total that it defines", () => {
  assert.deepEqual(cellsOf(ROW), ["t/a", "t/b", "t/s"]);
  assert.deepEqual(definitions([ROW, BALANCE, GRAND]), TOTALS);
  assert.equal(defined(GRAND), "t/g");
});

test("what does not hold is found with both sides; what is not stated is not accused", () => {
  const found = unbalanced([ROW, BALANCE], figuresOf({ a: "1", b: "2", c: "", s: "4" }));
  assert.deepEqual(found, [{ rule: "sum", place: "t/s", message: "3≠4", equation: ROW }]);
  assert.deepEqual(unbalanced([ROW], figuresOf({ a: "1", b: "三", s: "4" })), []);
});

test("blank cells: a table, a row, a cell in one sentence each", () => {
  const cells = (row) => ["x", "y"].map((key) => ({ place: `t/${row}/${key}`, label: key }));
  const rows = ["a", "b"].map((key) => ({ place: `t/${key}`, label: key, cells: cells(key) }));
  const table = { key: "t", heading: "某表", rows };
  const places = ["a/x", "a/y", "b/x", "b/y"];
  const told = (...texts) => {
    const figures = figuresOf(Object.fromEntries(places.map((key, at) => [key, texts[at]])));
    return missing([table], figures).map(({ place, blanks }) => [place, blanks.length]);
  };
  assert.deepEqual(told("", "", "", ""), [["t", 4]]);
  assert.deepEqual(told("", "", "0", "1"), [["t/a", 2]]);
  assert.deepEqual(told("", "1", "2", "三"), [["t/a/x", 1]]);
  assert.deepEqual(told("0", "1", "2", "3"), []);
});

test("totals follow that are blank, or the sum of their items", () => {
  const follow = (texts) => [...following(TOTALS, figuresOf(texts))];
  assert.deepEqual(follow({ a: "1", b: "2", s: "3", c: "1", g: "" }), ["t/s", "t/g"]);
  assert.deepEqual(follow({ a: "1", b: "2", s: "4", c: "1", g: "5" }), ["t/g"]);
  assert.deepEqual(follow({ a: "", b: "2", s: "4", c: "", g: "9" }), []);
});

test("a change runs through totals of totals", () => {
  const texts = { a: "5", b: "2", s: "3", c: "1", g: "4" };
  assert.deepEqual(settled(texts, "a", ["s", "g"]), { "t/s": "7", "t/g": "8" });
});

test("an item wiped blanks the totals that followed, and leaves those stated by themselves", () => {
  const texts = { a: "", b: "2", s: "3", c: "1", g: "4" };
  assert.deepEqual(settled(texts, "a", ["s", "g"]), { "t/s": "", "t/g": "" });
  assert.deepEqual(settled(texts, "a", []), {});
});

test("a total typed over its items comes back", () => {
  assert.deepEqual(settled({ a: "1", b: "2", s: "9", c: "1", g: "4" }, "s", ["s", "g"]), {
    "t/s": "3",
  });
});
