// Pasted HTML is cleaned by the browser's own parser, which no fuzzer outside of it reaches: here the attacks of attacks.txt are mutated and pasted. The seed is fixed:
// the same cases each time. HTML_CASES says how many (`cargo xtask fuzz-html`), HTML_SEED which.
import { attacks, fresh, LEAD, read, target, unharmed } from "./attacks.mjs";
import { ok, paste, test } from "./lib.mjs";

const CASES = Number(process.env.HTML_CASES ?? 300);

// Where parsers change their mind: foreign content, raw text, tables, comments, templates, namespaces, entities.
const PIECES = [
  "<svg>", "</svg>", "<math>", "<mtext>", "<mglyph>", "<annotation-xml encoding=text/html>", "<foreignObject>", "<desc>", "<style>", "</style>", "<script>", "</script>",
  "<noscript>", "</noscript>", "<template>", "</template>", "<textarea>", "</textarea>", "<title>", "</title>", "<xmp>", "<plaintext>", "<iframe srcdoc='", "<table>", "<tr>", "<td>",
  "</table>", "<select>", "<option>", "<form>", "</form>", "<p>", "</p>", "<li>", "<br>", "<a href=x>", "<b>", "<details open>", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<!doctype x>", "<?x ?>",
  "<template shadowrootmode=open>", "<slot onslotchange=hit()>", "<img src=x onerror=hit()>", "<img src='x'onerror=hit()>", "<p/style=background:url(//evil.example/)>", "<p title=\"x\"style=color:red>",
  "<link rel=stylesheet href=//evil.example/>", "<meta http-equiv=refresh content=0;url=//evil.example/>", "<base href=//evil.example/>", "<object data=//evil.example/>", "<body onload=hit()>", "<html onclick=hit()>",
  "&lt;", "&#60;script&#62;", "&colon;", "&Tab;", "&NewLine;", "\0", "\u2028", "\ufeff", "\"", "'", "`", ">", "<", "/", "=", " on", " style=", "javascript:", "data:text/html,", "__proto__", "constructor",
];

// mulberry32
function dice(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

function mutated(roll) {
  const any = (list) => list[roll(list.length)];
  let html = any(attacks);
  for (let i = 1 + roll(8); i > 0; i -= 1) {
    const at = roll(html.length + 1);
    const to = Math.min(html.length, at + roll(20));
    html = [
      () => html.slice(0, at) + any(PIECES) + html.slice(at),
      () => any(PIECES) + html,
      () => html.slice(0, at) + any(attacks) + html.slice(at),
      () => html.slice(0, at) + html.slice(to),
      () => html.slice(0, to) + html.slice(at),
      () => html.slice(0, at) + html.slice(at, to).toUpperCase() + html.slice(to),
      () => html.slice(0, at) + [...html.slice(at, to)].map((c) => `&#${c.codePointAt(0)};`).join("") + html.slice(to),
      () => any(PIECES).repeat(1 + roll(600)) + html,
      () => html.replace(/\s/g, any(["/", "\f", "\t", "\n", ""])),
    ][roll(9)]();
    if (html.length > 20_000) html = html.slice(0, 20_000);
  }
  return html;
}

test(`hostile HTML: ${CASES} mutated cases are pasted; only words are left`, async ({ browser, url }) => {
  const opened = await target(browser, url);
  const { page } = opened;
  const roll = dice(Number(process.env.HTML_SEED ?? 20_260_401));
  for (let i = 0; i < CASES; i += 1) {
    const html = mutated(roll);
    const what = `case ${i}: ${html.slice(0, 500)}`;
    await fresh(page);
    await paste(page, LEAD, `<p>${LEAD}</p>${html}`);
    await read(page);
    await unharmed(opened, url, what);
    const found = await page.evaluate((lead) => {
      const article = document.querySelector(".article");
      const elements = [...article.querySelectorAll("*")];
      const shown = article.textContent.replace(/\s+/g, " ");
      return {
        tags: [...new Set(elements.map((e) => e.localName))],
        attributes: elements.flatMap((e) => e.getAttributeNames()).filter((name) => /^(on|href|src|style|srcdoc|action|formaction|background|xlink)/.test(name)),
        whole: shown.includes(lead),
        polluted: [Object.prototype.x, {}.polluted].some((v) => v !== undefined),
      };
    }, LEAD);
    ok(found.tags.every((tag) => ["p", "h2", "h3", "ul", "li", "mark", "span", "div", "section", "blockquote", "button", "br"].includes(tag)), `${what}: elements ${found.tags}`);
    ok(found.attributes.length === 0, `${what}: attributes ${found.attributes}`);
    ok(found.whole, `${what}: the words before it are gone`);
    ok(!found.polluted, `${what}: a prototype was changed`);
    ok(opened.complaints.length === 0, `${what}: ${opened.complaints.slice(0, 3).join("\n")}`);
  }
  await opened.context.close();
});
