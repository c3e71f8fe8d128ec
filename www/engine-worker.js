// The engine in a worker of its own: {id, text, options} in, {id, json} or {id, error} out. The page cancels by ending the worker.
// With `pasted` a text in an encoding older than Unicode is read in Unicode, and comes back so.
import init, { extractJson, loadGazetteer, toUnicode } from "./worker.js";

const file = (name) => new URL(name, import.meta.url);

// Both downloads go at once. An engine without its gazetteer would give another record: then there is none.
const packed = fetch(file("./gazetteer.bin")).then((answer) => {
  if (!answer.ok) throw new Error(`gazetteer.bin: ${answer.status}`);
  return answer.arrayBuffer();
});
const ready = init({ module_or_path: file("./worker_bg.wasm") })
  .then(() => packed)
  .then((bytes) => loadGazetteer(new Uint8Array(bytes)));
ready.then(
  () => postMessage({ ready: true }),
  (error) => postMessage({ failed: String(error) }),
);

// A lock for as long as this engine lives: the page waits for it too, and so learns of a death that no event tells.
const lock = `diembao-engine-${Math.random()}`;
const hold = () => {
  postMessage({ lock });
  return new Promise(() => {});
};
// Refused to a page from `file://`.
navigator.locks?.request(lock, hold).catch(() => {});

onmessage = async ({ data: { id, text, options, pasted } }) => {
  try {
    await ready;
    const unicode = pasted ? toUnicode(text) : undefined;
    postMessage({ id, json: extractJson(unicode ?? text, options ?? ""), unicode });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
};
