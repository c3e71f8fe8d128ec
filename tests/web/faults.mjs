// Faults: each is injected, nothing saved before is lost, and the reader is told. `docs/faults.md` lists them by the names of these tests.
import { readFile, readdir } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { base, by, dist, equal, ok, open, paste, state, test, visit } from "./lib.mjs";

const root = new URL("../../", import.meta.url).pathname;
const sample = await readFile(join(root, "www/samples/hoi-nghi.txt"), "utf8");
const other = "Sáng 3/4/2024, Huyện ủy Tân Lương họp. Đồng chí Trần Văn Lương chủ trì.";
const cli = (text) => execFileSync(process.env.DIEMBAO, ["extract", "-"], { input: text, maxBuffer: 1 << 28 }).toString();
const desk = { viewport: { width: 1280, height: 900 } };

// All rows of a store, by key; with `change` written first: [key, value].
const rows = (page, store, change) => page.evaluate(([store, change]) => new Promise((done, failed) => {
  const request = indexedDB.open("diembao");
  request.onerror = () => failed(request.error);
  request.onsuccess = () => {
    const db = request.result;
    const transaction = db.transaction(store, "readwrite");
    const all = transaction.objectStore(store);
    if (change) all.put(change[1], change[0]);
    const out = {};
    all.openCursor().onsuccess = ({ target: { result } }) => { if (result) { out[result.key] = result.value; result.continue(); } };
    transaction.oncomplete = () => { db.close(); done(out); };
    transaction.onabort = () => { db.close(); failed(transaction.error); };
  };
}), [store, change]);
const steps = async (page) => Object.values(await rows(page, "logs")).map((log) => JSON.parse(log).decisions.done).sort().join();
const stored = async (page, wanted) => {
  for (let i = 0; i < 100 && await steps(page) !== wanted; i += 1) await page.waitForTimeout(50);
  equal(await steps(page), wanted, "steps stored");
};
const correct = async (page, n = 0) => {
  await page.locator("mark").nth(n).focus();
  await page.keyboard.press("Space");
};
const told = (page, words) => page.waitForFunction((words) => new RegExp(words).test(document.querySelector('[data-testid="trouble"]')?.textContent), words.source);
const noticed = (page, words) => page.waitForFunction((words) => new RegExp(words).test(document.querySelector('[data-testid="notice"]')?.textContent), words.source);
async function file(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), by(page, "trouble-save").click()]);
  return JSON.parse(await readFile(await download.path(), "utf8"));
}

// One article with one correction, stored.
async function begun(browser, url, options = {}) {
  const out = await open(browser, url, options);
  await paste(out.page, sample);
  await state(out.page, "done");
  await correct(out.page);
  await stored(out.page, "1");
  return out;
}

test("fault: a write is cut short once; it is written again", async ({ browser, url }) => {
  const { page, context, complaints } = await begun(browser, url);
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...row) {
      const request = put.apply(this, row);
      if (this.name === "spines") {
        IDBObjectStore.prototype.put = put;
        this.transaction.abort();
      }
      return request;
    };
  });
  await correct(page, 1);
  await stored(page, "2");
  equal(await by(page, "trouble").count(), 0, "troubles");
  equal(complaints.join("\n"), "", "console");
  await context.close();
});

test("fault: every write is cut short in the middle; what was saved stays, it is said, and the next action saves all", async ({ browser, url }) => {
  const { page, context } = await begun(browser, url);
  const before = JSON.stringify([await rows(page, "texts"), await rows(page, "logs"), await rows(page, "spines")]);
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    window.mend = () => { IDBObjectStore.prototype.put = put; };
    IDBObjectStore.prototype.put = function (...row) {
      const request = put.apply(this, row);
      if (this.name === "logs") this.transaction.abort();
      return request;
    };
  });
  await correct(page, 1);
  await told(page, /ngắt/);
  equal(JSON.stringify([await rows(page, "texts"), await rows(page, "logs"), await rows(page, "spines")]), before, "the store");
  equal((await file(page)).articles[0].decisions.done, 2, "decisions in the file");
  await page.evaluate(() => window.mend());
  await correct(page, 2);
  await stored(page, "3");
  await by(page, "trouble").waitFor({ state: "detached" });
  await context.close();
});

