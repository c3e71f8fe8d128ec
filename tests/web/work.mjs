// The workbench end to end: correcting, keeping, files, windows, keys.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { by, equal, ok, open, paste, state, test, visit } from "./lib.mjs";

const root = new URL("../../", import.meta.url).pathname;
const sample = await readFile(join(root, "www/samples/hoi-nghi.txt"), "utf8");

// The corrected record, as the download gives it.
async function record(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), by(page, "download").click()]);
  return JSON.parse(await readFile(await download.path(), "utf8"));
}

// The file of the article under review.
async function file(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

const kept = (page) => page.waitForFunction(() => /đã lưu|saved on/.test(document.querySelector('[data-testid="kept"]')?.textContent ?? ""));
// What was decided last is stored: the revision of the log in the data base is that of the page's last action.
const stored = (page, steps) => page.waitForFunction((steps) => new Promise((done) => {
  const request = indexedDB.open("diembao");
  request.onsuccess = () => {
    const all = request.result.transaction("logs").objectStore("logs").getAll();
    all.onsuccess = () => { request.result.close(); done(all.result.some((log) => JSON.parse(log).decisions.done === steps)); };
    all.onerror = () => done(false);
  };
}), steps);
const focused = (page) => page.evaluate(() => document.activeElement?.dataset?.mention);
const drop = (page, name, text) => page.evaluate(([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "application/json" }));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}, [name, text]);

// Five corrections of different kinds by keys only: type, edge, removal, a new mark, a value.
async function correct(page) {
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.activeElement?.dataset?.mention);
  const first = await focused(page);
  await page.keyboard.press("4");
  await page.waitForFunction((id) => document.querySelector(`[data-mention="${id}"]`)?.classList.contains("place"), first);
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((id) => document.activeElement?.dataset?.mention && document.activeElement.dataset.mention !== id, first);
  const second = await focused(page);
  const long = await page.locator(`[data-mention="${second}"]`).first().textContent();
  await page.keyboard.press("]");
  await page.waitForFunction(([id, long]) => document.querySelector(`[data-mention="${id}"]`)?.textContent.length > long.length, [second, long]);
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((id) => document.activeElement?.dataset?.mention !== id, second);
  const third = await focused(page);
  await page.keyboard.press("Delete");
  await page.waitForFunction((id) => !document.querySelector(`[data-mention="${id}"]`), third);
  await page.keyboard.press("F7");
  await page.waitForSelector(".picked");
  for (let i = 0; i < 6; i += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.closest(".picked-bar"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await by(page, "card").waitFor();
  await page.keyboard.press("Escape");
  await by(page, "card").waitFor({ state: "detached" });
  // The value of a time, by Tab and typing.
  for (let i = 0; i < 400; i += 1) {
    if (await page.evaluate(() => document.activeElement?.classList.contains("time"))) break;
    const before = await focused(page);
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((id) => document.activeElement?.dataset?.mention !== id, before, { timeout: 5000 });
  }
  await page.keyboard.press("Enter");
  await by(page, "card").waitFor();
  for (let i = 0; i < 40; i += 1) {
    if (await page.evaluate(() => document.activeElement?.dataset?.testid === "edit")) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  for (let i = 0; i < 10; i += 1) {
    if (await page.evaluate(() => document.activeElement?.dataset?.testid === "iso")) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Control+A");
  await page.keyboard.type("2031-02-03");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".card dd")?.textContent.includes("3/2/2031"));
  await page.keyboard.press("Escape");
  await stored(page, 5);
}

// Before each key what Telex, VNI and editors in the manner of Unikey send: keys of a composition, letters, Backspace.
function compose(page) {
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = async (...key) => {
    await page.evaluate(() => {
      const fire = (type, init) => document.activeElement.dispatchEvent(new KeyboardEvent(type, { bubbles: true, cancelable: true, ...init }));
      document.activeElement.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
      for (const code of ["Digit1", "Digit6", "Space", "Delete", "BracketLeft", "ArrowRight", "Enter", "Escape"]) {
        fire("keydown", { code, key: "Process", keyCode: 229 });
        fire("keydown", { code, key: "x", isComposing: true });
      }
      document.activeElement.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
      for (const [code, key] of [["Backspace", "Backspace"], ["KeyA", "â"], ["KeyS", "s"], ["KeyJ", "j"]]) fire("keydown", { code, key });
    });
    return press(...key);
  };
}

for (const composing of [false, true]) {
  test(`the whole cycle: five corrections by keys${composing ? " while an input method composes" : ""}, reload, file, erase, file again`, async ({ browser, url }) => {
    const { page, context, complaints } = await open(browser, url);
    if (composing) compose(page);
    await paste(page, sample);
    await state(page, "done");
    const found = await record(page);
    await page.locator(".article").focus();
    await correct(page);
    const corrected = await record(page);
    ok(JSON.stringify(found) !== JSON.stringify(corrected), "nothing was corrected");
    ok(corrected.mentions.some((m) => m.decided_by === "reader"), "nobody decided");

    await page.reload();
    await state(page, "done");
    equal(JSON.stringify(await record(page)), JSON.stringify(corrected), "record after reload");
    for (let i = 0; i < 5; i += 1) await by(page, "undo").click();
    ok(await by(page, "undo").isDisabled(), "there is more to undo");
    equal(JSON.stringify(await record(page)), JSON.stringify(found), "record after undoing all");
    for (let i = 0; i < 5; i += 1) await by(page, "redo").click();
    equal(JSON.stringify(await record(page)), JSON.stringify(corrected), "record after redoing all");
    await stored(page, 5);

    const saved = await file(page, () => page.keyboard.press("Control+S"));
    ok(saved.name.endsWith(".diembao.json"), saved.name);
    await by(page, "library").click();
    equal(await by(page, "open-spine").count(), 1, "articles in the library");
    await by(page, "erase").click();
    await by(page, "erase-now").click();
    await state(page, "empty");
    await page.waitForFunction(() => /1 bài/.test(document.querySelector('[data-testid="notice"]').textContent));
    equal(await page.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith("diembao") && localStorage[k]).join()), "", "local storage");
    await page.reload();
    await state(page, "empty");
    await drop(page, saved.name, saved.text);
    await state(page, "done");
    equal(JSON.stringify(await record(page)), JSON.stringify(corrected), "record from the file");
    equal(complaints.join("\n"), "", "console");
    await context.close();
  });
}

