// Lead agencies by project, counted in plans.
const MOST_AGENCIES = 20;

function drawLeads() {
  const rows = rowsOf("leads");
  if (!rows.length) { fill("lead-table", nothing()); return; }
  const byAgency = [...group(rows, (row) => cell("leads", "agency", row))].map(([agency, own]) => [agency, own, plansOf("leads", own)]).sort((a, b) => b[2] - a[2] || b[1].length - a[1].length).slice(0, MOST_AGENCIES);
  const projects = [...new Set(rows.map((row) => cell("leads", "project", row)))].sort((a, b) => (a == null) - (b == null) || new Intl.Collator("vi", { numeric: true }).compare(a, b));
  const title = (project) => project ?? t("lead.plan");
  const most = byAgency[0][2];
  const button = (agency, project, own) => {
    const plans = plansOf("leads", own);
    return make("button", { type: "button", class: `heat s${Math.max(1, Math.ceil((5 * plans) / most))}`, "aria-label": `${agency}, ${title(project)}: ${number(plans)}`, onclick: () => openPanel(`${agency} · ${title(project)}`, [["leads", own]]) }, number(plans));
  };
  fill("lead-table", make("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": t("lead.title") }, make("table", { class: "matrix" }, make("caption", { class: "unseen" }, t("lead.note")),
    make("thead", {}, make("tr", {}, [t("lead.agency"), ...projects.map(title), t("lead.all")].map((text, at) => make("th", { scope: "col", class: at ? "middle" : null }, text)))),
    make("tbody", {}, byAgency.map(([agency, own, plans]) => {
      const byProject = group(own, (row) => cell("leads", "project", row));
      return make("tr", {}, make("th", { scope: "row" }, said(agency)), projects.map((project) => make("td", { class: "middle" }, byProject.has(project) ? button(agency, project, byProject.get(project)) : "")),
        make("td", { class: "numeric" }, opener(number(plans), () => openPanel(agency, [["leads", own]]), `${agency}: ${number(plans)}`)));
    })))));
}
