// The page: the visible parts are drawn first, then the others; again if filters, language or width change.
let linked = new Set(), waiting = 0;
const PARTS = { overview: drawGlance, search: drawSearch, plans: listPlans, comparison: drawComparison, funding: drawFunding, lead: drawLeads, basis: drawBasis, doubt: drawDoubts };

function draw() {
  drawFilters();
  delete document.documentElement.dataset.drawn;
  const names = Object.keys(PARTS), seen = names.filter(isInSight);
  for (const name of seen) PARTS[name]();
  drawRest(names.filter((name) => !seen.includes(name)));
}

// One part at a time, so that typing and scrolling never wait for parts that are not visible yet.
function drawRest([name, ...rest]) {
  clearTimeout(waiting);
  if (name == null) { document.documentElement.dataset.drawn = "all"; return; }
  waiting = setTimeout(() => { PARTS[name](); drawRest(rest); });
}

function isInSight(name) {
  const place = byId(name).getBoundingClientRect();
  return place.top < innerHeight && place.bottom > 0;
}

function speak() {
  document.documentElement.lang = language;
  document.title = t("ui.title");
  byId("made").textContent = day(byId("made").dateTime);
  byId("left-out").textContent = ["copies", "others"].filter((name) => store.beside[name]).map((name) => ` · ${t(`ui.${name}`).replace("{n}", number(store.beside[name]))}`).join("");
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = t(element.dataset.say);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", t(element.dataset.label));
}

function openSwitches() {
  byId("language").addEventListener("click", () => { language = language === "vi" ? "en" : "vi"; keep("language", language); speak(); draw(); });
  const root = document.documentElement;
  const theme = kept("theme", ["light", "dark"]);
  if (theme) root.dataset.theme = theme;
  byId("theme").addEventListener("click", () => {
    const isDark = (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    root.dataset.theme = isDark ? "light" : "dark";
    keep("theme", root.dataset.theme);
  });
  const panel = byId("panel");
  byId("panel-close").addEventListener("click", () => panel.close());
  panel.addEventListener("click", (event) => { if (event.target === panel) panel.close(); });
}

function watchWidth() {
  let width = innerWidth, resized = 0;
  addEventListener("resize", () => { clearTimeout(resized); resized = setTimeout(() => { if (innerWidth !== width) { width = innerWidth; draw(); } }, 150); });
}

async function open() {
  try {
    [, store] = await Promise.all([words, unpack("data")]);
  } catch (error) {
    byId("loading").textContent = byId("loading").dataset.failed;
    throw error;
  }
  linked = new Set(store.pages);
  speak();
  openSwitches();
  openFilters();
  openComparison();
  openSearch();
  byId("loading").remove();
  byId("content").hidden = false;
  draw();
  watchWidth();
  if (location.hash) byId(location.hash.slice(1))?.scrollIntoView();
}

open();
