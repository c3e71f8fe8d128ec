// The engine of the single file, behind worker.js and unpack.js: as www/engine-worker.js, but MODULE and GAZETTEER stand in the script itself.
const ready = unpack(MODULE)
  .then((module_or_path) => __wbg_init({ module_or_path }))
  .then(() => unpack(GAZETTEER))
  .then(loadGazetteer);
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

onmessage = async ({ data: { id, text, options } }) => {
  try {
    await ready;
    postMessage({ id, json: extractJson(text, options ?? "") });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
};