test("nothing fires while an input method composes", async ({ browser, url }) => {
  const { page, context } = await open(browser, url);
  await paste(page, sample);
  await state(page, "done");
  await page.locator(".article").focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.activeElement?.dataset?.mention);
  await kept(page);
  const before = JSON.stringify(await record(page));
  await page.locator("mark").first().focus();
  const fire = (init) => page.evaluate((init) => {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }));
  }, init);
  for (const code of ["Digit1", "Digit2", "Space", "Delete", "BracketLeft", "BracketRight", "KeyZ", "KeyD"]) {
    await fire({ code, key: "Process", keyCode: 229 });
    await fire({ code, key: "x", isComposing: true });
    await fire({ code, key: "x", isComposing: true, ctrlKey: true });
  }
  // An editor in the manner of Unikey takes letters back with Backspace and sends others.
  for (const [code, key] of [["Backspace", "Backspace"], ["KeyA", "â"], ["KeyS", "s"], ["KeyF", "f"], ["KeyW", "w"], ["KeyJ", "j"]]) await fire({ code, key });
  await page.waitForTimeout(200);
  equal(JSON.stringify(await record(page)), before, "record");
  equal(await by(page, "undo").isDisabled(), true, "nothing to undo");
  await context.close();
});

test("keys can be switched off, and ? shows them", async ({ browser, url }) => {
  const { page, context } = await open(browser, url);
  await paste(page, sample);
  await state(page, "done");
  await page.locator(".article").focus();
  await page.keyboard.press("?");
  await by(page, "dialog").waitFor();
  await by(page, "keys-on").uncheck();
  await page.keyboard.press("Escape");
  await by(page, "dialog").waitFor({ state: "detached" });
  await page.locator("mark").first().focus();
  await page.keyboard.press("4");
  await page.waitForTimeout(150);
  ok(await by(page, "undo").isDisabled(), "a key acted");
  await page.reload();
  await state(page, "done");
  await by(page, "keys").click();
  equal(await by(page, "keys-on").isChecked(), false, "the choice after reload");
  await context.close();
});

