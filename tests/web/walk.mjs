// Walks through every state of the page in Chromium, and prints what was found as JSON.
// node walk.mjs CHROMIUM PAGE CASES TABLE [PICTURES]: CASES is a case file, TABLE a table of several cases, and
// PICTURES a folder for a picture of each state.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { launched, opened } from "./browser.mjs";

const require = createRequire(new URL("../browser/package.json", import.meta.url));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [executablePath, url, caseFile, table, pictures] = process.argv.slice(2);
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 900 };

const browser = await launched(executablePath);
const states = {};
try {
  const { page, complaints, requests } = await opened(browser, url);

  async function look(name) {
    const text = await page.locator("main").innerText();
    const violations = [];
    for (const size of [WIDE, NARROW]) {
      await page.setViewportSize(size);
      await fold(true);
      const { violations: some } = await page.evaluate(() => window.axe.run(document, { preload: false }));
      violations.push(
        ...some.map(({ id, nodes }) => `${size.width}: ${id}: ${nodes.map((n) => n.html).join(" ").slice(0, 300)}`),
      );
    }
    const widest = await page.evaluate(() => document.documentElement.scrollWidth);
    await fold(false);
    await picture(`${name}-narrow`);
    await page.setViewportSize(WIDE);
    await picture(name);
    states[name] = { violations, widest, text };
  }
  const fold = (open) =>
    page.evaluate((open) => {
      for (const each of document.querySelectorAll("#answer details, footer details")) each.open = open;
    }, open);
  async function picture(name) {
    if (!pictures) return;
    await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  }
  const open = (file) => page.setInputFiles("#file", file);

  await page.addInitScript(() => {
    const held = [];
    const Real = window.Worker;
    window.Worker = class extends Real {
      postMessage(...message) {
        held.push(() => super.postMessage(...message));
        if (window.mayLoad) window.mayLoad();
      }
    };
    window.letLoad = () => (window.mayLoad = () => held.splice(0).forEach((send) => send()))();
  });
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForSelector("#case", { state: "attached" });
  await page.evaluate(axe);
  await look("loading");
  await page.evaluate(() => window.letLoad());
  await page.evaluate(() => window.sifcalc.ready);
  await look("empty");
  await page.fill("#seen", "1 October 2017");
  await open(caseFile);
  await page.waitForSelector("#answer .banner");
  await look("answered");
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await look("dark");
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  await look("forced");
  await page.emulateMedia({ forcedColors: "none" });
  for (const kind of ["precedents", "summary"]) {
    await page.locator(`[data-more=${kind}] summary`).first().click();
    await page.locator(`[data-more=${kind}] table`).first().waitFor();
  }
  await look("beside-others");
  await page.fill("#f-inspection-end", "31/07/2018");
  await page.fill("#f-report-received", "31 June 2017");
  await page.locator("#f-report-received").blur();
  await page.waitForSelector("#summary a");
  await look("refused");
  page.on("dialog", (dialog) => dialog.accept());
  await open(table);
  await page.waitForSelector("#pick-field:not([hidden])");
  await page.waitForSelector("#answer table");
  await look("several");
  await page.selectOption("#pick", "0");
  await page.waitForSelector("#answer .banner");
  await look("picked");
  console.log(JSON.stringify({ states, complaints, requests }));
} finally {
  await browser.close();
}
