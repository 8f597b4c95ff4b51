// What the charts share: their width, their colours, and how a mark is selected with mouse, finger or key.
const MOST_REACHABLE = 300;

const narrow = () => innerWidth < 640;
const clip = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
const yearTick = (years) => { const step = Math.ceil(years.length / (narrow() ? 6 : 14)); return (year) => ((years.at(-1) - year) % step ? "" : String(year)); };
const wholeTick = (value) => (Number.isInteger(value) ? number(value) : "");

function widthOf(id) {
  return Math.max(280, byId(id).clientWidth);
}

function plot({ into, height, label, ...rest }) {
  const chart = Plot.plot({ width: widthOf(into), height, marginTop: 14, ...rest, style: { background: "transparent", color: "var(--ink)", fontSize: "12px", fontFamily: "inherit", overflow: "visible" } });
  for (const part of chart.querySelectorAll("[aria-label]")) {  // Plot labels groups without a role, which says nothing to a reader
    part.dataset.mark = part.getAttribute("aria-label");
    part.removeAttribute("aria-label");
  }
  chart.setAttribute("role", "group");
  chart.setAttribute("aria-label", label);
  return chart;
}

// Make a chart's marks clickable; each carries the number of its datum.  If there are many marks, the table is used instead.
function reach(chart, selector, data, nameOf, open) {
  const marks = [...chart.querySelectorAll(selector)].filter((mark) => typeof mark.__data__ === "number");
  for (const mark of marks) {
    const datum = data[mark.__data__];
    mark.classList.add("mark");
    mark.addEventListener("click", () => open(datum));
    const name = document.createElementNS("http://www.w3.org/2000/svg", "title");
    name.textContent = nameOf(datum);
    mark.append(name);
    if (marks.length > MOST_REACHABLE) continue;
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-label", nameOf(datum));
    mark.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(datum); } });
  }
  if (marks.length && marks.length <= MOST_REACHABLE) rove(marks);
}

// One stop for the Tab key: the arrow keys, Home and End go from one part to the next.
function rove(parts) {
  const go = (to) => { for (const part of parts) part.setAttribute("tabindex", part === to ? "0" : "-1"); };
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  go(parts[0]);
  parts.forEach((part, at) => {
    part.addEventListener("focus", () => go(part));
    part.addEventListener("keydown", (event) => {
      const next = event.key === "Home" ? 0 : event.key === "End" ? parts.length - 1 : event.key in steps ? at + steps[event.key] : -1;
      if (!parts[next]) return;
      event.preventDefault();
      parts[next].focus();
    });
  });
}

// Names of places on two or three lines, broken between words, rather than truncated.
function wrapTicks(chart, length) {
  for (const text of chart.querySelectorAll("[data-mark='y-axis tick label'] text")) {
    const lines = [""];
    for (const word of text.textContent.split(" ")) {
      if (lines.at(-1) && lines.at(-1).length + word.length >= length) lines.push(word);
      else lines.push(joined([lines.pop(), word], " "));
    }
    text.replaceChildren(...lines.map((line, at) => {
      const part = document.createElementNS("http://www.w3.org/2000/svg", "tspan");
      part.textContent = line;
      part.setAttribute("x", "0");
      part.setAttribute("dy", at ? "1.1em" : `${0.32 - (lines.length - 1) * 0.55}em`);
      return part;
    }));
    text.removeAttribute("dy");
  }
}

function legend(items) {
  return make("ul", { class: "legend" }, items.map(([color, text]) => make("li", {}, make("span", { class: "swatch", style: { background: color } }), text)));
}
