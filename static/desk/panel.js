// The panel of findings, by part, and the state of each part in the side list.

import { jump } from "./jump.js";

export class Panel {
  /** `root` holds the server's findings; those of `rules` are replaced by live ones. */
  constructor(root, form, rules) {
    this.root = root;
    this.rules = rules;
    this.parts = [...form.querySelectorAll(".desk-part")].map(readPart);
    this.open = new Set(); // the parts whose blank cells are unfolded
    this.renew(root);
    root.addEventListener("click", (event) => jump(event, form));
  }

  /** Take over the server's list: at first, and when something was said of a finding. */
  renew(from) {
    this.general = [];
    this.said = new Map(); // what stands there by rule, place and words, with its buttons
    for (const part of this.parts) part.kept = [];
    for (const item of from.querySelectorAll("li[data-rule]")) {
      const { rule, place } = item.dataset;
      const part = this.parts.find((one) => one.holds(place));
      if (this.rules.has(rule)) this.said.set(key(rule, place, wordsOf(item)), item);
      else (part?.kept ?? this.general).push(item);
    }
  }

  show(findings) {
    const open = findings.filter((one) => this.#stands(one));
    const groups = this.parts.map((part) => this.#group(part, findings));
    this.root.querySelector(".summary").textContent = this.#summary(open);
    this.root.querySelector(".list").replaceChildren(...groups.filter(Boolean), ...this.#rest());
    for (const part of this.parts) showState(part, open);
  }

  /** Whether it stands in the way: no mere hint, and nobody has judged it. */
  #stands({ severity, rule, place, message }) {
    const said = this.said.get(key(rule, place, message));
    return severity.value !== "hint" && !said?.classList.contains("settled");
  }

  /** A live finding: as the server said it, if it did, with what can be said of it. */
  #item(finding) {
    const { rule, place, message } = finding;
    return this.said.get(key(rule, place, message)) ?? item(finding);
  }

  /** Arithmetic and blank cells as they are now; the rest as it was when last saved. */
  #summary(open) {
    const kept = [...this.general, ...this.parts.flatMap((part) => part.kept)];
    const live = open.length
      ? `数字 ${open.length} 处需要处理。`
      : "各表勾稽关系全部成立，没有空格。";
    const left = kept.filter((one) => !one.matches(".settled, .hint")).length;
    if (left) return `${live}上次保存时另有 ${left} 处需要处理。`;
    return live + (kept.length ? `另有 ${kept.length} 处已核实或者仅供参考。` : "");
  }

  #group(part, findings) {
    const here = findings.filter(({ place }) => part.holds(place));
    if (!here.length && !part.kept.length) return null;
    const blank = here.filter(({ rule }) => rule === "cell.missing");
    const wrong = here.filter(({ rule }) => rule !== "cell.missing");
    const group = element("section", "group");
    group.append(element("h3", "", part.heading));
    if (wrong.length || part.kept.length)
      group.append(list([...wrong.map((one) => this.#item(one)), ...part.kept]));
    if (blank.length) group.append(this.#blanks(part, blank));
    return group;
  }

  /** What the server found of the report as a whole. */
  #rest() {
    if (!this.general.length) return [];
    const group = element("section", "group");
    group.append(element("h3", "", "整份报告"), list(this.general));
    return [group];
  }

  /** Blank cells are many while one fills in: they fold away. */
  #blanks(part, blank) {
    const cells = blank.flatMap(({ blanks }) => blanks);
    const folded = element("details");
    folded.open = this.open.has(part.key);
    folded.append(
      element("summary", "", `未填 ${cells.length} 格`),
      list(blank.map((one) => this.#item(one))),
    );
    folded.addEventListener("toggle", () =>
      folded.open ? this.open.add(part.key) : this.open.delete(part.key),
    );
    return folded;
  }
}

const key = (...parts) => parts.join("\n");
const wordsOf = (item) => item.querySelector("a").textContent;

function readPart(section) {
  const { part: key } = section.dataset;
  const texts = [...section.querySelectorAll("textarea")];
  const keys = new Set([key, ...texts.map(({ name }) => name)]);
  return {
    key,
    heading: section.querySelector("h2").textContent,
    texts,
    due: texts.filter((text) => "due" in text.dataset),
    state: document.querySelector(`[data-state-of="${key}"]`),
    kept: [],
    holds: (place) => keys.has(place.split(/[/:]/)[0]),
  };
}

function showState({ due, texts, state, holds }, findings) {
  const written = (text) => Boolean(text.value.trim());
  const here = findings.filter(({ place }) => holds(place));
  const blanks = here.flatMap((finding) => finding.blanks ?? []).length;
  const wrong = here.filter(({ rule }) => rule !== "cell.missing").length;
  const unwritten = due.filter((text) => !written(text)).length;
  const words = [
    wrong && `${wrong} 处不符`,
    blanks && `未填 ${blanks} 格`,
    unwritten && `未写 ${unwritten} 段`,
  ].filter(Boolean);
  const optional = !words.length && texts.length && !due.length && !texts.some(written);
  state.textContent = optional ? "选填" : words.join("，") || "完整";
  state.dataset.is = wrong ? "wrong" : words.length ? "open" : optional ? "optional" : "whole";
}

const list = (items) => {
  const made = element("ul");
  made.append(...items);
  return made;
};

function item({ place, message, severity }) {
  const made = element("li", severity.value);
  const link = element("a", "", message);
  link.href = `#at-${place}`;
  made.append(element("b", "", severity.label), " ", link);
  if (severity.value === "warning")
    made.append(element("span", "desk-said", "保存之后可以在这里核实。"));
  return made;
}

function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