test("a selection is marked, also everywhere else", async ({ browser, url }) => {
  const { page, context } = await open(browser, url);
  const text = "Tổ công tác Sao Mai họp hôm nay.\nHôm qua tổ công tác Sao Mai đi xa. Rồi Sao Mai về.";
  await paste(page, text);
  await page.waitForSelector('main[data-state="done"], main[data-state="nothing"]');
  const words = (quote) => page.evaluate((quote) => {
    const walker = document.createTreeWalker(document.querySelector(".article"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(quote);
      if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + quote.length); return; }
    }
  }, quote);
  await words("ao Ma");
  await by(page, "picked").waitFor();
  await by(page, "mark-place").click();
  await by(page, "card").waitFor();
  equal(await page.locator("mark.place", { hasText: /^Sao Mai$/ }).count(), 1, "marks");
  await by(page, "offer-open").click();
  await by(page, "offer-tick").nth(1).uncheck();
  await by(page, "offer-take").click();
  equal(await page.locator("mark.place", { hasText: /^Sao Mai$/ }).count(), 2, "marks after everywhere");
  await by(page, "undo").click();
  equal(await page.locator("mark.place", { hasText: /^Sao Mai$/ }).count(), 1, "one step");
  await context.close();
});

test("words are chosen by two taps, without dragging", async ({ browser, url }) => {
  const { page, context } = await open(browser, url, { viewport: { width: 390, height: 844 }, hasTouch: true, reducedMotion: "reduce" });
  await paste(page, sample);
  await state(page, "done");
  const chosen = (words) => page.waitForFunction((words) => [...document.querySelectorAll(".picked")].map((e) => e.textContent).join("") === words, words);
  await by(page, "caret").tap();
  await page.waitForSelector(".picked");
  const spot = (word) => page.evaluate((word) => {
    const walker = document.createTreeWalker(document.querySelector(".article"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(word);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at + 1);
      range.setEnd(node, at + 2);
      range.startContainer.parentElement.scrollIntoView({ block: "start" });
      const box = range.getBoundingClientRect();
      return [box.x + 1, box.y + box.height / 2];
    }
    throw new Error(word);
  }, word);
  await page.touchscreen.tap(...await spot("bàn nhiệm"));
  await chosen("bàn");
  await page.touchscreen.tap(...await spot("vụ"));
  await chosen("bàn nhiệm vụ");
  await by(page, "mark-organization").tap();
  await page.waitForFunction(() => [...document.querySelectorAll("mark.organization")].some((m) => m.textContent === "bàn nhiệm vụ"));
  await context.close();
});

test("two windows do not overwrite each other", async ({ browser, url }) => {
  const { page, context } = await open(browser, url);
  await paste(page, sample);
  await state(page, "done");
  await kept(page);
  const other = (await visit(context, url, "done")).page;
  // What one does, the other shows.
  await page.locator("mark").first().focus();
  await page.keyboard.press("Space");
  await other.waitForSelector("mark.by-reader");
  // A window that heard nothing overwrites nothing.
  await other.evaluate(() => { BroadcastChannel.prototype.postMessage = () => {}; });
  await other.locator("mark").nth(1).focus();
  await other.keyboard.press("Space");
  await stored(other, 2);
  await page.locator("mark").nth(2).focus();
  await page.keyboard.press("Space");
  await by(page, "both").waitFor();
  await by(page, "both").click();
  await by(page, "dialog").waitFor({ state: "detached" });
  await kept(page);
  await by(page, "library").click();
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="open-spine"]').length === 2);
  await context.close();
});

test("after a conflict the other window's version can be taken", async ({ browser, url }) => {
  const { page, context } = await open(browser, url);
  await paste(page, sample);
  await state(page, "done");
  await kept(page);
  const other = (await visit(context, url, "done")).page;
  await other.evaluate(() => { BroadcastChannel.prototype.postMessage = () => {}; });
  await other.locator("mark").nth(1).focus();
  await other.keyboard.press("Space");
  await stored(other, 1);
  await page.locator("mark").nth(2).focus();
  await page.keyboard.press("Space");
  await by(page, "theirs").click();
  await by(page, "dialog").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.querySelectorAll("mark.by-reader").length === 1);
  await kept(page);
  await page.locator("mark").nth(2).focus();
  await page.keyboard.press("Space");
  await stored(page, 2);
  await context.close();
});

