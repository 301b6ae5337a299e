// Fields that another answer rules (data-show-if="name=value") are out of sight while they do not apply. What was typed in them stays and
// is sent along; the server is told which were out of sight, and says so of any other text that it would not file.
const applies = (box) => {
  const [name, value] = box.dataset.showIf.split("=");
  const form = box.closest("form");
  const ruler = form?.querySelector(`[name="${CSS.escape(name)}"]`);
  // Answered elsewhere: the server has looked.
  if (!ruler) return true;
  const answer = ruler.closest("[data-show-if]")?.hidden ? "" : new FormData(form).get(name);
  return (answer || "false") === value;
};
const arrange = () => {
  for (const box of document.querySelectorAll("[data-show-if]")) box.hidden = !applies(box);
};
document.addEventListener("formdata", ({ target, formData }) => {
  const unseen = [...target.querySelectorAll("[data-show-if][hidden] [name]")].map(({ name }) => name.split(".")[0]);
  if (unseen.length) formData.set("__unseen", unseen.join(" "));
});
for (const change of ["input", "htmx:load"]) document.addEventListener(change, arrange);
document.addEventListener("reset", () => setTimeout(arrange));
// The browser fills in a page gone back to without an event of its own.
addEventListener("pageshow", arrange);
arrange();
