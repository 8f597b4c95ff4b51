// What the page says: words by key in the chosen language, numbers in the Vietnamese style in both.
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

const plain = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 6 });
const short = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });

function number(value) {
  return value == null ? "" : plain.format(value);
}

// 62.076.750.000 đồng as 62,1 tỷ đồng; below a billion in millions.
function dong(value) {
  const [unit, word] = Math.abs(value) >= 1e9 ? [1e9, language === "vi" ? "tỷ đồng" : "bn đồng"] : [1e6, language === "vi" ? "triệu đồng" : "m đồng"];
  return `${short.format(value / unit)} ${word}`;
}

// A text without accents and case, so that "ba to" finds "Ba Tơ".
function bare(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}
