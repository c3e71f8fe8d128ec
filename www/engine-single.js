// The engine of the single file, behind worker.js and unpack.js: as www/engine-worker.js, but MODULE and GAZETTEER stand in the script itself.
const ready = unpack(MODULE)
  .then((module_or_path) => __wbg_init({ module_or_path }))
  .then(() => unpack(GAZETTEER))
  .then(loadGazetteer);
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
