// The words of a text, as the index knows them; the same as `chunks` and `terms` of generator/outputs/postings.py.
const Words = (() => {
  "use strict";
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

  const NAMES = ["title", "keywords", "label", "summary"]; // of an entry, in which what it is called stands
  const isWord = (term) => /^[a-z]{2,}$/.test(term);

  return { CODE, NAMES, chunks, parts, terms, marked, isWord };
})();
