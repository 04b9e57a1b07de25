// The review page comes alive: what stands here is wired only. Without it every form still posts,
// and every link leads to its place.

import { moveAmong } from "./places.js";
import { Points } from "./points.js";
import { remarkHere } from "./remarking.js";

const review = document.querySelector(".review");
const report = review.querySelector(".review-report");
const points = new Points({
  list: document.getElementById("points"),
  summary: document.getElementById("summary"),
  report,
  address: location.href,
});
points.show();
if (report.dataset.remarks) {
  const open = remarkHere(document.getElementById("remark-here"), points);
  moveAmong(report, open);
}
review.classList.add("desk-live");
const side = review.querySelector(".review-list");
if (matchMedia("(max-width: 64rem)").matches) side.open = false;
