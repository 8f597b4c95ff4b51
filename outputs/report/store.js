// The data: columns, compressed.  `cell(table, column, row)` is a value, null if the plan does not state it.
let store = null;

async function unpack(id) {
  const letters = atob(byId(id).textContent.trim());
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

function cell(table, column, row) {
  const found = store[table][column];
  if (Array.isArray(found)) return found[row];
  const at = found.at[row];
  return at < 0 ? null : found.texts[at];
}

function size(table) {
  const found = Object.values(store[table])[0];
  return Array.isArray(found) ? found.length : found.at.length;
}

// Rows of a table that belong to the selected plans, or to given plans.
function rowsOf(table, wanted = () => true) {
  const docs = store[table].doc, found = [];
  for (let row = 0; row < docs.length; row += 1) if (chosen[docs[row]] && wanted(row)) found.push(row);
  return found;
}

function count(rows, keyOf) {
  const found = new Map();
  for (const row of rows) { const key = keyOf(row); found.set(key, (found.get(key) ?? 0) + 1); }
  return found;
}

function group(rows, keyOf) {
  const found = new Map();
  for (const row of rows) { const key = keyOf(row); if (found.has(key)) found.get(key).push(row); else found.set(key, [row]); }
  return found;
}

function plansOf(table, rows) {
  return new Set(rows.map((row) => store[table].doc[row])).size;
}

function placeOf(doc) {
  return cell("plans", "place", doc) ?? cell("plans", "issuer", doc) ?? cell("plans", "file_name", doc);
}

function titleOf(doc) {
  return cell("plans", "title", doc) ?? t("ui.untitled");
}
