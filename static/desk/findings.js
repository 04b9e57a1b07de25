// What the rules find while one types: the same as the server will, arithmetic and blank cells.

import { cellsOf, missing, unbalanced } from "./arithmetic.js";

/** Findings of the figures as typed: {rule, place, message, cells}; `cells` are what it is about. */
export function examine(sheet, { equations, tables }) {
  const figures = sheet.figures();
  return [
    ...missing(tables, figures).map((one) => ({ ...one, cells: one.blanks })),
    ...refused(sheet, figures),
    ...unbalanced(equations, figures).map((one) => ({ ...one, cells: cellsOf(one.equation) })),
  ];
}

/** The rules that the browser checks itself; the server's findings of others stay as they are. */
export const checked = ({ equations }) =>
  new Set(["cell.missing", "cell.not_a_count", ...equations.map(({ rule }) => rule)]);

function refused(sheet, figures) {
  return [...sheet.cells.values()]
    .filter(({ place }) => figures.get(place) === undefined)
    .map(({ place, row, label, decimal, signed, input }) => {
      const due = `${signed ? "" : "不小于 0 的"}${decimal ? "数" : "整数"}`;
      const message = `“${row}”的“${label}”应填${due}，现填的是“${input.value}”。`;
      return { rule: "cell.not_a_count", place, message, cells: [place] };
    });
}
