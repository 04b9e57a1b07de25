// How the numbers of the texts are read: marked behind the typing, said where the caret stands,
// listed beneath. The server reads, shortly after the last key, and saves nothing by it.

import { jump, units } from "./jump.js";

const SOON = 500; // milliseconds after the last key

/** Watches the texts of the form; gives what to call when texts were put in by a script. */
export function showReadings(form) {
  const texts = [...form.querySelectorAll(".desk-read-as")].map((list) => new Read(form, list));
  const ask = asker(form, texts);
  form.addEventListener("input", ({ target }) => {
    const text = texts.find(({ field }) => field === target);
    text?.typed();
    if (text) ask();
  });
  for (const event of ["click", "keyup", "focusin"])
    form.addEventListener(event, () => {
      for (const text of texts) text.follow();
    });
  form.addEventListener("click", (event) => {
    if (event.target.closest(".desk-read-as, .desk-here")) jump(event, form);
  });
  return () => {
    for (const text of texts) text.typed();
    ask();
  };
}

/** Asks the server how the changed texts are read; an answer that comes late is dropped. */
function asker(form, texts) {
  let timer;
  let going = new AbortController();
  const ask = async () => {
    const changed = texts.filter(({ stale }) => stale);
    if (!changed.length) return;
    going.abort();
    going = new AbortController();
    const asked = changed.map(({ field }) => [field.name, field.value]);
    try {
      const answer = await fetch(form.dataset.statements, {
        method: "POST",
        body: new URLSearchParams(asked),
        headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
        signal: going.signal,
      });
      if (answer.redirected) return;
      const { lists, message } = await answer.json();
      if (!lists) {
        for (const { here } of changed) here.textContent = message; // too long
        return;
      }
      for (const [index, text] of changed.entries())
        text.read(asked[index][1], lists[text.field.name]);
    } catch {
      // not connected, or asked anew: the marks stay as they were carried over
    }
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(ask, SOON);
  };
}

/** One text with its marks, its list, and the line that says how the words at the caret are read. */
class Read {
  constructor(form, list) {
    this.list = list;
    this.field = form.elements[list.dataset.text];
    this.here = list.parentElement.querySelector(".desk-here");
    this.mirror = document.createElement("div");
    this.mirror.className = "mirror";
    this.mirror.ariaHidden = "true";
    this.field.before(this.mirror);
    this.field.addEventListener("scroll", () => this.#level());
    new ResizeObserver(() => this.#level()).observe(this.field);
    this.seen = this.field.defaultValue;
    this.stale = false;
    this.#take();
    this.typed();
  }

  /** After typing: marks before and after it stay with their words, those within it go. */
  typed() {
    const now = this.field.value;
    if (now === this.seen) return;
    this.marks = carried(this.marks, this.seen, now);
    this.seen = now;
    this.stale = true;
    this.#draw();
  }

  /** What the server read of a text, unless it was changed since. */
  read(text, list) {
    if (text !== this.field.value) return;
    const open = this.list.querySelector("details")?.open;
    this.list.innerHTML = list;
    const details = this.list.querySelector("details");
    if (details) details.open = Boolean(open);
    this.stale = false;
    this.#take();
  }

  /** Say how the words are read in which the caret stands. */
  follow() {
    if (this.here.contains(document.activeElement)) return; // on the way to the cell
    const at = document.activeElement === this.field ? this.field.selectionStart : -1;
    const mark = this.marks.find(({ start, end }) => start <= at && at < end);
    if (mark?.item === this.said) return;
    this.said = mark?.item;
    const parts = mark ? [".read", ".cells"].map((one) => mark.item.querySelector(one)) : [];
    this.here.replaceChildren(...parts.map((one) => one.cloneNode(true)));
    for (const link of this.here.querySelectorAll("a")) link.after(this.#stated(link));
  }

  /** What the table says now in the cell that a link leads to. */
  #stated(link) {
    const place = decodeURIComponent(link.hash).replace("#at-", "");
    return `（表中 ${this.field.form.elements[place].value.trim() || "未填"}）`;
  }

  #take() {
    const text = this.seen;
    this.marks = [...this.list.querySelectorAll("li")].map((item) => ({
      start: units(text, Number(item.dataset.start)),
      end: units(text, Number(item.dataset.end)),
      item,
    }));
    this.#draw();
    this.follow();
  }

  #draw() {
    this.mirror.replaceChildren(...pieces(this.field.value, this.marks));
    this.#level();
  }

  /** The mirror scrolls with the text, and breaks its lines beside a scroll bar too. */
  #level() {
    const { clientLeft, clientWidth, offsetWidth, scrollTop } = this.field;
    this.mirror.style.insetInlineEnd = `${offsetWidth - 2 * clientLeft - clientWidth}px`;
    this.mirror.scrollTop = scrollTop;
  }
}

/** The marks of a text that was changed in one place: {start, end, …}, in code units. */
export function carried(marks, before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const shift = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end <= head) return [mark];
    if (mark.start >= before.length - tail)
      return [{ ...mark, start: mark.start + shift, end: mark.end + shift }];
    return [];
  });
}

/** The text in pieces, what was read between marks; statements that share words are one mark. */
function pieces(text, marks) {
  const made = [];
  let at = 0;
  for (const { start, end } of [...marks].sort((one, other) => one.start - other.start)) {
    if (end <= at) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(Math.max(start, at), end);
    made.push(text.slice(at, Math.max(start, at)), mark);
    at = end;
  }
  return [...made, `${text.slice(at)}\n`]; // a last line that is empty has its height too
}
