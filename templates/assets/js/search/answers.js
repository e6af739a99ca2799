// Questions that the page itself answers: which of its cards what is typed asks for, and what else it asks for.
const Answers = (() => {
  "use strict";
  const spaced = (text) => ` ${fold(text).replace(/[^\p{L}\p{N}.&/-]+|[.&/-]+(?=\s|$)/gu, " ").replace(/\s+/g, " ").trim()} `;
  const list = (text) => (text ? text.split("|") : []);

  // `box` holds the cards, hidden until they are asked for.
  const open = (box) => {
    const idle = new Set(box.dataset.idle.split(" "));
    const office = list(box.dataset.office); // whatever it is called: the first word of its name
    const [first] = office[0].split(" ");
    const cards = Array.from(box.children, (card) => ({
      card,
      anywhere: list(card.dataset.anywhere),
      all: [...list(card.dataset.anywhere), ...list(card.dataset.alone)].sort((one, other) => other.length - one.length),
    }));
    const within = (text, phrase) => text.includes(` ${phrase} `) && !text.includes(` ho ${phrase} `); // "hồ sơ ở đâu" asks for no "sở"
    const without = (text, phrases) => phrases.reduce((left, phrase) => left.replaceAll(` ${phrase} `, "  "), text);
    const nothing = (text) => text.split(" ").every((word) => !word || idle.has(word));

    // { card, rest }: `rest` is what is asked for beside it, "" where that is nothing.
    const asked = (text) => {
      const typed = office.reduce((left, name) => left.replaceAll(` ${name} `, ` ${first} `), spaced(Asking.heard(text)));
      const fitting = cards.flatMap(({ card, anywhere, all }) => {
        const longest = all.find((phrase) => within(typed, phrase));
        if (!longest) return [];
        const rest = without(typed, all);
        if (nothing(rest)) return [{ card, rest: "", length: longest.length }];
        const told = anywhere.find((phrase) => within(typed, phrase));
        return told ? [{ card, rest: without(typed, anywhere).trim(), length: told.length }] : [];
      });
      return fitting.sort((one, other) => !other.rest - !one.rest || other.length - one.length)[0] || null;
    };

    const show = (chosen) => {
      for (const { card } of cards) card.hidden = card !== chosen || !card.dataset.card;
    };
    return { asked, show };
  };

  return { open };
})();
