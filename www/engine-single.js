// The engine of the single file, behind worker.js, engine.js and unpack.js: as www/engine-worker.js, but MODULE and GAZETTEER stand in the script itself.
const ready = unpack(MODULE)
  .then((module_or_path) => __wbg_init({ module_or_path }))
  .then(() => unpack(GAZETTEER))
  .then(loadGazetteer);
answer(ready, { extractJson, toUnicode });
