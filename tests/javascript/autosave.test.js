// The quiet autosave: when it sends, what it says, and that it stops before the form is saved.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Autosave, NotKept } from "../../static/desk/autosave.js";
import { Keeping } from "../../static/desk/keeping.js";
import { formOf, Storage } from "./stand_in.js";

/** An autosave whose clock is wound by hand; `server` answers what is sent. */
function autosaveOf({ kept = {}, server = async () => "14:03" } = {}) {
  const world = { sent: [], said: [], timers: [] };
  world.autosave = new Autosave({
    kept,
    send: async (fields, signal) => {
      world.sent.push({ ...fields });
      world.signal = signal;
      return server(fields);
    },
    show: (words) => world.said.push(words),
    wait: (run, time) => world.timers.push({ run, time }),
    halt: () => world.timers.splice(0),
  });
  world.rest = async () => {
    for (const { run } of world.timers.splice(0)) await run();
  };
  return world;
}

test("what was typed is sent once typing rests, and told", async () => {
  const { autosave, rest, sent, said, timers } = autosaveOf();
  autosave.note({ a: "1" });
  autosave.note({ a: "12" });
  assert.deepEqual([sent, timers.length], [[], 1]);
  await rest();
  assert.deepEqual([sent, said], [[{ a: "12" }], ["已自动保存 14:03"]]);
});

test("what the server has is not sent again; typed back, it is told so", async () => {
  const { autosave, rest, sent, said } = autosaveOf({ kept: { a: "1" } });
  autosave.note({ a: "1" });
  await rest();
  autosave.note({});
  await rest();
  assert.deepEqual([sent, said], [[{}], [""]]);
});

test("a failure is told and tried again", async () => {
  let down = true;
  const server = async () => {
    if (down) throw new TypeError("fetch failed");
    return "14:04";
  };
  const { autosave, rest, said, timers } = autosaveOf({ server });
  autosave.note({ a: "1" });
  await rest();
  assert.equal(timers[0].time, 30_000);
  down = false;
  await rest();
  assert.deepEqual(said, ["没有连上服务器，稍后再自动保存", "已自动保存 14:04"]);
});

test("a refusal is told in its own words", async () => {
  const server = async () => {
    throw new NotKept("没有自动保存：报告处于“审核中”状态。");
  };
  const { autosave, rest, said } = autosaveOf({ server });
  autosave.note({ a: "1" });
  await rest();
  assert.deepEqual(said, ["没有自动保存：报告处于“审核中”状态。"]);
});

test("once the form is being saved nothing follows, and what is under way is broken off", async () => {
  const world = autosaveOf({ server: () => new Promise(() => {}) });
  world.autosave.note({ a: "1" });
  world.rest();
  world.autosave.stop();
  world.autosave.note({ a: "2" });
  assert.deepEqual([world.signal.aborted, world.timers], [true, []]);
});

test("typing restored over a report that was saved since stands on what it was typed on", () => {
  const storage = new Storage();
  const before = formOf({ a: "1", opened: "old" }, "4");
  const keeping = new Keeping(before, {}, storage);
  before.elements.a.value = "5";
  keeping.keep();
  const tokensAfter = (a) => {
    const form = formOf({ a, opened: "new" }, "6");
    new Keeping(form, {}, storage).restore();
    return [form.elements.version.value, form.elements.opened.value, form.elements.a.value];
  };
  assert.deepEqual(tokensAfter("1"), ["6", "new", "5"]);
  assert.deepEqual(tokensAfter("7"), ["4", "old", "5"]);
});
