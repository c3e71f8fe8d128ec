// The site's engine in a worker of its own.
import { answer } from "./engine.js";
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
answer(ready, { extractJson, toUnicode });
