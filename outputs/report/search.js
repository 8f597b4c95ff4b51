// Search in the source text of every row.  All words must occur; accents are optional, and count if they are typed.
const SEARCHED = ["figures", "money", "leads", "citations", "issues"];
const sought = { query: "", table: "" };
let quotes = null;

// The words of a text separated by single blanks, with a blank before and after, so that whole words are found by `includes`.
function spaced(text) {
  return ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
}

// By table, each distinct source text once: as its words with and without accents.
function readQuotes() {
  quotes = Object.fromEntries(SEARCHED.map((table) => [table, store[table].quote.texts.map((text) => { const words = spaced(text.normalize("NFC")); return { words, bare: bare(words) }; })]));
}

function phrasesOf(query) {
  return [...query.normalize("NFC").matchAll(/"([^"]*)"|([^\s"]+)/gu)].map(([, phrase, word]) => spaced(phrase ?? word)).filter((phrase) => phrase.trim());
}

// Rows that contain all phrases, those with the accents as typed first, then the shortest; the same text of a plan once.
function found(query, tables) {
  const phrases = phrasesOf(query), plain = phrases.map(bare);
  if (!phrases.length) return [];
  quotes ?? readQuotes();
  const hits = [];
  for (const table of tables) {
    const rank = quotes[table].map(({ words, bare: own }) => (plain.every((phrase) => own.includes(phrase)) ? phrases.filter((phrase) => !words.includes(phrase)).length * 1e6 + own.length : -1));
    const { at } = store[table].quote, seen = new Set();
    for (const row of rowsOf(table, (each) => at[each] >= 0 && rank[at[each]] >= 0)) {
      const key = `${store[table].doc[row]} ${at[row]}`;
      if (!seen.has(key)) hits.push({ table, row, rank: rank[at[row]] });
      seen.add(key);
    }
  }
  return hits.sort((a, b) => a.rank - b.rank);
}

// A text in which the words of the query are marked.
function marked(text, query) {
  const parts = text.split(/([\p{L}\p{N}]+)/u), hit = new Set(); // words at the odd places
  for (const phrase of phrasesOf(query).map((each) => bare(each).trim().split(" "))) {
    for (let at = 1; at < parts.length; at += 2) {
      if (phrase.every((word, step) => parts[at + 2 * step] != null && bare(parts[at + 2 * step]) === word)) for (let to = at; to < at + 2 * phrase.length - 1; to += 1) hit.add(to);
    }
  }
  return parts.map((part, at) => (hit.has(at) ? make("mark", {}, part) : part));
}

function openSearch() {
  let waiting = 0;
  byId("search-query").addEventListener("input", (event) => { clearTimeout(waiting); waiting = setTimeout(() => { sought.query = event.target.value; drawSearch(); }, 200); });
  byId("search-table").addEventListener("change", (event) => { sought.table = event.target.value; drawSearch(); });
  byId("search-form").addEventListener("submit", (event) => event.preventDefault());
}

function drawSearch() {
  fill("search-table", [["", t("filter.all")], ...SEARCHED.map((table) => [table, t(`table.${table}`)])].map(([value, text]) => make("option", { value, selected: value === sought.table }, text)));
  const hits = found(sought.query, sought.table ? [sought.table] : SEARCHED);
  byId("search-count").textContent = sought.query.trim() ? `${number(hits.length)} ${t("search.found")}` : "";
  const list = make("ul", { class: "proofs" });
  const more = make("button", { type: "button", class: "quiet", onclick: () => grow() });
  const grow = () => {
    const first = list.childElementCount;
    list.append(...hits.slice(first, first + PAGE_ROWS).map(({ table, row }) => evidence(table, row, { query: sought.query })));
    more.textContent = `${t("ui.more_rows")} (${number(hits.length - list.childElementCount)})`;
    more.hidden = list.childElementCount === hits.length;
  };
  grow();
  fill("search-hits", hits.length ? [list, more] : sought.query.trim() ? nothing() : []);
}