test("storage denied: said plainly, and the work can be saved as a file", async ({ browser, url }) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addInitScript(() => { IDBFactory.prototype.open = () => { throw new DOMException("denied", "SecurityError"); }; });
  const { page } = await visit(context, url);
  await paste(page, sample);
  await state(page, "done");
  await by(page, "trouble").waitFor();
  await page.locator("mark").first().focus();
  await page.keyboard.press("Space");
  await page.waitForSelector("mark.by-reader");
  const { text } = await file(page, () => by(page, "trouble-save").click());
  equal(JSON.parse(text).articles[0].decisions.done, 1, "decisions in the file");
  await context.close();
});

test("storage full: said plainly, and the work can be saved as a file", async ({ browser, url }) => {
  const { page, context } = await open(browser, url);
  await paste(page, sample);
  await state(page, "done");
  await kept(page);
  await page.evaluate(() => { IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); }; });
  await page.locator("mark").first().focus();
  await page.keyboard.press("Space");
  await by(page, "trouble").waitFor();
  ok(/đầy/.test(await by(page, "trouble").innerText()), "it does not say why");
  const { text } = await file(page, () => by(page, "trouble-save").click());
  equal(JSON.parse(text).articles[0].decisions.done, 1, "decisions in the file");
  await context.close();
});

test("the library: found again, renamed, tagged, deleted and put back", async ({ browser, url }) => {
  const { page, context, complaints } = await open(browser, url);
  await paste(page, sample);
  await state(page, "done");
  await page.locator("mark").first().focus();
  await page.keyboard.press("Space");
  await stored(page, 1);
  await by(page, "new").click();
  await by(page, "paste").fill("");
  await paste(page, "Sáng 3/4/2024, Huyện ủy Tân Lương họp.");
  await state(page, "done");
  await kept(page);
  // The same text again is the saved article.
  await by(page, "new").click();
  await by(page, "paste").fill("");
  await paste(page, `  ${sample.replaceAll("\n", "\n\n")}`);
  await state(page, "done");
  equal(await by(page, "undo").isDisabled(), false, "its decisions");
  await by(page, "library").click();
  equal(await by(page, "open-spine").count(), 2, "articles");
  await by(page, "library-search").fill("tan luong hop");
  equal(await by(page, "open-spine").count(), 1, "found");
  await by(page, "edit-spine").click();
  await by(page, "spine-title").fill("Tên mới");
  await by(page, "spine-title").press("Enter");
  await by(page, "library-search").fill("ten moi");
  await page.waitForFunction(() => document.querySelector('[data-testid="open-spine"]')?.textContent === "Tên mới");
  await by(page, "spine-tags").fill("họp, huyện");
  await by(page, "spine-tags").press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".tag").length === 2);
  await by(page, "delete-spine").click();
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="open-spine"]').length === 0);
  await by(page, "dialog-close").click();
  await by(page, "notice-act").click();
  await by(page, "library").click();
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="open-spine"]').length === 2);
  equal(complaints.join("\n"), "", "console");
  await context.close();
});

test("damaged and foreign files are refused with a reason, and nothing is touched", async ({ browser, url }) => {
  const { page, context } = await open(browser, url);
  await paste(page, sample);
  await state(page, "done");
  const before = JSON.stringify(await record(page));
  for (const [text, why] of [['{"format":"diembao","version":2,"articles":[', /cắt/], ["{}", /không phải/], ['{"format":"diembao","version":99,"articles":[]}', /mới hơn/]]) {
    await drop(page, "x.diembao.json", text);
    await page.waitForFunction((why) => new RegExp(why).test(document.querySelector('[data-testid="notice"]').textContent), why.source);
    equal(JSON.stringify(await record(page)), before, "record");
  }
  await context.close();
});

test("a changed version: decisions are found again, changes are told", async ({ browser, url }) => {
  const { page, context } = await open(browser, url);
  await paste(page, sample);
  await state(page, "done");
  await page.locator("mark.person").first().focus();
  await page.keyboard.press("Space");
  await page.waitForSelector("mark.by-reader");
  await by(page, "repaste").click();
  await state(page, "empty");
  await paste(page, `Tin cập nhật lúc 10 giờ.\n${sample.replace(/12/g, "13")}`);
  await by(page, "changes").waitFor();
  await by(page, "dialog-close").click();
  await page.waitForSelector("mark.by-reader");
  await by(page, "library").click();
  equal(await by(page, "open-spine").count(), 1, "articles");
  await context.close();
});

