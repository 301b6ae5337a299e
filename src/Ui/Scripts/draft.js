// Nothing typed is lost: each form that sends keeps what was typed in this browser until the server says that it was received.
const { who, shared } = document.body.dataset;
const prefix = `draft:${who ?? ""}:`;
const ofTab = `${prefix}tab:`;
// Of somebody signed in it outlives the tab and is offered to nobody else; of a stranger it does not, nor where each tab has a visitor of its own.
const storeOf = (key) => who && !key.startsWith(ofTab) ? localStorage : sessionStorage;
const days = 14 * 86400e3;
const tick = (control) => /^(radio|checkbox)$/.test(control.type);
const skip = (control) => !control.name || control.name.startsWith("__") || control.disabled ||
  /^(password|file|hidden|submit|button|image|reset)$/.test(control.type) || /one-time|username|password/.test(control.autocomplete);
const slot = (control) => control.name + (tick(control) ? `=${control.value}` : "");
const now = (control) => tick(control) ? control.checked : control.value;
// What the server wrote.
const given = (control) => tick(control) ? control.defaultChecked : control.options
  ? ([...control.options].find((option) => option.defaultSelected) ?? control.options[0])?.value ?? "" : control.defaultValue;
const fields = (form) => [...form.elements].filter((control) => !skip(control));
let isOver = false;
const isKept = (form) => form?.method === "post" && !("forget" in form.dataset) && !("unkept" in form.dataset) && !shared && !isOver;
const keyOf = (form) => {
  if (form.dataset.draft) return ("perTab" in form.dataset ? ofTab : prefix) + form.dataset.draft;
  const { pathname, search } = new URL(form.getAttribute("action") || location.href, location.href);
  const hidden = [...form.elements].filter(({ type, name, value }) => type === "hidden" && !/^(true|false)$/.test(value) && !/^_|once|version|key|seen|hash|file/i.test(name));
  return prefix + pathname + search + hidden.map(({ name, value }) => `&${name}=${value}`).join("");
};
const read = (key) => {
  try { return JSON.parse(storeOf(key).getItem(key)); } catch { return null; }
};
const write = (key, draft) => {
  try { storeOf(key).setItem(key, JSON.stringify(draft)); } catch { /* Full: the page itself still holds it. */ }
};
const drop = (key) => storeOf(key).removeItem(key);
const keep = (form) => {
  if (!isKept(form)) return null;
  const key = keyOf(form);
  const draft = read(key) ?? { id: Math.random().toString(36).slice(2, 14).padEnd(8, "0"), base: {}, typed: {} };
  const before = JSON.stringify(draft.typed);
  for (const control of fields(form)) {
    const name = slot(control);
    if (now(control) === given(control) && !(name in draft.typed)) continue;
    // A page that came back with faults wrote what was typed: the server may hold either.
    draft.base[name] = [...new Set([...draft.base[name] ?? [], given(control)])];
    draft.typed[name] = now(control);
  }
  if (JSON.stringify(draft.typed) === "{}") return null;
  if (before !== JSON.stringify(draft.typed)) write(key, { ...draft, at: Date.now() });
  return draft;
};
const put = (form, draft, isWanted) => {
  let filled = 0;
  for (const control of fields(form)) {
    const name = slot(control);
    if (!(name in draft.typed) || now(control) === draft.typed[name] || !isWanted(control, name)) continue;
    if (tick(control)) control.checked = draft.typed[name]; else control.value = draft.typed[name];
    control.dispatchEvent(new Event("input", { bubbles: true }));
    filled++;
  }
  if (filled) form.dispatchEvent(new Event("draft:filled"));
  return filled;
};
const tell = (form, about, words, ...buttons) => {
  const box = document.createElement("div");
  box.className = "notice notice-info";
  box.dataset.kept = about;
  box.tabIndex = -1;
  box.innerHTML = `<div><p class="notice-title"></p><p class="row"></p></div>`;
  box.querySelector("p").textContent = words;
  for (const [text, act] of buttons) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-link", textContent: text });
    button.onclick = () => { act(); box.remove(); };
    box.querySelector(".row").append(button);
  }
  form.querySelector(`[data-kept="${CSS.escape(about)}"]`)?.remove();
  form.prepend(box);
  return box;
};
const clock = (at) => new Date(at).toLocaleString("vi-VN", { hour: "2-digit", minute: "2-digit", day: "numeric", month: "numeric" });
const offer = (form, key, draft) => tell(form, key, `Có phần đã điền lúc ${clock(draft.at)}, chưa gửi.`,
  ["Điền lại phần đó", () => { drop(key); put(form, draft, () => true); keep(form); }],
  ["Bỏ phần đó", () => drop(key)]);