test("fault: the disk is found full only at the end of a transaction", async ({ browser, url }) => {
  const { page, context } = await begun(browser, url);
  await page.evaluate(() => {
    // The browser undoes a transaction whose rows do not fit, without an error of any request.
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...row) {
      const request = put.apply(this, row);
      if (this.name === "spines") {
        Object.defineProperty(this.transaction, "error", { value: new DOMException("full", "QuotaExceededError") });
        this.transaction.abort();
      }
      return request;
    };
  });
  await correct(page, 1);
  await told(page, /đầy/);
  equal(await steps(page), "1", "steps stored");
  await context.close();
});

test("fault: the browser closes the data base; the next action opens it again", async ({ browser, url }) => {
  const context = await browser.newContext(desk);
  await context.addInitScript(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...asked) { window.used = this; return transaction.apply(this, asked); };
  });
  const { page, complaints } = await visit(context, url);
  await paste(page, sample);
  await state(page, "done");
  await correct(page);
  await page.waitForFunction(() => /đã lưu/.test(document.querySelector('[data-testid="kept"]')?.textContent));
  await page.evaluate(() => window.used.close());
  await correct(page, 1);
  await stored(page, "2");
  equal(await by(page, "trouble").count(), 0, "troubles");
  equal(complaints.join("\n"), "", "console");
  await context.close();
});

for (const [part, broken] of [["logs", '{"title": "cụt'], ["texts", "không phải JSON"], ["logs", '{"title":"","tags":[],"saved_at":null,"revision":0,"decisions":{"steps":[{"at":"","edits":[{"unheard_of":1}]}],"done":1}}'], ["texts", 7]]) {
  test(`fault: a row of the store is damaged (${part}: ${broken}); it is said, and the row is never overwritten`, async ({ browser, url }) => {
    const { page, context } = await begun(browser, url);
    const [id] = Object.keys(await rows(page, "logs"));
    await rows(page, part, [id, broken]);
    const before = JSON.stringify([(await rows(page, "texts"))[id], (await rows(page, "logs"))[id]]);
    await page.reload();
    await state(page, "empty");
    await noticed(page, /Không đọc được/);
    await by(page, "library").click();
    await by(page, "open-spine").click();
    await noticed(page, /Không đọc được/);
    // The same text again becomes an article of its own.
    await by(page, "paste").fill("");
    await paste(page, sample);
    await state(page, "done");
    for (let i = 0; i < 100 && Object.keys(await rows(page, "logs")).length < 2; i += 1) await page.waitForTimeout(50);
    const after = [await rows(page, "texts"), await rows(page, "logs")];
    equal(JSON.stringify(after.map((rows) => rows[id])), before, "the rows of the damaged article");
    equal(after.map((rows) => Object.keys(rows).length).join(), "2,2", "articles");
    await context.close();
  });
}

for (const [what, spine] of [["cannot be read", "{"], ["says nothing", "{}"]]) {
  test(`fault: an article's line in the list ${what}; it is made anew`, async ({ browser, url }) => {
    const { page, context } = await begun(browser, url);
    const [id] = Object.keys(await rows(page, "logs"));
    await rows(page, "spines", [id, spine]);
    await page.reload();
    await state(page, "done");
    equal(await page.locator("mark.by-reader").count() > 0, true, "decisions");
    await correct(page, 1);
    await stored(page, "2");
    equal(JSON.parse((await rows(page, "spines"))[id]).id, id, "its line");
    equal(await by(page, "trouble").count(), 0, "troubles");
    await context.close();
  });
}

test("fault: the stored dictionary is damaged; it is said, and kept beside the new one", async ({ browser, url }) => {
  const { page, context } = await begun(browser, url);
  await rows(page, "settings", ["dictionary", "{hỏng"]);
  await page.reload();
  await state(page, "done");
  await noticed(page, /từ điển/);
  await by(page, "dictionary").click();
  await by(page, "new-entry").click();
  await by(page, "entry-form").fill("Soan");
  await by(page, "entry-form").press("Enter");
  await by(page, "keep-rule").click();
  await by(page, "entries").waitFor();
  for (let i = 0; i < 100 && !JSON.stringify(await rows(page, "settings")).includes("Soan"); i += 1) await page.waitForTimeout(50);
  const kept = await rows(page, "settings");
  equal(kept["dictionary.damaged"], "{hỏng", "the damaged one");
  ok(kept.dictionary.includes("Soan"), "the new one");
  await context.close();
});

