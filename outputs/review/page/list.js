"use strict";
// The list is searched while typing and filtered on selection; without scripts, its form does both.
const search = document.getElementById("search");
let waiting = 0, last = 0;

async function renewList() {
  const asked = (last += 1);
  const address = `${location.pathname}?${new URLSearchParams(new FormData(document.getElementById("search-form")))}`;
  const answer = await fetch(address);
  if (!answer.ok || asked !== last) return; // a later answer is on its way
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.getElementById("plans").replaceWith(fresh.getElementById("plans"));
  history.replaceState(null, "", address);
  speak(document.documentElement.lang);
}

search?.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(renewList, 200); });
document.getElementById("show")?.addEventListener("change", renewList);
