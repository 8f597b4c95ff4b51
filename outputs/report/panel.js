// The panel: rows with their source text, page and plan.
const STEP = 25;
const PLAN_TYPE = "Kế hoạch";
const SIGNS = { ge: "≥ ", gt: "> ", le: "≤ ", lt: "< ", approx: "≈ " };

// The tables under which plans' pages list the rows.
const TABLES = { figures: "targets", money: "funding", leads: "agencies", citations: "legal_bases", issues: "issues" };

const HEADS = {
  figures: (row) => `${capital(t(`code.${cell("figures", "indicator_code", row)}`))}: ${figure(row)}`,
  money: (row) => `${cell("money", "component_code", row)} · ${t(`source.${cell("money", "source", row)}`)}: ${number(store.money.amount_vnd[row])} đồng`,
  leads: (row) => `${cell("leads", "agency", row)}${cell("leads", "component_code", row) ? ` · ${cell("leads", "component_code", row)}` : ""}`,
  citations: (row) => instrumentName(store.citations.instrument[row]),
  issues: (row) => `${capital(t(`issue.${cell("issues", "code", row)}`))}: ${message("issues", row)}`,
};

// The message of a row of `issues` or `failures` in the current language; in English if an older kehoach wrote it.
function message(table, row) {
  return (language === "vi" ? cell(table, "message_vi", row) : null) ?? cell(table, "message", row);
}

// A figure as a person writes it: ≥ 1,5 %, mỗi năm (2025)
function figure(row) {
  const upper = store.figures.value_max[row];
  const unit = cell("figures", "unit", row) ?? "";
  const word = dictionary[language][`unit.${unit}`] ?? unit;
  const parts = [`${SIGNS[cell("figures", "comparator", row)] ?? ""}${number(store.figures.value[row])}${upper == null ? "" : `–${number(upper)}`}${unit === "percent" ? "" : "\u00a0"}${word}`];
  if (cell("figures", "per", row) === "year") parts.push(t("comparison.per_year"));
  const [measure, direction] = (cell("figures", "series", row) ?? "").split("|");
  return (measure === "change" && direction ? `${t(`code.${direction}`)} ` : "") + parts.join(", ") + (store.figures.year[row] == null ? "" : ` (${store.figures.year[row]})`);
}

function evidence(table, row, { withPlan = true, query = null } = {}) {
  const quote = cell(table, "quote", row), page = store[table].page[row], section = cell(table, "section", row), doc = store[table].doc[row];
  const where = [page == null ? null : `${t("ui.page")} ${page}`, section == null ? null : `${t("ui.section")} ${section}`].filter(Boolean).join(" · ");
  return make("li", { class: `evidence of-${table}` },
    make("p", { class: "head" }, said(HEADS[table](row))),
    quote == null ? null : make("blockquote", { dir: "auto", lang: "vi" }, query ? marked(quote, query) : quote),
    make("p", { class: "where" }, where ? make("span", {}, said(where)) : null, withPlan ? planLine(doc) : null, pageLink(doc, placeOn(table, row)), citeButton(doc, table, row)));
}

// The address of a row on its plan's page: the page finds it by its source text.
function placeOn(table, row) {
  return `#${TABLES[table]}@${store[table].start[row]}-${store[table].end[row]}`;
}

// A button that opens the citation of a plan, or of one of its rows.
function citeButton(doc, table = null, row = null) {
  const own = (name) => cell("plans", name, doc);
  const plan = { doc_id: own("doc_id"), doc_type: PLAN_TYPE, number: own("number"), title: own("title"), issuer: own("issuer"), issued: own("issued"), year: own("issued_year") };
  const words = table && { quote: cell(table, "quote", row), page: store[table].page[row], section: cell(table, "section", row) };
  return make("button", { type: "button", class: "link cite", onclick: () => openCitation(plan, words, `plans/${plan.doc_id}.html${table ? placeOn(table, row) : ""}`, t) }, t(table ? "cite.button" : "cite.plan"));
}

function planLine(doc) {
  const about = [cell("plans", "number", doc), placeOf(doc)].filter(Boolean);
  return make("span", { class: "plan" }, make("button", { type: "button", class: "link", onclick: () => openPlan(doc) }, said(titleOf(doc))), " ",
    about.map((text, at) => [at ? " · " : "", said(text)]).flat());
}

// A link to the plan's own page, if it is next to the report; at the source text of a row, if `at` names it.
function pageLink(doc, at = "") {
  if (!linked.has(doc)) return null;
  return make("a", { href: `plans/${encodeURIComponent(cell("plans", "doc_id", doc))}.html${at}`, class: "beside" }, ` ${t(at ? "ui.open_words" : "ui.open_plan")} →`);
}

// `groups` are [table, rows]; of each the first rows are shown, and more on request.
function openPanel(title, groups, { subtitle = null, withPlan = true } = {}) {
  const parts = groups.filter(([, rows]) => rows.length).map(([table, rows]) => {
    const list = make("ul", { class: "proofs" });
    const more = make("button", { type: "button", class: "quiet", onclick: () => grow() });
    const grow = () => {
      const first = list.childElementCount;
      list.append(...rows.slice(first, first + STEP).map((row) => evidence(table, row, { withPlan })));
      const left = rows.length - list.childElementCount;
      more.textContent = `${t("ui.more_rows")} (${number(left)})`;
      more.hidden = left === 0;
    };
    grow();
    return make("section", {}, groups.length > 1 ? make("h3", {}, `${t(`table.${table}`)} (${number(rows.length)})`) : null, list, more);
  });
  fill("panel-body", subtitle, parts.length ? parts : nothing());
  byId("panel-title").replaceChildren(said(title));
  byId("panel-close").textContent = t("ui.close");
  if (!byId("panel").open) byId("panel").showModal();
  byId("panel-body").scrollTop = 0;
}

function openRow(table, row) {
  openPanel(HEADS[table](row), [[table, [row]]]);
}

function openPlan(doc) {
  const own = (table) => { const docs = store[table].doc, found = []; for (let row = 0; row < docs.length; row += 1) if (docs[row] === doc) found.push(row); return found; };
  const about = [cell("plans", "number", doc), cell("plans", "issuer", doc) ?? placeOf(doc), yearOf(doc), cell("plans", "file_name", doc)].filter((part) => part != null);
  const subtitle = make("p", { class: "about" }, about.map((part, at) => [at ? " · " : "", said(String(part))]).flat(), pageLink(doc), " ", citeButton(doc));
  openPanel(titleOf(doc), ["figures", "money", "leads", "citations", "issues"].map((table) => [table, own(table)]), { subtitle, withPlan: false });
}

function openPlans(title, docs) {
  const list = make("ul", { class: "proofs" }, docs.slice(0, 200).map((doc) => make("li", { class: "evidence" }, make("p", {}, planLine(doc), pageLink(doc)))));
  openPanel(title, [], { subtitle: null });
  fill("panel-body", list);
}