// What does not fit the page any more, and what "new" leaves behind, is offered and not filled in.
const layAside = (key) => {
  let aside = `${key}~`;
  while (read(aside)) aside += "~";
  write(aside, read(key));
  drop(key);
};
// What the server answered, as a page or as a part of one, is what became of the typed text: its value goes on, unless it knows nothing of it.
const answered = document.body.dataset.answered;
const prepare = (form, part) => {
  if (!isKept(form)) return;
  const key = keyOf(form);
  const draft = read(key) ?? { base: {}, typed: {} };
  const isSame = (control, name) => draft.base[name].includes(given(control));
  const differing = fields(form).filter((control) => slot(control) in draft.typed && given(control) !== draft.typed[slot(control)] && !isSame(control, slot(control)));
  const isAnswer = (control) => draft.id === answered || part?.contains(control);
  if (differing.length && differing.every(isAnswer)) {
    for (const control of differing) {
      draft.base[slot(control)].push(given(control));
      draft.typed[slot(control)] = given(control);
    }
    write(key, draft);
  } else if (differing.length) layAside(key);
  if (read(key) && put(form, draft, (control, name) => now(control) === given(control) && isSame(control, name)) && !part) {
    tell(form, key, `Đã điền lại phần chưa gửi, điền lúc ${clock(draft.at)}.`, ["Bỏ phần đó", () => { drop(key); form.reset(); }]);
  }
  for (const aside of Object.keys(storeOf(key)).filter((name) => name.startsWith(`${key}~`))) offer(form, aside, read(aside));
};
const forms = () => [...document.forms];
const each = (act) => {
  for (const place of [localStorage, sessionStorage]) {
    for (const key of Object.keys(place)) if (key.startsWith("draft:")) act(place, key);
  }
};
const receive = () => {
  for (const [, cookie, id] of document.cookie.matchAll(/((?:__Host-)?xdt-got-(\w+))=/g)) {
    each((place, key) => { if (place.getItem(key).includes(`"id":"${id}"`)) place.removeItem(key); });
    document.cookie = `${cookie}=;path=/;max-age=0${cookie[0] === "_" ? ";secure" : ""}`;
  }
};

each((place, key) => { if (shared || !(Date.now() - JSON.parse(place.getItem(key)).at < days)) place.removeItem(key); });
receive();
forms().forEach((form) => prepare(form));
document.addEventListener("htmx:load", ({ target }) => {
  receive();
  // A whole new page is no answer to the one before.
  const part = target === document.body || target.id === "main" ? null : target;
  forms().forEach((form) => prepare(form, part));
});
let waiting;
document.addEventListener("input", ({ target }) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => keep(target.form), 300);
});
for (const end of ["pagehide", "visibilitychange", "htmx:beforeSwap"]) document.addEventListener(end, () => forms().forEach(keep));
addEventListener("pagehide", () => forms().forEach(keep));
document.addEventListener("click", ({ target }) => {
  if (!target.closest("[data-fresh]")) return;
  clearTimeout(waiting);
  for (const form of forms()) {
    if (!keep(form)) continue;
    layAside(keyOf(form));
    form.reset();
  }
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if ("forget" in form.dataset) {
    isOver = true;
    return each((place, key) => { if (key.startsWith(prefix)) place.removeItem(key); });
  }
  if (form.method !== "post" || event.defaultPrevented) return;
  if (!navigator.onLine) {
    // Else the browser's own page about the line takes the place of this one.
    event.preventDefault();
    keep(form);
    return tell(form, "line", "Máy đang mất mạng nên chưa gửi gì. Phần đã điền còn nguyên ở đây: có mạng lại thì bấm gửi lần nữa.").focus();
  }
  form.querySelector('[data-kept="line"]')?.remove();
  const left = forms().find((other) => other !== form && [...other.elements].some((control) => control.files?.length) && !other.dataset.told);
  if (left) {
    event.preventDefault();
    left.dataset.told = "";
    tell(left, "file", "Tệp chọn ở đây chưa gửi. Gửi tệp trước, hoặc bấm lại nút vừa bấm để gửi phần kia và bỏ tệp.");
    left.querySelector("input[type=file]").focus();
    return;
  }
  const draft = keep(form);
  if (!draft) return;
  const number = form.elements.__draft ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "__draft" }));
  number.value = draft.id;
});
