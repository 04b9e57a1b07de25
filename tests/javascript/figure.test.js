// One figure: as typed (the examples are those of tests/desk/test_cell_field.py), as pasted, summed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { figure, isLabel, pasted, plain, printed, same, sum } from "../../static/desk/figure.js";

const EXAMPLES = JSON.parse(readFileSync(new URL("figures.json", import.meta.url), "utf8"));
// A measure as the server states it: how many digits, how many decimals, whether signed.
const measure = ({ decimal = false, signed = false } = {}) => ({
  digits: 16,
  decimals: decimal ? 6 : 0,
  signed,
});
const AMOUNT = measure({ decimal: true });
const of = (...texts) =>
  texts.map((text) => figure(text, measure({ decimal: true, signed: true })));

test("a figure as typed is what the server reads", () => {
  const read = ({ typed, ...kind }) => {
    const value = figure(typed, measure(kind));
    return value === undefined ? "refused" : value && printed(value);
  };
  const found = EXAMPLES.map((example) => ({ ...example, value: read(example) }));
  assert.deepEqual(found, EXAMPLES);
});

test("what is typed is made plain", () => {
  assert.equal(plain("　－１，２３４．５ \u200b"), "-1234.5");
  assert.equal(plain("约 10 件，"), "约10件");
});

test("a sum is exact and keeps the most decimals printed", () => {
  assert.equal(printed(sum(of("0.1", "0.20"))), "0.30");
  assert.equal(printed(sum(of("9007199254740993", "1"))), "9007199254740994");
  assert.equal(printed(sum(of("-0.5", "0.25"))), "-0.25");
  assert.equal(printed(sum([])), "0");
});

test("a sum with a figure that is not stated, or none, is not known", () => {
  assert.equal(sum(of("1", "")), null);
  assert.equal(sum([figure("三", measure()), figure("1", measure())]), null);
});

test("figures are the same by their value, however printed; not stated is not 0", () => {
  assert.ok(same(...of("1.50", "1.5")));
  assert.ok(same(null, null));
  assert.ok(!same(...of("0", "")));
  assert.ok(!same(null, undefined));
  assert.ok(!same(...of("1", "-1")));
});

test("a copied field as its cell takes it", () => {
  const copied = {
    5: "5",
    " 1,234 ": "1234",
    "5件": "5",
    "5(件)": "5",
    "5.00": "5",
    "": "",
    "/": "",
    "——": "",
    无: "",
    "-": "",
    约十件: undefined,
    5.5: undefined,
    "5件件": undefined,
    万元: undefined,
  };
  for (const [text, taken] of Object.entries(copied))
    assert.equal(pasted(text, measure()), taken, text);
});

test("a copied amount keeps its decimals and loses its unit", () => {
  const copied = [
    ["18.8710万元", "18.8710"],
    ["12元", "12"],
    ["0.00", "0.00"],
    ["-1", undefined],
  ];
  assert.deepEqual(
    copied.map(([text]) => [text, pasted(text, AMOUNT)]),
    copied,
  );
});

test("words are a label, a figure or a mark for nothing is not", () => {
  const fields = ["一、新收", "1.秘密", "自然人", "3", "-3.5", "3件", "无", ""];
  assert.deepEqual(fields.filter(isLabel), ["一、新收", "1.秘密", "自然人"]);
});
