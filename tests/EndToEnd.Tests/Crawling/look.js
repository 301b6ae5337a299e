// What a machine can see of a page that people will find hard to use. Runs in the page; answers with words for the test's report.
() => {
  const found = new Set();
  const words = element => (element.innerText ?? element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 70);
  const say = (what, element) => found.add(element ? `${what}: “${words(element) || element.outerHTML.slice(0, 90)}”` : what);
  const all = selector => [...document.querySelectorAll(selector)];
  const ownText = element => [...element.childNodes].filter(node => node.nodeType === 3 && node.data.trim());
  // Asked of every element, so each answer is kept for those below it.
  const kept = tell => { const known = new WeakMap(); return function of(element) { if (!known.has(element)) known.set(element, tell(element, of)); return known.get(element); }; };
  const above = element => element.parentElement === document.documentElement ? null : element.parentElement;
  // For readers of the screen alone, or folded away.
  const veiled = kept((element, of) => {
    const box = element.getBoundingClientRect();
    return getComputedStyle(element).clipPath !== "none" || box.right < 0 || (box.width <= 1 && box.height <= 1) || (above(element) ? of(above(element)) : false);
  });
  const hidden = element => !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || veiled(element);
  const scrolls = kept((element, of) => /auto|scroll/.test(getComputedStyle(element).overflowX) || (above(element) ? of(above(element)) : false));
  const floats = kept((element, of) => /fixed|sticky/.test(getComputedStyle(element).position) || (above(element) ? of(above(element)) : false));

  const blockOf = element => { while (/^inline$|contents/.test(getComputedStyle(element).display) && above(element)) element = above(element); return element; };

  // Heads of a page.
  if (!document.title.trim()) say("no title");
  if (all("h1").length !== 1) say(`${all("h1").length} h1`);
  all('a[href=""], form[action=""], img[src=""], [id=""], [for=""], [aria-describedby=""]').forEach(element => say("empty attribute", element));
  all('[aria-invalid="true"], .field-err, .error-summary').forEach(element => say("in error at first view", element));
  all(".error, .hint, .notice, .chip, .meta, label, legend, h1, h2, h3, th[scope], dt, dd, caption, summary, .empty-title")
    .filter(element => !element.textContent.trim() && !element.matches("[data-draft-state], [aria-live]") && !element.querySelector("img, svg[aria-label], input, select, textarea, .icon, [aria-label]"))
    .forEach(element => say("empty", element));

  // English, names of the code, words nobody is called by.
  // Text by text: where a table is laid out as blocks, the page's own text runs the cells together.
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, node =>
    node.parentElement.matches("script, style, code, pre, .code") || !node.parentElement.checkVisibility() ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const pieces = [];
  while (texts.nextNode()) pieces.push(texts.currentNode.data.trim());
  const plain = pieces.join(" ") + " " + all("[placeholder], [title], [aria-label]").map(element => ["placeholder", "title", "aria-label"].map(name => element.getAttribute(name) ?? "").join(" ")).join(" ");
  const english = /(?<![\p{L}\d_.@/-])(submit|cancel|delete|save|loading|error|unknown|undefined|null|NaN|invalid|not found|object|reference|required|field|value|file|files|upload|download|login|logout|password|username|user|users|admin|administrator|officer|clerk|leader|auditor|citizen|draft|pending|approved|rejected|true|false|system|case|cases|step|outcome|forward|done|click|search|back|next|page|home|settings|account|accounts|role|roles|post|posts|status|type|name|code|date|from|with|and|for|this|that|is|are|was|please|must|OK)(?![\p{L}\d_@/-])/iu;
  const hit = plain.match(english);
  if (hit) say(`English: ${plain.slice(Math.max(0, hit.index - 25), hit.index + 30).replace(/\s+/g, " ")}`);
  const camel = plain.match(/(?<![\p{L}\d_/.])[a-z]+[A-Z][A-Za-z]*(?!\p{L})/u);
  if (camel) say(`a name of the code: ${camel[0]}`);
  const called = plain.match(/(?<!\p{L})(bạn|vui lòng|quý khách)(?!\p{L})(?! đời)/iu);
  if (called) say(`words against the style: ${plain.slice(Math.max(0, called.index - 20), called.index + 25).replace(/\s+/g, " ")}`);

  // Where text stands.
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width + 1) say(`wider than the screen by ${document.documentElement.scrollWidth - width} px`);
  all(".table, table").filter(element => element.scrollWidth > element.clientWidth + 1 && !hidden(element) && !element.parentElement.matches(".table"))
    .forEach(element => say(`a table ${element.scrollWidth - element.clientWidth} px wider than its place`, element.querySelector("caption, th")));
  const lines = [];
  for (const element of all("body *:not(script, style, option)")) {
    const texts = ownText(element);
    if (!texts.length || hidden(element)) continue;
    const range = document.createRange();
    const rects = texts.flatMap(node => { range.selectNodeContents(node); return [...range.getClientRects()]; }).filter(box => box.width > 1 && box.height > 1);
    const text = texts.map(node => node.data.trim()).join(" ").replace(/\s+/g, " ");
    const rows = new Set(rects.map(box => Math.round(box.top / 5))).size;
    // How many letters the place has room for, whatever the words make of it.
    const block = blockOf(element), edges = getComputedStyle(block);
    const letter = rects.reduce((sum, at) => sum + at.width, 0) / text.length;
    const room = (block.clientWidth - parseFloat(edges.paddingLeft) - parseFloat(edges.paddingRight)) / letter;
    if (rows >= 3 && text.length >= 16 && room < 12) say(`room for ${Math.round(room)} letters a line`, element);
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (/hidden|clip/.test(style.overflowX + style.overflowY) && (element.scrollWidth > element.clientWidth + 2 || element.scrollHeight > element.clientHeight + 3) && element.clientWidth && !element.title) say("cut", element);
    const frame = element.ownerSVGElement?.getBoundingClientRect();
    if (frame && rects.some(at => at.left < frame.left - 1 || at.right > frame.right + 1 || at.bottom > frame.bottom + 1)) say("cut by its picture", element);
    if (rects.some(at => at.right > width + 1 || at.left < -1) && !scrolls(element)) say("beyond the edge of the screen", element);
    if (!floats(element) && !element.matches("select *")) rects.forEach(at => lines.push([at, element]));
  }
  lines.sort((one, other) => one[0].top - other[0].top);
  for (let i = 0; i < lines.length; i++) for (let j = i + 1; j < lines.length && lines[j][0].top < lines[i][0].bottom; j++) {
    const [one, a] = lines[i], [two, b] = lines[j];
    if (a === b) continue;
    const across = Math.min(one.right, two.right) - Math.max(one.left, two.left), down = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
    if (across > 3 && down > .4 * Math.min(one.height, two.height)) say(`lies over “${words(b)}”`, a);
  }

  const [way] = performance.getEntriesByType("navigation");
  return JSON.stringify({
    faults: [...found],
    server: Math.round(way.responseStart - way.requestStart),
    html: way.encodedBodySize,
    sends: document.querySelector('script[src*="/forms."]') !== null,
    rest: performance.getEntriesByType("resource").reduce((sum, part) => sum + part.encodedBodySize, 0),
    isPaper: document.body.classList.contains("paper"),
    isStaff: document.body.classList.contains("staff"),
  });
}
