// The page: its parts are drawn as they come into sight, and again where the filters, the language or the width change.
let linked = new Set(), wideWidth = 1000;
const PARTS = { glance: drawGlance, plans: listPlans, comparison: drawComparison, funding: drawFunding, lead: drawLeads, basis: drawBasis, doubt: drawDoubts };
const stale = new Set(), inSight = new Set();

function draw() {
  drawFilters();
  measure();
  for (const name of Object.keys(PARTS)) stale.add(name);
  for (const name of inSight) drawPart(name);
}

function drawPart(name) {
  if (!stale.delete(name)) return;
  PARTS[name]();
  document.documentElement.dataset.drawn = String(performance.now());
}

function measure() {
  wideWidth = Math.max(300, byId("funding-chart").clientWidth);
  chartWidth = Math.max(280, byId("comparison-places").clientWidth);
}

function speak() {
  document.documentElement.lang = language;
  document.title = t("ui.title");
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

function watch() {
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) { inSight.add(entry.target.id); drawPart(entry.target.id); } else inSight.delete(entry.target.id);
    }
  }, { rootMargin: "300px" });
  for (const name of Object.keys(PARTS)) seen.observe(byId(name));
  let width = innerWidth, waiting = 0;
  addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(() => { if (innerWidth !== width) { width = innerWidth; draw(); } }, 150); });
  addEventListener("beforeprint", () => Object.keys(PARTS).forEach(drawPart));
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
  byId("loading").remove();
  byId("content").hidden = false;
  draw();
  drawPart("glance");
  watch();
}

open();
