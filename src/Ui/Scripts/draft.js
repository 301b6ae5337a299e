// Nothing typed is lost: a form with data-draft="key" keeps a copy in this browser until it has been received.
const prefix = "draft:";
const days = 14 * 86400e3;
const shared = document.body.dataset.shared === "yes";
const skip = (control) => !control.name || control.name.startsWith("__") || /^(password|file|hidden|submit|button)$/.test(control.type);
const tick = (control) => control.type === "radio" || control.type === "checkbox";
const clock = (at) => new Date(at).toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
const read = (key) => {
  try { return JSON.parse(localStorage.getItem(prefix + key)); } catch { return null; }
};
const forget = (key) => localStorage.removeItem(prefix + key);
const answers = (form) => [...form.elements].filter((control) => !skip(control))
  .map((control) => [control.name, tick(control) ? control.value : null, tick(control) ? control.checked : control.value]);
const keep = (form) => {
  const at = Date.now();
  try { localStorage.setItem(prefix + form.dataset.draft, JSON.stringify({ at, answers: answers(form) })); } catch { return; }
  const state = form.querySelector("[data-draft-state]");
  if (state) state.textContent = `Đã lưu trên máy này ${clock(at)}`;
};
const fill = (form, saved) => {
  for (const [name, value, answer] of saved.answers) {
    const control = [...form.elements].find((one) => one.name === name && (value === null || one.value === value));
    if (!control) continue;
    if (value === null) control.value = answer; else control.checked = answer;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
};
const offer = (form, saved) => {
  const box = document.createElement("div");
  box.className = "notice notice-info";
  box.innerHTML = `<div><p class="notice-title">Có phần đã điền lúc ${clock(saved.at)}, chưa gửi.</p><p class="row">` +
    `<button type="button" class="btn btn-2">Điền lại phần đó</button><button type="button" class="btn btn-link">Bỏ phần đó</button></p></div>`;
  const [again, drop] = box.querySelectorAll("button");
  const done = () => { box.remove(); form.querySelector("input:not([type=hidden]), select, textarea")?.focus(); };
  again.onclick = () => { fill(form, saved); done(); };
  drop.onclick = () => { forget(form.dataset.draft); done(); };
  form.prepend(box);
};
const sentKey = sessionStorage.getItem("sent");
sessionStorage.removeItem("sent");
// A page that came by navigation after sending means the server answered; going back or reloading proves nothing.
const answered = performance.getEntriesByType("navigation")[0]?.type === "navigate" && !document.querySelector(".error-summary");
if (sentKey && answered) forget(sentKey);
for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
  const saved = read(key.slice(prefix.length));
  if (shared || !saved || Date.now() - saved.at > days) localStorage.removeItem(key);
}

const prepare = (root) => {
  for (const form of root.querySelectorAll("form[data-draft]")) {
    const saved = read(form.dataset.draft);
    if (saved && JSON.stringify(saved.answers) !== JSON.stringify(answers(form))) offer(form, saved);
  }
};
const waiting = new WeakMap();
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (shared || !form?.dataset.draft) return;
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => keep(form), 2000));
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if ("forget" in form.dataset) {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  } else if (!shared && form.dataset.draft && !event.defaultPrevented) {
    clearTimeout(waiting.get(form));
    keep(form);
    sessionStorage.setItem("sent", form.dataset.draft);
  }
});
if (!shared) {
  prepare(document);
  document.addEventListener("htmx:load", (event) => event.target.querySelector && prepare(event.target));
}
