// A report that is read and judged, not filled in: nothing said of it reloads the page.

import { judgeInPlace } from "./judging.js";

judgeInPlace(document.getElementById("findings"), () => {});
