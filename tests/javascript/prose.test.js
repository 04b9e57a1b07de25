// Which pasted text is asked about: one with several headings.

import assert from "node:assert/strict";
import { test } from "node:test";

import { hasHeadings } from "../../static/desk/prose.js";

for (const [text, expected] of [
  ["一、总体\n正文。\n五、问题\n正文。", true],
  ["（一）甲\n正文。\r\n（二）乙\n正文。", true],
  ["一、只有一个标题\n正文。", false],
  ["一是甲。二是乙。\n三是丙。", false],
  ["正文一、二、三。", false],
  ["", false],
]) {
  test(`${JSON.stringify(text)}: ${expected}`, () => {
    assert.equal(hasHeadings(text), expected);
  });
}
