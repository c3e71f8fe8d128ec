// The engine in a worker of its own: {id, text, options} in, {id, json} or {id, error} out. The page cancels by ending the worker.
import init, { extractJson } from "./worker.js";

const ready = init({ module_or_path: new URL("./worker_bg.wasm", import.meta.url) });
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
