// The engine in a worker of its own: {id, text, options} in, {id, json} or {id, error} out. The page cancels by ending the worker.
import init, { extractJson, loadGazetteer } from "./worker.js";

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

onmessage = async ({ data: { id, text, options } }) => {
  try {
    await ready;
    postMessage({ id, json: extractJson(text, options ?? "") });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
};
