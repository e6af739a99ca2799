// Keeps the procedures, search, where to ask, and pages once seen, for when there is no network. Online every page comes
// from the server.
"use strict";
const SCOPE = registration.scope;
const OWN = `cchc ${SCOPE} `; // other columns may stand on this host
const KEPT = `${OWN}{{ version }}`;
const SEEN = `${OWN}da-xem`;
const LOOKED_AT = `${OWN}thu-tuc`; // what other pages never push out
const FILES = {{ kept|tojson }};
const ASIDE = new URL("{{ aside }}", SCOPE).href;
const ASSETS = new URL("assets/", SCOPE).href;
const PROCEDURES = new URL("{{ procedures }}", SCOPE).href;
const SEARCH = new URL("{{ search }}", SCOPE).href;
const MOST_SEEN = 60; // pages and pictures beside those of KEPT
const MOST_LOOKED_AT = {{ most }};
const PATIENCE = 5000; // ms until a copy is shown while the network is silent

self.addEventListener("install", (event) => {
  const wanted = FILES.map((path) => new Request(new URL(path, SCOPE), { cache: "no-cache" }));
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(wanted)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(OWN) && ![KEPT, SEEN, LOOKED_AT].includes(name);
  const clear = async () => {
    for (const name of (await caches.keys()).filter(old)) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(clear());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  if (request.url.startsWith(ASSETS)) event.respondWith(asset(event));
  else if (request.mode === "navigate") event.respondWith(page(event));
  else if (request.url.startsWith(SEARCH)) event.respondWith(index(request));
});

// ---- pages: the server first -----------------------------------------------------------------------------------------

const page = async (event) => {
  const address = event.request.url.replace(/[?#].*/, "");
  const fresh = fetch(event.request, { cache: "no-cache" });
  event.waitUntil(fresh.then((answer) => keep(address, answer.clone())).catch(() => {})); // offline, or storage full
  try {
    const answer = await Promise.race([fresh, silence()]);
    if (answer.status < 500) return answer;
    throw new Error(answer.status); // the server is there, but not well
  } catch {
    const copy = await copyOf(address);
    return copy ? noted(copy) : fresh.catch(async () => ((await copyOf(ASIDE)) ? Response.redirect(ASIDE) : Response.error()));
  }
};

const silence = () => new Promise((_, refuse) => setTimeout(refuse, PATIENCE));

const copyOf = async (address) =>
  (await (await caches.open(KEPT)).match(address)) || (await (await caches.open(SEEN)).match(address)) ||
  (await caches.open(LOOKED_AT)).match(address);

// What search looks into: of the same build as the page where the server answers.
const index = async (request) => {
  const fresh = fetch(request);
  try {
    const answer = await Promise.race([fresh, silence()]);
    if (answer.status < 500) return answer;
    throw new Error(answer.status);
  } catch {
    return (await copyOf(request.url)) || fresh;
  }
};

// The copy says that it is one, and of which day.
const noted = async (copy) => {
  const headers = new Headers(copy.headers);
  for (const name of ["content-length", "content-encoding"]) headers.delete(name);
  const made = headers.get("date");
  const zone = { timeZone: "Asia/Ho_Chi_Minh", day: "2-digit", month: "2-digit", year: "numeric" };
  const day = made ? ` ngày ${new Date(made).toLocaleDateString("vi-VN", zone)}` : "";
  const text = `<p>Bản lưu${day} trên máy này, hiện vì không có mạng, mạng chậm hoặc máy chủ đang lỗi. Bản trên mạng có thể đã mới hơn.</p>`;
  const notice = `<aside class="banner copy" aria-label="Bản lưu">${text}</aside>`;
  const html = await copy.text();
  return new Response(html.replace("<header ", `${notice}\n<header `), { headers });
};

// ---- assets: their names change with their content -------------------------------------------------------------------

const asset = async (event) => {
  const address = event.request.url;
  const copy = await copyOf(address);
  if (copy) return copy;
  try {
    const fresh = await fetch(event.request);
    event.waitUntil(keep(address, fresh.clone()).catch(() => {}));
    return fresh;
  } catch {
    return (await likeness(address)) || Response.error();
  }
};

// A page of an earlier build asks for that build's style: today's does as well.
const likeness = async (address) => {
  const plain = (url) => url.replace(/\.[0-9a-f]{8}(?=\.\w+$)/, "");
  const cache = await caches.open(KEPT);
  const found = (await cache.keys()).find((request) => plain(request.url) === plain(address));
  return found && cache.match(found);
};

const keep = async (address, answer) => {
  const pages = (answer.headers.get("content-type") || "").startsWith("text/html") || address.startsWith(ASSETS);
  if (answer.status !== 200 || !pages || (await (await caches.open(KEPT)).match(address))) return;
  const [name, most] = address.startsWith(PROCEDURES) ? [LOOKED_AT, MOST_LOOKED_AT] : [SEEN, MOST_SEEN];
  const cache = await caches.open(name);
  await cache.delete(address); // and to the end of the row, which goes from its head
  await cache.put(address, answer);
  for (const oldest of (await cache.keys()).slice(0, -most)) await cache.delete(oldest);
};
