// Indicators over places and years: one series at a time, because only figures of the same kind may be compared.
const PAGE_PLACES = 25, MOST_POINTS = 400;
// Indicators under which figures of different things are: they are listed, and not compared.
const MIXED = new Set(["other", "other_poor_households"]);
const compared = { indicator: null, series: null, page: 0, byName: false };

// The name of a series `measure|direction|unit|per`: giảm, điểm %, mỗi năm
function seriesName(series) {
  const [measure, direction, unit, per] = series.split("|");
  const word = measure === "change" && unit === "percent" ? t("comparison.points") : dictionary[language][`unit.${unit}`] ?? unit;
  return [measure === "change" ? t(`code.${direction}`) : t("comparison.level_of"), word, per === "year" ? t("comparison.per_year") : ""].filter(Boolean).join(", ");
}

function openComparison() {
  byId("comparison-indicator").addEventListener("change", (event) => compare(event.target.value));
  byId("comparison-series").addEventListener("change", (event) => { Object.assign(compared, { series: event.target.value, page: 0 }); drawComparison(); });
}

function compare(indicator) {
  Object.assign(compared, { indicator, series: null, page: 0 });
  drawComparison();
}

// Options by number of figures, those that cannot be compared last; a selected one stays selected as long as it has figures.
function choices(id, rows, keyOf, nameOf, current) {
  const found = [...count(rows, keyOf)].sort(([one, a], [other, b]) => MIXED.has(one) - MIXED.has(other) || b - a);
  const now = found.some(([key]) => key === current) ? current : found[0]?.[0] ?? null;
  fill(id, found.map(([key, many]) => make("option", { value: key, selected: key === now }, `${capital(nameOf(key))} (${number(many)})`)));
  return now;
}

function drawComparison() {
  const all = rowsOf("figures");
  compared.indicator = choices("comparison-indicator", all, (row) => cell("figures", "indicator_code", row), (code) => t(`code.${code}`), compared.indicator);
  const own = all.filter((row) => cell("figures", "indicator_code", row) === compared.indicator);
  compared.series = choices("comparison-series", own, (row) => cell("figures", "series", row), seriesName, compared.series);
  const rows = own.filter((row) => cell("figures", "series", row) === compared.series && store.figures.value[row] != null);
  if (MIXED.has(compared.indicator)) {
    for (const chart of ["comparison-places", "comparison-times"]) fill(chart, make("p", { class: "note" }, t("comparison.mixed")));
  } else {
    drawPlaces(rows);
    drawTimes(rows);
  }
  listFigures(rows);
}

// The annex rows of a plan name a place of their own.
function placeOfFigure(row) {
  const area = cell("figures", "area", row), place = placeOf(store.figures.doc[row]);
  return area ? `${area}, ${place}` : place;
}

function pointOf(row) {
  return { row, place: placeOfFigure(row), year: store.figures.year[row], value: store.figures.value[row], kind: cell("figures", "kind", row) };
}

const openPoint = (point) => openRow("figures", point.row);
const namePoint = (point) => `${point.place}: ${figure(point.row)}, ${t(`code.${point.kind}`)}`;
const KINDS = { domain: ["target", "baseline"], range: ["var(--accent)", "var(--warm)"] };

function kindLegend() {
  return legend([["var(--accent)", capital(t("code.target"))], ["var(--warm)", capital(t("code.baseline"))]]);
}

