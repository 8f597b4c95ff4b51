// Elements.  Every text is inserted as text, never as markup, whatever a plan contains.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") Object.assign(element.style, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(2).filter((child) => child != null && child !== false));
  return element;
}

// Source text of a plan, isolated from the text around it, whatever its direction.
function said(text) {
  return make("bdi", { dir: "auto", lang: "vi" }, text ?? "");
}

function byId(id) {
  return document.getElementById(id);
}

function fill(id, ...children) {
  byId(id).replaceChildren(...children.flat(2).filter((child) => child != null && child !== false));
}

function nothing() {
  return make("p", { class: "nothing" }, t("ui.none"));
}

// Names, each with a bar as long as its number: a list that screen readers read well, too.
function bars(items, { write = number } = {}) {
  const most = Math.max(...items.map((item) => item.value), 1);
  return make("ol", { class: "bars" }, items.map((item) => make("li", {}, make("button", { type: "button", onclick: item.open, "data-key": item.key },
    make("span", { class: "name" }, item.name), make("span", { class: "bar" }, item.value === 0 ? null : make("span", { style: { width: `${(100 * item.value) / most}%` }, class: item.class })),
    make("span", { class: "figure" }, write(item.value))))));
}
