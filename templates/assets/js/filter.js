// Narrows the list of procedures while the reader types: finds what the page of search would, in its order.
(() => {
  "use strict";
  const form = document.getElementById("loc");
  if (!form) return;
  const words = document.getElementById("loc-chu");
  const field = document.getElementById("loc-linh-vuc");
  const result = document.getElementById("loc-ket-qua");
  const groups = Array.from(document.querySelectorAll("section.group"), (section) => ({
    section,
    items: Array.from(section.querySelectorAll("li[data-words]"), (item) => ({
      item,
      address: item.querySelector("a").href,
    })),
  }));
  if (!groups.length) return;
  const after = document.createComment(""); // where the groups end
  groups[groups.length - 1].section.after(after);
  const total = groups.reduce((sum, group) => sum + group.items.length, 0);
  const all = result.textContent;

  let timer = 0;
  const say = (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (result.textContent !== text) result.textContent = text; }, 250);
  };
  const toldAs = (count, near) => {
    if (!count) return "Không có thủ tục nào phù hợp. Hãy thử ít chữ hơn hoặc chọn tất cả lĩnh vực.";
    return near ? `Không thủ tục nào có đủ các chữ đã gõ. Có ${count}/${total} thủ tục gần đúng.` : `Có ${count}/${total} thủ tục phù hợp.`;
  };

  // `ranks` tells the place of each address that is found; without it all are, as they stand.
  const arrange = (ranks) => {
    const rank = (address, at) => (ranks ? ranks.get(address) ?? Infinity : at);
    const shelves = groups.map(({ section, items }, at) => {
      const open = !field.value || field.value === section.id;
      const placed = items.map((each, own) => ({ ...each, rank: open ? rank(each.address, own) : Infinity }));
      for (const { item, rank: own } of placed) item.hidden = own === Infinity;
      const sorted = [...placed].sort((one, other) => one.rank - other.rank);
      sorted.forEach(({ item }) => item.parentElement.append(item));
      section.hidden = sorted[0].rank === Infinity;
      return { section, first: ranks ? sorted[0].rank : at, count: placed.filter(({ item }) => !item.hidden).length };
    });
    shelves.sort((one, other) => one.first - other.first).forEach(({ section }) => after.before(section));
    return shelves.reduce((sum, { count }) => sum + count, 0);
  };

  // Without the index: what has every word.
  const plainly = () => {
    const wanted = fold(words.value).split(" ");
    const texts = groups.flatMap((group) => group.items).map((each) => ({ ...each, text: fold(`${each.item.textContent} ${each.item.dataset.words}`) }));
    const items = texts.filter(({ text }) => wanted.every((word) => text.includes(word)));
    return { ranks: new Map(items.map(({ address }, at) => [address, at])), near: false };
  };

  let opening = null;
  const search = async () => {
    opening = opening || openIndex(form.action);
    const index = await opening;
    const { found, near } = await index.find(words.value, { kind: "procedure", field: field.value });
    const rows = await index.rows(found.length ? found : near, words.value);
    const ranks = new Map(rows.map((row, at) => [new URL(`..${row.address}`, form.action).href, at]));
    return { ranks, near: !found.length };
  };

  let turn = 0;
  const narrow = async () => {
    const own = (turn += 1);
    if (!Asking.words(words.value).length) {
      const count = arrange(null);
      say(field.value ? toldAs(count) : all);
      return;
    }
    const { ranks, near } = await search().catch(() => {
      opening = null;
      return plainly();
    });
    if (own === turn) say(toldAs(arrange(ranks), near));
  };

  form.hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    words.blur(); // puts a phone's keyboard away
  });
  window.addEventListener("pageshow", () => { if (words.value || field.value) narrow(); }); // the browser may have kept what was typed
})();
