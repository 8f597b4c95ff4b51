"use strict";
// What a person chose earlier, for the report and all pages alike: `kehoach-language`, `kehoach-theme`.
// A browser that keeps nothing for local files is no fault.
function kept(name, allowed) {
  try {
    const value = localStorage.getItem(`kehoach-${name}`);
    return allowed.includes(value) ? value : null;
  } catch { return null; }
}

function keep(name, value) {
  try { localStorage.setItem(`kehoach-${name}`, value); } catch { return; }
}

// The language that was chosen last, else that of the browser where it is Vietnamese.
function firstLanguage() {
  return kept("language", ["vi", "en"]) ?? ((navigator.languages ?? [navigator.language]).some((one) => one.startsWith("vi")) ? "vi" : "en");
}
