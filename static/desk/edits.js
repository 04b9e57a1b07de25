// Everything that changes figures, one after the other, and its undoing and doing again.

export class Edits {
  /** `changed` is called after each; `status` is the live region, `button` undoes, `again` redoes. */
  constructor({ sheet, status, button, again, changed }) {
    Object.assign(this, { sheet, status, button, again, changed, done: [], undone: [] });
    button.addEventListener("click", () => this.undo());
    again?.addEventListener("click", () => this.redo());
  }

  /** A cell is typed in: one edit, with the totals that follow, until it is left. */
  type(place, text) {
    if (this.typing?.place !== place) {
      this.settle();
      this.typing = { place, held: this.sheet.held };
    }
    this.sheet.write([[place, text]]);
  }

  settle() {
    if (!this.typing) return;
    const { held } = this.typing;
    this.typing = null;
    const changes = [...this.sheet.held]
      .map(([place, now]) => ({ place, before: held.get(place), now }))
      .filter(({ before, now }) => before !== now);
    if (changes.length) this.#record({ name: "填写", changes });
  }

  /** Write texts, [place, text], under a name; gives what changed. */
  take(name, texts) {
    this.settle();
    const changes = this.sheet.write(texts, { block: true });
    if (changes.length) this.#record({ name, changes });
    return changes;
  }

  /** Put back the last one; cells that were changed otherwise since keep what they hold. */
  undo() {
    this.settle();
    const last = this.done.pop();
    if (!last) return;
    const put = this.#put(
      last,
      ({ now }) => now,
      ({ before }) => before,
    );
    if (put.length) this.undone.push({ name: last.name, changes: put });
    const kept = last.changes.length - put.length;
    this.#shown();
    this.say(
      `已撤销${last.name}，恢复 ${put.length} 格${kept ? `；${kept} 格后来改过，保持不变` : ""}。`,
    );
  }

  /** Do again what was undone last. */
  redo() {
    const next = this.typing ? null : this.undone.pop();
    if (!next) return;
    const put = this.#put(
      next,
      ({ before }) => before,
      ({ now }) => now,
    );
    if (put.length) this.done.push({ name: next.name, changes: put });
    this.#shown();
    this.say(`已重做${next.name}，${put.length} 格。`);
  }

  /** Ctrl+Z and Ctrl+Y; in a text, or in a cell while it is typed in, they are the browser's. */
  undoByKeys() {
    document.addEventListener("keydown", (event) => {
      const wanted = wantedOf(event);
      if (!wanted || !this[wanted === "undo" ? "done" : "undone"].length) return;
      const { target } = event;
      const cell = this.sheet.cellOf(target);
      const isBrowsers = cell
        ? cell.place === this.typing?.place
        : target.matches?.("textarea, [type=text]");
      if (isBrowsers) return;
      event.preventDefault();
      this[wanted]();
    });
  }

  say(text) {
    this.status.textContent = text;
  }

  #record(edit) {
    this.done.push(edit);
    this.undone = [];
    this.#shown();
  }

  /** Of an edit, every cell that holds what it should goes to what it shall hold; these. */
  #put({ changes }, held, wanted) {
    const fitting = changes.filter((one) => this.sheet.held.get(one.place) === held(one));
    this.sheet.restore(fitting.map((one) => [one.place, wanted(one)]));
    if (fitting.length) this.sheet.cells.get(fitting[0].place).input.focus();
    return fitting;
  }

  #shown() {
    show(this.button, "撤销", this.done);
    if (this.again) show(this.again, "重做", this.undone);
    this.changed();
  }
}

/** What a key asks for, on Windows and on a Mac. */
export function wantedOf({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (!(ctrlKey || metaKey) || altKey) return null;
  const pressed = `${shiftKey ? "Shift+" : ""}${key.toLowerCase()}`;
  return { z: "undo", y: "redo", "Shift+z": "redo" }[pressed] ?? null;
}

function show(button, verb, edits) {
  const last = edits[edits.length - 1];
  button.hidden = !last;
  button.textContent = last ? `${verb}${last.name}` : "";
}

/** The cells of a table that are not stated, totals apart; of every table if none is named. */
export function blankCells(sheet, table = "") {
  return [...sheet.cells.values()].filter(
    ({ place, input }) =>
      (!table || place.startsWith(`${table}/`)) &&
      !sheet.totalPlaces.has(place) &&
      !input.value.trim(),
  );
}

/** 「空格填 0」, 「其余填 0」: every cell that is not stated, of one table or of all; totals follow. */
export function fillWithZero(table, sheet, edits) {
  const blank = blankCells(sheet, table);
  const changes = edits.take(
    "填 0",
    blank.map(({ place }) => [place, "0"]),
  );
  const totals = changes.filter(
    ({ place, before }) => before && sheet.totalPlaces.has(place),
  ).length;
  edits.say(
    `${blank.length} 个空格填了 0${totals ? `；${totals} 个合计改为各项之和，请核对` : ""}。`,
  );
}

/** 「重算合计」: totals that a file stated otherwise become the sum of their items. */
export function recompute(table, sheet, edits) {
  const stray = sheet.strayTotals(table);
  edits.take(
    "重算合计",
    stray.map((place) => [place, ""]),
  );
  sheet.cells.get(stray[0]).input.focus(); // the button is gone with its reason
  edits.say(`${stray.length} 个合计改为各项之和。`);
}
