// Every state of the page, light and dark, on a phone and on a desk: axe finds nothing, nothing is wider than the window, nothing is cut off.
// `SHOTS=folder` keeps a picture of each.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { by, equal, ok, open, paste, state, test } from "./lib.mjs";

const root = new URL("../../", import.meta.url).pathname;
const sample = await readFile(join(root, "www/samples/hoi-nghi.txt"), "utf8");
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const shots = process.env.SHOTS;

// What a theme can change; the rest is asked once.
const COLOURS = { runOnly: ["color-contrast", "link-in-text-block"], resultTypes: ["violations"] };
const ALL = { resultTypes: ["violations"] };

async function violations(page, options) {
  if (!await page.evaluate(() => "axe" in window)) await page.evaluate(axe);
  const { violations } = await page.evaluate((options) => window.axe.run(options), options);
  return violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")}`).join("\n");
}

// Buttons whose words do not fit into them, and whatever is wider than the window.
const overflow = (page) => page.evaluate(() => {
  const cut = [...document.querySelectorAll("button, .file, .kind, h1, h2, h3, dt")].filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline");
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return [...cut.map((e) => `cut off: ${e.outerHTML.slice(0, 120)}`), ...(wide > 0 ? [`${wide} px too wide`] : [])].join("\n");
});

const close = async (page) => {
  await by(page, "dialog-close").click();
  await by(page, "dialog").waitFor({ state: "detached" });
};
const fresh = async (page, text) => {
  await by(page, "new").click();
  await by(page, "paste").fill("");
  await paste(page, text);
};
const stored = (page) => page.waitForFunction(() => /đã lưu|saved on/.test(document.querySelector('[data-testid="kept"]')?.textContent ?? ""));

