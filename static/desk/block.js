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

/** The block without the headings that were copied with it: rows of words only, and in each row
 * everything up to the last words. Says how many fields of words were left out. */
export function figuresOnly(block) {
  const labels = block.flat().filter((field) => isLabel(field)).length;
  if (!labels) return { block, labels };
  const bare = block
    .map((row) => ({ headed: row.some(isLabel), row: row.slice(row.map(isLabel).lastIndexOf(true) + 1) }))
    .filter(({ headed, row }) => !headed || row.some((field) => field.trim()));
  const width = Math.min(...bare.map(({ row }) => row.length));
  return { block: bare.map(({ row }) => narrowed(row, width)), labels };
}

/** A merged heading leaves blank fields behind it, a copied page leaves some at the end. */
function narrowed(row, width) {
  const fields = [...row];
  while (fields.length > width && !fields[0].trim()) fields.shift();
  while (fields.length > width && !fields[fields.length - 1].trim()) fields.pop();
  return fields;
}
