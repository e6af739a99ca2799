// Narrows the list of procedures while the reader types, with or without Vietnamese marks. Without it the whole list stands.
(() => {
  "use strict";
  const form = document.getElementById("loc");
  if (!form) return;
  const words = document.getElementById("loc-chu");
  const field = document.getElementById("loc-linh-vuc");
  const result = document.getElementById("loc-ket-qua");
  const groups = Array.from(document.querySelectorAll("section.group"), (section) => ({
    section,
    items: Array.from(section.querySelectorAll("li"), (item) => {
      const text = fold(`${item.textContent} ${item.dataset.words || ""}`);
      return { item, text: `${text} ${text.replace(/[-.]/g, "")}` }; // "xquang" finds "X-quang"
    }),
  }));
  const total = groups.reduce((sum, group) => sum + group.items.length, 0);
  const all = result.textContent;
  let timer = 0;

  const say = (count, narrowed) => {
    clearTimeout(timer);
    const text = !narrowed
      ? all
      : count
        ? `Có ${count}/${total} thủ tục phù hợp.`
        : "Không có thủ tục nào phù hợp. Hãy thử ít chữ hơn hoặc chọn tất cả lĩnh vực.";
    timer = setTimeout(() => { if (result.textContent !== text) result.textContent = text; }, 250);
  };

  const narrow = () => {
    const wanted = fold(words.value).split(" ").filter(Boolean);
    let count = 0;
    for (const { section, items } of groups) {
      const open = !field.value || field.value === section.id;
      let own = 0;
      for (const { item, text } of items) {
        item.hidden = !(open && wanted.every((word) => text.includes(word)));
        if (!item.hidden) own += 1;
      }
      section.hidden = own === 0;
      count += own;
    }
    say(count, wanted.length > 0 || field.value !== "");
  };

  form.hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    words.blur(); // puts a phone's keyboard away
  });
  window.addEventListener("pageshow", narrow); // the browser may have kept what was typed
})();
