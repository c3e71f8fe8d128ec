// Hostile texts: every string of attacks.txt by paste, drop, file, share, dictionary and through everything that leaves the page. No script runs, nothing is asked of
// the network, nothing is broken.
import { readFile } from "node:fs/promises";
import { by, equal, ok, open, paste, state, test, visit } from "./lib.mjs";

export const attacks = (await readFile(new URL("attacks.txt", import.meta.url), "utf8")).trimEnd().split("\n")
  .map((line) => line.replace("\\u2028", "\u2028").replace("\\u0000", "\0"));
export const LEAD = "Sáng 3/4/2024, đồng chí Trần Văn Lương, Bí thư Huyện ủy Tân Lương chủ trì hội nghị.";

// A page in which an attack that works is noticed.
export async function target(browser, url) {
  const opened = await open(browser, url);
  await opened.page.evaluate(() => { window.hit = () => { window.wasHit = true; }; window.before = JSON.stringify(Object.keys(Object.prototype)); });
  return opened;
}

export async function unharmed({ page, requests }, url, what) {
  const harm = await page.evaluate(() => [
    window.wasHit && "a script ran",
    typeof window.hit !== "function" && "a name was taken",
    JSON.stringify(Object.keys(Object.prototype)) !== window.before && "a prototype was changed",
    document.querySelector(".article script, .article iframe, .article img, .article svg, .article style, .article form, .article link, .article base, .article meta") && "markup got into the article",
  ].filter(Boolean).join(", "));
  ok(!harm, `${what}: ${harm}`);
  const foreign = requests.filter((r) => !r.startsWith(url) && !r.startsWith("blob:"));
  ok(foreign.length === 0, `${what}: ${foreign}`);
}

export const read = (page) => page.waitForFunction(() => ["done", "nothing"].includes(document.querySelector("main")?.dataset.state));
export const fresh = async (page) => {
  if (await by(page, "new").count()) await by(page, "new").click();
  await by(page, "paste").fill("");
};
async function saved(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return readFile(await download.path(), "utf8");
}
const drop = (page, name, text) => page.evaluate(([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}, [name, text]);

test("hostile texts: pasted as HTML, each by itself", async ({ browser, url }) => {
  ok(attacks.length >= 200, `only ${attacks.length}`);
  const opened = await target(browser, url);
  for (const attack of attacks) {
    await fresh(opened.page);
    await paste(opened.page, LEAD, `<p>${LEAD}</p>${attack}`);
    await read(opened.page);
    await unharmed(opened, url, attack);
  }
  equal(opened.complaints.join("\n"), "", "console");
  await opened.context.close();
});

test("words that look like attributes stay as they are", async ({ browser, url }) => {
  const { page, context } = await open(browser, url);
  await paste(page, "x", `<p title="x"style="color:red">${LEAD}</p><p>Các thuộc tính onclick= và "style = x" là chữ.</p>`);
  await state(page, "done");
  ok((await by(page, "article").textContent()).includes('Các thuộc tính onclick= và "style = x" là chữ.'), "the words were changed");
  await context.close();
});

test("hostile texts: as text, all that leaves the page is whole", async ({ browser, url }) => {
  const opened = await target(browser, url);
  const { page } = opened;
  const text = [LEAD, ...attacks.filter((a) => !a.includes("\0"))].join("\n");
  await paste(page, text);
  await state(page, "done");
  await unharmed(opened, url, "paste");
  const record = JSON.parse(await saved(page, () => by(page, "download").click()));
  ok(record.mentions.every((m) => text.slice(m.start, m.end) === m.text), "spans of the record");
  await by(page, "copy").click();
  const whole = await saved(page, () => by(page, "save-file").click());
  equal(JSON.parse(whole).articles[0].text, text, "text of the saved file");
  for (const [name, content] of [["a.txt", text], ["a.html", `<p>${LEAD}</p>\n${attacks.map((a) => `<div>${a}</div>`).join("\n")}`], ["a.diembao.json", whole]]) {
    await fresh(page);
    await drop(page, name, content);
    await read(page);
    await unharmed(opened, url, name);
  }
  await by(page, "library").click();
  await by(page, "shelf").waitFor();
  await unharmed(opened, url, "library");
  await opened.context.close();
});

test("hostile texts: shared by another program", async ({ browser, url }) => {
  const opened = await target(browser, url);
  await opened.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await opened.page.evaluate(async (text) => {
    const form = new FormData();
    form.set("title", "<script>hit()</script>");
    form.set("text", text);
    form.set("url", "javascript:hit()");
    await fetch("share", { method: "POST", body: form });
  }, [LEAD, ...attacks].join("\n"));
  const shared = await visit(opened.context, `${url}#shared`, "done");
  await shared.page.evaluate(() => { window.before = JSON.stringify(Object.keys(Object.prototype)); window.hit ??= () => {}; });
  await unharmed(shared, url, "share");
  await opened.context.close();
});

test("hostile texts: as a dictionary, in and out", async ({ browser, url }) => {
  const opened = await target(browser, url);
  const { page } = opened;
  const cell = (text) => `\\${text.replaceAll("\\", "\\\\")}`;
  const usable = attacks.filter((a) => a.trim() && !/[\0\u2028\u202e\ufeff]/.test(a) && a.trim() === a);
  const table = `# diembao dictionary 1\ntype\tform\tname\n${usable.map((a) => `never\t${cell(a)}`).join("\n")}\n`;
  await by(page, "dictionary").click();
  await by(page, "import-tsv").setInputFiles({ name: "mine.tsv", mimeType: "text/tab-separated-values", buffer: Buffer.from(table) });
  await by(page, "entries").waitFor();
  await unharmed(opened, url, "import");
  const out = await saved(page, () => by(page, "export-tsv").click());
  ok(out.split(/[\t\n]/).every((c) => !/^[=+\-@]/.test(c)), "a cell of the table is a formula");
  const entries = await by(page, "entries").locator("tbody tr").count();
  ok(entries > usable.length * 0.6, `${entries} entries of ${usable.length}`);
  await by(page, "dialog-close").click();
  await paste(page, [LEAD, ...usable].join("\n"));
  await state(page, "done");
  await unharmed(opened, url, "reading with the dictionary");
  await opened.context.close();
});
