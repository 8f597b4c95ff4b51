"use strict";
// Settings that a person chose earlier, for the report and all pages: `kehoach-language`, `kehoach-theme`.
// A browser that stores nothing for local files is not an error.
function kept(name, allowed) {
  try {
    const value = localStorage.getItem(`kehoach-${name}`);
    return allowed.includes(value) ? value : null;
  } catch { return null; }
}

function keep(name, value) {
  try { localStorage.setItem(`kehoach-${name}`, value); } catch { return; }
}

// The language that was chosen last, else Vietnamese if it is the browser's.
function firstLanguage() {
  return kept("language", ["vi", "en"]) ?? ((navigator.languages ?? [navigator.language]).some((one) => one.startsWith("vi")) ? "vi" : "en");
}
