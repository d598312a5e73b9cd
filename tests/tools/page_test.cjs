// usage: node page_test.cjs CHROMIUM PAGE SCREENSHOT (NODE_PATH leads to playwright-core); page_test.sh makes the page.
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");

const [executablePath, file, screenshot] = process.argv.slice(2);
const args = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

async function open(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true, colorScheme: "light" });
  const page = await context.newPage();
  page.setDefaultTimeout(120000); // a busy machine is no failure
  const problems = [], requests = [];
  page.on("console", (message) => { if (message.type() === "error") problems.push(message.text()); });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("request", (request) => { if (!request.url().startsWith("blob:")) requests.push(request.url()); });
  await page.goto(pathToFileURL(file).href);
  await page.waitForFunction(() => window.relata?.firstFrame > 0);
  await page.evaluate(() => window.relata.stopLayout());
  return { page, problems, requests };
}

const details = (page) => page.locator("#details").innerText();
const shown = (page) => page.evaluate(() => window.relata.shown());

async function checkSearchAndEvidence(page) {
  await page.fill("#query", "tern avi");
  await page.keyboard.press("Enter");
  assert.match(await details(page), /^Tern Aviation/);
  await page.locator("#details .link", { hasText: "Harbour Robotics acquires" }).click();
  assert.match(await page.locator("#details blockquote").first().innerText(), /Harbour Robotics acquired Tern Aviation\.\s+news\.txt/);
  assert.equal(await page.locator("#details mark.s").first().innerText(), "Harbour Robotics");
  assert.equal(await page.locator("#details mark.o").first().innerText(), "Tern Aviation");
  await page.fill("#query", "zzz");
  assert.equal(await page.locator("#hits").innerText(), "nothing of that name");
  await page.fill("#query", "");
}

async function checkClickOnCanvas(page) {
  await page.click("#fit");
  await page.waitForFunction(() => window.relata.resting());
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
  const box = await page.locator("#canvas").boundingBox();
  const at = await page.evaluate(() => window.relata.placeOf("Harbour Robotics"));
  await page.mouse.click(box.x + at.x, box.y + at.y);
  await page.waitForFunction(() => document.querySelector("#details h2")?.textContent === "Harbour Robotics");
}

async function checkFocusAndFilters(page) {
  const all = await shown(page);
  await page.locator("#details button", { hasText: "Focus on this" }).click();
  const near = await shown(page);
  assert.ok(near.nodes < all.nodes && near.nodes > 1, "the focus shows a part");
  await page.locator("#depth").fill("2");
  assert.ok((await shown(page)).nodes > near.nodes, "a deeper focus shows more");
  await page.click("#unfocus");
  assert.deepEqual(await shown(page), all);
  await page.locator("#confidence").fill("100");
  assert.ok((await shown(page)).facts < all.facts, "doubtful facts are filtered");
  await page.locator("#confidence").fill("0");
  await page.locator("#types label", { hasText: "Note" }).locator("input").uncheck();
  assert.ok((await shown(page)).nodes === all.nodes - 3, "a type is filtered");
  await page.locator("#types label", { hasText: "Note" }).locator("input").check();
  await page.uncheck("#denied");
  assert.ok((await shown(page)).facts < all.facts, "denied facts are filtered");
  await page.check("#denied");
  await page.selectOption("#document", { label: "news.txt" });
  assert.ok((await shown(page)).facts < all.facts, "what no document says is filtered");
  await page.selectOption("#document", "");
  assert.deepEqual(await shown(page), all);
}

async function checkHostileNames(page) {
  await page.fill("#query", "</script>");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.ok((await details(page)).startsWith("</script><script>window.hacked = 1</script>"));
  await page.fill("#query", "quote '");
  await page.keyboard.press("Enter");
  const name = await page.locator("#details h2").innerText();
  assert.ok(name.includes("\uFFFDback\uFFFD") && name.includes("\u{1F98A}"), `shown as ${JSON.stringify(name)}`);
  await page.locator("#details .link").first().click();
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(await page.locator("img, svg, body > b").count(), 0);
}

// By keyboard alone, from the button to the evidence.
async function checkTable(page) {
  await page.locator("#as-table").focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.locator("#table table").isVisible());
  assert.equal(await page.locator("#table tbody tr").count(), (await shown(page)).facts);
  const row = page.locator("#table tr", { hasText: "builds" }).first();
  await row.locator("button").nth(1).focus();
  await page.keyboard.press("Enter");
  assert.match(await page.locator("#details blockquote").first().innerText(), /Harbour Robotics builds drones\./);
  await page.locator("#as-table").press("Enter");
  assert.ok(!(await page.locator("#table").isVisible()));
}

async function download(page, id) {
  const [saved] = await Promise.all([page.waitForEvent("download"), page.click(id)]);
  return fs.readFileSync(await saved.path());
}

async function checkPictures(page) {
  const png = await download(page, "#png");
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  assert.ok(png.length > 3000, "the picture is not blank");
  const svg = (await download(page, "#svg")).toString();
  const parsed = await page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    return [root.nodeName, root.querySelectorAll("circle").length, root.querySelectorAll("line").length];
  }, svg);
  const { nodes, facts } = await shown(page);
  assert.deepEqual(parsed, ["svg", nodes, facts]);
}

async function checkLooks(page) {
  await page.selectOption("#colour", "community");
  await page.selectOption("#colour", "type");
  await page.click("#dark");
  assert.ok(await page.evaluate(() => document.documentElement.classList.contains("dark")));
  await page.click("#dark");
  const before = await page.evaluate(() => window.relata.placeOf("Lisbon"));
  await page.click("#layout");
  assert.equal(await page.locator("#layout").innerText(), "Stop layout");
  await page.waitForFunction(([x, y]) => { const at = window.relata.placeOf("Lisbon"); return at.x !== x || at.y !== y; }, [before.x, before.y]);
  await page.click("#layout");
  assert.ok(await page.evaluate(() => window.relata.laidOut()));
}

async function main() {
  const browser = await chromium.launch({ executablePath, args });
  try {
    const { page, problems, requests } = await open(browser);
    await checkSearchAndEvidence(page);
    await page.screenshot({ path: screenshot });
    await checkClickOnCanvas(page);
    await checkFocusAndFilters(page);
    await checkHostileNames(page);
    await checkTable(page);
    await checkPictures(page);
    await checkLooks(page);
    assert.deepEqual(problems, []);
    assert.deepEqual(requests, [pathToFileURL(file).href], "nothing is asked of anybody");
    console.log(`page: all checks passed; a screenshot lies at ${screenshot}`);
  } finally {
    await browser.close();
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
