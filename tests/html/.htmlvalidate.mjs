// What html-validate asks of every page of the column. Each rule that asks less than by default bears its reason.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    // The title of a procedure is its whole legal name, which nobody may shorten. It stands first, so what a search
    // engine cuts off is the column and the office.
    "long-title": "off",
    // The HTML standard allows any id without spaces, and the code of a procedure has a dot: phieu-1.001716.
    "valid-id": ["error", { relaxed: true }],
    // A binder holds several posting sheets, each a document that is printed by itself. Elsewhere the browser tests
    // hold one h1 a page.
    "heading-level": ["error", { allowMultipleH1: true }],
    // In an action to dial, the number is of class "tel" and never broken (column/base.css); what stands below says whose.
    "tel-non-breaking": ["error", { ignoreClasses: ["dial"] }],
    // Every script and style sheet comes from the column itself; another host is refused by the content policy.
    "require-sri": ["error", { target: "crossorigin" }],
  },
};
