"use strict";
// Corrections: a person's decision is sent to the server, which checks it; then the page is loaded again.
const form = document.getElementById("form");
const adder = document.getElementById("adder");
let choice = null; // selected words: { start, end, quote }
let asked = null; // what the open form is about

// Offsets count code points; the DOM counts UTF-16 units.
const points = (text) => { let count = 0; for (const _ of text) count += 1; return count; };

function offset(node, at) {
  const host = node.nodeType === Node.TEXT_NODE ? node : node.childNodes[at] ?? node.lastChild ?? node;
  const piece = (host.nodeType === Node.TEXT_NODE ? host.parentElement : host)?.closest?.("#text [data-s]");
  if (!piece) return null;
  const before = document.createRange();
  before.selectNodeContents(piece);
  if (node.nodeType === Node.TEXT_NODE) before.setEnd(node, at);
  else if (node.childNodes[at]) before.setEnd(node, at);
  const isAround = piece.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_CONTAINS;
  const isBehind = isAround && at >= node.childNodes.length;
  return Number(piece.dataset.s) + (isAround && !isBehind ? 0 : points(isBehind ? piece.textContent : before.toString()));
}

function choose() {
  const chosen = document.getSelection();
  choice = null;
  if (chosen.rangeCount && !chosen.isCollapsed) {
    const range = chosen.getRangeAt(0);
    const start = offset(range.startContainer, range.startOffset), end = offset(range.endContainer, range.endOffset);
    if (start !== null && end !== null && end > start && chosen.toString().trim()) {
      choice = { start, end, quote: chosen.toString().trim() };
      const box = range.getBoundingClientRect();
      adder.hidden = false;
      adder.style.left = `${Math.max(8, Math.min(box.left, innerWidth - adder.offsetWidth - 8))}px`;
      adder.style.top = `${Math.min(Math.max(8, box.bottom + 8), innerHeight - adder.offsetHeight - 8)}px`;
      return;
    }
  }
  adder.hidden = true;
}

function say(text, isBad = false) {
  const said = document.getElementById("said");
  said.textContent = text;
  said.classList.toggle("bad", isBad);
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { said.textContent = ""; }, 4000);
}

function field(column, value) {
  const label = document.createElement("label");
  label.textContent = word(`column.${column.name}`) + (column.nullable ? "" : " *");
  label.title = column.meaning;
  const long = ["task", "subject", "title", "message", "text"].includes(column.name);
  const input = document.createElement(column.codes.length ? "select" : long ? "textarea" : "input");
  if (column.codes.length) {
    for (const code of column.nullable || !value ? ["", ...column.codes] : column.codes)
      input.append(new Option(data.words[document.documentElement.lang][`code.${code}`] ?? code, code));
  } else if (!long && column.kind !== "string" && column.kind !== "date") input.inputMode = "decimal";
  if (column.kind === "date") input.placeholder = document.documentElement.lang === "vi" ? "19/02/2024" : "2024-02-19";
  if (long) label.className = "wide";
  input.name = column.name;
  input.value = value ?? "";
  if (column.kind === "number" && value !== null && value !== undefined) input.value = String(value).replace(".", ",");
  input.dataset.before = input.value;
  label.append(input);
  return label;
}

function ask(request, table, values, quote) {
  asked = request;
  form.className = `k-${table}`;
  document.getElementById("form-title").textContent = `${word(`action.${request.action}`)}: ${word(`table.${table}`)}`;
  document.getElementById("form-quote").textContent = quote;
  document.getElementById("form-quote").hidden = !quote;
  document.getElementById("form-error").textContent = "";
  document.getElementById("form-fields").replaceChildren(...data.columns[table].map((column) => field(column, values[column.name])));
  form.showModal();
  form.querySelector("#form-fields input, #form-fields select, #form-fields textarea")?.focus();
}