// A data base that is there before the page is.
async function prepared(browser, url, version, stores, run) {
  const context = await browser.newContext(desk);
  const blank = await context.newPage();
  await blank.route("**/blank", (route) => route.fulfill({ body: "<!doctype html>", contentType: "text/html" }));
  await blank.goto(`${url}blank`);
  await blank.evaluate(([version, stores]) => new Promise((done) => {
    const request = indexedDB.open("diembao", version);
    request.onupgradeneeded = () => stores.forEach((name) => request.result.createObjectStore(name).put("một dòng", "khóa"));
    request.onsuccess = () => { request.result.close(); done(); };
  }), [version, stores]);
  const { page } = await visit(context, url);
  await run(page, blank);
  await context.close();
}

test("fault: the store is of a later version; it is said, and nothing of it is touched", async ({ browser, url }) => {
  await prepared(browser, url, 7, ["texts", "logs", "spines", "settings", "more"], async (page, blank) => {
    await told(page, /mới hơn/);
    await paste(page, sample);
    await state(page, "done");
    await correct(page);
    await told(page, /mới hơn/);
    equal((await file(page)).articles[0].decisions.done, 1, "decisions in the file");
    for (const name of ["texts", "logs", "spines", "settings", "more"]) equal(JSON.stringify(await rows(blank, name)), '{"khóa":"một dòng"}', name);
  });
});

test("fault: the stores are missing; it is said, and the work can be saved as a file", async ({ browser, url }) => {
  await prepared(browser, url, 1, [], async (page) => {
    await told(page, /hỏng/);
    await paste(page, sample);
    await state(page, "done");
    await correct(page);
    await told(page, /hỏng/);
    equal((await file(page)).articles[0].decisions.done, 1, "decisions in the file");
  });
});

test("fault: two versions in two tabs; the older one gives way, says so, and loses nothing", async ({ browser, url }) => {
  const { page, context } = await begun(browser, url);
  const newer = await context.newPage();
  // The later version as this one with a data base of version 2.
  await newer.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (name, version) { return open.call(this, name, version && 2); };
  });
  await newer.goto(url);
  await state(newer, "done");
  equal(await newer.locator("mark.by-reader").count() > 0, true, "decisions in the later version");
  await correct(page, 1);
  await told(page, /mới hơn/);
  equal((await file(page)).articles[0].decisions.done, 2, "decisions in the file");
  equal(await steps(newer), "1", "steps stored");
  await correct(newer, 2);
  await stored(newer, "2");
  // The list of the older one stays, though it can no longer be read.
  await by(page, "library").click();
  equal(await by(page, "open-spine").count(), 1, "articles in the list");
  await context.close();
});

for (const [when, year] of [["past", 1971], ["future", 2199]]) {
  test(`fault: the clock is wrong, in the ${when}; the list is in another order, nothing is lost`, async ({ browser, url }) => {
    const { page, context, complaints } = await begun(browser, url);
    await context.clock.setFixedTime(new Date(Date.UTC(year, 0, 1)));
    const late = (await visit(context, url, "done")).page;
    equal(await late.evaluate(() => new Date().getUTCFullYear()), year, "the clock");
    await correct(late, 1);
    await stored(late, "2");
    // The other window took over what this one stored, and goes on.
    await page.waitForFunction(() => document.querySelectorAll("mark.by-reader").length > 1);
    await correct(page, 2);
    await stored(page, "3");
    await by(late, "new").click();
    await by(late, "paste").fill("");
    await paste(late, other);
    await state(late, "done");
    await correct(late);
    await stored(late, "1,3");
    await context.clock.setFixedTime(new Date());
    await late.close();
    await page.reload();
    await state(page, "done");
    await by(page, "library").click();
    equal(await by(page, "open-spine").count(), 2, "articles in the list");
    equal(complaints.join("\n"), "", "console");
    await context.close();
  });
}

