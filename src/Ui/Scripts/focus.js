// What htmx leaves open: anti-forgery, words for waiting, focus after a swap, words for a failed request.
const status = (text) => {
  const line = document.getElementById("status");
  if (line) line.textContent = text;
};
let timers = [];
let before = "";
const settle = () => {
  timers.forEach(clearTimeout);
  timers = [];
};
const toFocus = (node) => {
  if (!node) return;
  if (!node.matches("a, button, input, select, textarea, [tabindex]")) node.tabIndex = -1;
  node.focus();
};
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.body.dataset.csrf;
  if (token && event.detail.verb !== "get") event.detail.headers["RequestVerificationToken"] = token;
});
document.addEventListener("htmx:beforeRequest", (event) => {
  settle();
  before = document.activeElement?.id ?? "";
  event.detail.target.setAttribute("aria-busy", "true");
  document.querySelector(".notice[data-failed]")?.remove();
  timers = [
    setTimeout(() => status("Đang tải…"), 400),
    setTimeout(() => status("Mạng chậm, vẫn đang tải. Có thể để nguyên trang này."), 5000),
  ];
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (timers.length) status("");
  settle();
  event.detail.target?.removeAttribute("aria-busy");
});
// A row that goes away hands the focus to its neighbour.
let neighbour;
document.addEventListener("htmx:beforeSwap", (event) => {
  const row = event.detail.target.closest?.("tr, li");
  neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
});
document.addEventListener("htmx:afterSettle", (event) => {
  const main = document.getElementById("main");
  if (event.detail.target?.id === "main" || event.detail.elt?.id === "main") {
    toFocus(main.querySelector(".error-summary") ?? main.querySelector("[autofocus]") ?? main.querySelector("h1") ?? main);
    if (event.detail.requestConfig?.verb === "get") window.scrollTo(0, 0);
  } else if (document.activeElement === document.body) {
    const same = before && document.getElementById(before);
    toFocus(same || neighbour?.querySelector("a[href], button, input") || main);
  }
});
// The server may send words for the status line: HX-Trigger: {"status":"Đã giao cho Vi Văn Păn."}
document.addEventListener("status", (event) => status(event.detail.value));
const failed = (event) => {
  const box = document.createElement("div");
  box.className = "notice notice-err";
  box.dataset.failed = "";
  box.setAttribute("role", "alert");
  const offline = !event.detail.xhr?.status;
  const ended = event.detail.xhr?.status === 401;
  box.innerHTML = `<div><p class="notice-title">Lỗi: Chưa gửi được</p><p></p></div>`;
  box.querySelector("p:last-child").textContent = ended ? "Phiên làm việc đã hết. Phần đã nhập còn nguyên trên trang này. " : offline
    ? "Mất mạng. Phần đã nhập còn nguyên trên trang này. Có mạng rồi bấm lại."
    : "Lỗi phía máy chủ. Phần đã nhập còn nguyên trên trang này. Bấm lại sau ít phút.";
  if (ended) {
    const link = Object.assign(document.createElement("a"), { textContent: "Đăng nhập lại để làm tiếp" });
    link.href = `/dang-nhap?returnUrl=${encodeURIComponent(location.pathname + location.search)}`;
    box.querySelector("p:last-child").append(link);
  }
  (event.detail.elt.closest("form") ?? document.getElementById("main")).prepend(box);
  status("Chưa gửi được");
};
for (const fault of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) document.addEventListener(fault, failed);
// The server may say where the hands go on: HX-Trigger-After-Settle: {"hands":{"to":"Form_Words","within":"#block-1"}}. Hands that left that part stay where they are.
document.addEventListener("hands", (event) => {
  const { to, within } = event.detail;
  const now = document.activeElement;
  if (now && now !== document.body && now.id !== "main" && !now.closest(within)) return;
  const field = document.getElementById(to);
  field?.focus();
  field?.select?.();
});
