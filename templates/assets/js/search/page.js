// The page of search: finds while the reader types. Without it the page leads to every section.
(() => {
  "use strict";
  const TOLD = 2; // procedures in the card of an answer
  const form = document.getElementById("tim");
  const typed = document.getElementById("tim-chu");
  const kind = document.getElementById("tim-loai");
  const field = document.getElementById("tim-linh-vuc");
  const status = document.getElementById("tim-ket-qua");
  const list = document.getElementById("tim-danh-sach");
  const more = document.getElementById("tim-them");
  const nearby = document.getElementById("tim-gan");
  const nearList = document.getElementById("tim-gan-danh-sach");
  const everything = document.getElementById("tat-ca");
  const answers = Answers.open(document.getElementById("tim-tra-loi"));
  const names = new Map(Array.from(kind.options, (option) => [option.value, option.dataset.name]));
  names.set("trang", "");

  // ---- showing -----------------------------------------------------------------------------------------------------

  // No line ends within "08/2014/NĐ-CP" or "X-quang"; the same as generator/rendering/unbroken.py, whose (?<!…) an older Safari cannot read.
  const NUMBER = /\d+[A-Z]?(?:\/\d{4})?\/[A-ZĐ][\p{L}]*\d*(?:-[\p{L}]+\d*)*/u;
  const PIECE = new RegExp(`(^|[^\\p{L}\\p{N}_/.@-])(${NUMBER.source}|[A-ZĐ]-\\p{L}+)(?![\\p{L}\\p{N}_/@-])`, "u");
  const unbroken = (text) =>
    text.split(PIECE).map((piece, at) =>
      at % 3 === 2 ? Object.assign(document.createElement("span"), { className: "unbroken", textContent: piece }) : piece,
    );
  const element = (name, text, children = []) => {
    const made = document.createElement(name);
    made.append(...unbroken(text), ...children);
    return made;
  };
  const linkTo = (row) => {
    const link = element("a", row.title);
    link.href = new URL(`..${row.address}`, form.action);
    return link;
  };
  const toldOf = (row) => (row.told ? row.told.split("\n") : []);

  const line = (row) => {
    const facts = [names.get(row.kind), row.code && `Mã ${row.code}`, row.label, row.date].filter(Boolean);
    const meta = (each) => Object.assign(element("p", "", each.flatMap((fact) => [element("span", fact), " "])), { className: "meta" });
    const about = [facts, ...toldOf(row).map((fact) => [fact])].filter((each) => each.length).map(meta);
    return element("li", "", [element("h2", "", [linkTo(row)]), ...about, ...(row.summary ? [element("p", row.summary)] : [])]);
  };

  // What the procedures found first tell of what is asked, in the card; or the part of each that tells it.
  const tell = (card, rows) => {
    const place = card && card.querySelector("[data-told], [data-part]");
    if (!place) return;
    const { told, part } = place.dataset;
    const label = `${told}: `;
    const partOf = (row) => Object.assign(linkTo(row), { hash: part });
    const telling = rows.flatMap((row) => toldOf(row).filter((text) => text.startsWith(label)).map((text) => [row, text]));
    const lines = part
      ? rows.filter((row) => row.kind === "procedure").slice(0, TOLD).map((row) => element("li", "", [partOf(row)]))
      : telling.slice(0, TOLD).map(([row, text]) => element("li", "", [linkTo(row), ...unbroken(`: ${text.slice(label.length)}`)]));
    place.replaceChildren(...lines);
    place.hidden = !lines.length;
    card.querySelector("[data-untold]").hidden = lines.length > 0;
  };

  let timer = 0;
  const say = (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (status.textContent !== text) status.textContent = text; }, 250);
  };

  // ---- finding -----------------------------------------------------------------------------------------------------

  // Fetched as soon as the page has nothing else to do, opened once the reader turns to the form; either failed is tried again.
  let coming = null;
  const fetched = () => {
    if (!coming) (coming = fetchIndex(form.action)).catch(() => { coming = null; });
    return coming;
  };
  let opening = null;
  let open = false;
  const opened = () => {
    if (!opening) (opening = openIndex(form.action, fetched())).then(() => { open = true; }, () => { opening = null; });
    return opening;
  };
  const awaited = () => {
    if (!open) say("Đang tải mục lục…");
    return opened();
  };

  let turn = 0; // of what is typed: the answer to an earlier one that still waits for a part is not shown
  let rest = [];
  let said = "";
  let lead = null; // the page that says more than the card of an answer
  const show = async () => {
    const own = turn;
    const index = await awaited();
    const rows = await index.rows(rest.slice(0, index.shown), said);
    if (own !== turn) return null;
    list.append(...rows.filter((row) => !lead || row.address !== lead.address).map(line));
    rest = rest.slice(index.shown);
    more.hidden = rest.length === 0;
    return rows;
  };

  const settled = () => {
    everything.classList.remove("seeking");
    list.setAttribute("aria-busy", "false");
  };
  const failed = () => {
    everything.hidden = false;
    settled();
    say("Chưa tải được mục lục để tìm. Hãy kiểm tra mạng rồi gõ lại, hoặc xem các mục bên dưới.");
  };

  const toldAs = (count, near) => {
    if (count && near) return `Có ${count} kết quả, thêm ${near} mục gần đúng ở dưới.`;
    if (count) return `Có ${count} kết quả.`;
    return near
      ? `Không mục nào có đủ các chữ đã gõ. Có ${near} mục gần đúng.`
      : "Không tìm thấy mục nào. Hãy thử ít chữ hơn, hoặc xem các mục bên dưới.";
  };

  const answer = async () => {
    const own = turn;
    const chosen = { kind: kind.value, field: field.value };
    const narrowed = Boolean(chosen.kind || chosen.field);
    const text = Asking.heard(typed.value);
    const question = narrowed ? null : answers.asked(text);
    const wanted = question && question.rest ? question.rest : text;
    const asked = Boolean(Asking.words(wanted).length || narrowed);
    answers.show(question && question.card);
    const index = asked || question ? await awaited() : null;
    const { found, near } = asked ? await index.find(wanted, chosen) : { found: [], near: [] };
    const alone = question && !question.rest; // answered: nothing near is needed
    const nearRows = near.length && !alone ? await index.rows(near, wanted) : [];
    if (own !== turn) return;
    const { dataset } = alone ? question.card : {};
    lead = dataset ? { title: dataset.title, address: dataset.page, summary: dataset.summary, kind: "trang" } : null;
    [rest, said] = [found, wanted];
    list.replaceChildren(...(lead ? [line(lead)] : []));
    const rows = asked ? await show() : [];
    if (own !== turn) return;
    const below = list.children.length > 0; // something found: what is near stands apart
    const close = nearRows.filter((row) => !lead || row.address !== lead.address).map(line);
    nearList.replaceChildren(...(below ? close : []));
    if (!below) list.append(...close);
    nearby.hidden = !below || !close.length;
    more.hidden = rest.length === 0;
    everything.hidden = list.children.length > 0;
    settled();
    tell(question && question.card, alone ? [] : [...rows, ...nearRows]);
    const leading = lead && !rows.some((row) => row.address === lead.address) ? 1 : 0;
    if (asked || question) say(toldAs(found.length + leading, close.length));
    else say(text.trim() ? "Chưa có chữ hay số nào để tìm." : "");
  };

  // ---- the address: a search can be kept and sent ------------------------------------------------------------------

  const inputs = [typed, kind, field];
  const keep = () => {
    const given = inputs.filter((input) => input.value).map((input) => [input.name, input.value]);
    const query = new URLSearchParams(given).toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
  };
  const given = new URLSearchParams(location.search);
  for (const input of inputs) input.value = Asking.heard(given.get(input.name) || "");
  for (const select of [kind, field]) if (select.selectedIndex < 0) select.selectedIndex = 0;
  if (kind.value || field.value) document.getElementById("tim-hep").open = true;

  let wait = 0;
  const now = () => {
    const own = turn;
    return answer().catch(() => own === turn && failed());
  };
  form.addEventListener("input", async () => {
    const own = (turn += 1);
    list.setAttribute("aria-busy", "true");
    keep();
    const { pause } = await awaited().catch(() => ({ pause: 300 }));
    if (own !== turn) return;
    clearTimeout(wait);
    wait = setTimeout(now, pause);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    typed.blur(); // puts a phone's keyboard away
  });
  more.addEventListener("click", async () => {
    const next = list.children.length;
    if (await show().catch(failed)) list.children[next].querySelector("a").focus();
  });
  form.addEventListener("focusin", opened);
  form.hidden = false;
  const asked = inputs.some((input) => input.value);
  everything.classList.toggle("seeking", asked);
  list.setAttribute("aria-busy", asked);
  if (asked) now();
  else (window.requestIdleCallback || setTimeout)(() => fetched()); // Safari knows no idle time
})();
