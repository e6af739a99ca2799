// What readers type on a phone: lower case, no marks, single spaces; the same as `fold` in generator/vietnamese.py.
const fold = (text) =>
  text.replace(/[đĐ]/g, "d").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
