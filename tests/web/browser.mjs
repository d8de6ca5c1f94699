// Chromium as the tests of the page use it, with the network off for a page of a folder.
import { createRequire } from "node:module";

const require = createRequire(new URL("../browser/package.json", import.meta.url));
const { chromium } = require("playwright-core");

export const launched = (executablePath) =>
  chromium.launch({
    executablePath,
    args: [
      "--no-sandbox", // a build machine runs as root, and the page is our own
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

/** A page of its own, and what it complains of and asks for. */
export async function opened(browser, url, options = {}) {
  const context = await browser.newContext({ offline: url.startsWith("file:"), ...options });
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  context.on("request", (request) => {
    if (!request.url().startsWith("blob:")) requests.push(request.url());
  });
  return { page, complaints, requests };
}
