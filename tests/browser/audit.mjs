// Opens a page in Chromium and prints what was found of it as JSON.
// node audit.mjs CHROMIUM PAGE [PICTURE [PDF]]: PICTURE is to hold the page's figure, PDF the page on
// paper; "" is for none.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, page_file, screenshot, printed] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const url = pathToFileURL(page_file).href;

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
  const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  const complaints = [];
  const requests = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (request.url() !== url) requests.push(request.url());
  });
  await page.goto(url, { waitUntil: "networkidle" });
  if (screenshot) await page.locator("figure").screenshot({ path: screenshot });

  // What is evaluated here is the driver's, which the page's own policy does not bind.
  await page.evaluate(axe);
  const run = () => page.evaluate(() => window.axe.run(document, { preload: false }));
  const fold = (open) =>
    page.evaluate((open) => document.querySelectorAll("details").forEach((d) => (d.open = open)), open);
  // With everything folded away, then with everything open, as it is left.
  const audit = async () => {
    await fold(false);
    const folded = await run();
    await fold(true);
    const open = await run();
    return { violations: [...folded.violations, ...open.violations], passes: open.passes };
  };
  const wide = await audit();

  // The narrowest screen that the Web Content Accessibility Guidelines speak of (1.4.10, reflow).
  await page.setViewportSize({ width: 320, height: 640 });
  const narrow = await audit();
  const overflows = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );

  await fold(false);
  await page.emulateMedia({ media: "print" });
  const sizes = await page.evaluate(() =>
    [...document.querySelectorAll("body, p, th, td, li, dt, dd")].map(
      (element) => parseFloat(getComputedStyle(element).fontSize) * 0.75,
    ),
  );
  const pdf = await page.pdf({ preferCSSPageSize: true, ...(printed && { path: printed }) });
  const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString("latin1"));
  const violations = [...wide.violations, ...narrow.violations].map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(" ")}`,
  );
  console.log(
    JSON.stringify({
      complaints,
      requests,
      violations,
      rules_passed: wide.passes.length,
      overflows,
      paper: [Number(width), Number(height)],
      smallest_type: Math.min(...sizes),
    }),
  );
} finally {
  await browser.close();
}
