// Carried anywhere: the single file, shared texts, updates without loss, the policy of the page.
import { readFile, readdir } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { base, by, dist, equal, ok, open, paste, serveFiles, state, test, visit } from "./lib.mjs";

const root = new URL("../../", import.meta.url).pathname;
const sample = await readFile(join(root, "www/samples/hoi-nghi.txt"), "utf8");
const cli = (text) => execFileSync(process.env.DIEMBAO, ["extract", "-"], { input: text, maxBuffer: 1 << 28 }).toString();

async function record(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), by(page, "download").click()]);
  return readFile(await download.path(), "utf8");
}

test("the single file does from file:// what the site does", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const { page, requests, complaints } = await visit(context, `file://${process.env.SINGLE}`);
  await paste(page, sample);
  await state(page, "done");
  equal(await record(page), cli(sample), "record of the single file");
  await by(page, "mark").first().click();
  ok(await by(page, "card").isVisible(), "the card opens");
  await by(page, "new").click();
  await by(page, "paste").fill("");
  await paste(page, "Tie^'ng Vie^.t: ddo^`ng chi' Tra^`n Va(n Lu+o+ng, Bi' thu+ Huye^.n u?y Ta^n Lu+o+ng chu? tri` ho^.i nghi..");
  await state(page, "done");
  ok((await by(page, "article").textContent()).includes("Huyện ủy Tân Lương"), "a text older than Unicode is shown in Unicode");
  ok(requests.every((r) => /^(file|blob|data):/.test(r)), `requests: ${requests}`);
  const connected = await page.evaluate(() => fetch("https://example.org/").then(() => true, () => false));
  ok(!connected, "the policy allows no connection");
  ok(complaints.filter((c) => !c.includes("example.org")).length === 0, complaints.join("\n"));
  await context.close();
});

test("a string becomes neither HTML nor a script", async ({ browser, url }) => {
  const { page, context } = await open(browser, url);
  const tried = await page.evaluate(() => {
    const refused = (act) => { try { act(); return false; } catch { return true; } };
    return {
      html: refused(() => { document.createElement("div").innerHTML = "<b>x</b>"; }),
      script: refused(() => { document.createElement("script").src = "https://example.org/x.js"; }),
      text: refused(() => { document.createElement("script").text = "1"; }),
      worker: refused(() => new Worker("other.js")),
      policy: refused(() => trustedTypes.createPolicy("other", {})),
      parsed: new DOMParser().parseFromString("<p>x</p>", "text/html").body.textContent,
    };
  });
  equal(JSON.stringify(tried), JSON.stringify({ html: true, script: true, text: true, worker: true, policy: true, parsed: "x" }), "refused");
  await context.close();
});

const controlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

test("every icon is there, in the size that the manifest says; a visit asks for none of the PNGs", async ({ browser, url }) => {
  const { page, context, requests } = await open(browser, url);
  await controlled(page);
  const wrong = await page.evaluate(async () => {
    const { icons } = await (await fetch("manifest.webmanifest")).json();
    const apple = { src: document.querySelector('link[rel="apple-touch-icon"]').getAttribute("href"), sizes: "180x180", type: "image/png" };
    const found = [];
    for (const { src, sizes, type } of [...icons, apple]) {
      const answer = await fetch(src);
      if (answer.headers.get("content-type") !== type) found.push(src);
      else if (type === "image/png") {
        const { width, height } = await createImageBitmap(await answer.blob());
        if (`${width}x${height}` !== sizes) found.push(`${src}: ${width}x${height}`);
        if (await caches.match(src)) found.push(`${src} is kept`);
      }
    }
    for (const purpose of ["any", "maskable"]) {
      for (const sizes of ["any", "192x192", "512x512"]) if (!icons.some((i) => i.sizes === sizes && i.purpose === purpose)) found.push(`${purpose} ${sizes}`);
    }
    return found.join(", ");
  });
  equal(wrong, "", "icons");
  const asked = await visit(context, url);
  ok(!asked.requests.some((r) => r.endsWith(".png")), "a visit asked for PNGs");
  ok(requests.every((r) => r.startsWith(url)), "all requests are the site's own");
  await context.close();
});

