// What stands in for the page: inputs that hold a value and what was set on them, no document.
// The statute is a table of two rows and three columns, the last of which is the sum of the others.

import { Sheet } from "../../static/desk/sheet.js";

const COLUMNS = { x: "甲列", y: "乙列", sum: "合列" };

const row = (key, label) => ({
  place: `t/${key}`,
  label,
  cells: Object.entries(COLUMNS).map(([column, name]) => ({
    place: `t/${key}/${column}`,
    label: name,
    measure: 0,
  })),
});

const equation = (key) => ({
  rule: "t.row",
  table: "t",
  place: `${key}/sum`,
  left: [`${key}/x`, `${key}/y`],
  right: [`${key}/sum`],
  message: "各项之和为{left}，合列为{right}。",
});

export const COUNT = { digits: 15, decimals: 0, signed: false, must: "整数" };

export const STATUTE = {
  refusal: "{cell}应为{must}，现为“{printed}”。",
  measures: [COUNT],
  tables: [{ key: "t", heading: "某表", rows: [row("a", "甲行"), row("b", "乙行")] }],
  equations: [equation("a"), equation("b")],
};

export class Input {
  constructor(name, value = "") {
    Object.assign(this, { name, value, defaultValue: value, type: "text", attributes: {} });
    const classes = new Set();
    this.box = {
      contains: (input) => input === this,
      scrollIntoView() {},
      classes,
      classList: { toggle: (one, on) => (on ? classes.add(one) : classes.delete(one)) },
    };
  }

  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  closest() {
    return this.box;
  }

  focus() {
    this.focused = true;
  }
}

/** The sheet of the small statute, row by row as texts. */
export function sheetOf(...texts) {
  const places = STATUTE.tables[0].rows.flatMap(({ cells }) => cells.map(({ place }) => place));
  const inputs = places.map((place, index) => [place, new Input(place, texts.flat()[index] ?? "")]);
  return new Sheet({ elements: Object.fromEntries(inputs) }, STATUTE);
}

/** The cells of a sheet as printed, line by line. */
export const gridOf = (sheet) => {
  const cells = [...sheet.cells.values()];
  return [cells.slice(0, 3), cells.slice(3)];
};

/** The page's table of a sheet; `fire` tells its listeners of an event, first to last. */
export function tableOf(sheet) {
  const listeners = [];
  return {
    rows: gridOf(sheet).map((line) => ({ querySelectorAll: () => line.map(({ input }) => input) })),
    addEventListener: (name, does) => listeners.push([name, does]),
    fire(name, event) {
      let on = true;
      const stop = { stopImmediatePropagation: () => (on = false), preventDefault() {} };
      for (const [heard, does] of listeners) if (on && heard === name) does({ ...stop, ...event });
    },
  };
}

/** What the sheet's inputs hold, line by line. */
export const textsOf = (sheet) => gridOf(sheet).map((line) => line.map(({ input }) => input.value));

/** A form as the page shows it: its fields, the report's version, the token, a button. */
export function formOf(fields, version = "4") {
  const inputs = Object.entries(fields).map(([name, value]) => new Input(name, value));
  const other = [new Input("version", version), new Input("csrfmiddlewaretoken", "x")];
  const button = Object.assign(new Input("save", "保存"), { type: "submit" });
  const elements = [...inputs, ...other, button, new Input("", "unnamed")];
  for (const input of elements) if (input.name) elements[input.name] = input;
  return { dataset: { report: "7", user: "3" }, elements };
}

export class Storage {
  items = new Map();
  getItem = (key) => this.items.get(key) ?? null;
  setItem = (key, text) => void this.items.set(key, text);
  removeItem = (key) => void this.items.delete(key);
}
