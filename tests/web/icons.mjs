// Draws the PNG icons anew from www/icon.svg and www/icon-maskable.svg (`cargo xtask icons`), for systems that take no SVG. They are committed: a build needs no browser.
import { readFile, writeFile } from "node:fs/promises";
import { launch } from "./lib.mjs";
import { pixels, png } from "./png.mjs";

const www = new URL("../../www/", import.meta.url);

const browser = await launch();
const page = await browser.newPage();
for (const [svg, name, size] of [
  ["icon.svg", "icon-192.png", 192],
  ["icon.svg", "icon-512.png", 512],
  ["icon-maskable.svg", "icon-maskable-192.png", 192],
  ["icon-maskable.svg", "icon-maskable-512.png", 512],
  // iOS cuts the corners itself and shows no transparent ones.
  ["icon-maskable.svg", "icon-apple.png", 180],
]) {
  const drawn = `data:image/svg+xml;base64,${(await readFile(new URL(svg, www))).toString("base64")}`;
  const file = png(await pixels(page, drawn, size, size), size, size, 64);
  await writeFile(new URL(name, www), file);
  console.log(`${name}: ${file.length} bytes`);
}
await browser.close();
