// The figures of the desk: every cell with its input, what it holds, and which totals follow.

import { defined, definitions, following, settle } from "./arithmetic.js";
import { figure, printed } from "./figure.js";

export class Sheet {
  constructor(form, { equations, measures, tables }) {
    this.totals = definitions(equations);
    this.totalPlaces = new Set(this.totals.map(defined));
    this.cells = new Map();
    for (const row of tables.flatMap((table) => table.rows)) {
      for (const cell of row.cells) {
        const input = form.elements[cell.place];
        const measure = measures[cell.measure];
        this.cells.set(cell.place, {
          ...cell,
          ...measure,
          row: row.label,
          input,
          box: input.closest("td"),
        });
      }
    }
    this.#remember();
  }

  /** The cell of an input; undefined for every other input of the form. */
  cellOf(input) {
    return this.cells.get(input.name);
  }

  /** What the inputs hold, as figures by place. */
  figures() {
    return new Map([...this.cells].map(([place, cell]) => [place, figure(cell.input.value, cell)]));
  }

  /** Put texts into cells and let the totals follow. Gives all that changed, totals too, as
   * {place, before, now}. A single total cannot be typed over its items; a `block` may bring
   * totals whose items it leaves blank, as published reports do. */
  write(texts, { block = false } = {}) {
    const held = this.held;
    const before = new Set(this.follows);
    if (block) for (const [place, text] of texts) if (text) before.delete(place);
    this.#put(texts);
    const changed = texts.map(([place]) => place);
    const settled = settle(this.totals, this.figures(), changed, before);
    this.#put([...settled].map(([place, value]) => [place, printed(value)]));
    this.#remember();
    return [...this.held]
      .map(([place, now]) => ({ place, before: held.get(place), now }))
      .filter(({ before: old, now }) => old !== now);
  }

  /** Put texts back exactly as they were. */
  restore(texts) {
    this.#put(texts);
    this.#remember();
  }

  /** Take over what was put into the inputs of some cells; without `totals`, these become the sums
   * of what is there now. */
  retype(places, { totals }) {
    const typed = places.map((place) => [place, this.cells.get(place).input.value]);
    if (totals) {
      this.restore(typed);
      return;
    }
    this.#put(typed.map(([place]) => [place, this.held.get(place)]));
    this.write(typed.filter(([place]) => !this.totalPlaces.has(place)));
  }

  /** The stated totals of a table that are not the sum of their items, though these are known. */
  strayTotals(table) {
    const figures = this.figures();
    const stray = [...this.totalPlaces].filter(
      (place) => place.startsWith(`${table}/`) && !this.follows.has(place),
    );
    return stray.filter((place) => settle(this.totals, figures, [place], new Set()).has(place));
  }

  #put(texts) {
    for (const [place, text] of texts) {
      const { input } = this.cells.get(place);
      if (input.value === text) continue;
      input.value = text;
      if (input === input.ownerDocument?.activeElement) input.select(); // as when one comes to it
    }
  }

  #remember() {
    this.held = new Map([...this.cells].map(([place, { input }]) => [place, input.value]));
    this.follows = following(this.totals, this.figures());
    for (const place of this.totalPlaces) {
      showTotal(this.cells.get(place).input, this.follows.has(place));
    }
  }
}

/** A total that follows is passed over by Tab; the arrow keys still lead to it. */
function showTotal(input, follows) {
  input.setAttribute("aria-readonly", follows);
  input.inputMode = follows ? "none" : "numeric";
  input.tabIndex = follows ? -1 : 0;
}
