// What may become HTML or a script (Trusted Types). Pasted HTML goes to the parser, whose document is read and thrown away; the scripts named here are run.
// Everything else that a page can be made to run by a string is refused by the browser.
export function allowOnly(...scripts) {
  globalThis.trustedTypes?.createPolicy("default", {
    createHTML: (html, _type, sink) => (sink === "DOMParser parseFromString" ? html : null),
    createScriptURL: (url) => (scripts.includes(new URL(url, document.baseURI).href) ? url : null),
  });
}
