// Citations, as `kehoach cite` writes them: of a plan, or of one of its rows with the source text; and the dialog to copy them from.
const squeezed = (text) => String(text).trim().split(/\s+/u).join(" ");
const joined = (parts, by) => parts.filter(Boolean).join(by);

// `plan` is {doc_id, doc_type, number, title, issuer, issued (a date, or null), year}, `row` {quote, page, section} or null.
function cited(plan, row, link) {
  const title = joined([`${plan.doc_type ?? "Văn bản"}${plan.number ? ` số ${plan.number}` : ""}`, plan.title], ": ");
  const place = row ? joined([row.page ? `tr. ${row.page}` : "", row.section ? `mục ${row.section}` : ""], ", ") : "";
  const quote = row?.quote ? `“${squeezed(row.quote)}”` : "";
  return { ...plan, title, place, quote, note: joined([quote, place], ", "), page: row?.page ?? null, link, date: plan.issued ?? (plan.year ? String(plan.year) : "") };
}

const FORMS = {
  text: (own) => {
    const when = own.issued ? `ngày ${own.issued.split("-").reverse().join("/")}` : own.year ? `năm ${own.year}` : "";
    return `${joined([joined([joined([own.issuer, when], ", "), own.title], ". "), own.quote, own.place], ", ")}.`;
  },
  bibtex: (own) => {
    const fields = { author: own.issuer ? `{${own.issuer}}` : null, title: own.title, number: own.number, year: own.year, date: own.date, type: own.doc_type, note: own.note, url: own.link };
    const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${name === "url" ? value : squeezed(value).replace(/[%&#$_]/g, "\\$&")}}`);
    return `@misc{${own.doc_id},\n${lines.join(",\n")}\n}`;
  },
  ris: (own) => {
    const fields = [["TY", "GOVDOC"], ["AU", own.issuer], ["TI", own.title], ["M1", own.number], ["PY", own.year], ["DA", own.date.replaceAll("-", "/")], ["SP", own.page], ["N1", own.note], ["LA", "vi"], ["UR", own.link], ["ID", own.doc_id]];
    return [...fields.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${squeezed(value)}`), "ER  - "].join("\n");
  },
  csl: (own) => {
    const item = { id: own.doc_id, type: "report", genre: own.doc_type, title: own.title, number: own.number, author: own.issuer ? [{ literal: own.issuer }] : null,
      issued: own.date ? { "date-parts": [own.date.split("-").map(Number)] } : null, page: own.page ? String(own.page) : null, note: own.note, language: "vi", URL: own.link };
    return JSON.stringify([Object.fromEntries(Object.entries(item).filter(([, value]) => value))], null, 1);
  },
};

function citation(form, plan, row, link) {
  return FORMS[form](cited(plan, row, link));
}

// The dialog; `say` gives the words of the page's language by key.
function openCitation(plan, row, link, say) {
  const dialog = document.getElementById("cite");
  const text = dialog.querySelector("textarea"), copy = dialog.querySelector("[data-copy]"), close = dialog.querySelector("[data-close]");
  dialog.querySelector("h2").textContent = say(row ? "cite.row" : "cite.plan");
  copy.textContent = say("cite.copy");
  close.textContent = say("cite.close");
  text.setAttribute("aria-label", say("cite.title"));
  dialog.querySelector(".link-line span").textContent = say("cite.link");
  dialog.querySelector(".link-line input").value = link;
  const choices = [...dialog.querySelectorAll("input[name=form]")];
  const write = () => { text.value = citation(choices.find((choice) => choice.checked).value, plan, row, link); copy.textContent = say("cite.copy"); };
  for (const choice of choices) choice.onchange = write;
  copy.onclick = async () => {
    text.select();
    try { await navigator.clipboard.writeText(text.value); } catch { document.execCommand("copy"); } // a file opened from disk may not use the clipboard
    copy.textContent = say("cite.copied");
  };
  close.onclick = () => dialog.close();
  write();
  dialog.showModal();
}
