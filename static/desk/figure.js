// One figure, as typed, as pasted, and as an exact number.
//
// A figure is {units, places}: millionths as a BigInt, and how many decimals are printed. null is
// not stated (未填), which is not 0; undefined is something that its cell cannot hold.

const PLACES = 6;
const ONE = 10n ** BigInt(PLACES);
const ANY = { digits: Infinity, decimals: Infinity, signed: true };
const MARKS = new Set("/ // \\ - -- --- — —— – ― ─ 无 空 *".split(" "));
const TERM = /[+-]?\d+(?:\.\d+)?/g;
const SUM = /^=[+-]?\d+(?:\.\d+)?(?:[+-]\d+(?:\.\d+)?)*$/;
const UNITS = {
  counted: /[([]?[件项个条次宗份][)\]]?$/,
  万元: /[([]?万元[)\]]?$/,
  "": /(?!)/, // a free unit has a field of its own
  any: /[([]?(?:[件项个条次宗份]|万?元)[)\]]?$/,
};
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;

/** Full-width forms made half-width; no spaces, no thousands separators. */
export function plain(typed) {
  return typed
    .replace(INVISIBLE, "")
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\u2212/g, "-")
    .replace(/[\s,]/g, "");
}

/** What a cell holds, by its measure as the server states it: a number, the cell's unit after it or
 * not, or a sum after 「=」; a count may be typed with decimals of nothing but zeros. */
export function figure(typed, measure) {
  const text = plain(typed);
  if (!text) return null;
  const number = withoutUnit(text, measure);
  return number.startsWith("=") ? total(number, measure) : read(number, measure);
}

function total(text, measure) {
  if (!SUM.test(text)) return undefined;
  const terms = text.match(TERM).map((term) => read(term, { ...measure, signed: true }));
  if (terms.includes(undefined)) return undefined;
  const found = sum(terms);
  const size = found.units < 0n ? -found.units : found.units;
  const fits = measure.digits === Infinity || size < ONE * 10n ** BigInt(measure.digits);
  return fits && (measure.signed || found.units >= 0n) ? found : undefined;
}

/** Only the unit that the cell has: 元 behind a number of 万元 would make it another one. */
function withoutUnit(text, { decimals, unit }) {
  return text.replace(decimals === 0 ? UNITS.counted : (UNITS[unit] ?? UNITS.any), "");
}

function read(text, { digits: most, decimals, signed }) {
  const found = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!found) return undefined;
  const [, sign, whole, fraction = ""] = found;
  const digits = decimals ? fraction : fraction.replace(/^0+$/, "");
  if (whole.length > most || digits.length > decimals || (sign === "-" && !signed))
    return undefined;
  const units = BigInt(whole) * ONE + BigInt(digits.padEnd(PLACES, "0"));
  return { units: sign === "-" ? -units : units, places: digits.length };
}

/** The sum, or null if one of the figures is not stated. */
export function sum(figures) {
  if (figures.some((one) => !one)) return null;
  return {
    units: figures.reduce((units, one) => units + one.units, 0n),
    places: Math.max(0, ...figures.map((one) => one.places)),
  };
}

export const same = (one, other) => (one && other ? one.units === other.units : one === other);

/** Printed with every digit and no separators; empty if not stated. */
export function printed(one) {
  if (!one) return "";
  const size = one.units < 0n ? -one.units : one.units;
  const fraction = String(size % ONE)
    .padStart(PLACES, "0")
    .slice(0, one.places);
  return `${one.units < 0n ? "-" : ""}${size / ONE}${fraction && `.${fraction}`}`;
}

/** A field of a copied block as its cell takes it: empty for a mark for nothing (「/」「无」),
 * without a unit and without the zeros of a number format; undefined if it is not a number. */
export function pasted(text, measure) {
  const bare = plain(text);
  if (!bare || MARKS.has(bare)) return "";
  const found = figure(bare, measure);
  if (!found) return undefined;
  const number = tidy(bare, measure);
  return measure.decimals ? number : number.replace(/\.0+$/, "");
}

/** A figure as typed, as its cell shows it once one has left it: plain, a sum worked out. */
export function tidy(text, measure) {
  const number = withoutUnit(plain(text), measure);
  return number.startsWith("=") ? printed(figure(number, measure)) : number;
}

/** Whether a field of a copied block is words, not a figure nor nothing. */
export const isLabel = (text) => pasted(text, ANY) === undefined;