// Walks through the states; `check` is called in each.
async function walk(page, check, phone) {
  const tab = async (n) => { if (phone) await page.locator(".tab").nth(n).click(); };
  await check("empty");
  for (const panel of ["library", "dictionary", "keys", "privacy"]) {
    await by(page, panel).click();
    await by(page, "dialog").waitFor();
    await check(`${panel}, nothing in it`);
    await close(page);
  }
  await by(page, "paste").evaluate((area) => { area.value = "a ".repeat(10_500_000); });
  await by(page, "run").click();
  await state(page, "too-large");
  await by(page, "paste").evaluate((area) => { area.value = ""; });
  await check("too large");
  await by(page, "paste").evaluate((area, text) => { area.value = Array(1500).fill(text).join("\n"); }, sample);
  await by(page, "run").click();
  await by(page, "cancel").waitFor();
  await check("working");
  await by(page, "cancel").click();
  await state(page, "empty");
  await by(page, "paste").fill("");
  await page.evaluate(() => { window.post = Worker.prototype.postMessage; Worker.prototype.postMessage = () => { throw new Error("gone"); }; });
  await paste(page, sample);
  await state(page, "error");
  await check("error");
  await page.evaluate(() => { Worker.prototype.postMessage = window.post; });
  await by(page, "paste").fill("");
  await paste(page, "xin chào");
  await state(page, "nothing");
  await check("nothing found");
  await fresh(page, sample);
  await state(page, "done");
  await check("done");
  await tab(1);
  if (phone) await check("summary");
  await by(page, "edit-facts").click();
  await check("facts");
  await by(page, "close").click();
  await by(page, "edit-statement").first().click();
  await check("statement");
  await by(page, "close").click();
  await tab(0);
  for (const type of ["person", "role", "organization", "place", "document", "time", "figure"]) {
    await page.locator(`mark.${type}`).first().focus();
    await page.keyboard.press("Enter");
    await by(page, "card").waitFor();
    if (type === "person") await check("card");
    await by(page, "edit").click();
    await page.locator(".card .why summary").click();
    await check(`card of a ${type}, open`);
    await page.keyboard.press("Escape");
  }
  await page.evaluate(() => {
    const marks = [...document.querySelectorAll("mark.person, mark.organization")];
    marks.find((m) => marks.filter((o) => o.className === m.className && o.textContent === m.textContent).length > 1).focus();
  });
  await page.keyboard.press("Space");
  await by(page, "offer").waitFor();
  await check("offer");
  await by(page, "offer-open").click();
  await check("offer, open");
  await by(page, "offer-close").click();
  await by(page, "caret").click();
  await page.waitForSelector(".picked");
  await check("words chosen");
  await page.keyboard.press("Escape");
  await by(page, "search").fill("huyen");
  await by(page, "hits").waitFor();
  await check("found");
  await by(page, "search").press("Escape");
  await by(page, "table").click();
  await by(page, "dialog").waitFor();
  await check("table");
  await close(page);
  await by(page, "legend-person").click();
  await by(page, "undo").focus();
  await check("a type hidden");
  await by(page, "legend-person").click();
  await by(page, "lang").click();
  await check("in English");
  await by(page, "lang").click();
  await page.locator("mark.person").first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await by(page, "rule").click();
  await by(page, "effects").waitFor();
  await check("rule");
  await by(page, "keep-rule").click();
  await page.locator("mark.document").first().focus();
  await page.keyboard.press("Enter");
  await by(page, "rule").click();
  await by(page, "effects").waitFor();
  await check("rule of a document");
  await by(page, "keep-rule").click();
  await page.keyboard.press("Escape");
  await by(page, "dictionary").click();
  await check("dictionary");
  await close(page);
  await stored(page);
  await by(page, "library").click();
  await by(page, "edit-spine").first().click();
  await check("library");
  await by(page, "erase").click();
  await by(page, "erase-now").waitFor();
  await check("erase");
  await by(page, "erase-not").click();
  await by(page, "again").click();
  await page.waitForFunction(() => document.querySelector('[data-testid="renewal"]') || /không có gì khác/.test(document.querySelector('[data-testid="notice"]').textContent));
  await check("read again");
  if (await by(page, "dialog").count()) await close(page);
  // A new version without the person that was decided about.
  const person = await page.locator("mark.person").first().textContent();
  await by(page, "repaste").click();
  await state(page, "empty");
  await check("box for a new version");
  await paste(page, sample.replace(new RegExp(person, "g"), "Vũ Thị Lan").replace(/12/g, "13"));
  await by(page, "changes").waitFor();
  await check("changes");
  await close(page);
  await by(page, "unplaced").click();
  await check("unplaced");
  await close(page);
  await fresh(page, sample.replace(/2/g, "4"));
  await by(page, "alike").waitFor();
  await check("looks like a new version");
  await by(page, "as-own").click();
  await stored(page);
  // Another window was faster.
  await page.evaluate(() => new Promise((done) => {
    const request = indexedDB.open("diembao");
    request.onsuccess = () => {
      const store = request.result.transaction("spines", "readwrite").objectStore("spines");
      store.getAllKeys().onsuccess = (event) => {
        for (const key of event.target.result) store.get(key).onsuccess = (e) => store.put(JSON.stringify({ ...JSON.parse(e.target.result), token: "other" }), key);
      };
      store.transaction.oncomplete = () => { request.result.close(); done(); };
    };
  }));
  await page.locator("mark.person").first().focus();
  await page.keyboard.press("Space");
  await by(page, "both").waitFor();
  await check("conflict");
  await by(page, "both").click();
  await by(page, "dialog").waitFor({ state: "detached" });
  await stored(page);
  await page.evaluate(() => { IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); }; });
  await page.locator("mark.role").first().focus();
  await page.keyboard.press("Space");
  await by(page, "trouble").waitFor();
  await check("storage full");
  await page.keyboard.press("Enter");
  await page.emulateMedia({ media: "print" });
  await check("in print");
  await page.emulateMedia({ media: "screen", forcedColors: "active" });
  await check("forced colours");
  await page.emulateMedia({ forcedColors: null });
}

for (const [device, viewport] of [["phone", { width: 390, height: 844 }], ["desk", { width: 1280, height: 900 }]]) {
  test(`no state has a fault on a ${device}, light or dark`, async ({ browser, url }) => {
    const { page, context, complaints } = await open(browser, url, { viewport, reducedMotion: "reduce", hasTouch: device === "phone" });
    const faults = [];
    let number = 0;
    await walk(page, async (name) => {
      number += 1;
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        const found = [await violations(page, colorScheme === "light" ? ALL : COLOURS), colorScheme === "light" ? await overflow(page) : ""];
        faults.push(...found.filter(Boolean).map((f) => `${name}, ${colorScheme}: ${f}`));
        if (shots) await page.screenshot({ path: join(shots, `${device}-${String(number).padStart(2, "0")}-${name.replace(/[^a-z]+/gi, "-")}-${colorScheme}.png`) });
      }
    }, device === "phone");
    ok(number > 35, `only ${number} states`);
    equal(faults.join("\n"), "", "faults");
    equal(complaints.filter((c) => !/gone|full/.test(c)).join("\n"), "", "console");
    await context.close();
  });
}
