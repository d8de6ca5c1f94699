// Unfolds an overdue clock, enters by its button the day it was done, and saves the case; what was seen as JSON.
// node recorded.mjs CHROMIUM PAGE CASE
import { readFileSync } from "node:fs";
import { launched, opened } from "./browser.mjs";

const [executablePath, url, caseFile] = process.argv.slice(2);
const browser = await launched(executablePath);
try {
  const { page, complaints } = await opened(browser, url, { acceptDownloads: true });
  await page.goto(url);
  await page.evaluate(() => window.sifcalc.ready);
  await page.fill("#seen", "24 October 2017");
  await page.setInputFiles("#file", caseFile);
  const line = page.locator("#answer .clocks details", { hasText: "Publish report" });
  await line.locator("summary").click();
  const before = await line.locator("summary").innerText();
  await page.waitForFunction(() => document.getElementById("status").innerText.includes("Past without"));
  const first = await page.locator("#status").innerText();
  await line.getByRole("button").click();
  const field = await page.evaluate(() => document.activeElement.dataset.label);
  await page.keyboard.type("6/10/2017");
  await page.keyboard.press("Tab");
  await page.locator("#answer .clocks summary", { hasText: "done Fri 6 Oct 2017" }).waitFor();
  const then = await page.locator("#status").innerText();
  const after = await page.locator("#answer .clocks details[open] summary").allInnerTexts();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Case file, to go on from later" }).click();
  const kept = readFileSync(await (await saving).path(), "utf8");
  const saved = await page.locator("#saved").innerText();
  console.log(JSON.stringify({ before, field, after, first, then, kept, saved, complaints }));
} finally {
  await browser.close();
}
