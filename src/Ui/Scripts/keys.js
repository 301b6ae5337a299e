// Shortcuts of officer pages. Each is declared on a visible control: data-key="F8", "Ctrl+Enter", "Alt+1", "?".
const inField = (node) => node.matches?.("input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]");
const name = (event) => (event.ctrlKey ? "Ctrl+" : "") + (event.altKey ? "Alt+" : "") +
  (event.shiftKey && event.key.length > 1 ? "Shift+" : "") + (event.ctrlKey && event.key.length === 1 ? event.key.toUpperCase() : event.key);
// What stands in a folded part has a place on the page, but takes no focus.
const visible = (node) => node.getClientRects().length > 0 && node.checkVisibility() && !node.disabled;
const focusable = "a[href], button:not([disabled]), input:not([disabled], [type=hidden]), select:not([disabled]), textarea:not([disabled])";
const find = (key) => {
  const open = document.querySelector("dialog[open]");
  const found = [...(open ?? document).querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find(visible);
  const digit = /^Alt\+([1-6])$/.exec(key);
  return found ?? (digit && !open ? document.querySelectorAll(".tabs a")[digit[1] - 1] : undefined);
};
const act = (node) => {
  if (node.matches("input, select, textarea")) {
    node.focus();
    node.select?.();
  } else if (node.matches("a, button, summary")) node.click();
  else (node.querySelector(focusable) ?? node).focus();
};

const sheet = () => {
  const lines = [...document.querySelectorAll("[data-key]")].filter(visible)
    .filter((node) => node.dataset.key !== "?")
    .map((node) => [node.dataset.key, node.dataset.keyName ?? node.getAttribute("aria-label") ?? node.labels?.[0]?.textContent ??
      node.textContent.replace(node.querySelector("kbd")?.textContent ?? "", "")]);
  [...document.querySelectorAll(".tabs a")].slice(0, 5).forEach((tab, at) => lines.push([`Alt+${at + 1}`, tab.textContent]));
  if (document.querySelector("[data-list]")) {
    lines.push(["↑ ↓, j k", "Dòng trước, dòng sau"], ["Enter", "Mở dòng đang chọn"], ["Phím cách", "Đánh dấu dòng"]);
  }
  const box = document.createElement("dialog");
  const head = Object.assign(document.createElement("h2"), { textContent: "Phím tắt của trang này" });
  const list = Object.assign(document.createElement("dl"), { className: "facts" });
  for (const [key, words] of lines) {
    const row = document.createElement("div");
    row.append(document.createElement("dt"), Object.assign(document.createElement("dd"), { textContent: words.trim() }));
    row.firstChild.append(Object.assign(document.createElement("kbd"), { textContent: key.replaceAll("+", " ") }));
    list.append(row);
  }
  const close = Object.assign(document.createElement("button"), { className: "btn btn-2", type: "button", textContent: "Đóng bảng phím" });
  close.onclick = () => box.close();
  box.onclose = () => box.remove();
  box.append(head, list, close);
  document.body.append(box);
  box.showModal();
};

let marked;
const inList = (event, list) => {
  const letters = document.body.dataset.letters !== "off";
  const rows = [...list.querySelectorAll("tr, li")].filter(visible);
  const at = rows.findIndex((row) => row.contains(event.target));
  const step = { ArrowDown: 1, ArrowUp: -1, ...(letters && { j: 1, k: -1 }) }[event.key];
  if (step && at >= 0 && !event.ctrlKey && !event.altKey) {
    const row = rows[at + step];
    (row?.querySelector("a[href]") ?? row?.querySelector(focusable))?.focus();
    return true;
  }
  if (event.key !== " ") return false;
  const box = rows[at]?.querySelector("input[type=checkbox]");
  if (!box || event.target === box && !event.shiftKey) return false;
  const from = event.shiftKey && marked >= 0 ? marked : at;
  const on = event.shiftKey ? true : !box.checked;
  for (const row of rows.slice(Math.min(from, at), Math.max(from, at) + 1)) {
    const one = row.querySelector("input[type=checkbox]");
    if (one && one.checked !== on) one.click();
  }
  marked = at;
  return true;
};

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.key === "Process" || event.defaultPrevented) return;
  const typing = inField(event.target);
  const list = event.target.closest?.("[data-list]");
  if (list && !typing && inList(event, list)) return event.preventDefault();
  const form = event.target.form;
  if (event.key === "Enter" && form?.dataset.enter === "next" && (typing || event.target.matches("[type=checkbox], [type=radio]")) && !event.target.matches("textarea") && !event.ctrlKey) {
    const fields = [...form.querySelectorAll(focusable)].filter(visible)
      .filter((node) => !node.matches("a, [type=button], button.btn-2, button.btn-danger, button.btn-link"));
    event.preventDefault();
    return fields[fields.indexOf(event.target) + 1]?.focus();
  }
  const key = name(event);
  // A bare letter is text in a field; Telex owns letter pairs there.
  if (typing && key.length === 1) return;
  const node = find(key);
  if (!node) return;
  event.preventDefault();
  if (key === "?") sheet(); else act(node);
});
document.addEventListener("click", (event) => {
  if (event.target.closest('[data-key="?"]')) sheet();
});
