// A link that ticks every box of its form's list, and none where all are ticked: data-tick-all="name" data-all="…" data-none="…".
// Without scripts it leads to the page with every box ticked.
const boxesOf = (link) => [...link.closest("form").querySelectorAll(`[name="${CSS.escape(link.dataset.tickAll)}"]`)];
const name = (link) => {
  link.textContent = boxesOf(link).every((box) => box.checked) ? link.dataset.none : link.dataset.all;
};
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-tick-all]");
  if (!link || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const boxes = boxesOf(link);
  const isOn = !boxes.every((box) => box.checked);
  const done = link.textContent;
  for (const box of boxes) {
    box.checked = isOn;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  document.getElementById("status").textContent = `Đã ${done[0].toLowerCase()}${done.slice(1)}`;
});
document.addEventListener("input", ({ target }) => target.form?.querySelectorAll("[data-tick-all]").forEach(name));
