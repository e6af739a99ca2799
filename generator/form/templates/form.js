// Leaving the page with unsaved words asks first.
const form = document.querySelector("form");
let touched = Boolean(document.querySelector("[data-unsaved]"));
form?.addEventListener("input", () => { touched = true; });
form?.addEventListener("submit", () => { touched = false; });
addEventListener("beforeunload", (event) => { if (touched) event.preventDefault(); });
