// What is asked for: without words that say nothing, codes with their dot, misspelt and joined words as they are meant.
const Asking = (() => {
  "use strict";
  const { NAMES, chunks, parts } = Words;
  const LONGEST = 200; // signs that are read of what is typed
  const MENDED = 3; // words that are misspelt or joined
  const IDLE = "tôi em muốn xin cho thì là của nào gì như và về với được phải những các có ở cần làm ạ nhé vậy ơi ko dc đc".split(" ");
  const ONLY_MARKED = "để bị thế hỏi à đang sẽ rồi".split(" "); // without marks these are other words too
  const marked = new Set([...IDLE, ...ONLY_MARKED]);
  const plain = new Set(IDLE.map(fold));
  // Idle together, with marks or without.
  const PHRASES = (
    "làm thế nào|như thế nào|thế nào|làm sao|ra sao|bằng cách nào|cách nào|cho hỏi|xin hỏi|cho tôi|giúp tôi|để được|để xin|để làm|thì làm|" +
    "được không|có phải|ở đâu|chỗ nào|là gì|cần những gì|cần gì|bao nhiêu|bao lâu|mấy ngày|đứng thứ mấy|xếp thứ mấy|thứ mấy|hạng mấy|mới nhất"
  )
    .split("|")
    .map((phrase) => fold(phrase).split(" "));
  const [, province] = fold(document.currentScript.dataset.office).split(" tinh "); // everything here is of it
  if (province) PHRASES.push(`tinh ${province}`.split(" "), province.split(" "));
  const NOT = new Set(["không", "khong", "hông", "ko"]); // at the end it asks

  const heard = (text) =>
    text
      .normalize("NFC")
      .slice(0, LONGEST)
      .replace(/(^|\s)(\d{1,4})\s+n[aă]m\s+((?:19|20)\d\d)(?!\S)/giu, "$1$2/$3"); // "nghị định 142 năm 2020"

  const bare = (word) => chunks(word).join(" ");
  const spoken = (all) => {
    const kept = [];
    for (let at = 0; at < all.length; ) {
      const said = PHRASES.find((phrase) => phrase.every((word, next) => bare(all[at + next] || "") === word));
      if (!said) kept.push(all[at]);
      at += said ? said.length : 1;
    }
    return kept.length > 1 && NOT.has(kept[kept.length - 1].replace(/[^\p{L}]/gu, "")) ? kept.slice(0, -1) : kept;
  };

  // Each word of a text; one of IDLE counts as idle only with the marks that it has, where marks are typed at all.
  const words = (text, most = 12) => {
    const typed = heard(text).toLowerCase();
    const unmarked = fold(typed) === typed.replace(/\s+/g, " ").trim();
    const idle = (word) => (unmarked ? plain.has(word) : marked.has(word.replace(/[^\p{L}]/gu, "")));
    const all = typed.split(/\s+/).filter((word) => chunks(word).length);
    const kept = spoken(all).filter((word) => !idle(word));
    const own = (kept.length ? kept : all).flatMap(chunks).map(coded);
    return [...new Set(own)].slice(0, most);
  };

  // "1001716", "10017160000000h52", "1.001.716" (no amount ends so) and "1.1716" -> "1.001716"
  const coded = (chunk) =>
    chunk
      .replace(/^(\d)(\d{6})(?:0{7}h\d+)?$/, "$1.$2")
      .replace(/^(\d)\.(\d{3})\.(?!000)(\d{3})$/, "$1.$2$3")
      .replace(/^(\d)\.(\d{4,5})$/, (_, first, rest) => `${first}.${rest.padStart(6, "0")}`);

  // ---- what a word means that is known nowhere -----------------------------------------------------------------------

  // Whether one letter more, less, other, or two exchanged make one of the other.
  const near = (one, other) => {
    if (Math.abs(one.length - other.length) > 1) return false;
    let start = 0;
    while (start < one.length && one[start] === other[start]) start += 1;
    const [rest, wanted] = [one.slice(start), other.slice(start)];
    const exchanged = rest.length > 1 && rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2);
    return exchanged || [[1, 1], [1, 0], [0, 1]].some(([less, more]) => rest.slice(less) === wanted.slice(more));
  };

  // Written as some say it: "xáng chế", "chuyển dao", "hợp truẩn".
  const SOUNDS = [["ngh", "ng"], ["gh", "g"], ["tr", "ch"], ["gi", "d"], ["r", "d"], ["x", "s"], ["l", "n"], ["k", "c"], ["q", "c"]];
  const sound = (word) => {
    const [written, heardAs] = SOUNDS.find(([own]) => word.startsWith(own)) || ["", ""];
    return heardAs + word.slice(written.length).replace(/y/g, "i");
  };

  // What a keyboard leaves that makes no marks of its keys: "giaays pheps" -> "giay phep".
  const unkeyed = (word) => {
    const plainer = word.replace(/([aeod])\1/g, "$1").replace(/w/g, "");
    const vowel = plainer.search(/[aeiouy]/);
    return plainer.slice(0, vowel) + plainer.slice(vowel).replace(/[sfrxj]/g, "");
  };

  // Every way to cut it into the fewest known words: "bucxa" -> [["buc", "xa"]].
  const cut = (word, known) => {
    const ways = [[[]]]; // of the first so many letters
    for (let end = 1; end <= word.length; end += 1) {
      const own = [];
      for (let start = 0; start <= end - 2; start += 1) {
        const last = word.slice(start, end);
        if (known.has(last)) own.push(...ways[start].map((way) => [...way, last]));
      }
      const fewest = Math.min(...own.map((way) => way.length));
      ways.push(own.filter((way) => way.length === fewest).slice(0, 3));
    }
    return ways[word.length];
  };

  // Words of which each alone, or all of one list together, may be meant.
  const SHORTEST = 4;
  const meant = (word, known) => {
    if (word.length < SHORTEST || word.length > 30) return [];
    const [keys, own] = [unkeyed(word), sound(word)];
    const fits = (other) => other === keys || (other.length >= SHORTEST && near(word, other)) || (other.length > 2 && sound(other) === own);
    const surely = (other) => (other === keys ? 2 : sound(other) === own ? 1 : 0);
    const alike = [...known].filter(fits).sort((one, other) => surely(other) - surely(one));
    const pieces = cut(word, known);
    return [...pieces, ...alike.slice(0, 3).map((other) => [other])];
  };

  // ---- the question in the engine's own terms ------------------------------------------------------------------------

  // Pieces of a word stand in names: in a long text each of them stands somewhere.
  const together = (pieces) => (pieces.length > 1 ? { combineWith: "AND", queries: pieces, fields: NAMES } : pieces[0]);

  // A number with signs is meant whole; of other words every part, or all as one ("KH&CN" as "khcn").
  const wanted = (chunk, prefix, others) => {
    const own = parts(chunk);
    if (own.length === 1) return others.length ? { combineWith: "OR", queries: others.map(together) } : { queries: own, prefix };
    if (/\d/.test(chunk)) return { combineWith: "OR", queries: /^\d\//.test(chunk) ? [chunk, `0${chunk}`] : [chunk], prefix: true };
    return { combineWith: "OR", queries: [own.join(""), { combineWith: "AND", queries: own, prefix }] };
  };

  // The last word may still be growing.
  const asking = async (text, index) => {
    const asked = words(text, index.most);
    const grows = (at) => at === asked.length - 1 && !/\s$/.test(text);
    const known = await Promise.all(asked.map((word, at) => !/^[a-z]+$/.test(word) || index.knows(word, grows(at))));
    const unknown = asked.filter((_, at) => !known[at]).slice(0, MENDED);
    const names = unknown.length ? await index.vocabulary() : null;
    return asked.map((word, at) => wanted(word, grows(at), unknown.includes(word) ? meant(word, names) : []));
  };

  return { heard, words, asking, near, cut, meant };
})();
