// The site end to end in Chromium: served below a sub-path, read, lit, offline, accessible, silent.
import { execFileSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { base, by, dist, equal, launch, ok, open, paste, serve, state, test, tests } from "./lib.mjs";
import "./attacks.mjs";
import "./carry.mjs";
import "./faults.mjs";
import "./html.mjs";
import "./states.mjs";
import "./work.mjs";

const root = new URL("../../", import.meta.url).pathname;
const sample = await readFile(join(root, "www/samples/hoi-nghi.txt"), "utf8");
const cli = (text) => execFileSync(process.env.DIEMBAO, ["extract", "-"], { input: text, maxBuffer: 1 << 28 }).toString();

async function downloaded(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), by(page, "download").click()]);
  return readFile(await download.path(), "utf8");
}

// What is lit, in the text's own words: the lit pieces joined.
const lit = (page) => page.locator(".lit").evaluateAll((all) => all.map((e) => e.textContent).join(""));
const squeeze = (text) => text.replace(/\s+/g, "");

test("a pasted article gives the record of the command line", async ({ browser, url }) => {
  const { page, context, complaints } = await open(browser, url);
  for (const text of [sample, `😀 ${sample}`.replaceAll("\n", "\r\n"), sample.normalize("NFD")]) {
    await paste(page, text);
    await state(page, "done");
    equal(await downloaded(page), cli(text), "record");
    await by(page, "new").click();
    await state(page, "empty");
    await by(page, "paste").fill("");
  }
  equal(complaints.join("\n"), "", "console");
  await context.close();
});

test("every fact lights its own words", async ({ browser, url }) => {
  const { page, context, complaints } = await open(browser, url);
  await paste(page, sample);
  await state(page, "done");
  const facts = by(page, "fact");
  const count = await facts.count();
  ok(count > 40, `only ${count} facts`);
  for (let i = 0; i < count; i += 3) {
    const fact = facts.nth(i);
    const [start, end] = [Number(await fact.getAttribute("data-start")), Number(await fact.getAttribute("data-end"))];
    await fact.click();
    await page.waitForSelector(".lit");
    equal(squeeze(await page.locator(".lit").evaluateAll((all) => all.map((e) => e.textContent).join(""))), squeeze(sample.slice(start, end)), `fact ${i}`);
    ok(await page.locator(".lit").first().isVisible(), `fact ${i} is not visible`);
  }
  equal(complaints.join("\n"), "", "console");
  await context.close();
});

test("a mark opens its card, by mouse and by keyboard", async ({ browser, url }) => {
  const { page, context } = await open(browser, url);
  await paste(page, sample);
  await state(page, "done");
  const mark = page.locator('mark.person[data-testid="mark"]').first();
  await mark.click();
  await by(page, "card").waitFor();
  ok((await by(page, "card").innerText()).includes(await mark.innerText()), "the card does not name the mention");
  await page.keyboard.press("Escape");
  await by(page, "card").waitFor({ state: "detached" });
  equal(await page.evaluate(() => document.activeElement?.dataset?.testid), "mark", "focus after closing");
  await page.keyboard.press("Enter");
  await by(page, "card").waitFor();
  await context.close();
});

test("the legend switches a type off and on", async ({ browser, url }) => {
  const { page, context } = await open(browser, url);
  await paste(page, sample);
  await state(page, "done");
  const before = await page.locator("mark.figure").count();
  ok(before > 5, `only ${before} figures`);
  await by(page, "legend-figure").click();
  equal(await page.locator("mark.figure").count(), 0, "figures shown");
  await by(page, "legend-figure").click();
  equal(await page.locator("mark.figure").count(), before, "figures shown again");
  await context.close();
});

test("pasted HTML keeps paragraphs and loses scripts and menus", async ({ browser, url }) => {
  const { page, context, requests, complaints } = await open(browser, url);
  const loaded = requests.length;
  const html = `<nav><a>Trang chủ</a></nav><h1>Huyện ủy Tân Lương họp</h1><p>Sáng 3/4/2024, Huyện ủy Tân Lương họp.</p><script>window.hacked = 1</script><img src="x" onerror="window.hacked = 2"><style>p{}</style><p>Đồng chí Trần Văn Lương chủ trì.</p>`;
  await paste(page, "không dùng", html);
  await state(page, "done");
  equal((await by(page, "article").locator("p").count()), 3, "paragraphs");
  const shown = await by(page, "article").innerText();
  ok(!shown.includes("Trang chủ") && !shown.includes("hacked"), shown);
  equal(await page.evaluate(() => window.hacked), undefined, "a script ran");
  const foreign = requests.slice(loaded).filter((r) => !r.startsWith(`${url}v-`));
  equal(foreign.join(), "", "requests");
  equal(complaints.join("\n"), "", "console");
  await context.close();
});

test("a dropped file is read", async ({ browser, url }) => {
  const { page, context } = await open(browser, url);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "bai.txt", { type: "text/plain" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, sample);
  await state(page, "done");
  await context.close();
});

