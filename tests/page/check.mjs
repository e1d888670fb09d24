// Opens pages in a browser and looks for what no other test can see: messages of the console, requests, faults that
// axe-core finds, quotes that the keyboard does not reach. Not run by `cargo test`: it needs Chromium and Node.
//
//   npm install && CHROMIUM=/usr/bin/chromium node check.mjs FOLDER PAGE.html...
//
// FOLDER gets a picture of each page at two widths in two schemes, and a PDF.

import { mkdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [folder, ...pages] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const faults = [];

/** Tab after Tab: which quotes of the article get the focus, and whether their tip is shown then. */
async function reached(page) {
  const all = await page.$$eval("a.quote[id]", (links) => links.map((link) => link.id));
  const seen = new Set();
  for (let i = 0; i < 3000 && seen.size < all.length; i++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const link = document.activeElement;
      const shown = getComputedStyle(link, "::after").display === "block";
      return { id: link.matches("a.quote") ? link.id : null, shown };
    });
    if (focused.id && !focused.shown) faults.push(`no tip: ${focused.id}`);
    if (focused.id) seen.add(focused.id);
  }
  return [all.length, seen.size];
}

async function check(browser, file) {
  const page = await browser.newPage();
  page.on("console", (message) => faults.push(`${file}: console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`${file}: error: ${error.message}`));
  const url = pathToFileURL(resolve(file)).href;
  page.on("request", (request) => request.url() !== url && faults.push(`${file}: request: ${request.url()}`));
  for (const scheme of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const width of [390, 1280]) {
      await page.setViewport({ width, height: 900 });
      await page.goto(url);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) faults.push(`${file}: ${wide} pixels wide in ${width}`);
      const path = join(folder, `${basename(file)}-${width}-${scheme}.png`);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      // Chromium takes no higher picture.
      await page.screenshot({ path, captureBeyondViewport: true, clip: { x: 0, y: 0, width, height: Math.min(height, 16000) } });
      await page.evaluate(AXE);
      const { violations, passes } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
      for (const { id, impact, nodes } of violations) {
        faults.push(`${file} ${width} ${scheme}: axe ${impact}: ${id}: ${nodes[0].html.slice(0, 120)} (${nodes.length})`);
      }
      console.log(`${file} ${width} ${scheme}: ${passes.length} rules of axe kept`);
    }
  }
  await page.goto(url);
  const [all, seen] = await reached(page);
  console.log(`${file}: Tab reaches ${seen} of ${all} quotes`);
  if (seen < all) faults.push(`${file}: Tab misses quotes`);
  const dead = await page.$$eval("a[href^='#']", (links) =>
    links.map((link) => link.hash.slice(1)).filter((id) => !document.getElementById(id)));
  if (dead.length) faults.push(`${file}: links to nowhere: ${dead}`);
  await page.pdf({ path: join(folder, `${basename(file)}.pdf`), format: "A4" });
  await page.close();
}

const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
for (const file of pages) await check(browser, file);
await browser.close();
faults.forEach((fault) => console.error(fault));
process.exitCode = faults.length ? 1 : 0;
