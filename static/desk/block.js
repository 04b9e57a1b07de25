// A block copied from Excel or Word: tabs between the fields of a row, a newline after each row.

import { isLabel } from "./figure.js";

/** The rows of a copied block. Excel puts a field with a line break of its own in quotes. */
export function rows(text) {
  const field = /"((?:[^"]|"")*)"(?=[\t\n]|$)|[^\t\n]*/y;
  const whole = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  const found = [[]];
  for (let at = 0; at <= whole.length; at += 1) {
    field.lastIndex = at;
    const [bare, quoted] = field.exec(whole);
    found[found.length - 1].push(quoted === undefined ? bare : quoted.replace(/""/g, '"'));
    at += bare.length;
    if (whole[at] === "\n") found.push([]);
  }
  return found;
}

/** The block without the headings that were copied with it: rows of words only, and the words
 * before the first figure of a row. Says how many fields of words were left out. */
export function figuresOnly(block) {
  const split = block.map(headed);
  const labels = split.reduce((count, { head }) => count + head.filter(isLabel).length, 0);
  if (!labels) return { block, labels };
  const bare = split.filter(({ head, rest }) => !head.length || rest.some((field) => field.trim()));
  const width = Math.min(...bare.map(({ rest }) => rest.length));
  return { block: bare.map(({ rest }) => narrowed(rest, width)), labels };
}

/** A row in two: its heading up to the last words before the first figure, and what follows. */
function headed(row) {
  const figure = row.findIndex((field) => field.trim() && !isLabel(field));
  const before = figure < 0 ? row : row.slice(0, figure);
  const cut = before.map(isLabel).lastIndexOf(true) + 1;
  return { head: row.slice(0, cut), rest: row.slice(cut) };
}

/** A merged heading leaves blank fields behind it, a copied page leaves some at the end. */
function narrowed(row, width) {
  const fields = [...row];
  while (fields.length > width && !fields[0].trim()) fields.shift();
  while (fields.length > width && !fields[fields.length - 1].trim()) fields.pop();
  return fields;
}
