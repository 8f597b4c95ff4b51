// A table that is sorted by its headers and shown page by page, so that ten thousand rows stay fast.
const PAGE_ROWS = 15;
const listings = new Map();

// `columns` are {key, name, value(row) to sort by, show(row), numeric}; the selected order and page are kept.
function listing(id, rows, columns, { label, start }) {
  const state = listings.get(id) ?? { ...start, page: 0 };
  listings.set(id, state);
  const order = new Intl.Collator("vi", { numeric: true });
  const by = columns.find((column) => column.key === state.by) ?? columns[0];
  const way = state.down ? -1 : 1;
  const sorted = rows.map((row) => [by.value(row), row]).sort(([a], [b]) => {
    if (a == null || b == null) return a == null ? (b == null ? 0 : 1) : -1;
    return way * (typeof a === "number" && typeof b === "number" ? a - b : order.compare(a, b));
  }).map(([, row]) => row);
  const pages = Math.max(1, Math.ceil(sorted.length / PAGE_ROWS));
  state.page = Math.min(state.page, pages - 1);
  const again = (change) => { Object.assign(state, change); listing(id, rows, columns, { label, start }); };
  const shown = sorted.slice(state.page * PAGE_ROWS, (state.page + 1) * PAGE_ROWS);
  const head = columns.map((column) => make("th", { scope: "col", class: column.numeric ? "numeric" : null, "aria-sort": column.key === by.key ? (state.down ? "descending" : "ascending") : null },
    make("button", { type: "button", "data-sort": column.key, onclick: () => { again({ by: column.key, down: column.key === by.key ? !state.down : Boolean(column.numeric), page: 0 }); byId(id).querySelector(`[data-sort="${column.key}"]`).focus(); } }, column.name)));
  const body = shown.map((row) => make("tr", {}, columns.map((column, at) => make(at ? "td" : "th", { scope: at ? null : "row", class: column.numeric ? "numeric" : column.wide ? "wide" : null }, column.show(row)))));
  const first = state.page * PAGE_ROWS + 1;
  const turn = (step, key) => make("button", { type: "button", class: "quiet", disabled: state.page + step < 0 || state.page + step >= pages, "data-turn": key, onclick: () => { again({ page: state.page + step }); (byId(id).querySelector(`[data-turn="${key}"]:enabled`) ?? byId(id).querySelector("[data-turn]:enabled"))?.focus(); } }, t(`ui.${key}`));
  fill(id, rows.length === 0 ? nothing() : [
    make("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": label }, make("table", {}, make("caption", { class: "unseen" }, label), make("thead", {}, make("tr", {}, head)), make("tbody", {}, body))),
    pages > 1 ? make("p", { class: "turn" }, turn(-1, "previous"), make("span", { "aria-live": "polite" }, `${number(first)}–${number(first + shown.length - 1)} / ${number(rows.length)} ${t("ui.rows")}`), turn(1, "next")) : null,
  ]);
}

function opener(text, open, name = null) {
  return make("button", { type: "button", class: "link", onclick: open, "aria-label": name }, said(text));
}

function planColumn(table) {
  return { key: "plan", name: t("funding.plan"), value: (row) => placeOf(store[table].doc[row]), show: (row) => opener(placeOf(store[table].doc[row]), () => openPlan(store[table].doc[row])) };
}

function quoteColumn(table) {
  return { key: "quote", name: t("ui.evidence"), wide: true, value: (row) => cell(table, "quote", row), show: (row) => make("span", { class: "quote" }, said(cell(table, "quote", row))) };
}
