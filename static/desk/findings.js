// What the rules find while one types: the same as the server will, arithmetic and blank cells.

import { cellsOf, missing, unbalanced } from "./arithmetic.js";

/** Findings of the figures as typed: {rule, place, message, cells}; `cells` are what it is about. */
export function examine(sheet, { equations, refusal, tables }) {
  const figures = sheet.figures();
  return [
    ...missing(tables, figures).map((one) => ({ ...one, cells: one.blanks })),
    ...refused(sheet, figures, refusal),
    ...unbalanced(equations, figures).map((one) => ({ ...one, cells: cellsOf(one.equation) })),
  ];
}

/** Findings as grave as the settings say: {rule: {value, label}}; without those switched off. */
export const graded = (findings, severities) =>
  findings
    .filter(({ rule }) => severities[rule])
    .map((one) => ({ ...one, severity: severities[one.rule] }));

/** The rules that the browser checks itself; the server's findings of others stay as they are. */
export const checked = ({ equations }) =>
  new Set(["cell.missing", "cell.not_a_count", ...equations.map(({ rule }) => rule)]);

function refused(sheet, figures, refusal) {
  return [...sheet.cells.values()]
    .filter(({ place }) => figures.get(place) === undefined)
    .map(({ place, row, label, must, input }) => {
      const slots = { cell: `“${row}”的“${label}”`, must, printed: input.value };
      const message = refusal.replace(/\{(\w+)\}/g, (_, slot) => slots[slot]);
      return { rule: "cell.not_a_count", place, message, cells: [place] };
    });
}
