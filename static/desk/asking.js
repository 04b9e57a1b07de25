// Asking the server from a page that stays: every answer is {…} or {refused: a sentence}.

const AGAIN = "没有办成：";

/** Post a form, or get the address; gives the answer, with `refused` if it cannot be read. */
export async function ask(address, form, submitter = null) {
  const sent = form ? { method: "POST", body: new FormData(form, submitter) } : {};
  let response;
  try {
    response = await fetch(address, { ...sent, headers: { Accept: "application/json" } });
  } catch {
    return { refused: `${AGAIN}网络不通，您写的还在这里，请稍后再试。` };
  }
  const told = response.headers.get("Content-Type")?.startsWith("application/json");
  if (told) return response.json();
  if (new URL(response.url).pathname.endsWith("/login/"))
    return { refused: `${AGAIN}登录已过期。请在另一个窗口登录，再回到这里提交。` };
  if (response.ok) return { elsewhere: response.url };
  return { refused: `${AGAIN}服务器没有接受（${response.status}）。请刷新页面再试。` };
}
