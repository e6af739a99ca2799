// What comes first: the weights of both indices, and how well an entry's name fits what is typed.
const Ranking = (() => {
  "use strict";
  const { chunks, marked } = Words;
  const BOOST = { code: 10, title: 6, keywords: 5, label: 2, summary: 2 };
  const BEGINNING = 0.1; // of a word, where the whole of one weighs 1
  const PLACES = [0.5, 1, 1.2]; // of equals a procedure, and a record before a list
  const FEW = 3; // fewer found: what is near is shown below
  const NEAR = 10; // of what is near

  const phrase = (text) => ` ${chunks(text).join(" ")}`;
  const prepared = (row) => {
    row.plain = `${phrase(row.title)} `;
    row.called = (row.keywords || "").split(";").map((text) => `${phrase(text)} `);
    row.marks = new Set(marked(`${row.title} ${row.keywords || ""} ${row.summary || ""} ${row.label || ""}`));
    return row;
  };

  // Better the name or a keyword as typed, better the same marks.
  const weigher = (text) => {
    const typed = phrase(text);
    const words = fold(text) === text.toLowerCase().trim() ? [] : marked(text);
    return (row) => {
      const named = row.plain.includes(typed) ? 2 : row.called.some((each) => each.includes(typed)) ? 1.5 : 1;
      return named * (words.length ? 1 + words.filter((word) => row.marks.has(word)).length / words.length : 1);
    };
  };

  return { BOOST, BEGINNING, PLACES, FEW, NEAR, prepared, weigher };
})();
