// The list of what to look at: it jumps, its forms are sent without leaving, and what it says of
// remarks and findings is marked in the report.

import { ask } from "./asking.js";

export class Points {
  constructor({ list, summary, report, address }) {
    Object.assign(this, { list, summary, report, address });
    list.addEventListener("click", (event) => this.#jump(event));
    list.addEventListener("submit", (event) => this.#send(event));
  }

  /** The open remarks on an element of the report. */
  remarksOn({ dataset: { place, quoted = "" } }) {
    return [...this.list.querySelectorAll("li.remark.open")].filter(
      ({ dataset }) => dataset.place === place && dataset.quoted === quoted,
    );
  }

  /** Print a new list; the boxes and what was unfolded stay as they were. */
  refresh({ points, summary }) {
    const boxes = [...this.list.querySelectorAll("input[type=checkbox][id]")];
    const unfolded = [...this.list.querySelectorAll("details")].map(({ open }) => open);
    this.list.innerHTML = points;
    for (const { id, checked } of boxes) document.getElementById(id).checked = checked;
    for (const [n, details] of this.list.querySelectorAll("details").entries())
      details.open = unfolded[n] ?? false;
    this.summary.textContent = summary.trim();
    this.show();
  }

  /** Mark in the report what has open remarks, and the figures of which something was found. */
  show() {
    const wrong = new Set(
      [...this.list.querySelectorAll("li.error[data-rule]:not(.settled)")].map(
        ({ dataset }) => dataset.place,
      ),
    );
    for (const place of this.report.querySelectorAll(".sentence, td[data-place]")) {
      place.classList.toggle("noted", this.remarksOn(place).length > 0);
      place.classList.toggle("wrong", place.matches("td") && wrong.has(place.dataset.place));
    }
  }

  #jump(event) {
    const link = event.target.closest('a[href^="#at-"]');
    if (!link) return;
    const { place, quoted } = link.closest("li")?.dataset ?? {};
    const there = this.#find(decodeURIComponent(link.hash).slice("#at-".length), place, quoted);
    if (!there) return;
    event.preventDefault();
    for (const before of this.report.querySelectorAll(".here")) before.classList.remove("here");
    there.classList.add("here");
    if (there.tabIndex < 0 && !there.matches("[tabindex]")) there.tabIndex = -1;
    there.focus({ preventScroll: true });
    there.scrollIntoView({ block: "center", inline: "nearest" });
  }

  /** The sentence, else the place, else what it is within: a row's table, a text's part. */
  #find(key, place, quoted) {
    const sentence = [...this.report.querySelectorAll(".sentence")].find(
      ({ dataset }) => quoted && dataset.place === place && dataset.quoted === quoted,
    );
    if (sentence) return sentence;
    for (let at = key; at; at = at.replace(/[^:./]*$/, "").slice(0, -1)) {
      const found = document.getElementById(`at-${at}`);
      if (found) return found;
    }
    return null;
  }

  async #send(event) {
    const { target: form, submitter } = event;
    event.preventDefault();
    let answer = await ask(form.action, form, submitter);
    const refused = answer.refused ?? (answer.done === false ? answer.message : "");
    if (refused) {
      refuse(submitter?.closest("li") ?? form, refused);
      return;
    }
    if (!answer.points) answer = await ask(this.address);
    if (answer.refused) refuse(form, answer.refused);
    else this.refresh(answer);
  }
}

function refuse(box, sentence) {
  const told = box.querySelector(".refusal") ?? box.appendChild(document.createElement("p"));
  told.className = "refusal";
  told.role = "alert";
  told.textContent = sentence;
}