test("a changed version in the paste box is known, taken over, and the choice undone", async ({ browser, url }) => {
  const { page, context, complaints } = await open(browser, url);
  await paste(page, sample);
  await state(page, "done");
  await page.locator("mark.person").first().focus();
  await page.keyboard.press("Space");
  await stored(page, 1);
  const changed = `Tin cập nhật lúc 10 giờ.\n${sample.replace(/12/g, "13")}`;
  await by(page, "new").click();
  await paste(page, changed);
  await by(page, "alike").waitFor();
  equal(await page.locator("mark.by-reader").count(), 0, "decisions in the pasted text");
  await by(page, "as-version").click();
  await by(page, "changes").waitFor();
  await by(page, "dialog-close").click();
  await page.waitForSelector("mark.by-reader");
  await by(page, "library").click();
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="open-spine"]').length === 1);
  await by(page, "dialog-close").click();
  await by(page, "notice-act").click();
  await page.waitForFunction(() => !document.querySelector(".article").textContent.includes("Tin cập nhật"));
  await by(page, "library").click();
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="open-spine"]').length === 2);
  await by(page, "dialog-close").click();
  // Kept as its own: both stay, and the question is not asked again.
  await by(page, "new").click();
  await paste(page, changed.replace("10 giờ", "11 giờ"));
  await by(page, "as-own").click();
  await by(page, "alike").waitFor({ state: "detached" });
  await by(page, "library").click();
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="open-spine"]').length === 3);
  equal(complaints.join("\n"), "", "console");
  await context.close();
});

