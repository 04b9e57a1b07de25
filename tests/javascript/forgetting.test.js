import assert from "node:assert/strict";
import test from "node:test";

import { forget } from "../../static/desk/forgetting.js";

test("what was typed goes, what was chosen stays", () => {
  const storage = { "desk/7/2": "{}", "desk/8/2": "{}", theme: "dark" };
  Object.defineProperty(storage, "removeItem", { value: (key) => delete storage[key] });
  forget(storage);
  assert.deepEqual({ ...storage }, { theme: "dark" });
});
