// The session ends when nobody is there: who types is there, who does not is asked two minutes before. Only the server knows the time: other tabs work, too.
const warning = 120;
const { left } = document.body.dataset;
let isTyping = false;
let timer;
let box;
const show = (seconds) => {
  if (!box) {
    box = document.createElement("div");
    box.className = "notice notice-warn stay";
    box.setAttribute("role", "alert");
    box.innerHTML = `<div><p class="notice-title"></p><p><button type="button" class="btn btn-2" data-key="Alt+g">Ở lại <kbd>Alt G</kbd></button><a hidden>Đăng nhập lại để làm tiếp</a></p></div>`;
    box.querySelector("button").onclick = () => look("POST");
    box.querySelector("a").href = `/dang-nhap?returnUrl=${encodeURIComponent(location.pathname + location.search)}&phien=lau`;
    document.body.append(box);
  }
  const ended = seconds <= 0;
  box.querySelector("p").textContent = ended ? "Đã thoát vì lâu không dùng. Phần đã điền được giữ lại."
    : `Còn ${Math.ceil(seconds / 60)} phút nữa sẽ tự thoát. Phần đã điền được giữ lại.`;
  box.querySelector("button").hidden = ended;
  box.querySelector("a").hidden = !ended;
};
const plan = (seconds) => {
  clearTimeout(timer);
  if (seconds > warning) {
    box?.remove();
    box = undefined;
    timer = setTimeout(look, (seconds - warning) * 1000);
    return;
  }
  show(seconds);
  if (seconds > 0) timer = setTimeout(look, Math.min(seconds, 20) * 1000);
};
async function look(method) {
  const isThere = method === "POST" || isTyping;
  isTyping = false;
  try {
    plan((await (await fetch("/tai-khoan/phien", { method: isThere ? "POST" : "GET" })).json()).left);
  } catch {
    clearTimeout(timer);
    timer = setTimeout(look, 20e3);
  }
}
if (left) {
  plan(Number(left));
  document.addEventListener("input", () => { isTyping = true; });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
}
