// Last year's figure in each cell, on demand; every table's switch turns all.

import { describe } from "./marks.js";

export function watchLastYear(form) {
  const switches = [...form.querySelectorAll(".last-year input")];
  form.addEventListener("change", ({ target }) => {
    if (!switches.includes(target)) return;
    form.classList.toggle("with-last-year", target.checked);
    for (const one of switches) one.checked = target.checked;
    for (const last of form.querySelectorAll("small.last")) {
      describe(last.closest("td").querySelector("input"), last.id, target.checked);
    }
  });
}
