// What changes many cells at once, and its undoing.

export class Edits {
  /** `changed` is called after each; `status` is the live region, `button` undoes. */
  constructor({ sheet, status, button, changed }) {
    Object.assign(this, { sheet, status, button, changed, done: [] });
    button.addEventListener("click", () => this.undo());
  }

  /** Write texts, [place, text], under a name; gives what changed. */
  take(name, texts) {
    const changes = this.sheet.write(texts, { block: true });
    if (changes.length) this.done.push({ name, changes });
    this.#shown();
    return changes;
  }

  /** Put back the last one; cells that were typed over since keep what was typed. */
  undo() {
    const last = this.done.pop();
    if (!last) return;
    const untouched = last.changes.filter(({ place, now }) => this.sheet.held.get(place) === now);
    this.sheet.restore(untouched.map(({ place, before }) => [place, before]));
    const kept = last.changes.length - untouched.length;
    this.#shown();
    if (untouched.length) this.sheet.cells.get(untouched[0].place).input.focus();
    this.say(
      `已撤销${last.name}，恢复 ${untouched.length} 格${kept ? `；${kept} 格后来改过，保持不变` : ""}。`,
    );
  }

  /** Ctrl+Z undoes the block, but in a text or a cell that was typed in since it is the
   * browser's. */
  undoByKeys() {
    document.addEventListener("keydown", (event) => {
      const { target, key } = event;
      const pressed =
        (event.ctrlKey || event.metaKey) && !event.shiftKey && key.toLowerCase() === "z";
      if (!pressed || !this.done.length) return;
      const cell = this.sheet.cellOf(target);
      if (cell ? cell.place === this.typedIn : target.matches?.("textarea, [type=text]")) return;
      event.preventDefault();
      this.undo();
    });
  }

  say(text) {
    this.status.textContent = text;
  }

  #shown() {
    const last = this.done[this.done.length - 1];
    this.typedIn = null;
    this.button.hidden = !last;
    this.button.textContent = last ? `撤销${last.name}` : "";
    this.changed();
  }
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
