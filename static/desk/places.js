// The figures and sentences of a report as places: one stop of Tab for each part, arrow keys move
// among its places, Enter or a click opens one.

const PLACES = "td[data-place], .sentence[data-place], .report-title[data-place]";
const PART = ".part, .review-report";

/** `open(place)` is called with the element that was chosen. */
export function moveAmong(report, open) {
  for (const part of [report, ...report.querySelectorAll(".part")]) offer(own(part), 0);
  report.addEventListener("click", (event) => {
    const place = event.target.closest(`${PLACES}, .remark-part a`);
    if (!place || !getSelection().isCollapsed) return;
    event.preventDefault();
    choose(place, open);
  });
  report.addEventListener("keydown", (event) => {
    const place = event.target;
    if (!place.matches(PLACES) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter") choose(place, open);
    else if (!step(place, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function choose(place, open) {
  if (place.matches(PLACES)) offer(own(place.closest(PART)), place);
  open(place);
}

/** The places of a part; of the whole report, those that stand in none of its parts. */
const own = (part) =>
  [...part.querySelectorAll(PLACES)].filter((place) => place.closest(PART) === part);

/** Let Tab stop at one of the places. */
function offer(places, which) {
  for (const [number, place] of places.entries())
    place.tabIndex = place === which || number === which ? 0 : -1;
}

function step(place, key) {
  const places = own(place.closest(PART));
  const to = target(places, place, key);
  if (to === undefined) return false;
  if (to) {
    offer(places, to);
    to.focus();
  }
  return true;
}

/** Where a key leads; null if nowhere, undefined if it is none of ours. */
function target(places, place, key) {
  const at = places.indexOf(place);
  const vertical = place.matches("td");
  const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: places.length - 1 };
  if (key in next) return places[next[key]] ?? null;
  if (key === "ArrowUp") return vertical ? beside(places, place, -1) : (places[at - 1] ?? null);
  if (key === "ArrowDown") return vertical ? beside(places, place, 1) : (places[at + 1] ?? null);
  return undefined;
}

/** The nearest figure above or below that stands in the same column, or nearest to it. */
function beside(places, place, way) {
  const middle = (box) => (box.left + box.right) / 2;
  const here = place.getBoundingClientRect();
  const found = places
    .map((other) => ({ other, box: other.getBoundingClientRect() }))
    .filter(({ box }) => way * (box.top - here.top) > 1)
    .map(({ other, box }) => ({
      other,
      far: Math.abs(box.top - here.top) * 10000 + Math.abs(middle(box) - middle(here)),
    }));
  return found.sort((a, b) => a.far - b.far)[0]?.other ?? null;
}
