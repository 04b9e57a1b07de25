// A rectangle of cells, chosen with the mouse or Shift and the arrow keys.

import { lines, position } from "./moves.js";

const ARROWS = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export class Range {
  /** `say` tells a person how much is chosen. */
  constructor(table, sheet, say) {
    Object.assign(this, { table, sheet, say, from: null, to: null });
    this.grid = lines(table, sheet);
  }

  /** More than the cell that one is in. */
  get isWide() {
    return Boolean(this.from) && this.from !== this.to;
  }

  /** The chosen cells, line by line; a narrower line has fewer. */
  get cells() {
    const [one, other] = [this.from, this.to].map((cell) => position(this.grid, cell));
    const [top, bottom] = [one.row, other.row].sort(ascending);
    const [left, right] = [one.column, other.column].sort(ascending);
    return this.grid
      .slice(top, bottom + 1)
      .map((line) => line.slice(left, right + 1))
      .filter((line) => line.length);
  }

  start(cell) {
    this.from = this.to = cell;
    this.#show();
  }

  extend(cell) {
    if (!this.from || cell === this.to) return;
    this.to = cell;
    this.#show();
    const chosen = this.cells;
    const width = Math.max(...chosen.map((line) => line.length));
    this.say(`选中 ${chosen.length} 行 ${width} 列，共 ${chosen.flat().length} 格。`);
  }

  /** The cell a step away from where the rectangle ends; undefined beyond the table. */
  beyond([down, right]) {
    const { row, column } = position(this.grid, this.to);
    return this.grid[row + down]?.[column + right];
  }

  #show() {
    const chosen = new Set(this.isWide ? this.cells.flat() : []);
    for (const cell of this.grid.flat()) cell.box.classList.toggle("chosen", chosen.has(cell));
  }
}

const ascending = (one, other) => one - other;

/** Where Shift and an arrow extend to; sideways only if the whole figure is selected, or more than
 * one cell is: else they select digits. */
export function extension({ key, shiftKey, ctrlKey, metaKey, altKey, target }, isWide) {
  const step = ARROWS[key];
  if (!step || !shiftKey || ctrlKey || metaKey || altKey) return null;
  const { selectionStart: start, selectionEnd: end, value } = target;
  const isWhole = start === 0 && end === value.length;
  return step[0] || isWide || isWhole ? step : null;
}

/** Must be called before ./moves.js, which takes the arrow keys that are left. */
export function chooseByKeys(range) {
  range.table.addEventListener("keydown", (event) => {
    if (!range.sheet.cellOf(event.target) || event.isComposing) return;
    if (event.key === "Escape" && range.isWide) {
      event.preventDefault();
      range.start(range.from);
      return;
    }
    const step = extension(event, range.isWide);
    if (!step) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const cell = range.beyond(step);
    if (!cell) return;
    range.extend(cell);
    cell.box.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  range.table.addEventListener("focusin", ({ target }) => {
    const cell = range.sheet.cellOf(target);
    if (cell) range.start(cell);
  });
  range.table.addEventListener("input", ({ target }) => {
    const cell = range.sheet.cellOf(target);
    if (cell && range.isWide) range.start(cell);
  });
}

/** Drag over cells, or click one with Shift. */
export function chooseByMouse(range) {
  let dragging = false;
  const cellAt = ({ target }) => {
    const input = target.closest?.("td.value")?.querySelector("input");
    return input && range.sheet.cellOf(input);
  };
  range.table.addEventListener("mousedown", (event) => {
    const cell = cellAt(event);
    if (event.button || !cell) return;
    if (event.shiftKey && range.from) {
      event.preventDefault(); // the focus stays where the rectangle begins
      range.extend(cell);
      return;
    }
    dragging = true;
    range.start(cell);
  });
  range.table.addEventListener("mouseover", (event) => {
    const cell = dragging && cellAt(event);
    if (cell) range.extend(cell);
  });
  document.addEventListener("mouseup", () => {
    dragging = false;
  });
  range.table.addEventListener("dragstart", (event) => event.preventDefault());
}
