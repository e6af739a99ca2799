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

  // ---- what fits a name --------------------------------------------------------------------------------------------

  const BOOST = { code: 10, title: 6, keywords: 5, label: 2, summary: 2 };
  const BEGINNING = 0.1; // of a word, where the whole of one weighs 1
  const PLACES = [0.5, 1, 1.2]; // of equals a procedure, and a record before a list

  const prepared = (row) => {
    row.plain = ` ${chunks(row.title).join(" ")} `;
    row.marks = new Set(marked(`${row.title} ${row.keywords || ""} ${row.summary || ""} ${row.label || ""}`));
    return row;
  };

  // Better the name as typed, better the same marks.
  const weigher = (text) => {
    const phrase = ` ${chunks(text).join(" ")}`;
    const words = fold(text) === text.toLowerCase().trim() ? [] : marked(text);
    return (row) => {
      const named = row.plain.includes(phrase) ? 2 : 1;
      return named * (words.length ? 1 + words.filter((word) => row.marks.has(word)).length / words.length : 1);
    };
  };

  // A number with signs is meant whole; of other words every part, or all as one ("KH&CN" as "khcn").
  const wanted = (chunk, prefix) => {
    const own = parts(chunk);
    if (own.length === 1) return { queries: own, prefix };
    if (/\d/.test(chunk)) return { queries: [chunk], prefix: true };
    return { combineWith: "OR", queries: [own.join(""), { combineWith: "AND", queries: own, prefix }] };
  };
  const asking = (text) => {
    const asked = chunks(text);
    return asked.map((chunk, at) => wanted(chunk, at === asked.length - 1 && !/\s$/.test(text)));
  };

  // ---- an index that is one file -----------------------------------------------------------------------------------

  const whole = async (rows) => {
    const engine = new MiniSearch({
      fields: ["code", "title", "keywords", "label", "summary", "words"],
      tokenize: terms,
      processTerm: (term) => term,
      searchOptions: { tokenize: (term) => [term], weights: { prefix: BEGINNING, fuzzy: 0 }, boost: BOOST },
    });
    rows.forEach(prepared);
    await engine.addAllAsync(rows.map((row, id) => ({ ...row, id })), { chunkSize: 100 }); // the page stays awake
    const place = (row) => PLACES[row.kind === "trang" ? 0 : row.kind === rows[0].kind ? 2 : 1];
    const open = (row) => (!kind.value || row.kind === kind.value) && (!field.value || row.field === field.value);

    const find = (text) => {
      const asked = chunks(text);
      if (!asked.length) return { found: rows.filter(open) };
      const exact = asked.length === 1 ? rows.filter((row) => row.code && row.code === parts(asked[0])[0]) : [];
      if (exact.length) return { found: exact.filter(open) };
      const queries = asking(text);
      const weigh = weigher(text);
      const options = { boostDocument: (id) => weigh(rows[id]) * place(rows[id]), filter: ({ id }) => open(rows[id]) };
      const search = (combineWith) =>
        engine
          .search({ combineWith, queries }, options)
          .sort((one, other) => other.score - one.score || one.id - other.id)
          .map(({ id }) => rows[id]);
      const all = search("AND");
      return all.length || asked.length === 1 ? { found: all } : { found: search("OR"), near: true };
    };
    return { shown: 30, pause: 0, find, rows: (found) => found };
  };

  // ---- an index in parts: generator/outputs/postings.py says what stands in them -------------------------------------

  const FIELDS = ["words", "summary", "label", "title", "keywords", "code"];
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit, value]));
  const digits = (text) => Array.from(text, (digit) => VALUES.get(digit));

  const slotsOf = (posting) => {
    if (posting.startsWith(".")) {
      const bits = [0, 1, 2, 3, 4, 5];
      return digits(posting.slice(1)).flatMap((six, at) => bits.filter((bit) => six & (32 >> bit)).map((bit) => at * 6 + bit));
    }
    const found = [];
    let [slot, gap, shift] = [-1, 0, 0];
    for (const digit of digits(posting)) {
      gap |= (digit & 31) << shift;
      shift += 5;
      if (digit & 32) continue;
      found.push((slot += gap + 1));
      gap = shift = 0;
    }
    return found;
  };

  const files = new Map();
  const fetched = async (path) => {
    const answer = await fetch(new URL(`${path}.json`, form.action));
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const read = (folder, name) => {
    const path = `${folder}/${name.replace(/[^a-z0-9]/gu, (sign) => `_${sign.codePointAt(0).toString(16)}_`)}`;
    if (!files.has(path)) files.set(path, fetched(path));
    files.get(path).catch(() => files.delete(path)); // the next key tries again
    return files.get(path);
  };

  const inParts = (index) => {
    const [beginnings, alone, lists] = [index.words, index.alone, index.lists].map((names) => new Set(names.split(" ")));
    const starts = (word) => Array.from(word).map((_, at, signs) => signs.slice(0, at + 1).join(""));
    const split = new Set([...beginnings].flatMap((beginning) => starts(beginning).slice(0, -1)));
    const about = Array.from(index.pages, (sign) => sign.charCodeAt(0) - 0xa1);
    const pages = about.filter((own) => own >= 0);
    const place = (own) => PLACES[Math.floor(own / 576)];
    const lengthOf = {
      title: (own) => 2 ** ((Math.floor(own / 48) % 12) / 2),
      words: (own) => 2 ** (((Math.floor(own / 4) % 12) + 8) / 2),
      summary: (own) => 2 ** ((own % 4) + 3),
    };
    const mean = (name) => pages.reduce((sum, own) => sum + lengthOf[name](own), 0) / pages.length;
    const means = new Map(Object.keys(lengthOf).map((name) => [name, mean(name)]));

    // [posting, weight] of a word, and of what begins so.
    const postings = async (word, prefix) => {
      const beginning = starts(word).find((start) => beginnings.has(start));
      if (beginning) {
        const weight = (own) => (own === word ? 1 : (BEGINNING * own.length) / (1.3 * own.length - 0.3 * word.length));
        return Object.entries(await read("tu", beginning))
          .filter(([own]) => own === word || (prefix && own.startsWith(word)))
          .map(([own, posting]) => [posting, weight(own)]);
      }
      const exact = alone.has(word) ? read("rieng", word) : "";
      const longer = prefix && split.has(word) ? read("dau", word) : "";
      return [[await exact, 1], [await longer, BEGINNING]].filter(([posting]) => posting);
    };

    // As MiniSearch weighs: BM25+ in each field.
    const scoresOf = async (word, prefix) => {
      const scores = new Float64Array(about.length);
      for (const [posting, weight] of await postings(word, prefix)) {
        posting.split(" ").forEach((text, at) => {
          const name = FIELDS[at];
          const slots = slotsOf(text);
          const rare = Math.log(1 + (pages.length - slots.length + 0.5) / (slots.length + 0.5));
          for (const slot of slots) {
            const length = means.has(name) ? lengthOf[name](about[slot]) / means.get(name) : 1;
            scores[slot] += weight * (BOOST[name] || 1) * rare * (0.5 + 2.2 / (1 + 1.2 * (0.3 + 0.7 * length)));
          }
        });
      }
      return scores;
    };

    // { scores, met: how many of the words a page has }
    const run = async (query, prefix = false) => {
      if (typeof query === "string") {
        const scores = await scoresOf(query, prefix);
        return { scores, met: scores.map(Math.sign) };
      }
      const each = await Promise.all(query.queries.map((one) => run(one, query.prefix)));
      const every = (slot) => query.combineWith === "OR" || each.every(({ scores }) => scores[slot]);
      const all = (name, slot) => (every(slot) ? each.reduce((sum, one) => sum + one[name][slot], 0) : 0);
      const sum = (name) => each[0][name].map((_, slot) => all(name, slot));
      return { scores: sum("scores"), met: sum("met") };
    };

    const chosen = () => [kind.value && `@${kind.value}`, field.value && `#${field.value}`].filter(Boolean);
    const narrowed = async (slots, setOf) => {
      const sets = await Promise.all(chosen().map(setOf));
      return slots.filter((slot) => sets.every((set) => set.has(slot)));
    };
    const holding = async (name) => new Set((await postings(name, false)).flatMap(([posting]) => slotsOf(posting)));
    const inOrder = async (name) => {
      const list = lists.has(name) ? (await read("thu-tu", name)).match(/.../g).map(digits) : [];
      return new Set(list.map(([high, middle, low]) => (high << 12) | (middle << 6) | low));
    };

    const find = async (text) => {
      const asked = chunks(text);
      const one = (slots) => slots.map((slot) => ({ slot, score: 1 }));
      if (!asked.length) return { found: one(await narrowed([...(await inOrder(chosen()[0]))], inOrder)) };
      if (asked.length === 1 && CODE.test(asked[0])) {
        const coded = (await postings(parts(asked[0])[0], false)).flatMap(([posting]) => slotsOf(posting.split(" ")[5] || ""));
        if (coded.length) return { found: one(await narrowed(coded, holding)) };
      }
      const queries = asking(text);
      const search = async (combineWith) => {
        const { scores, met } = await run({ combineWith, queries });
        const slots = await narrowed([...scores.keys()].filter((slot) => scores[slot]), holding);
        return slots
          .map((slot) => ({ slot, score: scores[slot] * met[slot] * place(about[slot]) }))
          .sort((page, other) => other.score - page.score);
      };
      const all = await search("AND");
      return all.length || asked.length === 1 ? { found: all } : { found: await search("OR"), near: true };
    };

    // The lines of the best pages; how well each fits the name as typed is known from its line alone.
    const rows = async (found, text) => {
      const held = await Promise.all(found.map(({ slot }) => read("dong", `${slot >> 2}`)));
      const lines = found.map(({ slot, score }, at) => ({ row: prepared(held[at][slot]), score }));
      const weigh = weigher(text);
      return lines.sort((one, other) => other.score * weigh(other.row) - one.score * weigh(one.row)).map(({ row }) => row);
    };
    return { shown: 20, pause: 300, find, rows };
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

  let index = null;
  let turn = 0; // of answers: a later one overtakes those that still wait for a part
  let rest = [];
  let said = "";
  const show = async () => {
    const own = turn;
    const lines = await index.rows(rest.slice(0, index.shown), said);
    if (own !== turn) return false;
    list.append(...lines.map(line));
    rest = rest.slice(index.shown);
    more.hidden = rest.length === 0;
    return true;
  };

  const failed = () => {
    everything.hidden = false;
    say("Chưa tải được mục lục để tìm. Hãy tải lại trang, hoặc xem danh sách bên dưới.");
  };
  const answer = async () => {
    const own = (turn += 1);
    const text = typed.value.normalize("NFC");
    const asked = Boolean(chunks(text).length || kind.value || field.value);
    const { found, near } = asked ? await index.find(text) : { found: [] };
    if (own !== turn) return;
    [rest, said] = [found, text];
    everything.hidden = found.length > 0;
    list.replaceChildren();
    if (!(await show())) return;
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

  const load = async () => {
    const held = await fetched("muc-luc");
    index = Array.isArray(held) ? await whole(held) : inParts(held);
  };

  let wait = 0;
  const later = () => {
    clearTimeout(wait);
    const now = () => answer().catch(failed);
    if (index.pause) wait = setTimeout(now, index.pause);
    else now();
  };

  form.hidden = false;
  load()
    .then(() => {
      form.addEventListener("input", () => { later(); keep(); });
      return answer();
    })
    .catch(failed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    typed.blur(); // puts a phone's keyboard away
  });
  more.addEventListener("click", async () => {
    const next = list.children.length;
    if (await show().catch(failed)) list.children[next].querySelector("a").focus();
  });
})();
