// An index that is one file: MiniSearch holds it.
const WholeIndex = (() => {
  "use strict";
  const { CODE, NAMES, terms, isWord } = Words;
  const { BOOST, BEGINNING, PLACES, FEW, NEAR, prepared, weigher } = Ranking;
  const SLICE = 10; // ms at a stretch, so that the page answers to who types: a slow phone needs four times as long as a desk

  const open = async (rows) => {
    const [all, names] = [new Set(), new Set()];
    const tokenize = (text, name) => {
      const own = terms(text);
      for (const term of own) all.add(term);
      if (NAMES.includes(name)) for (const term of own.filter(isWord)) names.add(term);
      return own;
    };
    const engine = new MiniSearch({
      fields: ["code", "title", "keywords", "label", "summary", "words"],
      tokenize,
      processTerm: (term) => term,
      searchOptions: { tokenize: (term) => [term], weights: { prefix: BEGINNING, fuzzy: 0 }, boost: BOOST },
    });
    let began = performance.now();
    for (const [id, row] of rows.entries()) {
      engine.add({ ...prepared(row), id });
      if (performance.now() - began < SLICE) continue;
      await new Promise((awake) => { setTimeout(awake); });
      began = performance.now();
    }
    const place = (row) => PLACES[row.kind === "trang" ? 0 : row.kind === rows[0].kind ? 2 : 1];

    const knows = async (word, prefix) => all.has(word) || (prefix && [...all].some((other) => other.startsWith(word)));
    const index = { most: 12, knows, vocabulary: async () => names };

    const find = async (text, { kind, field }) => {
      const asked = Asking.words(text, index.most);
      const fits = (row) => (!kind || row.kind === kind) && (!field || row.field === field);
      if (!asked.length) return { found: rows.filter(fits), near: [] };
      const codes = asked.filter((word) => CODE.test(word)).map((word) => word.slice(0, 8));
      const exact = rows.filter((row) => row.code && codes.includes(row.code));
      if (exact.length) return { found: exact.filter(fits), near: [] };
      const queries = await Asking.asking(text, index);
      const weigh = weigher(text);
      const options = { boostDocument: (id) => weigh(rows[id]) * place(rows[id]), filter: ({ id }) => fits(rows[id]) };
      const search = (combineWith) =>
        engine
          .search({ combineWith, queries }, options)
          .sort((one, other) => other.score - one.score || one.id - other.id)
          .map(({ id }) => rows[id]);
      const found = search("AND");
      const looser = found.length < FEW && asked.length > 1 ? search("OR") : [];
      return { found, near: looser.filter((row) => !found.includes(row)).slice(0, NEAR) };
    };
    return { shown: 30, pause: 150, find, rows: async (found) => found };
  };

  return { open };
})();
