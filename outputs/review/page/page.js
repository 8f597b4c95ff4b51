"use strict";
// A plan's page: links between rows and text, filters, keys, language, theme.  It sends no requests to a server.
const data = JSON.parse(document.getElementById("data").textContent);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

function word(key) {
  return data.words[document.documentElement.lang][key] ?? key;
}

function speak(language) {
  document.documentElement.lang = language;
  for (const element of all("[data-w]")) element.textContent = word(element.dataset.w);
  for (const element of all("[data-vi]")) element.textContent = element.dataset[language];
  for (const element of all("[data-w-label]")) element.setAttribute("aria-label", word(element.dataset.wLabel));
  for (const element of all("[data-w-hint]")) element.placeholder = word(element.dataset.wHint);
}

function light(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
}

const page = { current: null, hidden: new Set() };

const marksOf = (id) => all(`[data-r~="${CSS.escape(id)}"]:not(.card)`);
const card = (id) => document.getElementById(id);
const isWide = () => matchMedia("(min-width: 56.01rem)").matches;
const idsOf = (mark) => mark.dataset.r.split(" ").filter((id) => !page.hidden.has(kindOf(id)));
const kindOf = (id) => id.split("-")[0];

function show(view) {
  document.getElementById("plan").dataset.view = view;
  for (const tab of all(".tabs button")) tab.setAttribute("aria-pressed", String(tab.dataset.view === view));
}

function clear() {
  for (const element of all(".on")) element.classList.remove("on");
  page.current = null;
  tell();
}

// The Tab key stops once per group, and at the actions of the selected row; the arrow keys go from card to card.
function stops() {
  const own = page.current && card(page.current);
  for (const group of all("details.group")) {
    const buttons = all("button", group), first = buttons[0];
    for (const button of buttons) button.tabIndex = button === first || own?.contains(button) ? 0 : -1;
    for (const summary of all(".why summary", group)) summary.tabIndex = own?.contains(summary) ? 0 : -1;
  }
}

function walk(event) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || !event.target.matches(".go")) return;
  const cards = all(".go", event.target.closest("details"));
  const next = cards[cards.indexOf(event.target) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

// Select a row: its source text and its card; `to` states which of them is scrolled into view.
function select(id, to) {
  clear();
  const own = card(id);
  if (!own) return;
  page.current = id;
  own.classList.add("on");
  const group = own.closest("details");
  if (group) group.open = true;
  const marks = marksOf(id);
  for (const mark of marks) {
    mark.classList.add("on");
    if (mark.localName === "mark") mark.className = mark.className.replace(/k-\w+/, `k-${kindOf(id)}`);
  }
  const image = document.getElementById("plan").dataset.view === "image";
  const mark = marks.find((one) => (one.localName === "rect") === image) ?? marks[0];
  if (!isWide()) show(to === "card" ? "records" : image ? "image" : "text");
  const lead = () => {
    if (to !== "words" || isWide()) own.scrollIntoView({ block: to === "words" ? "center" : "nearest" });
    if (mark && to !== "card") mark.scrollIntoView({ block: "center" });
  };
  lead();
  if (document.body.classList.contains("large")) requestAnimationFrame(lead); // what came into view now has its true height
  history.replaceState(null, "", `#${id}`);
  stops();
  tell();
}

function order(onlyDoubtful) {
  const seen = new Set();
  for (const mark of all("mark[data-r]", document.getElementById("text")))
    for (const id of idsOf(mark)) if (!onlyDoubtful || card(id)?.classList.contains("doubtful")) seen.add(id);
  return [...seen];
}

function step(by, onlyDoubtful = false) {
  const ids = order(onlyDoubtful);
  if (!ids.length) return;
  let at = ids.indexOf(page.current);
  if (at < 0 && page.current) {
    const everything = order(false);
    const here = everything.indexOf(page.current);
    at = ids.findIndex((id) => everything.indexOf(id) > here) - (by > 0 ? 1 : 0);
    if (at < -1) at = ids.length - 1;
  } else if (at < 0 && by < 0) at = 0;
  select(ids[(at + by + ids.length) % ids.length], "both");
}

function tell() {
  const ids = order(false);
  const at = page.current ? ids.indexOf(page.current) + 1 : 0;
  const output = document.getElementById("at");
  if (output) output.textContent = `${at || "–"} / ${ids.length}`;
}

function filter() {
  page.hidden = new Set(all(".filters input").filter((box) => !box.checked).map((box) => box.dataset.kind));
  for (const mark of all("mark[data-r], rect[data-r]")) {
    const ids = idsOf(mark);
    mark.classList.toggle("off", ids.length === 0);
    if (ids.length && mark.localName === "mark") mark.className = mark.className.replace(/k-\w+/, `k-${kindOf(ids[0])}`);
  }
  stops();
  for (const group of all("details[data-table]")) group.hidden = page.hidden.has(group.dataset.table) && group.dataset.table !== "annexes";
  tell();
}

// The values with which the selected row is cited; null if none is selected: then the plan is cited.
function citedRow() {
  const own = page.current && card(page.current);
  if (!own || own.closest("[data-table=documents]")) return null;
  const text = marksOf(own.id).filter((mark) => mark.localName === "mark").map((mark) => mark.textContent).join("");
  return { quote: own.querySelector("q")?.textContent ?? text, page: own.dataset.page, section: own.dataset.section };
}

function cite() {
  const row = citedRow();
  openCitation(data.document, row, `plans/${data.document.doc_id}.html${row ? `#${page.current}` : ""}`, word);
}

const deeds = {
  cite,
  language: () => { const next = document.documentElement.lang === "vi" ? "en" : "vi"; speak(next); keep("language", next); },
  theme: () => {
    const dark = document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    light(dark === "dark" ? "light" : "dark");
    keep("theme", document.documentElement.dataset.theme);
  },
  help: () => document.getElementById("help")?.showModal(),
  doubtful: () => step(1, true),
  next: () => step(1),
  previous: () => step(-1),
};

document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-do], [data-go], [data-view], mark[data-r], rect[data-r]");
  if (!target) return;
  if (target.dataset.do) deeds[target.dataset.do]?.(event);
  else if (target.dataset.go) select(target.dataset.go, "words");
  else if (target.localName === "button" && target.dataset.view) show(target.dataset.view);
  else if (target.dataset.r && document.getSelection().isCollapsed) {
    const ids = idsOf(target); // a second click on the same words selects the row around
    if (ids.length) select(ids[(ids.indexOf(page.current) + 1) % ids.length], isWide() ? "both" : "card");
  }
});
document.addEventListener("keydown", walk);
document.addEventListener("change", (event) => { if (event.target.matches(".filters input")) filter(); });

const keys = { n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1), d: () => step(1, true), D: () => step(-1, true), "?": () => deeds.help(), c: cite, Escape: clear };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), textarea, select, dialog")) return;
  if (!document.getElementById("plan") || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

function begin() {
  filter();
  const id = decodeURIComponent(location.hash.slice(1));
  const [table, at] = id.split("@"); // `funding@886-920`: the row at these words, as the report names it
  if (table === "text") { // a paragraph that a search found
    const line = document.querySelector(`#text p[data-s="${CSS.escape(at?.split("-")[0] ?? "")}"]`);
    line?.classList.add("sought");
    line?.scrollIntoView({ block: "center" });
    return;
  }
  const own = at ? all(`.card[data-at="${CSS.escape(at)}"]`).find((one) => kindOf(one.id) === table) : card(id);
  if (own?.dataset.r) select(own.id, "both");
}

light(kept("theme", ["light", "dark"]));
speak(firstLanguage());
if (document.getElementById("plan")) begin();
