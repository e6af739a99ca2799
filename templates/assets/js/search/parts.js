// An index in parts: generator/outputs/postings.py says what stands in them. Each query reads a few.
const PartedIndex = (() => {
  "use strict";
  const { CODE } = Words;
  const { BOOST, BEGINNING, PLACES, FEW, NEAR, prepared, weigher } = Ranking;
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

  const starts = (word) => Array.from(word).map((_, at, signs) => signs.slice(0, at + 1).join(""));

  const open = (held, fetched) => {
    const files = new Map();
    const kept = (path) => {
      if (!files.has(path)) files.set(path, fetched(path));
      files.get(path).catch(() => files.delete(path)); // the next key tries again
      return files.get(path);
    };
    const read = (folder, name) =>
      kept(`${folder}/${name.replace(/[^a-z0-9]/gu, (sign) => `_${sign.codePointAt(0).toString(16)}_`)}`);

    const [beginnings, alone, lists] = [held.words, held.alone, held.lists].map((names) => new Set(names.split(" ")));
    const split = new Set([...beginnings].flatMap((beginning) => starts(beginning).slice(0, -1)));
    const about = Array.from(held.pages, (sign) => sign.charCodeAt(0) - 0xa1);
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
    const index = {
      most: 8, // words: each costs a file or more
      knows: async (word, prefix) => (await postings(word, prefix)).length > 0,
      vocabulary: async () => new Set((await kept("tu-vung")).split(" ")),
    };

    // As MiniSearch weighs: BM25+ in each field.
    const scoresOf = async (word, prefix, fields) => {
      const scores = new Float64Array(about.length);
      for (const [posting, weight] of await postings(word, prefix)) {
        posting.split(" ").forEach((text, at) => {
          const name = FIELDS[at];
          if (!fields.includes(name)) return;
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
    const run = async (query, prefix = false, fields = FIELDS) => {
      if (typeof query === "string") {
        const scores = await scoresOf(query, prefix, fields);
        return { scores, met: scores.map(Math.sign) };
      }
      const each = await Promise.all(query.queries.map((one) => run(one, query.prefix, query.fields || fields)));
      const every = (slot) => query.combineWith === "OR" || each.every(({ scores }) => scores[slot]);
      const all = (name, slot) => (every(slot) ? each.reduce((sum, one) => sum + one[name][slot], 0) : 0);
      const sum = (name) => each[0][name].map((_, slot) => all(name, slot));
      return { scores: sum("scores"), met: sum("met") };
    };

    const narrowed = async (slots, chosen, setOf) => {
      const sets = await Promise.all(chosen.map(setOf));
      return slots.filter((slot) => sets.every((set) => set.has(slot)));
    };
    const holding = async (name) => new Set((await postings(name, false)).flatMap(([posting]) => slotsOf(posting)));
    const inOrder = async (name) => {
      const list = lists.has(name) ? (await read("thu-tu", name)).match(/.../g).map(digits) : [];
      return new Set(list.map(([high, middle, low]) => (high << 12) | (middle << 6) | low));
    };

    const find = async (text, { kind, field }) => {
      const asked = Asking.words(text, index.most);
      const chosen = [kind && `@${kind}`, field && `#${field}`].filter(Boolean);
      const one = (slots) => ({ found: slots.map((slot) => ({ slot, score: 1 })), near: [] });
      if (!asked.length) return one(await narrowed([...(await inOrder(chosen[0]))], chosen, inOrder));
      const codes = asked.filter((word) => CODE.test(word)).map((word) => postings(word.slice(0, 8), false));
      const coded = (await Promise.all(codes)).flat().flatMap(([posting]) => slotsOf(posting.split(" ")[5] || ""));
      if (coded.length) return one(await narrowed(coded, chosen, holding));
      const queries = await Asking.asking(text, index);
      const search = async (combineWith) => {
        const { scores, met } = await run({ combineWith, queries });
        const slots = await narrowed([...scores.keys()].filter((slot) => scores[slot]), chosen, holding);
        return slots
          .map((slot) => ({ slot, score: scores[slot] * met[slot] * place(about[slot]) }))
          .sort((page, other) => other.score - page.score);
      };
      const found = await search("AND");
      const looser = found.length < FEW && asked.length > 1 ? await search("OR") : [];
      const have = new Set(found.map(({ slot }) => slot));
      return { found, near: looser.filter(({ slot }) => !have.has(slot)).slice(0, NEAR) };
    };

    // The lines of the best pages; how well each fits the name as typed is known from its line alone.
    const rows = async (found, text) => {
      const lines = await Promise.all(found.map(({ slot }) => read("dong", `${slot >> 2}`)));
      const weighed = found.map(({ slot, score }, at) => ({ row: prepared(lines[at][slot]), score }));
      const weigh = weigher(text);
      return weighed.sort((one, other) => other.score * weigh(other.row) - one.score * weigh(one.row)).map(({ row }) => row);
    };
    return { shown: 20, pause: 300, find, rows };
  };

  return { open };
})();
