// Reads what the page shows, in its order, in a voice of its language that this device has by itself (others send the text away).
(() => {
  "use strict";
  const button = document.getElementById("nghe-doc");
  const stop = document.getElementById("nghe-dung");
  const speech = window.speechSynthesis;
  const language = document.documentElement.lang;
  if (!speech || !window.SpeechSynthesisUtterance) return;

  const voiceOf = () =>
    speech.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === language);
  const offer = () => { button.hidden = !voiceOf(); };

  // ---- what is read ------------------------------------------------------------------------------------------------

  const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, th, td, caption, figcaption, summary, blockquote, pre";
  const UNREAD = "nav, form, script, noscript, svg, button, .tools, .unseen, thead, [aria-hidden=true]";
  const LONGEST = 200; // letters at once; some voices fall silent after more

  const blocks = () => {
    const main = document.querySelector("main");
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { parentElement: holder, data } = walker.currentNode;
      const foreign = holder.closest("[lang]").lang !== language;
      if (!data.trim() || foreign || holder.closest(UNREAD) || !holder.checkVisibility({ visibilityProperty: true })) continue;
      const block = holder.closest(BLOCKS) || main;
      if (found.at(-1)?.block === block) found.at(-1).text += data;
      else found.push({ block, text: (block.dataset.label ? `${block.dataset.label}: ` : "") + data });
    }
    return found;
  };

  // By sentences; "1.001716" is none, for no space follows its dot.
  const pieces = ({ block, text }) => {
    const short = [""];
    for (const sentence of text.replace(/\s+/g, " ").trim().split(/(?<=[.;:!?]) /)) {
      if ((short.at(-1) + sentence).length > LONGEST && short.at(-1)) short.push("");
      short.push(`${short.pop()} ${sentence}`.trim());
    }
    return short.map((said) => ({ block, said }));
  };

  // ---- reading: a pause stops and remembers, for on some phones the browser's own cannot go on -----------------------

  const words = { play: button.textContent, ...button.dataset };
  let queue = [];
  let turn = 0; // of starts: what an earlier one still reports is not heard

  const mark = (block) => {
    document.querySelector(".reading")?.classList.remove("reading");
    block?.classList.add("reading");
  };
  const tell = (state, reading) => {
    button.textContent = words[state];
    if (!reading && document.activeElement === stop) button.focus();
    stop.hidden = !reading;
  };

  const next = (own) => {
    if (own !== turn) return;
    if (!queue.length) {
      end();
      return;
    }
    const voice = voiceOf();
    const utterance = new SpeechSynthesisUtterance(queue[0].said);
    Object.assign(utterance, { voice, lang: voice?.lang || language });
    mark(queue[0].block);
    utterance.onend = () => {
      if (own !== turn) return;
      queue.shift();
      next(own);
    };
    utterance.onerror = () => { if (own === turn) pause(); };
    speech.speak(utterance);
  };
  const start = () => {
    if (!queue.length) queue = blocks().flatMap(pieces);
    tell("pause", true);
    next((turn += 1));
  };
  const pause = () => {
    turn += 1;
    speech.cancel();
    tell("resume", true);
  };
  const end = () => {
    turn += 1;
    speech.cancel();
    queue = [];
    mark(null);
    tell("play", false);
  };

  button.addEventListener("click", () => (button.textContent === words.pause ? pause() : start()));
  stop.addEventListener("click", end);
  addEventListener("pagehide", end);
  speech.addEventListener?.("voiceschanged", offer); // the list of voices may come late
  offer();
})();
