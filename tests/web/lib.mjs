// What the browser tests share: a static server that can be stopped, a browser, a way to report.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

export const dist = process.env.DIST;
export const base = "/user/repo/";

const types = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".wasm": "application/wasm",
  ".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json", ".md": "text/plain; charset=utf-8",
};

// Serves files below a sub-path, as a static host does: those of a map that can be exchanged, by name.
export async function serveFiles(files) {
  const out = { files };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const inside = path.startsWith(base) ? path.slice(base.length) || "index.html" : null;
    const body = inside === null ? undefined : await out.files.get(inside);
    if (body === undefined) {
      response.writeHead(404);
      response.end();
      return;
    }
    response.writeHead(200, { "content-type": types[extname(inside)] ?? "application/octet-stream" });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  out.stop = () => new Promise((done) => { server.closeAllConnections(); server.close(done); });
  out.url = `http://127.0.0.1:${server.address().port}${base}`;
  return out;
}

// The same with the built site.
export const serve = () => serveFiles({ get: (name) => (normalize(name).startsWith("..") ? undefined : readFile(join(dist, name)).catch(() => undefined)) });

export const launch = () => chromium.launch({
  executablePath: process.env.CHROME ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
});

export const by = (page, id) => page.locator(`[data-testid="${id}"]`);
export const state = (page, name) => page.waitForSelector(`main[data-state="${name}"]`, { timeout: 60_000 });

// Puts a text on the page as a paste does.
export async function paste(page, text, html = "") {
  await by(page, "paste").evaluate((area, [text, html]) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    if (html) data.setData("text/html", html);
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, [text, html]);
}

export function equal(got, wanted, what) {
  if (got !== wanted) throw new Error(`${what}: got ${JSON.stringify(got)?.slice(0, 400)}, wanted ${JSON.stringify(wanted)?.slice(0, 400)}`);
}

export function ok(value, what) {
  if (!value) throw new Error(what);
}

// The tests of every file, in the order in which they were written down.
export const tests = [];
export const test = (name, run) => tests.push({ name, run });

// Opens the page in a context that is there, with everything that it asks for and complains of.
export async function visit(context, url, wanted = "empty") {
  const page = await context.newPage();
  const requests = [];
  const complaints = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) complaints.push(message.text()); });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(url);
  await state(page, wanted);
  return { context, page, requests, complaints };
}

// The same in a context of its own: nothing is stored there yet.
export async function open(browser, url, options = {}) {
  return visit(await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options }), url);
}