function drawPlaces(rows) {
  if (!rows.length) { fill("comparison-places", nothing()); return; }
  const points = rows.map(pointOf);
  const byValue = d3.groupSort(points, (own) => -d3.max(own, (point) => point.value), (point) => point.place);
  const places = compared.byName ? byValue.sort(new Intl.Collator("vi", { numeric: true }).compare) : byValue;
  const pages = Math.ceil(places.length / PAGE_PLACES);
  compared.page = Math.min(compared.page, pages - 1);
  const first = compared.page * PAGE_PLACES;
  const shown = new Set(places.slice(first, first + PAGE_PLACES));
  const drawn = points.filter((point) => shown.has(point.place));
  const chart = plot({
    into: "comparison-places", height: 46 + (narrow() ? 36 : 34) * shown.size, label: t("comparison.by_place"), marginLeft: narrow() ? 132 : 190, marginRight: 16,
    x: { label: null, grid: true, nice: true, tickFormat: (value) => number(value), zero: true, ticks: narrow() ? 4 : 6 }, y: { type: "band", label: null, domain: [...shown], tickFormat: (place) => place },
    color: KINDS, symbol: { domain: KINDS.domain, range: ["circle", "diamond"] },
    marks: [Plot.ruleY([...shown], { stroke: "var(--rule)", y: (place) => place }), Plot.dot(drawn, { x: "value", y: "place", stroke: "kind", fill: "kind", fillOpacity: 0.35, symbol: "kind", r: 5 })],
  });
  reach(chart, "[data-mark=dot] path", drawn, namePoint, openPoint);
  wrapTicks(chart, narrow() ? 20 : 30);
  const turn = (step, key) => make("button", { type: "button", class: "quiet", disabled: compared.page + step < 0 || compared.page + step >= pages, "data-turn": key, onclick: () => { compared.page += step; drawPlaces(rows); (byId("comparison-places").querySelector(`[data-turn="${key}"]:enabled`) ?? byId("comparison-places").querySelector("[data-turn]:enabled"))?.focus(); } }, t(`ui.${key}`));
  const order = make("button", { type: "button", class: "quiet", "data-order": "", onclick: () => { compared.byName = !compared.byName; compared.page = 0; drawPlaces(rows); byId("comparison-places").querySelector("[data-order]").focus(); } }, `${t("comparison.order")}: ${t(compared.byName ? "comparison.order_name" : "comparison.order_value")}`);
  fill("comparison-places", places.length > 1 ? make("p", { class: "turn" }, order) : null, kindLegend(), chart,
    pages > 1 ? make("p", { class: "turn" }, turn(-1, "previous"), make("span", { "aria-live": "polite" }, `${number(first + 1)}–${number(first + shown.size)} / ${number(places.length)} ${t("overview.places")}`), turn(1, "next")) : null);
}

function drawTimes(rows) {
  const points = rows.map(pointOf).filter((point) => point.year != null);
  if (!points.length) { fill("comparison-times", nothing()); return; }
  const drawn = points.length > MOST_POINTS ? points.filter((_, at) => at % Math.ceil(points.length / MOST_POINTS) === 0) : points;
  const years = d3.range(d3.min(points, (point) => point.year), d3.max(points, (point) => point.year) + 1);
  const chart = plot({
    into: "comparison-times", height: 320, label: t("comparison.by_year"), marginLeft: 48,
    x: { type: "point", domain: years, label: null, tickFormat: yearTick(years) }, y: { label: null, grid: true, nice: true, zero: true, tickFormat: (value) => number(value) },
    color: KINDS, symbol: { domain: KINDS.domain, range: ["circle", "diamond"] },
    marks: [Plot.ruleY([0]), Plot.line(medians(points), { x: "year", y: "value", stroke: "var(--accent)", strokeWidth: 1.5, strokeDasharray: "4 3" }),
      Plot.dot(drawn, { x: "year", y: "value", stroke: "kind", fill: "kind", fillOpacity: 0.35, symbol: "kind", r: 5 })],
  });
  reach(chart, "[data-mark=dot] path", drawn, namePoint, openPoint);
  fill("comparison-times", kindLegend(), chart, make("p", { class: "note" }, t("comparison.median")));
}

function medians(points) {
  const targets = points.filter((point) => point.kind === "target");
  return d3.rollups(targets, (own) => d3.median(own, (point) => point.value), (point) => point.year).sort(([a], [b]) => a - b).map(([year, value]) => ({ year, value }));
}

function listFigures(rows) {
  listing("comparison-list", rows, [
    { key: "place", name: t("comparison.place"), value: placeOfFigure, show: (row) => opener(placeOfFigure(row), () => openPlan(store.figures.doc[row])) },
    { key: "value", name: t("comparison.value"), numeric: true, value: (row) => store.figures.value[row], show: (row) => opener(figure(row), () => openRow("figures", row), `${figure(row)}: ${t("ui.show")}`) },
    { key: "year", name: t("comparison.target_year"), numeric: true, value: (row) => store.figures.year[row], show: (row) => String(store.figures.year[row] ?? "") },
    { key: "kind", name: t("comparison.kind"), value: (row) => cell("figures", "kind", row), show: (row) => t(`code.${cell("figures", "kind", row)}`) },
    quoteColumn("figures"),
  ], { label: t("ui.show_as_table"), start: { by: "value", down: true } });
}
