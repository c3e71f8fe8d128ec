// The page could not start: said in plain elements, for nothing else runs. In both languages, for the reader's choice may not be there to be read.
const WORDS = {
  vi: "Điểm Báo không khởi động được: trình duyệt không tải hoặc không cho chạy WebAssembly. Bài đã lưu trên máy này còn nguyên. Hãy tải lại trang; nếu vẫn vậy, hãy dùng trình duyệt mới hơn, hoặc hỏi người quản lý máy xem WebAssembly có bị chặn không.",
  en: "Điểm Báo could not start: the browser did not load WebAssembly or does not let it run. What is saved on this machine is untouched. Reload the page; if that does not help, use a newer browser, or ask whoever manages this machine whether WebAssembly is blocked.",
};
export function cannotStart(why) {
  const box = document.createElement("main");
  box.className = "message";
  box.setAttribute("role", "alert");
  box.dataset.testid = "cannot-start";
  for (const [lang, words] of [...Object.entries(WORDS), ["", String(why)]]) {
    const line = document.createElement("p");
    line.lang = lang;
    line.textContent = words;
    box.append(line);
  }
  // In place of what is read while the page loads.
  document.body.replaceChildren(box);
}

// Whether this is the first start in this page. A second one would put two pages into one document, which write over each other.
export function isFirst() {
  const { dataset } = document.documentElement;
  if (dataset.started) return false;
  dataset.started = "yes";
  return true;
}
