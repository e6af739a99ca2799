// Reads what the page shows, in its order, in a voice of its language that this device has by itself (others send the text away).
(() => {
  "use strict";
  const button = document.getElementById("nghe-doc");
  const stop = document.getElementById("nghe-dung");
  const speech = window.speechSynthesis;
  const language = document.documentElement.lang;
  if (!speech || !window.SpeechSynthesisUtterance) return;

  const tongue = new RegExp(`^${language}[a-z]?([-_]|$)`, "i"); // "vi-VN"; on some phones "vi_VN", "vie_VNM"
  const voiceOf = () => speech.getVoices().find((voice) => voice.localService && tongue.test(voice.lang));
  const offer = () => { button.hidden = !voiceOf(); };

  // ---- what is read ------------------------------------------------------------------------------------------------

  const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, th, td, caption, figcaption, summary, blockquote, pre";
  const UNREAD = "nav, form, script, noscript, svg, button, .tools, .unseen, thead, [aria-hidden=true]";
  const LONGEST = 160; // letters at once, some ten seconds; some voices fall silent after fifteen

  const shown = (element) =>
    element.checkVisibility ? element.checkVisibility({ visibilityProperty: true }) : element.getClientRects().length > 0;

  const LONG = new RegExp(`.{1,${LONGEST}}(?:,(?= )|$)|.{1,${LONGEST}}(?= |$)|\\S+`, "g");

  const blocks = () => {
    const main = document.querySelector("main");
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { parentElement: holder, data } = walker.currentNode;
      const foreign = holder.closest("[lang]").lang !== language;
      if (!data.trim() || foreign || holder.closest(UNREAD) || !shown(holder)) continue;
      const block = holder.closest(BLOCKS) || main;
      if (found.at(-1)?.block === block) found.at(-1).text += data;
      else found.push({ block, text: (block.dataset.label ? `${block.dataset.label}: ` : "") + data });
    }
    return found;
  };

  // By sentences ("1.001716" is none, for no space follows its dot), a long one by its commas or words.
  const pieces = ({ block, text }) => {
    const short = [""];
    const sentences = text.replace(/\s+/g, " ").trim().match(/.+?(?:[.;:!?](?= )|$)/g) || [];
    const cut = (sentence) => (sentence.length > LONGEST ? sentence.match(LONG) : [sentence]);
    for (const part of sentences.flatMap(cut)) {
      if ((short.at(-1) + part).length > LONGEST && short.at(-1)) short.push("");
      short.push(`${short.pop()} ${part.trim()}`.trim());
    }
    return short.map((said) => ({ block, said }));
  };

  // ---- reading: a pause stops and remembers, for on some phones the browser's own cannot go on -----------------------

  const words = { play: button.textContent, ...button.dataset };
  let queue = [];
  let turn = 0; // of starts: what an earlier one still reports is not heard
  let now = null; // what is being said: Chrome forgets to report the end of what nothing holds
  let silence = 0; // until when a voice must begin: a phone may list one that it has not loaded
  const PATIENCE = 8000;

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
    now = new SpeechSynthesisUtterance(queue[0].said);
    Object.assign(now, { voice, lang: voice?.lang || language });
    mark(queue[0].block);
    silence = setTimeout(() => { if (own === turn && !speech.speaking) fail(); }, PATIENCE);
    now.onstart = () => clearTimeout(silence);
    now.onend = () => {
      clearTimeout(silence);
      if (own !== turn) return;
      queue.shift();
      next(own);
    };
    now.onerror = ({ error }) => {
      if (own !== turn) return;
      if (["canceled", "interrupted"].includes(error)) pause(); // somebody else speaks
      else fail();
    };
    speech.speak(now);
  };
  const start = () => {
    if (!queue.length) queue = blocks().flatMap(pieces);
    if (speech.paused) speech.resume(); // another page left it so
    tell("pause", true);
    next((turn += 1));
  };
  const pause = () => {
    turn += 1;
    clearTimeout(silence);
    speech.cancel();
    tell("resume", true);
  };
  const end = () => {
    turn += 1;
    clearTimeout(silence);
    speech.cancel();
    queue = [];
    mark(null);
    tell("play", false);
  };

  const fail = () => {
    end();
    tell("fail", false);
  };

  button.addEventListener("click", () => (button.textContent === words.pause ? pause() : start()));
  stop.addEventListener("click", end);
  addEventListener("pagehide", end);
  speech.addEventListener?.("voiceschanged", offer); // the list of voices may come late, on older iPhones without a word
  offer();
  [500, 2000, 5000].forEach((wait) => setTimeout(offer, wait));
})();
