// Keeps, in this tab alone, which papers a reader has ticked, and counts them; opens what is folded before
// printing, and where a link leads to it.
{
  const boxes = [...document.querySelectorAll(".papers input")];
  const place = `papers:${location.pathname}`;

  const kept = () => {
    try {
      const numbers = JSON.parse(sessionStorage.getItem(place));
      return Array.isArray(numbers) ? numbers : [];
    } catch {
      return []; // the browser keeps nothing, or something else
    }
  };
  const keep = () => {
    try {
      sessionStorage.setItem(place, JSON.stringify(boxes.flatMap((box, number) => (box.checked ? [number] : []))));
    } catch {
      // the browser keeps nothing
    }
  };
  const count = (list) => {
    const own = [...list.querySelectorAll("input")];
    const ticked = own.filter((box) => box.checked).length;
    list.nextElementSibling.textContent = ticked ? `Đã có ${ticked}/${own.length} giấy tờ.` : "";
  };

  const before = kept();
  boxes.forEach((box, number) => (box.checked = before.includes(number)));
  for (const list of document.querySelectorAll(".papers")) {
    count(list);
    list.addEventListener("change", () => {
      keep();
      count(list);
    });
  }
  const unfold = () => {
    const aim = document.getElementById(location.hash.slice(1));
    const fold = aim?.closest("details") || aim?.querySelector(":scope > details");
    if (!fold || fold.open) return;
    fold.open = true;
    aim.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll(".fold details")) fold.open = true;
  });
}
