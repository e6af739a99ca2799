// What comes first: the weights of both indices, and how well an entry's name fits what is typed.
const Ranking = (() => {
  "use strict";
  const { chunks, parts, terms, marked } = Words;
  const BOOST = { code: 10, title: 6, keywords: 5, label: 2, summary: 2 };
  const BEGINNING = 0.1; // of a word, where the whole of one weighs 1
  const PLACES = [0.5, 1, 1.2]; // of equals a procedure, and a record before a list
  const FEW = 3; // fewer found: what is near is shown below
  const NEAR = 10; // of what is near

  const solid = (text) => chunks(text).flatMap(parts).join(""); // "X-quang", "x quang" and "xquang" are one
  const prepared = (row) => {
    row.plain = ` ${chunks(row.title).join(" ")} `;
    row.solid = solid(row.title);
    row.named = new Set(terms(`${row.title} ${row.keywords || ""}`));
    row.called = (row.keywords || "").split(";").map(solid).filter(Boolean);
    row.marks = new Set(marked(`${row.title} ${row.keywords || ""} ${row.summary || ""} ${row.label || ""}`));
    return row;
  };

  // From 0 to 1.
  const share = (of, fitting) => (of.length ? of.filter(fitting).length / of.length : 0);

  // Better the name as typed, two words side by side in it or in a keyword, its numbers, the same marks.
  const weigher = (text) => {
    const asked = Asking.words(text);
    const phrases = [chunks(text), asked].map((words) => words.join(" "));
    const whole = phrases.map(solid);
    const pairs = asked.slice(1).map((word, at) => solid(`${asked[at]} ${word}`));
    const numbers = asked.filter((word) => /^\d+$/.test(word)).map((word) => ` ${word} `);
    const words = fold(text) === text.toLowerCase().trim() ? [] : marked(text);
    return (row) => {
      const beside = share(pairs, (pair) => row.solid.includes(pair) || row.called.some((each) => each.includes(pair)));
      const called = row.called.some((each) => whole.includes(each));
      const named = called ? 3 : phrases.some((each) => row.plain.includes(` ${each}`)) ? 2 : 1 + beside;
      const said = share(asked, (word) => row.named.has(word));
      return named * (1 + said) * (1 + share(numbers, (number) => row.plain.includes(number))) * (1 + share(words, (word) => row.marks.has(word)));
    };
  };

  return { BOOST, BEGINNING, PLACES, FEW, NEAR, prepared, weigher };
})();
