"use strict";
// The list searches as one types; without scripts its form does.
const search = document.getElementById("search");
let waiting = 0;
search?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const address = `${location.pathname}?${new URLSearchParams({ q: search.value })}`;
    const answer = await fetch(address);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.getElementById("plans").replaceWith(fresh.getElementById("plans"));
    history.replaceState(null, "", address);
    speak(document.documentElement.lang);
  }, 200);
});