test("nothing found, too large, cancelled: the text is never lost", async ({ browser, url }) => {
  const { page, context, complaints } = await open(browser, url);
  await paste(page, "xin chào");
  await state(page, "nothing");
  await by(page, "new").click();
  await state(page, "empty");
  equal(await by(page, "paste").inputValue(), "xin chào", "text in the box");
  // A table of nothing but figures: refused in words of its own, for what is found would take more memory than a text may.
  await by(page, "paste").evaluate((area) => { area.value = "12%, ".repeat(300_000); });
  await by(page, "run").click();
  await state(page, "nothing");
  ok(await page.getByText("Văn bản này không được đọc").isVisible(), "says that the text was not read");
  await by(page, "new").click();
  await by(page, "paste").evaluate((area) => { area.value = "a ".repeat(10_500_000); });
  await by(page, "run").click();
  await state(page, "too-large");
  equal(await by(page, "paste").evaluate((area) => area.value.length), 21_000_000, "text in the box");
  await by(page, "paste").evaluate((area, text) => { area.value = Array(2000).fill(text).join("\n"); }, sample);
  await by(page, "run").click();
  await by(page, "cancel").click();
  await state(page, "empty");
  ok((await by(page, "paste").inputValue()).startsWith(sample.slice(0, 50)), "text in the box after cancelling");
  await by(page, "paste").fill("");
  await paste(page, sample);
  await state(page, "done");
  equal(complaints.join("\n"), "", "console");
  await context.close();
});

test("nothing is asked of the network after loading", async ({ browser, url }) => {
  const { page, context, requests } = await open(browser, url);
  await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
  await page.waitForTimeout(500);
  ok(requests.every((r) => r.startsWith(url) || r.startsWith("blob:")), requests.join());
  const loaded = requests.length;
  await paste(page, sample);
  await state(page, "done");
  await by(page, "fact").first().click();
  await page.locator("mark").first().click();
  await by(page, "lang").click();
  await by(page, "theme").click();
  await downloaded(page);
  equal(requests.slice(loaded).filter((r) => !r.startsWith("blob:")).join(), "", "requests");
  await context.close();
});

test("with the server gone the page opens and reads", async ({ browser }) => {
  const server = await serve();
  const { page, context, complaints } = await open(browser, server.url);
  await page.evaluate(() => navigator.serviceWorker.ready.then((r) => new Promise((done) => { const w = r.active; if (w.state === "activated") done(); else w.onstatechange = () => w.state === "activated" && done(); })));
  await server.stop();
  await page.reload();
  await state(page, "empty");
  await paste(page, sample);
  await state(page, "done");
  equal(await downloaded(page), cli(sample), "record");
  equal(complaints.join("\n"), "", "console");
  await context.close();
});

test("language, theme and draft are kept", async ({ browser, url }) => {
  const { page, context } = await open(browser, url);
  await by(page, "lang").click();
  equal(await page.evaluate(() => document.documentElement.lang), "en", "lang");
  await by(page, "theme").click();
  await by(page, "paste").fill("bản nháp");
  await page.reload();
  await state(page, "empty");
  equal(await page.evaluate(() => document.documentElement.lang), "en", "lang after reload");
  ok(await page.evaluate(() => document.documentElement.dataset.theme), "theme after reload");
  equal(await by(page, "paste").inputValue(), "bản nháp", "draft after reload");
  await context.close();
});

test("native and WebAssembly give the same bytes for every article", async ({ browser, url }) => {
  const texts = [];
  for (const set of ["dev", "held"]) {
    const folder = join(root, "tests/gold", set);
    for (const file of (await readdir(folder).catch(() => [])).filter((f) => f.endsWith(".gold.xml")).sort()) {
      const tagged = await readFile(join(folder, file), "utf8");
      texts.push([file, tagged.replace(/<\/?(PER|ROLE|ORG|PLACE|DOC|TIME|FIG|RES|LIM|TASK|EVAL|BOIL)((\s+\w+="[^"]*")*)\s*>/g, "")]);
    }
  }
  ok(texts.length >= 8, `only ${texts.length} articles`);
  const seeds = join(root, "../shared/seeds");
  const more = (await readdir(seeds).catch(() => [])).filter((f) => f.endsWith(".txt")).sort();
  if (more.length === 0) console.log("SKIPPED: ../shared/seeds is not there; the seed articles were not compared");
  for (const file of more) texts.push([file, await readFile(join(seeds, file), "utf8")]);
  const { page, context } = await open(browser, url);
  const versioned = (await readdir(dist)).find((f) => f.startsWith("v-"));
  const module = new URL(`${base}${versioned}/worker.js`, url).href;
  for (const [file, text] of texts) {
    const wasm = await page.evaluate(async ([module, text]) => {
      const engine = await import(module);
      await engine.default();
      engine.loadGazetteer(new Uint8Array(await (await fetch(new URL("gazetteer.bin", module))).arrayBuffer()));
      return engine.extractJson(text, "");
    }, [module, text]);
    equal(`${wasm}\n`, cli(text), file);
  }
  await context.close();
});

const server = await serve();
const browser = await launch();
const only = process.argv[2];
let [passed, failed] = [0, 0];
for (const { name, run } of tests.filter((t) => !only || t.name.includes(only))) {
  try {
    await run({ browser, url: server.url });
    passed += 1;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}\n        ${String(error.message ?? error).split("\n").slice(0, 8).join("\n        ")}\n        ${/[a-z0-9]+\.mjs:\d+/.exec(error.stack ?? "")?.[0] ?? ""}`);
  }
}
await browser.close();
await server.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
