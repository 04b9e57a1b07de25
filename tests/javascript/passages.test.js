// How many characters a text has too many, as reports/desk/form.py counts them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { excess } from "../../static/desk/passages.js";

test("a text is too long by what exceeds the limit", () => {
  assert.equal(excess("", 3), 0);
  assert.equal(excess("一二三", 3), 0);
  assert.equal(excess("一二三四五", 3), 2);
});

test("blank lines and what surrounds a line are not kept", () => {
  assert.equal(excess("\r\n  一\r\n\r\n　二 \n", 3), 0);
  assert.equal(excess("一\n二\n三", 3), 2);
});

test("a character beyond the basic plane is one", () => {
  assert.equal(excess("𠮷𠮷𠮷", 3), 0);
});
