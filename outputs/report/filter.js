// Which plans are selected: by words, province, level, year and an indicator that they state.
let chosen = new Uint8Array(0);
let searchable = [];
let stating = new Map();
const wish = { search: "", province: "", level: "", year: "", indicator: "" };

const provinceOf = (doc) => cell("plans", "province", doc) ?? "";
const levelOf = (doc) => cell("plans", "level", doc) ?? "none";
const yearOf = (doc) => store.plans.year[doc];

function openFilters() {
  const columns = ["title", "number", "issuer", "place", "file_name"];
  searchable = Array.from({ length: size("plans") }, (_, doc) => bare(columns.map((name) => cell("plans", name, doc) ?? "").join(" \n ")));
  stating = new Map([...group(Array.from({ length: size("figures") }, (_, row) => row), (row) => cell("figures", "indicator_code", row))].map(([code, rows]) => [code, new Set(rows.map((row) => store.figures.doc[row]))]));
  for (const name of ["province", "level", "year", "indicator"]) byId(`filter-${name}`).addEventListener("change", (event) => setWish(name, event.target.value));
  let waiting = 0;
  byId("filter-search").addEventListener("input", (event) => { clearTimeout(waiting); waiting = setTimeout(() => setWish("search", event.target.value), 120); });
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("filter-clear").addEventListener("click", () => { Object.keys(wish).forEach((name) => { wish[name] = ""; }); showWish(); choose(); draw(); byId("filter-search").focus(); });
  choose();
}

function setWish(name, value) {
  wish[name] = value;
  if (name === "indicator" && value) Object.assign(compared, { indicator: value, series: null });
  showWish();
  choose();
  draw();
}

function showWish() {
  for (const [name, value] of Object.entries(wish)) if (byId(`filter-${name}`).value !== value) byId(`filter-${name}`).value = value;
}

function choose() {
  const terms = bare(wish.search).split(/\s+/).filter(Boolean);
  const phrase = terms.join(" ");
  chosen = new Uint8Array(size("plans"));
  for (let doc = 0; doc < chosen.length; doc += 1) {
    chosen[doc] = (!wish.province || provinceOf(doc) === wish.province) && (!wish.level || levelOf(doc) === wish.level)
      && (!wish.year || String(yearOf(doc) ?? "none") === wish.year) && (!wish.indicator || stating.get(wish.indicator).has(doc)) && (!phrase || searchable[doc].includes(phrase)) ? 1 : 0;
  }
}

function chosenPlans() {
  const found = [];
  for (let doc = 0; doc < chosen.length; doc += 1) if (chosen[doc]) found.push(doc);
  return found;
}

// The available options, in order, in the current language.
function drawFilters() {
  const all = Array.from({ length: size("plans") }, (_, doc) => doc);
  const order = new Intl.Collator("vi").compare;
  const provinces = [...count(all, provinceOf)].filter(([name]) => name).sort(([a], [b]) => order(a, b)).map(([name, plans]) => [name, `${name} (${number(plans)})`]);
  const levels = [...count(all, levelOf)].sort(([a], [b]) => LEVELS.indexOf(a) - LEVELS.indexOf(b)).map(([level, plans]) => [level, `${capital(t(`level.${level}`))} (${number(plans)})`]);
  const years = [...count(all, (doc) => yearOf(doc) ?? "none")].sort(([a], [b]) => (a === "none" ? 1 : b === "none" ? -1 : b - a)).map(([year, plans]) => [String(year), `${year === "none" ? capital(t("ui.unstated")) : year} (${number(plans)})`]);
  const indicators = [...stating].map(([code, docs]) => [code, `${capital(t(`code.${code}`))} (${number(docs.size)})`]).sort(([, a], [, b]) => order(a, b));
  for (const [name, choices] of Object.entries({ province: provinces, level: levels, year: years, indicator: indicators })) {
    fill(`filter-${name}`, [["", t("filter.all")], ...choices].map(([value, text]) => make("option", { value, selected: value === wish[name] }, text)));
  }
  byId("filter-count").textContent = `${number(chosenPlans().length)} / ${number(size("plans"))} ${t("filter.found")}`;
}
