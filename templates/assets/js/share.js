// Sends the address of this page on, by whatever the phone itself has for that.
(() => {
  "use strict";
  const button = document.getElementById("chia-se");
  if (!navigator.share) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const title = document.querySelector("h1").textContent.trim();
    const refused = ({ name }) => { button.hidden = name === "NotAllowedError"; }; // else the reader thought better of it
    navigator.share({ title, url: location.href.replace(/#.*/, "") }).catch(refused);
  });
})();
