// The quiet autosave: what is typed goes to the server while one goes on typing, for oneself only.

const QUIET = 3_000; // milliseconds after the last change
const AGAIN = 30_000; // after the server could not be reached

/** Keeps the changed fields, {name: text}, when typing rests. `kept` is what the server has by now;
 * `send` gives the time at which it kept them, or throws words; `show` tells them. */
export class Autosave {
  constructor({ kept, send, show, wait = setTimeout, halt = clearTimeout }) {
    Object.assign(this, { send, show, kept: JSON.stringify(kept) });
    this.wait = (...timed) => wait(...timed); // the browser's own must not be called on this
    this.halt = (timer) => halt(timer);
  }

  /** What differs from the report now; called after every change. */
  note(fields) {
    this.fields = fields;
    if (this.stopped || JSON.stringify(fields) === this.kept) return;
    this.#in(QUIET);
  }

  /** The form is being saved: what is under way must not come after it. */
  stop() {
    this.stopped = true;
    this.halt(this.timer);
    this.abort?.abort();
  }

  resume() {
    this.stopped = false;
  }

  #in(time) {
    this.halt(this.timer);
    this.timer = this.wait(() => this.#run(), time);
  }

  async #run() {
    if (this.running) return this.#in(QUIET);
    const sent = JSON.stringify(this.fields);
    this.running = true;
    this.abort = new AbortController();
    try {
      const at = await this.send(this.fields, this.abort.signal);
      this.kept = sent;
      this.show(sent === "{}" ? "" : `已自动保存 ${at}`);
    } catch (failure) {
      if (!this.stopped) {
        this.show(failure.words ?? "没有连上服务器，稍后再自动保存");
        this.#in(AGAIN);
      }
    }
    this.running = false;
  }
}

/** What the desk says when it is not kept, in a sentence of the server or of ours. */
export class NotKept extends Error {
  constructor(words) {
    super(words);
    this.words = words;
  }
}

/** Sends to the address that the form names. */
export const sender = (form) => async (fields, signal) => {
  const body = new FormData();
  for (const name of ["csrfmiddlewaretoken", "version", "opened"])
    body.append(name, form.elements[name].value);
  for (const [name, text] of Object.entries(fields)) body.append(name, text);
  const address = form.dataset.working;
  const response = await fetch(address, { method: "POST", body, redirect: "manual", signal });
  if (response.type === "opaqueredirect")
    throw new NotKept("登录已失效，没有自动保存；请在另一个窗口重新登录");
  if (response.status === 409)
    throw new NotKept(`没有自动保存：${(await response.json()).refusal}`);
  if (response.status === 403)
    throw new NotKept("登录有变化，没有自动保存；请刷新本页，填写的内容留在本机");
  if (!response.ok) throw new NotKept("没有自动保存，请点“保存”");
  return (await response.json()).at;
};
