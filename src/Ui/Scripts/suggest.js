// Suggestions under an input with data-suggest="/address": GET ?q= answers [{ "text", "note", "value", "url" }].
// An answer with url is opened; else text goes into the input and value into the control named by data-suggest-into.
// With data-suggest-first Enter takes the first answer where none is marked, and waits for it where it has not come yet.
const dress = (input) => {
  if (input.dataset.dressed) return;
  input.dataset.dressed = "yes";
  const box = document.createElement("div");
  const list = document.createElement("ul");
  box.className = "suggest";
  list.id = `suggest-${input.id}`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  const held = document.activeElement === input;
  input.replaceWith(box);
  box.append(input, list);
  if (held) input.focus();
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off" })) {
    input.setAttribute(name, value);
  }
  let items = [];
  let at = -1;
  let timer;
  let call;
  const close = () => {
    if (!list.hidden) document.getElementById("status").textContent = "";
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (next) => {
    at = (next + items.length) % items.length;
    [...list.children].forEach((line, index) => line.setAttribute("aria-selected", index === at));
    input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const choose = (item) => {
    close();
    if (item.url) return window.location.assign(item.url);
    input.value = item.text;
    const into = input.form?.elements[input.dataset.suggestInto];
    if (into) into.value = item.value ?? "";
    input.dispatchEvent(new CustomEvent("suggest:chosen", { bubbles: true, detail: item }));
  };
  const show = () => {
    list.replaceChildren(...items.map((item, index) => {
      const line = document.createElement("li");
      line.id = `${list.id}-${index}`;
      line.setAttribute("role", "option");
      line.textContent = item.text;
      if (item.note) line.append(" ", Object.assign(document.createElement("small"), { textContent: item.note }));
      line.onmousedown = (event) => { event.preventDefault(); choose(item); };
      return line;
    }));
    list.hidden = items.length === 0;
    input.setAttribute("aria-expanded", String(items.length > 0));
    document.getElementById("status").textContent = items.length ? `${items.length} gợi ý` : "";
  };
  const ask = async () => {
    call?.abort();
    const typed = input.value.trim();
    if (typed.length < 2) { items = []; return close(); }
    call = new AbortController();
    try {
      const address = new URL(input.dataset.suggest, location.href);
      address.searchParams.set("q", typed);
      const answer = await fetch(address, { headers: { Accept: "application/json" }, signal: call.signal });
      if (!answer.ok || !answer.headers.get("Content-Type")?.includes("json")) return;
      items = await answer.json();
      at = -1;
      show();
    } catch { /* No network or a newer question: the plain form still works. */ }
  };
  input.addEventListener("input", (event) => {
    const into = input.form?.elements[input.dataset.suggestInto];
    if (into) into.value = "";
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, 300);
  });
  input.addEventListener("compositionend", () => { timer = setTimeout(ask, 300); });
  const isOpenQuestion = () => "suggestFirst" in input.dataset && input.value.trim().length > 1 && !input.form?.elements[input.dataset.suggestInto]?.value;
  const takeFirst = async () => {
    clearTimeout(timer);
    await ask();
    if (items.length) choose(items[0]);
    else document.getElementById("status").textContent = "Không tìm thấy. Thử ít chữ hơn.";
  };
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.ctrlKey && at < 0 && isOpenQuestion()) {
      event.preventDefault();
      takeFirst();
      return;
    }
    if (list.hidden) return;
    if (event.key === "ArrowDown") mark(at + 1);
    else if (event.key === "ArrowUp") mark(at < 0 ? -1 : at - 1);
    else if (event.key === "Enter" && at >= 0) choose(items[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
};
const dressAll = (root) => root.querySelectorAll?.("input[data-suggest]").forEach(dress);
dressAll(document);
document.addEventListener("htmx:load", (event) => dressAll(event.target));
