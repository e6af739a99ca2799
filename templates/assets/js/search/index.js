// The index of the column, as one file or in parts, whichever the build wrote: to fetch it is one thing, to make it answer another.
const fetchIndex = async (base, path) => {
  "use strict";
  const answer = await fetch(new URL(`${path || "muc-luc"}.json`, base));
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
};
const openIndex = async (base, coming) => {
  "use strict";
  const held = await (coming || fetchIndex(base));
  return Array.isArray(held) ? WholeIndex.open(held) : PartedIndex.open(held, (path) => fetchIndex(base, path));
};
