// A copied block: its rows, its headings, and what of it goes where.

import assert from "node:assert/strict";
import { test } from "node:test";
import { figuresOnly, rows } from "../../static/desk/block.js";
import { overruled, pasteBlocks, place, summary } from "../../static/desk/paste.js";
import { gridOf, sheetOf, textsOf } from "./stand_in.js";

test("the rows of a copied block", () => {
  assert.deepEqual(rows("1\t2\r\n3\t\r\n"), [
    ["1", "2"],
    ["3", ""],
  ]);
  assert.deepEqual(rows('1\t"a\nb"\n"说""好"""\t2'), [
    ["1", "a\nb"],
    ['说"好"', "2"],
  ]);
  assert.deepEqual(rows("\t\n\t5"), [
    ["", ""],
    ["", "5"],
  ]);
  assert.deepEqual(rows('5"\t"'), [['5"', '"']]);
});

test("headings copied along are left out, and told", () => {
  const copied = [
    ["", "", "甲列", "合列"],
    ["一、新收", "", "1", "2"],
    ["三、结果", "（一）公开", "3", "4"],
    ["", "1.秘密", "5", "", ""],
  ];
  const block = [
    ["1", "2"],
    ["3", "4"],
    ["5", ""],
  ];
  assert.deepEqual(figuresOnly(copied), { block, labels: 6 });
});

test("a block of figures stays as it is, words among them too", () => {
  const block = [["1", "约十件", "3", ""], ["-"]];
  assert.deepEqual(figuresOnly(block), { block, labels: 0 });
});

test("each field goes to its cell, is refused, or has none", () => {
  const grid = gridOf(sheetOf());
  const [first, second] = [grid[0][1], grid[1][1]];
  const block = [
    ["1件", "约十件", "3"],
    ["/", "5"],
    ["", "9"],
  ];
  assert.deepEqual(place(block, grid, first), {
    texts: [
      ["t/a/y", "1"],
      ["t/b/y", ""],
      ["t/b/sum", "5"],
    ],
    refused: [{ to: grid[0][2], field: "约十件" }],
    outside: 2,
  });
  assert.deepEqual(place([["7"]], grid, second).texts, [["t/b/y", "7"]]);
});

test("all that was not pasted is told", () => {
  const [line] = gridOf(sheetOf());
  const told = (placed, labels = 0) =>
    [...summary({ texts: [], refused: [], outside: 0, ...placed }, labels)].join("");
  assert.equal(told({ texts: [["t/a/x", "1"]] }), "已粘贴 1 格。");
  assert.equal(
    told(
      {
        texts: [
          ["t/a/x", "1"],
          ["t/a/y", ""],
        ],
        outside: 3,
      },
      2,
    ),
    "已粘贴 2 格，其中 1 格为空。另有 2 处文字没有粘贴。3 个数超出表格，没有粘贴。",
  );
  assert.equal(
    told({
      refused: [
        { to: line[0], field: " 约十件 " },
        { to: line[1], field: "x" },
      ],
    }),
    "已粘贴 0 格。2 处填不进，保持原样：如“甲行”的“甲列”，粘贴的是“约十件”。",
  );
});

test("a copied total that is not the sum of its items is told", () => {
  const sheet = sheetOf(["1", "2", "3"]);
  assert.deepEqual(overruled({ texts: [["t/a/sum", "3"]] }, sheet), []);
  assert.deepEqual(overruled({ texts: [["t/a/sum", ""]] }, sheet), []);
  assert.deepEqual(overruled({ texts: [["t/a/sum", "4"]] }, sheet), [
    "1 个合计与粘贴的数不同，已按各项之和计算，请核对。",
  ]);
});

/** Pastes a text over the first cell; gives what was said, or null if left to the browser. */
function paste(sheet, text) {
  let said = null;
  const edits = {
    take: (_name, texts) => sheet.write(texts, { block: true }),
    say: (words) => {
      said = words;
    },
  };
  const table = {
    rows: gridOf(sheet).map((line) => ({ querySelectorAll: () => line.map(({ input }) => input) })),
    addEventListener: (_name, does) => Object.assign(table, { does }),
  };
  pasteBlocks(table, sheet, edits);
  const target = gridOf(sheet)[0][0].input;
  table.does({ target, clipboardData: { getData: () => text }, preventDefault() {} });
  return said;
}

test("a block is pasted, its totals are computed", () => {
  const sheet = sheetOf();
  assert.equal(
    paste(sheet, "1\t2\t4\r\n3\t4\t\r\n"),
    "已粘贴 6 格，其中 1 格为空。1 个合计与粘贴的数不同，已按各项之和计算，请核对。",
  );
  assert.deepEqual(textsOf(sheet), [
    ["1", "2", "3"],
    ["3", "4", "7"],
  ]);
});

test("a single figure is the browser's own", () => {
  const sheet = sheetOf();
  assert.equal(paste(sheet, "12\r\n"), null);
  assert.deepEqual(textsOf(sheet), [
    ["", "", ""],
    ["", "", ""],
  ]);
});
