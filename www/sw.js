// Keeps every file of this version, so that the page opens with the server gone. One cache a version: files of two versions never mix.
// FILES and VERSION are written by `cargo xtask build`.
const FILES = [];
const VERSION = "";
const PREFIX = `diembao:${registration.scope}:`;
const CACHE = PREFIX + VERSION;

self.addEventListener("install", (event) => {
  const requests = FILES.map((file) => new Request(new URL(file, registration.scope), { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

self.addEventListener("activate", (event) => {
  const stale = (key) => key.startsWith(PREFIX) && key !== CACHE;
  const clean = caches.keys().then((keys) => Promise.all(keys.filter(stale).map((key) => caches.delete(key))));
  event.waitUntil(clean.then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const page = request.mode === "navigate" ? new Request(registration.scope) : request;
  event.respondWith(caches.open(CACHE).then(async (cache) => (await cache.match(page, { ignoreSearch: true })) ?? fetch(request)));
});
