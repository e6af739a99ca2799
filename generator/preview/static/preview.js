// Reloads the page when another build stands than the one it shows; what was unfolded stays so.
(() => {
  "use strict";
  const { build } = document.currentScript.dataset;
  const state = document.documentElement.classList;
  let done = false;
  const listen = () => {
    const socket = new WebSocket(`ws://${location.host}/_xem-thu/bao`);
    socket.onmessage = ({ data }) => {
      state.remove("xt-is-stopped");
      state.toggle("xt-is-building", data === "dang-dung");
      if (done || data === "dang-dung" || data === build) return;
      done = true;
      location.reload();
    };
    socket.onclose = () => {
      state.add("xt-is-stopped");
      setTimeout(listen, 1000);
    };
  };
  for (const part of document.querySelectorAll("details[data-xt]")) {
    const name = `xem-thu ${part.dataset.xt}`;
    part.open = sessionStorage.getItem(name) === "1";
    part.addEventListener("toggle", () => sessionStorage.setItem(name, part.open ? "1" : "0"));
  }
  listen();
})();
