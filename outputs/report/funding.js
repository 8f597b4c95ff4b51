// Funding by project and source: each đồng once, as given by `counted`; the whole programme is shown next to its projects, never added.
const SOURCES = ["central", "local", "province", "district", "commune", "credit", "community", "other", "unsplit"];

function drawFunding() {
  const rows = rowsOf("money");
  const counted = rows.filter((row) => store.money.counted[row] > 0);
  const cells = [...group(counted, (row) => `${cell("money", "project", row)} ${cell("money", "counted_as", row)}`)].map(([, own]) => ({
    project: cell("money", "project", own[0]), source: cell("money", "counted_as", own[0]), rows: own, amount: d3.sum(own, (row) => store.money.counted[row]),
  }));
  if (cells.length) drawAmounts(cells); else fill("funding-chart", nothing());
  listing("funding-list", rows, [
    planColumn("money"),
    { key: "component", name: t("funding.component"), value: (row) => cell("money", "component_code", row), show: (row) => cell("money", "component_code", row) ?? "" },
    { key: "source", name: t("funding.source"), value: (row) => cell("money", "source", row), show: (row) => t(`source.${cell("money", "source", row)}`) },
    { key: "amount", name: t("funding.amount"), numeric: true, value: (row) => store.money.amount_vnd[row], show: (row) => opener(number(store.money.amount_vnd[row]), () => openRow("money", row), `${number(store.money.amount_vnd[row])} đồng: ${t("ui.show")}`) },
    { key: "counted", name: t("funding.counted"), numeric: true, value: (row) => store.money.counted[row], show: (row) => (store.money.counted[row] ? number(store.money.counted[row]) : "–") },
    quoteColumn("money"),
  ], { label: t("ui.show_as_table"), start: { by: "amount", down: true } });
}

function drawAmounts(cells) {
  const sources = SOURCES.filter((source) => cells.some((own) => own.source === source));
  const whole = cells.filter((own) => own.project === "CT"), parts = cells.filter((own) => own.project !== "CT");
  const drawn = [[whole, "funding.whole"], [parts, "funding.projects"]].filter(([own]) => own.length);
  fill("funding-chart", legend(sources.map((source) => [`var(--m-${source})`, capital(t(`source.${source}`))])),
    drawn.map(([own, key]) => [make("p", { class: "axis" }, `${t(key)} (${t("funding.billions")})`), amountChart(own, sources, t(key))]), make("p", { class: "note" }, t("funding.whole_note")));
}

function amountChart(cells, sources, label) {
  const nameOf = (project) => (project === "CT" ? t("funding.whole") : project);
  const projects = [...new Set(cells.map((own) => own.project))].sort(new Intl.Collator("vi", { numeric: true }).compare);
  const total = (project) => d3.sum(cells.filter((own) => own.project === project), (own) => own.amount);
  const chart = plot({
    into: "funding-chart", height: 50 + 34 * projects.length, label, marginLeft: narrow() ? 98 : 120, marginRight: narrow() ? 84 : 90,
    x: { label: null, grid: true, tickFormat: (value) => number(value / 1e9), ticks: narrow() ? 3 : 8 }, y: { type: "band", domain: projects, label: null, tickFormat: nameOf, padding: 0.25 },
    color: { domain: sources, range: sources.map((source) => `var(--m-${source})`) },
    marks: [Plot.barX(cells, { x: "amount", y: "project", fill: "source", order: sources, insetRight: 0.5 }), Plot.text(projects, { x: total, y: (project) => project, text: (project) => dong(total(project)), textAnchor: "start", dx: 5, fill: "currentColor" }), Plot.ruleX([0])],
  });
  const name = (own) => `${nameOf(own.project)}, ${t(`source.${own.source}`)}: ${dong(own.amount)}`;
  reach(chart, "[data-mark=bar] rect", cells, name, (own) => openPanel(name(own), [["money", own.rows]]));
  return chart;
}