test("a text in TCVN3, VNI or VIQR is shown in Unicode, and marked by its syllables", async ({ browser, url }) => {
  const { page, context, complaints } = await open(browser, url);
  const texts = [
    "HuyÖn uû T©n L\u00ad¬ng häp s¸ng 3/4/2024.\n§ång chÝ TrÇn V¨n L\u00ad¬ng, BÝ th\u00ad HuyÖn uû, chñ tr×.",
    "Huye^.n u?y Ta^n Lu+o+ng ho.p sa'ng 3/4/2024.\nDDo^`ng chi' Tra^`n Va(n Lu+o+ng, Bi' thu+ Huye^.n u?y, chu? tri`.",
  ];
  for (const text of texts) {
    await paste(page, text);
    await state(page, "done");
    await page.waitForFunction(() => /Unicode/.test(document.querySelector('[data-testid="notice"]').textContent));
    equal(await page.locator("mark.person").first().textContent(), "Trần Văn Lương", "person");
    await page.locator("mark.person").first().focus();
    await page.keyboard.press("BracketLeft");
    await page.waitForFunction(() => document.querySelector("mark.person").textContent === "chí Trần Văn Lương");
    await by(page, "new").click();
  }
  // A file of bytes that are no UTF-8.
  await page.evaluate((text) => {
    const bytes = Uint8Array.from([...text].map((c) => c.charCodeAt(0)));
    const data = new DataTransfer();
    data.items.add(new File([bytes], "cu.txt", { type: "text/plain" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, texts[0].replace("3/4/2024", "7/8/2023"));
  await state(page, "done");
  equal(await page.locator("mark.person").first().textContent(), "Trần Văn Lương", "person of the file");
  equal(complaints.join("\n"), "", "console");
  await context.close();
});

test("a correction kept as a rule holds in the next article", async ({ browser, url }) => {
  const { page, context } = await open(browser, url);
  await paste(page, sample);
  await state(page, "done");
  await kept(page);
  const name = await page.locator("mark.person").first().textContent();
  await page.locator("mark.person").first().click();
  await by(page, "rule").click();
  await by(page, "entry-kind").selectOption("never");
  await page.waitForFunction(() => document.querySelector('[data-testid="effects"] li'));
  await by(page, "keep-rule").click();
  await by(page, "new").click();
  await by(page, "paste").fill("");
  await paste(page, `Đồng chí ${name} dự. Đồng chí Trần Thị Lệ nói.`);
  await state(page, "done");
  equal(await page.locator("mark.person", { hasText: name }).count(), 0, "marks");
  await by(page, "dictionary").click();
  equal(await by(page, "entries").locator("tbody tr").count(), 1, "entries");
  const { text } = await file(page, () => by(page, "export-tsv").click());
  ok(text.includes(`never\t${name}`), text);
  // Every field of an entry can be changed; what that would do is shown first.
  await by(page, "edit-entry").click();
  await by(page, "entry-kind").selectOption("document");
  for (const [field, value] of [["form", "Kế hoạch 12"], ["name", "Kế hoạch"], ["number", "12"], ["symbol", "KH/HU"], ["year", "2024"], ["issuer", "Huyện ủy Tân Lương"], ["date", "2024-01-05"], ["title", "về chuyển đổi số"], ["note", "của tôi"]]) {
    await by(page, `entry-${field}`).fill(value);
    await by(page, `entry-${field}`).press("Enter");
  }
  await by(page, "effects").waitFor();
  await by(page, "keep-rule").click();
  await by(page, "entries").waitFor();
  const edited = (await file(page, () => by(page, "export-tsv").click())).text;
  ok(edited.endsWith("document\tKế hoạch 12\tKế hoạch\t12\tKH/HU\t2024\tHuyện ủy Tân Lương\t2024-01-05\tvề chuyển đổi số\tcủa tôi\n"), edited);
  await by(page, "delete-entry").click();
  await by(page, "entry-back").click();
  equal(await by(page, "entries").locator("tbody tr").count(), 1, "entries after taking one back");
  await context.close();
});

test("search, table, uncertain ones, facts and statements", async ({ browser, url }) => {
  const { page, context, complaints } = await open(browser, url);
  await paste(page, sample);
  await state(page, "done");
  await page.keyboard.press("Control+K");
  await page.keyboard.type("huyen uy");
  await by(page, "hits").locator("button").first().click();
  await page.waitForSelector(".lit");
  await page.keyboard.press("Escape");
  await by(page, "table").click();
  const rows = Number(await by(page, "table-count").textContent());
  ok(rows > 20, `only ${rows} rows`);
  await by(page, "table-filter").fill("huyen uy");
  ok(Number(await by(page, "table-count").textContent()) < rows, "not filtered");
  await by(page, "mentions").locator("thead button").nth(1).click();
  await by(page, "dialog-close").click();
  await by(page, "edit-facts").click();
  await by(page, "event-place").fill("Nhà văn hóa huyện");
  await by(page, "event-place").press("Enter");
  await page.waitForFunction(() => document.querySelector(".headline").textContent.includes("Nhà văn hóa huyện"));
  await by(page, "close").click();
  await by(page, "edit-statement").first().click();
  await by(page, "sentence").selectOption("assessment");
  await page.waitForSelector(".statement.by-reader.assessment");
  // The focus goes back to where it came from.
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement?.dataset?.testid === "edit-statement");
  equal(complaints.join("\n"), "", "console");
  await context.close();
});

test("people are joined, one place is parted again, a mention is split: each one step to undo", async ({ browser, url }) => {
  const { page, context, complaints } = await open(browser, url);
  await paste(page, "Sáng 3/4/2024, đồng chí Trần Văn Lương, Bí thư Huyện ủy Tân Lương, chủ trì hội nghị. Đồng chí Lê Thị Soan phát biểu. Ông Trần Văn Lượng kết luận.");
  await state(page, "done");
  const found = JSON.stringify(await record(page));
  const people = async () => (await record(page)).people.map((p) => `${p.name}:${p.mentions.length}`).join();
  const before = await people();
  await page.locator("mark.person", { hasText: "Trần Văn Lượng" }).click();
  await by(page, "edit").click();
  await by(page, "merge").selectOption({ label: "Trần Văn Lương" });
  await page.waitForFunction(() => !document.querySelector('[data-testid="undo"]').disabled);
  equal(await people(), "Trần Văn Lương:2,Lê Thị Soan:1", "people after joining");
  await by(page, "part").click();
  await page.waitForFunction(() => !document.querySelector('[data-testid="part"]'));
  equal(await people(), before, "people after parting");
  await by(page, "undo").click();
  equal(await people(), "Trần Văn Lương:2,Lê Thị Soan:1", "people after one step back");
  await by(page, "undo").click();
  equal(JSON.stringify(await record(page)), found, "record after two steps back");
  await page.keyboard.press("Escape");
  await page.locator("mark.person", { hasText: "Lê Thị Soan" }).click();
  const marks = await page.locator("mark.person").count();
  await by(page, "split").click();
  await page.waitForFunction((n) => document.querySelectorAll("mark.person").length === n + 1, marks);
  await by(page, "undo").click();
  equal(JSON.stringify(await record(page)), found, "record after undoing the split");
  equal(complaints.join("\n"), "", "console");
  await context.close();
});

test("the whole library in one file, an older file, opened by the file dialog", async ({ browser, url }) => {
  const { page, context, complaints } = await open(browser, url);
  for (const text of [sample, "Sáng 3/4/2024, Huyện ủy Tân Lương họp."]) {
    await by(page, "paste").fill("");
    await paste(page, text);
    await state(page, "done");
    await kept(page);
    await by(page, "new").click();
  }
  await by(page, "library").click();
  const all = await file(page, () => by(page, "save-all").click());
  await by(page, "erase").click();
  await by(page, "erase-now").click();
  await page.waitForFunction(() => /2 bài/.test(document.querySelector('[data-testid="notice"]').textContent));
  const choose = (name, text) => by(page, "open-file").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await choose(all.name, all.text);
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="open-spine"]').length === 2);
  await by(page, "dialog-close").click();
  await choose("cu.diembao.json", await readFile(join(root, "tests/fixtures/version-1.diembao.json"), "utf8"));
  await page.waitForFunction(() => document.querySelector('main[data-state="done"]') || document.querySelectorAll('[data-testid="open-spine"]').length > 2);
  equal(complaints.join("\n"), "", "console");
  await context.close();
});

test("facts, sentences, people, library and dictionary by keys only; the focus is always seen", async ({ browser, url }) => {
  const { page, context, complaints } = await open(browser, url);
  await paste(page, sample);
  await state(page, "done");
  const key = (...keys) => keys.reduce((before, k) => before.then(() => page.keyboard.press(k)), Promise.resolve());
  // Tab until the focus is there; every stop must be seen.
  const go = async (id, back = false) => {
    for (let i = 0; i < 400; i += 1) {
      const at = await page.evaluate(() => {
        const e = document.activeElement;
        const box = e.getBoundingClientRect();
        const [x, y] = [Math.min(Math.max(box.x + Math.min(box.width, 40) / 2, 0), innerWidth - 1), box.y + Math.min(box.height, 24) / 2];
        const top = y >= 0 && y < innerHeight ? document.elementFromPoint(x, y) : null;
        return { id: e.dataset.testid, seen: e === document.body || !box.width || Boolean(top && (e.contains(top) || top.contains(e))), html: e.outerHTML.slice(0, 100) };
      });
      ok(at.seen, `the focus is hidden: ${at.html}`);
      if (at.id === id) return;
      await key(back ? "Shift+Tab" : "Tab");
    }
    throw new Error(`no way to ${id}`);
  };
  await page.locator(".article").focus();
  await go("edit-facts");
  await key("Enter");
  await go("meta-outlet");
  await key("Control+A");
  await page.keyboard.type("Báo Tân Lương");
  await key("Enter", "Escape");
  await page.waitForFunction(() => document.activeElement?.dataset?.testid === "edit-facts" && document.querySelector(".headline").textContent.includes("Báo Tân Lương"));
  await go("edit-statement");
  await key("Enter");
  await go("sentence");
  await key("ArrowDown");
  await page.waitForSelector(".statement.by-reader.limitation");
  await key("Escape");
  await page.waitForFunction(() => document.activeElement?.dataset?.testid === "edit-statement");
  await page.locator(".article").focus();
  await key("ArrowRight");
  await page.waitForFunction(() => document.activeElement?.dataset?.mention);
  while (!await page.evaluate(() => document.activeElement?.classList.contains("person"))) {
    const before = await focused(page);
    await key("ArrowRight");
    await page.waitForFunction((id) => document.activeElement?.dataset?.mention !== id, before);
  }
  await key("Enter");
  await go("edit");
  await key("Enter");
  await go("merge");
  await key("ArrowDown");
  await stored(page, 3);
  await key("Escape");
  await page.waitForFunction(() => document.activeElement?.dataset?.mention);
  await go("library", true);
  await key("Enter");
  await go("edit-spine");
  await key("Enter");
  await go("spine-title");
  await key("Control+A");
  await page.keyboard.type("Tên khác");
  await key("Enter");
  await page.waitForFunction(() => document.querySelector('[data-testid="open-spine"]')?.textContent === "Tên khác");
  await key("Escape");
  await page.waitForFunction(() => document.activeElement?.dataset?.testid === "library");
  await go("dictionary");
  await key("Enter");
  await go("new-entry");
  await key("Enter");
  await go("entry-form");
  await page.keyboard.type("Soan");
  await go("keep-rule");
  await key("Enter");
  await by(page, "entries").waitFor();
  equal(complaints.join("\n"), "", "console");
  await context.close();
});