async function send(request, path = "corrections") {
  if (request.id) request.state = data.rows[request.id]?.state; // as the person saw it
  const answer = await fetch(`${data.address}/${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(request) });
  const told = await answer.json().catch(() => ({ error: `${answer.status}` }));
  if (!answer.ok) throw new Error((document.documentElement.lang === "vi" && told.error_vi) || told.error);
  return told;
}

// Load the page again and replace its parts, so that scrolling and filters stay.
async function renew(id) {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const places = new Map(["text", "records"].map((name) => [name, document.getElementById(name).scrollTop]));
  const off = new Set(all(".filters input").filter((box) => !box.checked).map((box) => box.dataset.kind));
  for (const selector of ["header .who", ".filters", "#text", "#records"]) document.querySelector(selector).replaceWith(fresh.querySelector(selector));
  Object.assign(data, JSON.parse(fresh.getElementById("data").textContent));
  document.getElementById("image")?.removeAttribute("data-loaded");
  for (const box of all(".filters input")) box.checked = !off.has(box.dataset.kind);
  speak(document.documentElement.lang);
  filter();
  for (const [name, top] of places) document.getElementById(name).scrollTo({ top, behavior: "instant" });
  if (id && card(id)) select(id, isWide() ? "both" : "card");
  if (document.getElementById("plan").dataset.view === "image") await draw();
}

async function decide(request, path) {
  try {
    const told = await send(request, path);
    await renew(told.id);
    say(word("page.saved"));
  } catch (error) {
    say(error.message, true);
  }
}

// The images are loaded when they are first shown, and again when rows have changed.
async function draw() {
  const place = document.getElementById("image");
  if (!place?.dataset.load || place.dataset.loaded) return;
  place.dataset.loaded = "yes";
  const answer = await fetch(place.dataset.load);
  const told = await answer.text();
  if (!answer.ok) { place.textContent = told; return; }
  const fresh = new DOMParser().parseFromString(told, "text/html");
  place.replaceChildren(...fresh.body.childNodes);
  speak(document.documentElement.lang);
  filter();
  if (page.current) select(page.current, "both");
}

const quoteOf = (id) => card(id)?.querySelector("q")?.textContent ?? "";

const acts = {
  accept: (id) => decide({ action: "accept", id }),
  delete: (id) => decide({ action: "delete", id }),
  change: (id) => ask({ action: "change", id }, data.rows[id].table, data.rows[id].values, quoteOf(id)),
};

document.addEventListener("selectionchange", () => { clearTimeout(choose.timer); choose.timer = setTimeout(choose, 120); });
adder.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
document.addEventListener("click", (event) => {
  if (event.target.closest("button[data-view=image]")) draw();
  const target = event.target.closest("[data-act], [data-undo], [data-add]");
  if (!target) return;
  if (target.dataset.act) acts[target.dataset.act](target.closest("[data-r]").dataset.r);
  else if (target.dataset.undo) decide({ number: Number(target.dataset.undo), at: target.dataset.at }, "undo");
  else if (choice) {
    ask({ action: "add", table: target.dataset.add, start: choice.start, end: choice.end }, target.dataset.add, {}, choice.quote);
    adder.hidden = true;
  }
});
deeds.cancel = () => form.close();
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const inputs = all("[name]", form).filter((input) => asked.action === "add" || input.value !== input.dataset.before);
  const request = { ...asked, new: Object.fromEntries(inputs.map((input) => [input.name, input.value])) };
  const save = document.getElementById("form-save");
  save.disabled = true;
  try {
    const told = await send(request);
    form.close();
    await renew(told.id);
    say(word("page.saved"));
  } catch (error) {
    document.getElementById("form-error").textContent = error.message;
  } finally {
    save.disabled = false;
  }
});
Object.assign(keys, Object.fromEntries([["a", "accept"], ["e", "change"], ["x", "delete"]].map(([key, act]) => [key, () => {
  if (page.current && card(page.current)?.querySelector(`[data-act="${act}"]`)) acts[act](page.current);
}])));
