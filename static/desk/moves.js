// Moving between the cells of a table as in a spreadsheet: arrow keys, Enter; Tab is the browser's.

/** The cells of a printed table, line by line. */
export function lines(table, sheet) {
  return [...table.rows]
    .map((row) =>
      [...row.querySelectorAll("input")].map((input) => sheet.cellOf(input)).filter(Boolean),
    )
    .filter((line) => line.length);
}

/** Where a cell stands in those lines. */
export function position(grid, cell) {
  const row = grid.findIndex((line) => line.includes(cell));
  return { row, column: grid[row].indexOf(cell) };
}

export function moveByKeys(table, sheet) {
  table.addEventListener("focusin", ({ target }) => sheet.cellOf(target) && target.select());
  table.addEventListener("click", ({ target }) => {
    if (target.matches("td.value")) target.querySelector("input").focus();
  });
  table.addEventListener("keydown", (event) => {
    const cell = sheet.cellOf(event.target);
    if (!cell || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const step = stepOf(event);
    if (!step) return;
    event.preventDefault(); // Enter would save the form
    reached(lines(table, sheet), cell, step)?.input.focus();
  });
}

/** A key as [lines, cells] to go; left and right only from the edge of what is typed. */
export function stepOf({ key, shiftKey, target }) {
  const { selectionStart: start, selectionEnd: end, value } = target;
  const all = start === 0 && end === value.length;
  switch (key) {
    case "Enter":
      return shiftKey ? [-1, 0] : [1, 0];
    case "ArrowUp":
      return [-1, 0];
    case "ArrowDown":
      return [1, 0];
    case "ArrowLeft":
      return !shiftKey && (all || end === 0) ? [0, -1] : null;
    case "ArrowRight":
      return !shiftKey && (all || start === value.length) ? [0, 1] : null;
    default:
      return null;
  }
}

/** The cell to go to; below a wider line the last one of a narrower. */
export function reached(grid, cell, [down, right]) {
  const { row, column } = position(grid, cell);
  const line = grid[row + down];
  return line?.[right ? column + right : Math.min(column, line.length - 1)];
}