test("fault: a file written by a clock that is wrong has other decisions; those here are kept beside it", async ({ browser, url }) => {
  const { page, context } = await begun(browser, url);
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+S")]);
  const saved = JSON.parse(await readFile(await download.path(), "utf8"));
  saved.articles[0].saved_at = "2199-01-01T00:00:00.000Z";
  await by(page, "undo").click();
  await correct(page, 3);
  await stored(page, "1");
  const here = Object.values(await rows(page, "logs")).map((log) => JSON.stringify(JSON.parse(log).decisions))[0];
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "x.diembao.json", { type: "application/json" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, JSON.stringify(saved));
  await stored(page, "1,1");
  const all = Object.values(await rows(page, "logs")).map((log) => JSON.stringify(JSON.parse(log).decisions));
  ok(all.includes(here), "the decisions that were here are gone");
  await context.close();
});

test("fault: the tab is closed during a save; what was saved before is there", async ({ browser, url }) => {
  const { page, context } = await begun(browser, url);
  let window = page;
  for (let i = 1; i <= 6; i += 1) {
    const before = Number(await steps(window));
    await correct(window, i);
    await window.close();
    window = (await visit(context, url, "done")).page;
    const after = Number(await steps(window));
    ok(after === before || after === before + 1, `${before} steps before, ${after} after`);
    ok(await window.locator("mark.by-reader").count() > 0, "decisions are shown");
    equal(await by(window, "trouble").count(), 0, "troubles");
  }
  await context.close();
});

const versioned = async (url, name) => new URL(`${base}${(await readdir(dist)).find((f) => f.startsWith("v-"))}/${name}`, url).href;

test("fault: the page's script is loaded twice; one page runs", async ({ browser, url }) => {
  const { page, context } = await begun(browser, url);
  const again = await page.evaluate((boot) => import(boot).then(() => "started", String), `${await versioned(url, "boot.js")}?again`);
  ok(/already/.test(again), again);
  equal(await page.locator(".page").count(), 1, "pages");
  await correct(page, 1);
  await stored(page, "2");
  await context.close();
});

test("fault: the JavaScript module is loaded and initialised twice; it gives the same records", async ({ browser, url }) => {
  const { page, context } = await open(browser, url);
  const records = await page.evaluate(async ([module, text]) => {
    const [one, two] = [await import(module), await import(`${module}?again`)];
    await Promise.all([one.default(), one.default(), two.default()]);
    const gazetteer = new Uint8Array(await (await fetch(new URL("gazetteer.bin", module))).arrayBuffer());
    for (const engine of [one, two, one]) engine.loadGazetteer(gazetteer);
    await one.default();
    return [one.extractJson(text, ""), two.extractJson(text, ""), one.extractJson(text, "")];
  }, [await versioned(url, "worker.js"), sample]);
  for (const record of records) equal(`${record}\n`, cli(sample), "record");
  await context.close();
});

test("fault: the service worker is refused; the page works, and says it under Privacy", async ({ browser, url }) => {
  const context = await browser.newContext(desk);
  await context.addInitScript(() => { ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("refused", "SecurityError")); });
  const { page, complaints } = await visit(context, url);
  await paste(page, sample);
  await state(page, "done");
  await correct(page);
  await stored(page, "1");
  await by(page, "privacy").click();
  await by(page, "offline-refused").waitFor();
  equal(complaints.join("\n"), "", "console");
  await context.close();
});

