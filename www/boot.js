// Starts the page, then lets the service worker keep it for the next visit without a network.
import init from "./app.js";

init({ module_or_path: new URL("./app_bg.wasm", import.meta.url) });

if ("serviceWorker" in navigator && location.protocol !== "file:") {
  navigator.serviceWorker.register(new URL("sw.js", document.baseURI), { updateViaCache: "none" }).catch(() => {
    // Refused (a private window, a policy): the page works, only not without a network.
  });
}
