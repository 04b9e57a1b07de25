// The arithmetic of the statutory tables (勾稽关系), evaluated by the equations that the server
// states as JSON. Pure functions: no page, no state. `figures` maps a place (table/row/column) to
// a figure as ./figure.js makes it.

import { printed, same, sum } from "./figure.js";

const places = (equation, keys) => keys.map((key) => `${equation.table}/${key}`);
const sideSum = (equation, side, figures) =>
  sum(places(equation, equation[side]).map((place) => figures.get(place)));

/** Every cell of a relation, both sides. */
export const cellsOf = (equation) => places(equation, [...equation.left, ...equation.right]);

/** The equations that do not hold, as findings. One of which a cell is not stated says nothing. */
export function unbalanced(equations, figures) {
  return equations.flatMap((equation) => {
    const left = sideSum(equation, "left", figures);
    const right = sideSum(equation, "right", figures);
    if (!left || !right || same(left, right)) return [];
    const message = equation.message
      .replace("{left}", printed(left))
      .replace("{right}", printed(right));
    return [
      { rule: equation.rule, place: `${equation.table}/${equation.place}`, message, equation },
    ];
  });
}

/** Cells that are not stated; a whole table or row in one sentence. `blanks` are the cells. */
export function missing(tables, figures) {
  return tables.flatMap((table) => missingIn(table, figures));
}

function missingIn(table, figures) {
  const blank = ({ place }) => figures.get(place) === null;
  const found = (place, message, cells) => ({
    rule: "cell.missing",
    place,
    message,
    blanks: cells.map((cell) => cell.place),
  });
  const all = table.rows.flatMap((row) => row.cells);
  if (all.every(blank))
    return [found(table.key, `“${table.heading}”的表格没有填写任何数字。`, all)];
  return table.rows.flatMap((row) => {
    const blanks = row.cells.filter(blank);
    if (blanks.length > 1 && blanks.length === row.cells.length) {
      const message = `“${table.heading}”缺少“${row.label}”一行的数字；没有的请填 0。`;
      return [found(row.place, message, blanks)];
    }
    return blanks.map((cell) =>
      found(cell.place, `“${row.label}”的“${cell.label}”没有填写；没有的请填 0。`, [cell]),
    );
  });
}

/** The equations that define a total: their right side is a single cell. */
export const definitions = (equations) => equations.filter(({ right }) => right.length === 1);

export const defined = (equation) => `${equation.table}/${equation.right[0]}`;

/** The totals that follow their items: not stated at all, or the sum by every equation whose
 * items are all stated. Others were stated by themselves, as a file may do: they are left alone
 * until an item of theirs is typed. */
export function following(totals, figures) {
  const follows = new Map();
  for (const equation of totals) {
    const place = defined(equation);
    const seen = follows.get(place) ?? { known: false, holds: true };
    const items = sideSum(equation, "left", figures);
    if (items) seen.known = true;
    if (items && !same(items, figures.get(place))) seen.holds = false;
    follows.set(place, seen);
  }
  const does = ([place, { known, holds }]) => figures.get(place) === null || (known && holds);
  return new Set([...follows].filter(does).map(([place]) => place));
}

/** The totals that change because the figures at `changed` did, by place. A total is the sum of its
 * items if these are all stated; if not, it becomes blank if it is in `before`, the totals that
 * followed until now, and else keeps what it states by itself. */
export function settle(totals, figures, changed, before) {
  const now = new Map(figures);
  const value = (place) => {
    const known = totals
      .filter((one) => defined(one) === place)
      .map((one) => sideSum(one, "left", now))
      .find(Boolean);
    return known ?? (before.has(place) ? null : now.get(place));
  };
  const queue = [...changed];
  while (queue.length) {
    const place = queue.shift();
    const touched = totals.filter(
      (one) => defined(one) === place || places(one, one.left).includes(place),
    );
    for (const total of new Set(touched.map(defined))) {
      const settled = value(total);
      if (same(settled, now.get(total))) continue;
      now.set(total, settled);
      queue.push(total);
    }
  }
  return new Map([...now].filter(([place, figure]) => !same(figure, figures.get(place))));
}
