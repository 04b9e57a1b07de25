// Asked by tests/javascript/conftest.py, one question a line: what the desk's modules make of
// typed texts. The first line is what the server tells the browser of each format.

import { createInterface } from "node:readline";
import { definitions, missing, settle, unbalanced } from "../../static/desk/arithmetic.js";
import { figure, printed } from "../../static/desk/figure.js";

let statutes;

const said = ({ rule, place, message }) => [rule, place, message];

const cellsOf = (format) => {
  const { measures, tables } = statutes[format];
  const cells = tables.flatMap((table) => table.rows.flatMap((row) => row.cells));
  return cells.map((cell) => ({ ...cell, ...measures[cell.measure] }));
};

/** The findings of a report, and the totals that come back from its items. */
function evaluate({ format, texts }) {
  const { equations, tables } = statutes[format];
  const cells = cellsOf(format);
  const places = cells.map(({ place }) => place);
  const figures = new Map(cells.map((cell) => [cell.place, figure(texts[cell.place], cell)]));
  const settled = settle(definitions(equations), figures, places, new Set());
  return {
    missing: missing(tables, figures).map(said),
    unbalanced: unbalanced(equations, figures).map(said),
    settled: Object.fromEntries([...settled].map(([place, total]) => [place, printed(total)])),
  };
}

/** What a cell holds of a typed text: the figure as printed, null, or "refused". */
function typed({ format, place, text }) {
  const cell = cellsOf(format).find((one) => one.place === place);
  const read = figure(text, cell);
  return read === undefined ? "refused" : read && printed(read);
}

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  if (!statutes) statutes = question;
  else console.log(JSON.stringify("place" in question ? typed(question) : evaluate(question)));
}
