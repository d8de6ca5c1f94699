// Opens the page that runs sifcalc in Chromium, asks it, and prints what was found as JSON.
// node drive.mjs CHROMIUM PAGE < QUESTIONS: see ask.js. A page of a folder is opened with the network off.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../browser/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const [executablePath, url] = process.argv.slice(2);
const questions = readFileSync(0, "utf8");
const ask = readFileSync(new URL("ask.js", import.meta.url), "utf8").trim().replace(/;$/, "");

const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox", // a build machine runs as root, and the page is our own
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  const context = await browser.newContext({ offline: url.startsWith("file:") });
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  context.on("request", (request) => {
    if (!request.url().startsWith("blob:")) requests.push(request.url());
  });
  const opened = performance.now();
  await page.goto(url);
  await page.evaluate(() => window.sifcalc.ready);
  const ready = performance.now() - opened;
  const replies = await page.evaluate(`(${ask})(${questions})`);
  console.log(JSON.stringify({ ready, requests, complaints, replies }));
} finally {
  await browser.close();
}