for (const [what, refuse] of [
  ["app_bg.wasm does not come", (context) => context.route("**/app_bg.wasm", (route) => route.abort())],
  ["app_bg.wasm is cut off", (context) => context.route("**/app_bg.wasm", (route) => route.fulfill({ body: Buffer.from([0, 97, 115, 109, 1, 0, 0]), contentType: "application/wasm" }))],
  ["app.js does not come", (context) => context.route("**/app.js", (route) => route.abort())],
  ["the browser has none", (context) => context.addInitScript(() => { delete window.WebAssembly; })],
  ["it may not be compiled", (context) => context.addInitScript(() => { for (const name of ["instantiate", "instantiateStreaming", "compile"]) WebAssembly[name] = () => Promise.reject(new WebAssembly.CompileError("Wasm code generation disallowed by embedder")); })],
]) {
  test(`fault: WebAssembly is refused (${what}); it is said in words`, async ({ browser, url }) => {
    const { page, context } = await begun(browser, url, { serviceWorkers: "block" });
    await refuse(context);
    const late = await context.newPage();
    await late.goto(url);
    await by(late, "cannot-start").waitFor();
    ok(/không khởi động được/.test(await by(late, "cannot-start").innerText()), "it is not said");
    equal(await steps(page), "1", "steps stored");
    if (!what.startsWith("app")) {
      await late.goto(`file://${process.env.SINGLE}`);
      await by(late, "cannot-start").waitFor();
    }
    await context.close();
  });
}

for (const name of ["worker_bg.wasm", "gazetteer.bin", "engine-worker.js", "engine.js", "worker.js"]) {
  test(`fault: a file of the engine does not come (${name}); it is said, the text stays, and the next try works`, async ({ browser, url }) => {
    const context = await browser.newContext({ ...desk, serviceWorkers: "block" });
    await context.route(`**/${name}`, (route) => route.abort());
    const { page } = await visit(context, url);
    await paste(page, sample);
    await state(page, "error");
    equal(await by(page, "paste").inputValue(), sample, "text in the box");
    await context.unroute(`**/${name}`);
    await by(page, "run").click();
    await state(page, "done");
    await context.close();
  });
}

test("fault: the engine panics in the middle; it is said, the text stays, a new engine reads", async ({ browser, url }) => {
  const context = await browser.newContext({ ...desk, serviceWorkers: "block" });
  await context.route("**/engine.js", async (route) => {
    const answer = await route.fetch();
    // As a panic ends: an `unreachable` inside the module, again and again from then on.
    const given = await answer.text();
    ok(given.includes("const unicode"), "there is a place for the fault");
    const body = given.replace("const unicode", 'if (text.includes("panic") || self.poisoned) { self.poisoned = true; throw new WebAssembly.RuntimeError("unreachable"); }\n    const unicode');
    await route.fulfill({ response: answer, body });
  });
  const { page } = await visit(context, url);
  await paste(page, `${other} panic`);
  await state(page, "error");
  equal(await by(page, "paste").inputValue(), `${other} panic`, "text in the box");
  await by(page, "paste").fill("");
  await paste(page, sample);
  await state(page, "done");
  await context.close();
});

for (const where of ["site", "file"]) {
  test(`fault: the engine is killed in the middle, which no event tells (${where})`, async ({ browser, url }) => {
    const context = await browser.newContext({ ...desk, serviceWorkers: "block" });
    await context.addInitScript(() => {
      const { postMessage, terminate } = Worker.prototype;
      Worker.prototype.postMessage = function (...data) { window.kill = () => terminate.call(this); return postMessage.apply(this, data); };
    });
    const { page } = await visit(context, where === "site" ? url : `file://${process.env.SINGLE}`);
    await paste(page, sample);
    await state(page, "done");
    await by(page, "new").click();
    const long = Array(1500).fill(sample).join("\n");
    await by(page, "paste").evaluate((area, text) => { area.value = text; }, long);
    await by(page, "run").click();
    await by(page, "cancel").waitFor();
    await page.evaluate(() => window.kill());
    // A page from `file://` may hold no locks: there the reader is told after half a minute, and cancels.
    if (where === "site") await state(page, "error");
    else {
      ok(!(await by(page, "late").isVisible()), "it is told at once");
      await page.evaluate(() => document.getAnimations().find((a) => a.animationName === "late").finish());
      await by(page, "late").waitFor();
      await by(page, "cancel").click();
    }
    await by(page, "paste").waitFor();
    equal(await by(page, "paste").evaluate((area) => area.value.length), long.length, "text in the box");
    await by(page, "paste").fill("");
    await paste(page, other);
    await state(page, "done");
    await context.close();
  });
}
