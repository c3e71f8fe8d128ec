// Starts the page, then lets the service worker keep it for the next visit without a network.
import init from "./app.js";

init({ module_or_path: new URL("./app_bg.wasm", import.meta.url) });

if ("serviceWorker" in navigator && location.protocol !== "file:") {
  navigator.serviceWorker.register(new URL("sw.js", document.baseURI), { updateViaCache: "none" }).catch(() => {
    // Refused (a private window, a policy): the page works, only not without a network.
  });
}

// "Erase everything on this device" takes the copy for use without a network away too.
addEventListener("diembao-forget", async () => {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration(document.baseURI);
  const prefix = `diembao:${registration?.scope}:`;
  for (const key of await caches.keys()) if (key.startsWith(prefix)) await caches.delete(key);
  await registration?.unregister();
});
