// Unsaved typing is kept in the browser's storage and offered back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Keeping, overtaken } from "../../static/desk/keeping.js";
import { formOf, Storage } from "./stand_in.js";

const KEY = "desk/7/3";
const keptIn = (storage) => JSON.parse(storage.getItem(KEY));

/** A visit in which fields were typed and kept. */
function typed(storage, fields, changes, version) {
  const form = formOf(fields, version);
  const keeping = new Keeping(form, {}, storage);
  for (const [name, value] of Object.entries(changes)) form.elements[name].value = value;
  assert.equal(keeping.keep(), true);
  return keeping;
}

test("nothing typed, nothing kept", () => {
  const storage = new Storage();
  const keeping = typed(storage, { a: "1" }, {});
  assert.deepEqual([keeping.dirty, keeping.changes(), storage.items.size], [false, {}, 0]);
});

test("the changed fields are kept under report and person, with the version they were typed on", () => {
  const storage = new Storage();
  const keeping = typed(storage, { a: "1", b: "2" }, { a: "5" });
  const { at, ...kept } = keptIn(storage);
  assert.deepEqual(kept, { version: "4", fields: { a: ["1", "5"] } });
  assert.ok(Number.isInteger(at));
  assert.equal(keeping.dirty, true);
});

test("version, token and buttons are no typing", () => {
  const changes = { version: "9", csrfmiddlewaretoken: "y", save: "z" };
  assert.deepEqual(typed(new Storage(), { a: "1" }, changes).changes(), {});
});

test("typed back, it is forgotten", () => {
  const storage = new Storage();
  const keeping = typed(storage, { a: "1" }, { a: "5" });
  keeping.form.elements.a.value = "1";
  keeping.keep();
  assert.equal(storage.items.size, 0);
});

test("what was kept is found on the next visit and put back", () => {
  const storage = new Storage();
  typed(storage, { a: "1", b: "2" }, { a: "5" });
  const next = new Keeping(formOf({ a: "1", b: "2" }), {}, storage);
  assert.deepEqual(next.found.fields, { a: ["1", "5"] });
  assert.equal(next.dirty, false);
  assert.deepEqual(next.restore(), ["a"]);
  assert.deepEqual([next.form.elements.a.value, next.found, next.dirty], ["5", null, true]);
});

test("undecided, it stays beside what is typed now, under its own version and time", () => {
  const storage = new Storage();
  typed(storage, { a: "1", b: "2" }, { a: "5" }, "4");
  const before = keptIn(storage);
  typed(storage, { a: "1", b: "2" }, {}, "6");
  assert.deepEqual(keptIn(storage), before);
  typed(storage, { a: "1", b: "2" }, { b: "8" }, "6");
  const { version, fields } = keptIn(storage);
  assert.deepEqual([version, fields], ["4", { a: ["1", "5"], b: ["2", "8"] }]);
});

test("discarded, only what is typed now is kept", () => {
  const storage = new Storage();
  typed(storage, { a: "1" }, { a: "5" });
  new Keeping(formOf({ a: "1" }), {}, storage).discard();
  assert.equal(storage.items.size, 0);
});

test("what the report holds by now, as the server writes it, is not offered", () => {
  const storage = new Storage();
  typed(
    storage,
    { a: "1", text: "旧", gone: "" },
    { a: "１，２３４", text: " 甲 \n\n乙", gone: "x" },
  );
  const saved = formOf({ a: "1234", text: "甲\n乙" });
  assert.equal(new Keeping(saved, {}, storage).found, null);
});

test("a refused save is still unsaved", () => {
  const keeping = new Keeping(formOf({ a: "三", b: "2" }), { a: "1" }, new Storage());
  assert.deepEqual(keeping.changes(), { a: ["1", "三"] });
});

test("fields that the report holds otherwise than when they were typed are counted", () => {
  const storage = new Storage();
  typed(storage, { a: "1", b: "2" }, { a: "5", b: "6" });
  assert.equal(overtaken(new Keeping(formOf({ a: "1", b: "2" }), {}, storage)), 0);
  assert.equal(overtaken(new Keeping(formOf({ a: "1", b: "3" }), {}, storage)), 1);
});

test("people and reports have their own", () => {
  const storage = new Storage();
  typed(storage, { a: "1" }, { a: "5" });
  const other = formOf({ a: "1" });
  other.dataset.user = "4";
  assert.equal(new Keeping(other, {}, storage).found, null);
});

test("a browser that keeps nothing, or something else, is no error", () => {
  const full = new Storage();
  full.setItem = () => {
    throw new Error("full");
  };
  const form = formOf({ a: "1" });
  const keeping = new Keeping(form, {}, full);
  form.elements.a.value = "2";
  assert.equal(keeping.keep(), false);
  const strange = new Storage();
  for (const text of ["not JSON", "null", "3", "{}"]) {
    strange.items.set(KEY, text);
    assert.equal(new Keeping(formOf({ a: "1" }), {}, strange).found, null, text);
  }
});
