// Unsaved typing is kept in this browser, per report and person, and offered back.
//
// Kept are the changed fields only, each with what the report held, under the version they were
// typed on, and its digest: {version, opened, at, fields: {name: [stored, typed]}}.

import { plain } from "./figure.js";

const TOKENS = ["version", "opened"];
const SKIPPED = new Set([...TOKENS, "csrfmiddlewaretoken"]);

export class Keeping {
  /** `stored` is what the report holds where the form shows something else (a refused save). */
  constructor(form, stored, storage = localStorage) {
    this.form = form;
    this.storage = storage;
    this.key = `desk/${form.dataset.report}/${form.dataset.user}`;
    this.fields = [...form.elements].filter(
      ({ name, type }) => name && !SKIPPED.has(name) && type !== "submit",
    );
    this.stored = new Map(
      this.fields.map((field) => [field.name, stored[field.name] ?? field.defaultValue]),
    );
    this.found = this.#read();
  }

  /** The changed fields: {name: [stored, typed]}. */
  changes() {
    const changed = this.fields.filter(({ name, value }) => value !== this.stored.get(name));
    return Object.fromEntries(
      changed.map(({ name, value }) => [name, [this.stored.get(name), value]]),
    );
  }

  /** The changed fields as they are: {name: typed}. */
  typed() {
    return Object.fromEntries(
      Object.entries(this.changes()).map(([name, [, typed]]) => [name, typed]),
    );
  }

  get dirty() {
    return this.fields.some(({ name, value }) => value !== this.stored.get(name));
  }

  /** Keep what is typed now, beside what was found and not yet decided on. False if the browser
   * keeps nothing (private window, full storage). */
  keep() {
    const fields = { ...this.found?.fields, ...this.changes() };
    try {
      if (!Object.keys(fields).length) this.storage.removeItem(this.key);
      else
        this.storage.setItem(
          this.key,
          JSON.stringify({
            ...this.#typedOn(),
            at: this.dirty ? Date.now() : this.found.at,
            fields,
          }),
        );
      return true;
    } catch {
      return false;
    }
  }

  /** Put the found typing into the form; gives the names of the fields. If the report holds some
   * of them otherwise by now, the form is what they were typed on: saving will ask. */
  restore() {
    const names = Object.keys(this.found.fields);
    if (this.found.opened && overtaken(this)) {
      for (const name of TOKENS) this.form.elements[name].value = this.found[name];
    }
    for (const name of names) this.form.elements[name].value = this.found.fields[name][1];
    this.found = null;
    return names;
  }

  /** Whether the report was saved since the found typing. */
  get isMoved() {
    return Boolean(this.found) && this.found.version !== this.form.elements.version.value;
  }

  #typedOn() {
    const { found, form } = this;
    return Object.fromEntries(
      TOKENS.map((name) => [name, found?.[name] ?? form.elements[name]?.value]),
    );
  }

  discard() {
    this.found = null;
    this.keep();
  }

  /** What was kept and is not in the report by now; a save that succeeded leaves nothing. */
  #read() {
    let kept;
    try {
      kept = JSON.parse(this.storage.getItem(this.key));
    } catch {
      return null;
    }
    if (!kept?.fields) return null;
    const open = Object.entries(kept.fields).filter(([name, [, typed]]) => {
      const field = this.form.elements[name];
      return field && alike(field.value) !== alike(typed);
    });
    return open.length ? { ...kept, fields: Object.fromEntries(open) } : null;
  }
}

/** The server drops blank lines, spaces around paragraphs, and separators in figures. */
const alike = (text) => plain(text);

/** How many of the found fields the report holds otherwise than when they were typed. */
export function overtaken({ found, form }) {
  const now = (name) => alike(form.elements[name].value);
  return Object.entries(found.fields).filter(([name, [stored]]) => now(name) !== alike(stored))
    .length;
}
