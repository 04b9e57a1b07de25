// Nothing typed is lost by leaving: typing is kept as it happens, offered back on the next visit,
// and neither the page nor a step of the workflow goes on over unsaved changes unasked.

import { Autosave, sender } from "./autosave.js";
import { Keeping, overtaken } from "./keeping.js";

const SOON = 300; // milliseconds after the last key

/** Watches the form; `restored` is called when kept typing was put back, `saved` says that all
 * of it was saved or given up, `resumed` is the form that gives up what the server kept. Gives
 * what to call after every change. */
export function guard(form, { stored, state, autosaved, notice, steps, saved, resumed, restored }) {
  const keeping = new Keeping(form, stored);
  if (saved) keeping.discard();
  const autosave = new Autosave({
    kept: resumed ? keeping.typed() : {},
    send: sender(form),
    show: (words) => {
      autosaved.textContent = words;
    },
  });
  let going = false;
  let timer;

  const keep = () => {
    clearTimeout(timer);
    const kept = keeping.keep();
    const count = Object.keys(keeping.changes()).length;
    autosave.note(keeping.typed());
    state.textContent = count
      ? `${count} 处改动未保存${kept ? "" : "，且本机不能暂存，请尽快保存"}`
      : "";
    if (!count) for (const step of steps) showRefusal(step, "");
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, SOON);
  };

  const leave = () => {
    keep();
    going = true;
    autosave.stop();
  };
  form.addEventListener("submit", leave);
  addEventListener("pageshow", () => {
    going = false;
    autosave.resume();
  });
  resumed?.addEventListener("submit", leave);
  addEventListener("pagehide", keep);
  addEventListener("beforeunload", (event) => {
    if (going || !keeping.dirty) return;
    keep();
    event.preventDefault();
  });
  for (const step of steps) {
    step.addEventListener("submit", (event) => {
      if (!keeping.dirty) {
        going = true;
        return;
      }
      event.preventDefault();
      showRefusal(step, "请先保存：有改动还没有保存，不能办理。");
    });
  }
  if (keeping.found) offer(keeping, notice, restored);
  else keep();
  return later;
}

function showRefusal(step, words) {
  const place = step.querySelector(".refusal") ?? step.appendChild(document.createElement("p"));
  place.className = "refusal";
  place.role = "alert";
  place.textContent = words;
}

function offer(keeping, notice, restored) {
  const { found } = keeping;
  const count = Object.keys(found.fields).length;
  const at = new Date(found.at).toLocaleString("zh-CN", {
    dateStyle: "medium",
    timeStyle: "short",
  });
  const lost = overtaken(keeping);
  notice.querySelector(".words").textContent =
    `本机留有 ${at} 填写而没有保存的内容，共 ${count} 处。` +
    (lost ? `其中 ${lost} 处报告此后已被改动，恢复后请逐处核对再保存。` : "");
  notice.hidden = false;
  notice.querySelector(".restore").addEventListener("click", () => {
    notice.hidden = true;
    const { isMoved } = keeping;
    restored(keeping.restore(), isMoved);
  });
  notice.querySelector(".discard").addEventListener("click", () => {
    notice.hidden = true;
    keeping.discard();
  });
}
