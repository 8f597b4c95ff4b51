// The network of legal bases: the instruments that most plans cite, joined if one plan cites both.
const MOST_NODES = 24, MOST_NODES_NARROW = 12;

// `Quyết định 90/QĐ-TTg`; a law by its name, and by its number or date: Luật Đầu tư công (2019-06-13).
function instrumentName(at) {
  const type = cell("instruments", "instrument_type", at), numbered = cell("instruments", "number", at), subject = cell("instruments", "subject", at), issued = cell("instruments", "issued_date", at);
  const name = isLaw(type) && subject ? `${clip(subject, 60)}${numbered || issued ? ` (${numbered ?? day(issued)})` : ""}` : numbered ?? (subject ? clip(subject, 60) : null);
  return [type, name].filter(Boolean).join(" ") || cell("instruments", "instrument_key", at);
}

const isLaw = (type) => type === "Luật" || type === "Bộ luật";

function drawBasis() {
  const rows = rowsOf("citations");
  if (!rows.length) { fill("basis-network", nothing()); fill("basis-list", nothing()); return; }
  const nodes = [...group(rows, (row) => store.citations.instrument[row])].map(([at, own]) => ({ at, rows: own, docs: new Set(own.map((row) => store.citations.doc[row])) })).sort((a, b) => b.docs.size - a.docs.size || a.at - b.at);
  const open = (node) => openPanel(instrumentName(node.at), [["citations", node.rows]]);
  drawNetwork(nodes.slice(0, narrow() ? MOST_NODES_NARROW : MOST_NODES).map((node, id) => ({ ...node, id })), open);
  listing("basis-list", nodes, [
    { key: "name", name: t("basis.instrument"), value: (node) => instrumentName(node.at), show: (node) => opener(instrumentName(node.at), () => open(node)) },
    { key: "plans", name: t("basis.cited_by"), numeric: true, value: (node) => node.docs.size, show: (node) => number(node.docs.size) },
    { key: "date", name: t("basis.date"), value: (node) => cell("instruments", "issued_date", node.at), show: (node) => day(cell("instruments", "issued_date", node.at)) },
    { key: "subject", name: t("basis.subject"), wide: true, value: (node) => cell("instruments", "subject", node.at), show: (node) => make("span", { class: "quote" }, said(cell("instruments", "subject", node.at))) },
  ], { label: t("basis.title"), start: { by: "plans", down: true } });
}

function drawNetwork(nodes, open) {
  const width = widthOf("basis-network"), height = narrow() ? 380 : 440;
  const links = [];
  for (let a = 0; a < nodes.length; a += 1) for (let b = a + 1; b < nodes.length; b += 1) {
    let both = 0;
    for (const doc of nodes[a].docs) if (nodes[b].docs.has(doc)) both += 1;
    if (both) links.push({ source: a, target: b, both });
  }
  const most = d3.max(links, (link) => link.both) ?? 1;
  const radius = d3.scaleSqrt([0, d3.max(nodes, (node) => node.docs.size)], [4, narrow() ? 18 : 24]);
  d3.forceSimulation(nodes).force("link", d3.forceLink(links).distance(90).strength((link) => (0.25 * link.both) / most)).force("apart", d3.forceManyBody().strength(narrow() ? -140 : -320))
    .force("middle", d3.forceCenter(width / 2, height / 2)).force("x", d3.forceX(width / 2).strength(0.04)).force("y", d3.forceY(height / 2).strength(narrow() ? 0.06 : 0.13))
    .force("clear", d3.forceCollide((node) => radius(node.docs.size) + (narrow() ? 10 : 20))).stop().tick(240);
  for (const node of nodes) { node.x = Math.max(44, Math.min(width - 44, node.x)); node.y = Math.max(28, Math.min(height - 30, node.y)); }
  const chart = d3.create("svg").attr("viewBox", [0, 0, width, height]).attr("width", width).attr("height", height).attr("role", "group").attr("aria-label", t("basis.network")).attr("class", "network");
  chart.append("g").attr("aria-hidden", "true").selectAll("line").data(links).join("line").attr("x1", (link) => link.source.x).attr("y1", (link) => link.source.y).attr("x2", (link) => link.target.x).attr("y2", (link) => link.target.y)
    .attr("stroke", "var(--faint)").attr("stroke-width", (link) => 0.5 + (3 * link.both) / most).attr("stroke-opacity", (link) => 0.1 + (0.4 * link.both) / most);
  const name = (node) => `${instrumentName(node.at)}: ${number(node.docs.size)} ${t("filter.found")}`;
  const item = chart.append("g").selectAll("g").data(nodes).join("g").attr("transform", (node) => `translate(${node.x},${node.y})`).attr("class", "mark").attr("tabindex", 0).attr("role", "button").attr("aria-label", name)
    .on("click", (_, node) => open(node)).on("keydown", (event, node) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(node); } });
  item.append("title").text(name);
  item.append("circle").attr("r", (node) => radius(node.docs.size)).attr("fill", "var(--accent)").attr("stroke", "var(--card)").attr("stroke-width", 1.5);
  item.append("text").attr("dy", (node) => radius(node.docs.size) + 12).attr("text-anchor", "middle").attr("class", "tag").text((node) => clip(isLaw(cell("instruments", "instrument_type", node.at)) ? instrumentName(node.at) : cell("instruments", "number", node.at) ?? instrumentName(node.at), narrow() ? 14 : 22));
  fill("basis-network", chart.node());
}
