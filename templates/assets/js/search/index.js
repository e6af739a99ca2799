// The index of the column, as one file or in parts, whichever the build wrote.
const openIndex = async (base) => {
  "use strict";
  const fetched = async (path) => {
    const answer = await fetch(new URL(`${path}.json`, base));
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const held = await fetched("muc-luc");
  return Array.isArray(held) ? WholeIndex.open(held) : PartedIndex.open(held, fetched);
};
