// What is said of findings (已核实, 准予通过) goes to the server without a reload. Without this
// script the same forms are posted and lead back to the list.

/** Watches the forms of the list; `renewed` is given the server's new list to show. */
export function judgeInPlace(section, renewed) {
  offerAll(section);
  section.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    if (section.ariaBusy === "true") return;
    section.ariaBusy = "true";
    say(section, await post(form, new FormData(form, event.submitter), section, renewed));
    section.ariaBusy = "false";
    section.querySelector("h2").focus({ preventScroll: true });
  });
}

/** What to tell the person. */
async function post(form, body, section, renewed) {
  try {
    const headers = { Accept: "application/json" };
    const answer = await fetch(form.action, { method: "POST", body, headers });
    if (answer.redirected) return "登录已过期，意见没有记下。请重新登录，再打开这一页办理。";
    const { message, findings } = await answer.json();
    show(section, new DOMParser().parseFromString(findings, "text/html").body, renewed);
    return message;
  } catch {
    return "没有连上服务器，意见没有记下，请再点一次。";
  }
}

function show(section, fresh, renewed) {
  for (const form of section.querySelectorAll(":scope > form")) form.remove();
  for (const name of [".summary", ".list"])
    section.querySelector(name).replaceWith(fresh.querySelector(name));
  section.append(...fresh.querySelectorAll(".desk-findings > form"));
  renewed(section);
  offerAll(section);
}

/** A box that ticks every warning, once there are several. */
function offerAll(section) {
  const form = section.querySelector(".desk-verify");
  if (!form) return;
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.addEventListener("change", () => {
    for (const one of form.elements.namedItem("fingerprint") ?? []) one.checked = box.checked;
  });
  label.append(box, " 全选");
  form.prepend(label);
}

function say(section, words) {
  section.querySelector(".said").textContent = words;
}
