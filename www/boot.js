// Starts the page; lets the service worker keep it for the next visit without a network; hands on what the system opens with it.
import { cannotStart, isFirst } from "./fault.js";
import { allowOnly } from "./policy.js";

if (!isFirst()) throw new Error("Điểm Báo runs in this page already");

const tell = (name) => document.dispatchEvent(new CustomEvent(name));
const script = (address) => new URL(address, document.baseURI).href;
const workers = "serviceWorker" in navigator && location.protocol !== "file:" ? navigator.serviceWorker : null;

allowOnly(script(document.querySelector("script[data-worker]").dataset.worker), script("sw.js"));
// What stands in the page already is seen first: it is there before the program can be. A window in the background paints nothing, and waits for nothing.
const seen = new Promise((done) => {
  setTimeout(done, document.hidden ? 0 : 200);
  new PerformanceObserver(done).observe({ type: "paint", buffered: true });
});
Promise.all([import("./app.js"), seen])
  .then(([{ default: init }]) => init({ module_or_path: new URL("./app_bg.wasm", import.meta.url) }))
  .catch(cannotStart);

// A new version waits until the reader agrees (`diembao-take-update`) or every window is closed. Then all windows open anew: files of two versions never mix.
workers?.register(script("sw.js"), { updateViaCache: "none" }).then(
  (registration) => {
    const offer = (worker) => {
      if (!workers.controller || worker?.state !== "installed") return;
      document.documentElement.dataset.update = "waiting";
      tell("diembao-update");
    };
    const watch = () => registration.installing?.addEventListener("statechange", (event) => offer(event.target));
    offer(registration.waiting);
    watch();
    registration.addEventListener("updatefound", watch);
    addEventListener("diembao-take-update", () => registration.waiting?.postMessage("take over"));
    workers.controller?.postMessage("tidy");
  },
  () => {
    // Refused (a private window, a policy): the page works, only not without a network.
    document.documentElement.dataset.offline = "refused";
  },
);
let controlled = Boolean(workers?.controller);
workers?.addEventListener("controllerchange", () => {
  // The first worker takes over a page of its own version.
  if (controlled) location.reload();
  controlled = true;
});

// "Erase everything on this device" takes the copy for use without a network away too.
addEventListener("diembao-forget", async () => {
  const registration = await workers?.getRegistration(document.baseURI);
  const prefix = `diembao:${registration?.scope}:`;
  for (const key of await caches.keys()) if (key.startsWith(prefix)) await caches.delete(key);
  await registration?.unregister();
});

// A file that the system opens, and what another program shares, come in as if they were dropped on the page.
// The page takes it once it listens, which is a moment after it is there.
async function drop(file) {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  const taken = () => !(document.querySelector("main[data-state]")?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true })) ?? true);
  while (!taken()) await new Promise((next) => requestAnimationFrame(next));
}
globalThis.launchQueue?.setConsumer(async ({ files }) => {
  for (const file of files ?? []) await drop(await file.getFile());
});
if (location.hash === "#shared") {
  history.replaceState(null, "", location.pathname);
  const kept = `diembao:${script("./")}:shared`;
  const shared = await caches.match(script("./shared"), { cacheName: kept });
  await caches.delete(kept);
  if (shared) await drop(new File([await shared.blob()], decodeURIComponent(shared.headers.get("x-name")), { type: "text/plain" }));
}
