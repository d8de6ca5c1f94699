// From the empty form to a calendar by the keyboard alone, and what is asked on leaving, printed as JSON.
// node keys.mjs CHROMIUM PAGE
import { readFileSync } from "node:fs";
import { launched, opened } from "./browser.mjs";

const [executablePath, url] = process.argv.slice(2);
const browser = await launched(executablePath);
try {
  const { page, complaints } = await opened(browser, url, { acceptDownloads: true });
  const announced = [];
  await page.exposeFunction("heard", (text) => announced.push(text));
  await page.goto(url);
  await page.evaluate(() => {
    for (const live of document.querySelectorAll("[role=status], [role=alert]")) {
      new MutationObserver(() => {
        if (live.textContent.trim()) window.heard(`${live.id}: ${live.innerText.trim()}`);
      }).observe(live, { childList: true, characterData: true, subtree: true });
    }
  });
  const label = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element.labels?.[0]?.innerText.trim() || element.innerText?.trim() || element.id;
    });
  const steps = [];
  /** Tabs on until what has the focus is so called, and says how many times. */
  async function to(name, key = "Tab") {
    for (let pressed = 1; pressed < 90; pressed += 1) {
      await page.keyboard.press(key);
      const here = await label();
      if (here.startsWith(name)) {
        const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
        steps.push({ name, pressed, outline });
        return;
      }
    }
    throw new Error(`${name} is not reached: ${await label()}`);
  }
  const type = (text) => page.keyboard.type(text);
  await page.evaluate(() => window.sifcalc.ready);
  await to("Authority");
  await type("Croydon");
  await page.keyboard.press("Escape");
  await to("Day Ofsted published the report");
  await type("4 Sepp 2017");
  await to("The experiences and progress of children who need");
  await page.locator("#summary a").waitFor();
  const refused = await page.locator("#summary").innerText();
  await to("Day Ofsted published the report", "Shift+Tab");
  await page.keyboard.press("Control+A");
  await type("4 Sep 2017");
  await to("The experiences and progress of children who need");
  await type("ina");
  await to("The experiences and progress of children looked after");
  await type("ina");
  await to("Adoption");
  await type("req");
  await to("Leadership");
  await type("ina");
  await to("Count days left from");
  await page.keyboard.press("Control+A");
  await type("1 October 2017");
  await page.keyboard.press("Enter");
  await page.locator("#answer .clocks li").first().waitFor();
  await page.waitForFunction(() => document.getElementById("answer").innerText.includes("1 October 2017"));
  await to("Go to what you can save");
  await page.keyboard.press("Enter");
  await to("Calendar");
  const coming = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const download = await coming;
  const calendar = readFileSync(await download.path(), "utf8");
  const name = download.suggestedFilename();
  await to("Word document");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.getElementById("saved").innerText.includes("Word document:"));
  const word = await page.locator("#saved").innerText();
  const leaving = [];
  page.on("dialog", async (dialog) => {
    leaving.push(dialog.type());
    await dialog.dismiss();
  });
  await to("Case file, to go on");
  const saving = page.waitForEvent("download");
  await page.close({ runBeforeUnload: true }).catch(() => {});
  await page.waitForTimeout(500);
  const askedUnsaved = [...leaving];
  await page.keyboard.press("Enter");
  const kept = readFileSync(await (await saving).path(), "utf8");
  console.log(JSON.stringify({ steps, refused, calendar, name, word, askedUnsaved, kept, announced, complaints }));
} finally {
  await browser.close();
}
