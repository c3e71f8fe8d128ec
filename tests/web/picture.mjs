// The picture of the README, taken anew (`cargo xtask picture`): the sample article, a person that the reader decided, and its card.
import { readFile, writeFile } from "node:fs/promises";
import { by, launch, open, paste, serve, state } from "./lib.mjs";
import { pixels, png } from "./png.mjs";

const [width, height] = [1280, 900];
const root = new URL("../../", import.meta.url);
const server = await serve();
const browser = await launch();
const { page } = await open(browser, server.url, { viewport: { width, height }, reducedMotion: "reduce" });
await paste(page, await readFile(new URL("www/samples/hoi-nghi.txt", root), "utf8"));
await state(page, "done");
await page.locator("mark.person").first().focus();
await page.keyboard.press("Space");
await page.locator("mark.person").first().click();
await by(page, "card").waitFor();
await page.waitForFunction(() => /đã lưu/.test(document.querySelector('[data-testid="kept"]')?.textContent ?? ""));
const shot = await page.screenshot();
const blank = await browser.newPage();
const file = png(await pixels(blank, `data:image/png;base64,${shot.toString("base64")}`, width, height), width, height, 256);
await writeFile(new URL("docs/page.png", root), file);
console.log(`docs/page.png: ${file.length} bytes`);
await browser.close();
await server.stop();
