// Points to check in the plans, and the files that were not read.
function drawDoubts() {
  const rows = rowsOf("issues");
  const kinds = [...group(rows, (row) => `${cell("issues", "severity", row)} ${cell("issues", "code", row)}`)].map(([, own]) => own).sort((a, b) => rank(a[0]) - rank(b[0]) || b.length - a.length);
  fill("doubt-kinds", kinds.length ? bars(kinds.map((own) => {
    const code = cell("issues", "code", own[0]), severity = cell("issues", "severity", own[0]);
    return { key: code, name: make("span", {}, make("span", { class: `sign ${severity}` }, t(`code.${severity}`)), ` ${capital(t(`issue.${code}`))}`), value: own.length, class: severity, open: () => openPanel(t(`issue.${code}`), [["issues", own]]) };
  })) : nothing());
  listing("doubt-failures", Array.from({ length: size("failures") }, (_, row) => row), [
    { key: "file", name: t("doubt.file"), value: (row) => cell("failures", "file_name", row), show: (row) => said(cell("failures", "file_name", row)) },
    { key: "reason", name: t("doubt.reason"), value: (row) => cell("failures", "reason", row), show: (row) => t(`reason.${cell("failures", "reason", row)}`) },
    { key: "message", name: t("doubt.message"), wide: true, value: (row) => message("failures", row), show: (row) => said(message("failures", row)) },
  ], { label: t("doubt.failures"), start: { by: "file", down: false } });
}

function rank(row) {
  return ["error", "warning", "info"].indexOf(cell("issues", "severity", row));
}

function listPlans() {
  listing("plans-list", chosenPlans(), [
    { key: "plan", name: t("plans.plan"), wide: true, value: titleOf, show: (doc) => opener(titleOf(doc), () => openPlan(doc)) },
    { key: "number", name: t("plans.number"), value: (doc) => cell("plans", "number", doc), show: (doc) => make("span", { class: "code" }, said(cell("plans", "number", doc))) },
    { key: "place", name: t("plans.place"), value: placeOf, show: (doc) => said(placeOf(doc)) },
    { key: "level", name: t("plans.level"), value: (doc) => LEVELS.indexOf(levelOf(doc)), show: (doc) => t(`level.${levelOf(doc)}`) },
    { key: "year", name: t("plans.year"), numeric: true, value: yearOf, show: (doc) => String(yearOf(doc) ?? "") },
    ...["figures", "amounts", "doubts"].map((key) => ({ key, name: t(`plans.${key}`), numeric: true, value: (doc) => store.plans[key][doc], show: (doc) => number(store.plans[key][doc]) })),
  ], { label: t("plans.title"), start: { by: "place", down: false } });
}
