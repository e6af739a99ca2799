// Lets the phone keep the procedures for when there is no network; not where editors preview, nor where data is dear.
(() => {
  "use strict";
  const { worker } = document.currentScript.dataset;
  if (!("serviceWorker" in navigator) || location.hostname === "127.0.0.1" || navigator.connection?.saveData) return;
  addEventListener("load", () => navigator.serviceWorker.register(worker).catch(() => {})); // refused: as without it
})();
