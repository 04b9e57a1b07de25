// A report that is read and judged, not filled in: nothing said of it reloads the page, and a mark
// in the text opens the list that says how it was read.

import { judgeInPlace } from "./judging.js";

judgeInPlace(document.getElementById("findings"), () => {});
document.addEventListener("click", (event) => {
  const mark = event.target.closest(".desk-mark");
  const reading = mark && document.getElementById(decodeURIComponent(mark.hash).slice(1));
  if (!reading) return;
  event.preventDefault();
  reading.closest("details").open = true;
  reading.focus({ preventScroll: true });
  reading.scrollIntoView({ block: "nearest" }); // the sentence stays in sight
});
