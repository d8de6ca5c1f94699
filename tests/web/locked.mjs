// Opens pages that cannot work in Chromium, and prints what each says of it, and after how many milliseconds.
// node locked.mjs CHROMIUM [PICTURE] < CASES, each {name, url, scripts, at}, `at` being where it says so: PICTURE is a file for the
// picture of the first one.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { launched, opened } from "./browser.mjs";

const require = createRequire(new URL("../browser/package.json", import.meta.url));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [executablePath, picture] = process.argv.slice(2);
const browser = await launched(executablePath);
const said = {};
try {
  const cases = JSON.parse(readFileSync(0, "utf8"));
  const told = cases.map(async ({ name, url, scripts, at }) => {
    const { page } = await opened(browser, url, { javaScriptEnabled: scripts });
    const begun = performance.now();
    await page.goto(url, { waitUntil: "commit" });
    const stop = page.locator(at);
    await stop.waitFor({ timeout: 40_000 }).catch(() => {});
    const sentence = (await stop.allInnerTexts()).join("").trim();
    const took = performance.now() - begun;
    const violations = [];
    if (scripts) {
      await page.evaluate(axe);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        const found = await page.evaluate(() => window.axe.run(document, { preload: false }));
        violations.push(...found.violations.map(({ id }) => `${width}: ${id}`));
        const widest = await page.evaluate(() => document.documentElement.scrollWidth);
        if (widest > width) violations.push(`${width}: ${widest} wide`);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    }
    if (picture && name === cases[0].name) await page.screenshot({ path: picture });
    said[name] = { sentence, took, violations };
    await page.context().close();
  });
  await Promise.all(told);
  console.log(JSON.stringify(said));
} finally {
  await browser.close();
}
