// The page's words by key, numbers and dates, in the selected language.
const words = await_words();
let language = firstLanguage();
let dictionary = null;

function await_words() {
  return unpack("words").then((found) => { dictionary = found; });
}

function t(key) {
  return dictionary[language][key] ?? key.slice(key.indexOf(".") + 1).replaceAll("_", " ");
}

function capital(text) {
  return text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
}

const styles = (digits) => ({ vi: new Intl.NumberFormat("vi-VN", { maximumFractionDigits: digits }), en: new Intl.NumberFormat("en-GB", { maximumFractionDigits: digits }) });
const stated = styles(4), calculated = styles(2), short = styles(1);

// More than four digits after the point come from a calculation (2 of 3 is 66.67 percent).
function number(value) {
  if (value == null) return "";
  return (Number(value.toFixed(4)) === value ? stated : calculated)[language].format(value);
}

// A date `2024-02-19`; in Vietnamese 19/02/2024.
function day(iso) {
  return iso == null ? "" : language === "vi" ? iso.split("-").reverse().join("/") : iso;
}

// 62.076.750.000 đồng as 62,1 tỷ đồng; below a billion in millions.
function dong(value) {
  const [unit, word] = Math.abs(value) >= 1e9 ? [1e9, language === "vi" ? "tỷ đồng" : "bn đồng"] : [1e6, language === "vi" ? "triệu đồng" : "m đồng"];
  return `${short[language].format(value / unit)} ${word}`;
}

// A text without accents, in lower case, so that "ba to" finds "Ba Tơ".
function bare(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}
