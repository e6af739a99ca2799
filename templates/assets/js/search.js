// Searches everything posted while the reader types, with or without Vietnamese marks. Without it the whole list stands.
(() => {
  "use strict";
  const SHOWN = 30; // results at first, and with each press of the button
  const form = document.getElementById("tim");
  const typed = document.getElementById("tim-chu");
  const kind = document.getElementById("tim-loai");
  const field = document.getElementById("tim-linh-vuc");
  const status = document.getElementById("tim-ket-qua");
  const list = document.getElementById("tim-danh-sach");
  const more = document.getElementById("tim-them");
  const everything = document.getElementById("tat-ca");
  const names = new Map(Array.from(kind.options, (option) => [option.value, option.dataset.name]));

  // ---- words -------------------------------------------------------------------------------------------------------

  const CODE = /^\d\.\d{6}/; // of a procedure; what follows (".000.00.00.H52") is the place's own part
  const chunks = (text) => fold(text).match(/[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?/gu) || [];
  const parts = (chunk) => (CODE.test(chunk) ? [chunk.slice(0, 8)] : chunk.split(/[^\p{L}\p{N}]+/u));

  // "47/KH-UBND" stays whole and gives its parts too; so does "X-quang", also as "xquang".
  const terms = (text) =>
    chunks(text).flatMap((chunk) => {
      const own = parts(chunk);
      return own.length > 1 ? [...own, own.join(""), chunk] : own;
    });

  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g; // huyền, sắc, ngã, hỏi, nặng: last, so that hoá = hóa
  const marked = (text) =>
    (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) || []).map((word) => {
      const letters = word.normalize("NFD");
      return letters.replace(TONES, "") + (letters.match(TONES) || []).join("");
    });

  // ---- the index ---------------------------------------------------------------------------------------------------

  let rows = [];
  let engine = null;

  const load = async () => {
    const index = await fetch(new URL("muc-luc.json", form.action));
    if (!index.ok) throw new Error(index.status);
    rows = await index.json();
    engine = new MiniSearch({
      fields: ["code", "title", "keywords", "label", "summary", "words"],
      tokenize: terms,
      processTerm: (term) => term,
      searchOptions: {
        tokenize: (term) => [term],
        weights: { prefix: 0.1, fuzzy: 0 }, // a whole word before the beginning of one
        boost: { code: 10, title: 6, keywords: 5, label: 2, summary: 2 },
      },
    });
    for (const row of rows) {
      row.plain = ` ${chunks(row.title).join(" ")} `;
      row.marks = new Set(marked(`${row.title} ${row.keywords || ""} ${row.summary || ""} ${row.label || ""}`));
    }
    await engine.addAllAsync(rows.map((row, id) => ({ ...row, id })), { chunkSize: 100 }); // the page stays awake
  };

  // ---- finding -----------------------------------------------------------------------------------------------------

  // A number with signs is meant whole; of other words every part, or all as one ("KH&CN" as "khcn").
  const wanted = (chunk, prefix) => {
    const own = parts(chunk);
    if (own.length === 1) return { queries: own, prefix };
    if (/\d/.test(chunk)) return { queries: [chunk], prefix: true };
    return { combineWith: "OR", queries: [own.join(""), { combineWith: "AND", queries: own, prefix }] };
  };

  // Better the name as typed, better the same marks; of equals a procedure, and a record before a list.
  const weigher = (text) => {
    const phrase = ` ${chunks(text).join(" ")}`;
    const words = fold(text) === text.toLowerCase().trim() ? [] : marked(text);
    return (row) => {
      const named = row.plain.includes(phrase) ? 2 : 1;
      const same = words.length ? 1 + words.filter((word) => row.marks.has(word)).length / words.length : 1;
      const place = row.kind === "trang" ? 0.5 : row.kind === rows[0].kind ? 1.2 : 1;
      return named * same * place;
    };
  };

  const find = (text) => {
    const asked = chunks(text);
    const open = (row) => (!kind.value || row.kind === kind.value) && (!field.value || row.field === field.value);
    if (!asked.length) return { found: rows.filter(open), near: false };
    const exact = asked.length === 1 ? rows.filter((row) => row.code && row.code === parts(asked[0])[0]) : [];
    if (exact.length) return { found: exact.filter(open), near: false };
    const queries = asked.map((chunk, at) => wanted(chunk, at === asked.length - 1 && !/\s$/.test(text)));
    const weigh = weigher(text);
    const options = { boostDocument: (id) => weigh(rows[id]), filter: ({ id }) => open(rows[id]) };
    const search = (combineWith) =>
      engine
        .search({ combineWith, queries }, options)
        .sort((one, other) => other.score - one.score || one.id - other.id)
        .map(({ id }) => rows[id]);
    const all = search("AND");
    return all.length || asked.length === 1 ? { found: all, near: false } : { found: search("OR"), near: true };
  };

  // ---- showing -----------------------------------------------------------------------------------------------------

  const element = (name, text, children = []) => {
    const made = document.createElement(name);
    made.append(...(text ? [text] : []), ...children);
    return made;
  };

  const line = (row) => {
    const link = element("a", row.title);
    link.href = new URL(`..${row.address}`, form.action);
    const facts = [names.get(row.kind), row.code && `Mã ${row.code}`, row.label, row.date].filter(Boolean);
    const meta = element("p", "", facts.flatMap((fact) => [element("span", fact), " "]));
    meta.className = "meta";
    return element("li", "", [element("h2", "", [link]), meta, ...(row.summary ? [element("p", row.summary)] : [])]);
  };

  let timer = 0;
  const say = (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (status.textContent !== text) status.textContent = text; }, 250);
  };

  let rest = [];
  const show = () => {
    list.append(...rest.slice(0, SHOWN).map(line));
    rest = rest.slice(SHOWN);
    more.hidden = rest.length === 0;
  };

  const answer = () => {
    const text = typed.value.normalize("NFC");
    const asked = Boolean(chunks(text).length || kind.value || field.value);
    const { found, near } = asked ? find(text) : { found: [], near: false };
    everything.hidden = found.length > 0;
    list.replaceChildren();
    rest = found;
    show();
    if (!asked) say("");
    else if (!found.length) say("Không tìm thấy mục nào. Hãy thử ít chữ hơn, hoặc xem danh sách bên dưới.");
    else if (near) say(`Không mục nào có đủ các chữ đã gõ. Có ${found.length} mục gần đúng.`);
    else say(`Có ${found.length} kết quả.`);
  };

  // ---- the address: a search can be kept and sent ------------------------------------------------------------------

  const inputs = [typed, kind, field];
  const keep = () => {
    const given = inputs.filter((input) => input.value).map((input) => [input.name, input.value]);
    const query = new URLSearchParams(given).toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
  };
  const given = new URLSearchParams(location.search);
  for (const input of inputs) input.value = given.get(input.name) || "";
  for (const select of [kind, field]) if (select.selectedIndex < 0) select.selectedIndex = 0;

  form.hidden = false;
  load().then(
    () => {
      form.addEventListener("input", () => { answer(); keep(); });
      answer();
    },
    () => say("Chưa tải được mục lục để tìm. Hãy tải lại trang, hoặc xem danh sách bên dưới."),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    typed.blur(); // puts a phone's keyboard away
  });
  more.addEventListener("click", () => {
    const next = list.children.length;
    show();
    list.children[next].querySelector("a").focus();
  });
})();
