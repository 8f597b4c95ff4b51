// An overview of the corpus: how much there is, by year and level, by province, and what the plans state.
const LEVELS = ["central", "province", "district", "commune", "none"];
const MOST_INDICATORS = 8;
let gridChosen = null;

function drawGlance() {
  const docs = chosenPlans();
  const sum = (name) => docs.reduce((total, doc) => total + store.plans[name][doc], 0);
  const facts = [["plans", docs.length, "plans"], ["places", new Set(docs.map(placeOf)).size, "plans"], ["figures", sum("figures"), "comparison"], ["amounts", sum("amounts"), "funding"],
    ["citations", sum("citations"), "basis"], ["doubts", sum("doubts"), "doubt"], ["failures", size("failures"), "doubt"]];
  fill("overview-facts", facts.map(([key, value, part]) => make("li", { "data-fact": key }, make("a", { href: `#${part}` }, make("strong", {}, number(value)), make("span", {}, t(`overview.${key}`))))));
  drawYears(docs);
  drawStated(docs);
  drawIndicators();
  drawGrid(docs);
}

// The indicators that most plans state; a selected one is compared below.
function drawIndicators() {
  const found = [...group(rowsOf("figures"), (row) => cell("figures", "indicator_code", row))].filter(([code]) => code !== "other").map(([code, rows]) => ({ code, plans: plansOf("figures", rows) }));
  const most = found.sort((a, b) => b.plans - a.plans).slice(0, MOST_INDICATORS);
  fill("overview-indicators", most.length ? bars(most.map(({ code, plans }) => ({ key: code, name: capital(t(`code.${code}`)), value: plans, open: () => { compare(code); byId("comparison").scrollIntoView(); byId("comparison-indicator").focus({ preventScroll: true }); } }))) : nothing());
}

function drawYears(docs) {
  const known = docs.filter((doc) => yearOf(doc) != null);
  if (!known.length) { fill("overview-years", nothing()); return; }
  const tally = [...group(known, (doc) => `${yearOf(doc)} ${levelOf(doc)}`)].map(([, own]) => ({ year: yearOf(own[0]), level: levelOf(own[0]), plans: own.length, docs: own }));
  const years = d3.range(d3.min(known, yearOf), d3.max(known, yearOf) + 1);
  const levels = LEVELS.filter((level) => tally.some((row) => row.level === level));
  const chart = plot({
    into: "overview-years", height: 250, label: t("overview.years"), marginLeft: 38,
    x: { type: "band", domain: years, label: null, tickFormat: yearTick(years) }, y: { label: null, grid: true, tickFormat: wholeTick, ticks: 5 },
    color: { domain: levels, range: levels.map((level) => `var(--c-${level})`) },
    marks: [Plot.barY(tally, { x: "year", y: "plans", fill: "level", order: levels, insetLeft: 1, insetRight: 1 }), Plot.ruleY([0])],
  });
  reach(chart, "rect", tally, (row) => `${row.year}, ${t(`level.${row.level}`)}: ${number(row.plans)}`, (row) => openPlans(`${row.year} · ${capital(t(`level.${row.level}`))}`, row.docs));
  fill("overview-years", legend(levels.map((level) => [`var(--c-${level})`, capital(t(`level.${level}`))])), chart);
}

// How many of the plans state each kind of value.
function drawStated(docs) {
  const parts = [["figures", "table.figures"], ["amounts", "table.money"], ["citations", "table.citations"], ["agencies", "nav.lead"]];
  fill("overview-found", bars(parts.map(([column, key]) => {
    const own = docs.filter((doc) => store.plans[column][doc] > 0);
    return { key: column, name: t(key), value: own.length, open: () => openPlans(t(key), own) };
  })));
}

function drawGrid(docs) {
  const grids = group(docs.filter((doc) => cell("plans", "grid", doc)), (doc) => cell("plans", "grid", doc));
  const shown = gridChosen ?? ((grids.get("34")?.length ?? 0) > (grids.get("63")?.length ?? 0) ? "34" : "63");
  const tally = count(grids.get(shown) ?? [], (doc) => cell("plans", "province_code", doc));
  const most = Math.max(1, ...tally.values());
  fill("overview-choice", ["63", "34"].map((grid) => make("button", { type: "button", class: "quiet", "data-grid": grid, "aria-pressed": String(grid === shown), onclick: () => { gridChosen = grid; drawGrid(chosenPlans()); byId("overview-choice").querySelector(`[data-grid="${grid}"]`).focus(); } }, `${t(`overview.grid_${grid}`)} · ${number(grids.get(grid)?.length ?? 0)}`)));
  fill("overview-tiles", store.tiles.filter((tile) => tile.grid === shown).map((tile) => {
    const plans = tally.get(tile.code) ?? 0;
    const strength = plans ? 1 + Math.min(4, Math.floor((4.999 * Math.log1p(plans)) / Math.log1p(most))) : 0;
    const name = `${tile.canonical}: ${number(plans)} ${t("filter.found")}`;
    return make("button", { type: "button", class: `tile s${Math.min(strength, 5)}`, title: name, "aria-label": name, "aria-pressed": String(wish.province === tile.canonical), disabled: plans === 0 && wish.province !== tile.canonical, "data-code": tile.code,
      style: { gridColumn: Number(tile.column) + 1, gridRow: Number(tile.row) + 1 }, onclick: () => setWish("province", wish.province === tile.canonical ? "" : tile.canonical) }, make("b", {}, tile.short), make("span", {}, plans ? number(plans) : ""));
  }));
  const live = [...byId("overview-tiles").querySelectorAll("button:enabled")];
  if (live.length) rove(live);
}
