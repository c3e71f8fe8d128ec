// Keeps every file of this version, so that the page opens with the server gone. One cache a version: files of two versions never mix.
// FILES and VERSION are written by `cargo xtask build`.
const FILES = [];
const VERSION = "";
const PREFIX = `diembao:${registration.scope}:`;
const CACHE = PREFIX + VERSION;
const SHARED = `${PREFIX}shared`;

// All files or none: an update that was cut short changes nothing.
self.addEventListener("install", (event) => {
  const requests = FILES.map((file) => new Request(new URL(file, registration.scope), { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

const versions = async () => (await caches.keys()).filter((key) => key.startsWith(PREFIX) && key !== SHARED);

// Older versions go when no other window may still need their files.
async function tidy(windows) {
  if ((await self.clients.matchAll({ type: "window", includeUncontrolled: true })).length > windows) return;
  for (const key of await versions()) if (key !== CACHE) await caches.delete(key);
}

self.addEventListener("activate", (event) => event.waitUntil(tidy(0).then(() => self.clients.claim())));

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  if (event.data === "tidy") event.waitUntil(tidy(1));
});

// A page comes from this version. A file comes from the version that its folder names, older ones too while a window needs them.
async function answer(request) {
  const page = request.mode === "navigate" ? new Request(registration.scope) : request;
  for (const key of [CACHE, ...(await versions())]) {
    const found = await caches.match(page, { cacheName: key, ignoreSearch: true });
    if (found) return found;
  }
  return fetch(request);
}

// What another program shares is kept for the page that opens now; it is in no address, no history and no server's log.
async function take(request) {
  const form = await request.formData().catch(() => new FormData());
  const file = form.getAll("file").find((part) => part instanceof File);
  const words = ["title", "text", "url"].map((name) => form.get(name)).filter((part) => typeof part === "string" && part);
  const headers = { "x-name": encodeURIComponent(file?.name || "chia-se.txt"), "content-type": "text/plain; charset=utf-8" };
  const body = file ?? words.join("\n");
  await (await caches.open(SHARED)).put(new URL("./shared", registration.scope), new Response(body, { headers }));
  return Response.redirect(`${registration.scope}#shared`, 303);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (!request.url.startsWith(registration.scope)) return;
  if (request.method === "POST" && request.url === `${registration.scope}share`) event.respondWith(take(request));
  else if (request.method === "GET") event.respondWith(answer(request));
});