test("a text that another program shares is read, and is in no address", async ({ browser, url }) => {
  const { page, context, requests } = await open(browser, url);
  await controlled(page);
  const opened = await page.evaluate(async (text) => {
    const form = new FormData();
    form.set("title", "Hội nghị");
    form.set("text", text);
    return (await fetch("share", { method: "POST", body: form })).url;
  }, sample);
  ok(!opened.includes("?"), opened);
  const sharing = await visit(context, `${url}#shared`, "done");
  ok((await by(sharing.page, "article").textContent()).includes(sample.split("\n")[0].slice(0, 40)), "the shared text is there");
  ok(!sharing.page.url().includes("shared"), "the address says nothing");
  ok(requests.every((r) => r.startsWith(url)), "all requests are the site's own");
  equal(await page.evaluate(async () => (await caches.keys()).filter((k) => k.endsWith(":shared")).length), 0, "shared texts kept");
  await context.close();
});

// The built site as another version of itself: another folder, another list.
async function other(files) {
  const versioned = [...files.keys()].find((f) => f.startsWith("v-")).split("/")[0];
  const next = "v-ffffffffffff";
  const out = new Map();
  for (const [name, body] of files) {
    const text = /\.(html|js|webmanifest)$/.test(name) && !name.startsWith("v-");
    out.set(name.replace(versioned, next), text ? Buffer.from(body.toString().replaceAll(versioned, next).replace(/const VERSION = "\w+"/, 'const VERSION = "next"')) : body);
  }
  return out;
}

async function site() {
  const files = new Map();
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    files.set(path.slice(dist.length + 1), await readFile(path));
  }
  return files;
}

const versionOf = (page) => page.evaluate(() => document.querySelector("script[data-worker]").dataset.worker.split("/")[0]);

test("a new version waits until the reader agrees; all windows change together and nothing is lost", async ({ browser }) => {
  const now = await site();
  const served = await serveFiles(now);
  const first = await open(browser, served.url);
  await controlled(first.page);
  const second = await visit(first.context, served.url);
  await paste(first.page, sample);
  await state(first.page, "done");
  const old = await versionOf(first.page);
  served.files = await other(now);
  // Yesterday's cache, today's server: the page that is there goes on, and so does one that is opened now.
  const third = await visit(first.context, served.url, "done");
  equal(await versionOf(third.page), old, "a window opened while the update waits");
  await first.page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await first.page.waitForFunction(() => document.documentElement.dataset.update === "waiting");
  equal(await versionOf(first.page), old, "before the reader agreed");
  await third.page.close();
  const reloads = [first.page, second.page].map((p) => p.waitForEvent("load"));
  await by(first.page, "update-take").click();
  await Promise.all(reloads);
  await state(first.page, "done");
  for (const page of [first.page, second.page]) equal(await versionOf(page), "v-ffffffffffff", "after the reader agreed");
  await first.context.close();
  await served.stop();
});

test("an update that was cut short changes nothing", async ({ browser }) => {
  const now = await site();
  const served = await serveFiles(now);
  const { page, context } = await open(browser, served.url);
  await controlled(page);
  const old = await versionOf(page);
  const next = await other(now);
  next.delete("v-ffffffffffff/gazetteer.bin");
  served.files = next;
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().catch(() => {}));
  await page.waitForTimeout(500);
  equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).waiting), null, "a worker waits");
  await page.reload();
  await state(page, "empty");
  equal(await versionOf(page), old, "the version");
  await paste(page, sample);
  await state(page, "done");
  await context.close();
  await served.stop();
});

test("the page says which version it is", async ({ browser, url }) => {
  const { page, context } = await open(browser, url);
  const said = await page.evaluate(async () => {
    const meta = (name) => document.querySelector(`meta[name="diembao-${name}"]`)?.content;
    const folder = document.querySelector("script[data-worker]").dataset.worker.split("/")[0];
    const sum = async (file) => {
      const digest = await crypto.subtle.digest("SHA-256", await (await fetch(`${folder}/${file}`)).arrayBuffer());
      return [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, "0")).join("");
    };
    return [meta("version") === folder.slice(2), meta("sha256-page") === await sum("app_bg.wasm"), meta("sha256-engine") === await sum("worker_bg.wasm")];
  });
  equal(JSON.stringify(said), "[true,true,true]", "version and sums");
  await by(page, "privacy").click();
  equal(await by(page, "requests-other").textContent(), "0", "requests to anywhere else");
  ok((await by(page, "requests-own").textContent()).includes(new URL(url).origin), "where the page comes from");
  ok((await by(page, "sum-engine").textContent()).length === 64, "the sum of the engine");
  await context.close();
});
