// Makes wwwroot/lib: style sheets and scripts joined into one file per kind of page, the icon sprite, htmx and the heading font.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const out = "wwwroot/lib/";
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const read = (path) => readFileSync(path, "utf8");

const squeezeCss = (text) => text
  .replace(/\/\*[\s\S]*?\*\//g, "")
  .replace(/\s+/g, " ")
  .replace(/ ?([{};,>]) ?/g, "$1")
  .replace(/: /g, ":")
  .replace(/;}/g, "}");
const sheet = (name, parts) =>
  writeFileSync(out + name, squeezeCss(parts.map((part) => read(`Styles/${part}.css`)).join("\n")).trim() + "\n");
// Citizen pages carry critical.css inline.
sheet("public.css", ["core", "pictures", "public", "print"]);
sheet("staff.css", ["critical", "core", "pictures", "staff", "print"]);

// Each script is self-contained; a block gives it a scope of its own.
const script = (name, parts) => writeFileSync(out + name, parts
  .map((part) => `{\n${read(`Scripts/${part}.js`)}}\n`).join("")
  .replace(/^\s*\/\/.*\n/gm, "")
  .replace(/^\s+/gm, ""));
script("public.js", ["small"]);
script("staff.js", ["keys", "focus", "suggest", "draft", "small", "stay", "ruled", "ticks"]);
// Instead of it where a form sends: one more request costs more than these few bytes twice.
script("forms.js", ["draft", "small"]);
// Loaded by the fields that want them, and by citizen pages that suggest.
script("ruled.js", ["ruled"]);
script("photo.js", ["photo"]);
script("suggest.js", ["suggest"]);
// Citizen pages load it for who is signed in.
script("stay.js", ["stay"]);

const icons = [
  "arrow-left", "arrow-right", "bell", "calendar", "camera", "chart-column", "check", "chevron-down", "chevron-left",
  "chevron-right", "circle-alert", "circle-check", "clipboard-list", "clock", "copy", "download", "external-link", "eye",
  "file-text", "folder", "house", "inbox", "info", "landmark", "list-filter", "log-out", "map", "menu", "message-square",
  "paperclip", "pause", "pencil", "phone", "plus", "printer", "qr-code", "search", "send", "settings", "signature",
  "trash-2", "triangle-alert", "upload", "user", "users", "x",
];
const symbols = icons.map((name) => {
  const body = read(`node_modules/lucide-static/icons/${name}.svg`)
    .replace(/<!--[\s\S]*?-->/g, "").replace(/^[\s\S]*?<svg[\s\S]*?>/, "").replace(/<\/svg>\s*$/, "")
    .replace(/\s+/g, " ").replace(/> </g, "><").replace(/ \/>/g, "/>").trim();
  return `<symbol id="${name}" viewBox="0 0 24 24">${body}</symbol>`;
});
writeFileSync(out + "icons.svg", `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);

copyFileSync("node_modules/htmx.org/dist/htmx.min.js", out + "htmx.js");
for (const part of ["latin", "vietnamese"]) {
  copyFileSync(`node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-${part}-600-normal.woff2`, `${out}heading-${part}.woff2`);
}

writeFileSync(out + ".built", "");
