// What the engine does in its worker, on the site and in the single file: {id, text, options} in, {id, json} or {id, error} out. The page cancels by ending the worker.
// With `pasted` a text in an encoding older than Unicode is read in Unicode, and comes back so. `ready` is done when module and gazetteer are there.
export function answer(ready, { extractJson, toUnicode }) {
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
}
