// Copy and print buttons, letter counters, focus on the error summary. A frame with data-print-once="name" prints as it comes, not again on reload.
const say = (text) => {
  const line = document.getElementById("status");
  if (line) line.textContent = text;
};
const arm = (root) => {
  for (const button of root.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
};
const count = (input) => {
  const line = document.querySelector(`[data-counter="${CSS.escape(input.id)}"]`);
  if (!line) return;
  const left = Number(line.dataset.most) - input.value.length;
  line.textContent = left < 0 ? `Quá ${-left} chữ` : `Còn ${left} chữ`;
};

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy], [data-print], [data-print-frame]");
  if (!button) return;
  if (button.dataset.printFrame) {
    event.preventDefault();
    return document.getElementById(button.dataset.printFrame).contentWindow.print();
  }
  if ("print" in button.dataset) return window.print();
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.lastElementChild.textContent = "Đã chép";
    say(`Đã chép ${button.dataset.copy}`);
  } catch {
    say("Chưa chép được. Chọn mã rồi nhấn Ctrl C.");
  }
});
document.addEventListener("input", (event) => count(event.target));
document.addEventListener("htmx:load", (event) => arm(event.target));
arm(document);
document.querySelector(".error-summary")?.focus();
for (const frame of document.querySelectorAll("iframe[data-print-once]")) {
  const print = () => {
    const name = `printed:${frame.dataset.printOnce}`;
    if (sessionStorage.getItem(name)) return;
    sessionStorage.setItem(name, "yes");
    frame.contentWindow.print();
  };
  if (frame.contentDocument?.readyState === "complete" && frame.contentDocument.URL === frame.src) print();
  else frame.addEventListener("load", print, { once: true });
}
