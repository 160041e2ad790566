// A finger is on its way to a button, and another comes in its place: the tap is lost, and the next one counts.
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./chromium.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A page with two buttons, that writes down which were tapped; with the real script and the real style. */
async function opened(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 390, height: 600 } });
  await page.setContent(`<main style="padding-top:200px"><p></p>
    <button data-does="stay" style="display:block;height:60px;width:300px">Stay</button>
    <button data-does="home" style="display:block;height:60px;width:300px">Home</button></main>`);
  await page.addStyleTag({ content: readFileSync("client/style/base.css", "utf8") });
  const code = stripTypeScriptTypes(readFileSync("client/parts/settling.ts", "utf8"));
  await page.addScriptTag({
    type: "module",
    content: `${code}
      window.tapped = [];
      addEventListener("click", (event) => window.tapped.push(event.target.dataset?.does ?? "nothing"));
      settling(document.querySelector("main"));`,
  });
  await page.waitForFunction("window.tapped !== undefined");
  return page;
}

/** Taps a place at once after a change, waits until the page has settled, and taps it again: what was pressed both times. */
async function twice(page: Page, change: string): Promise<string[]> {
  const { x, y } = (await page.locator("[data-does=home]").boundingBox())!;
  await page.evaluate(change);
  await page.mouse.click(x + 20, y + 30);
  await page.waitForFunction("document.querySelector('[data-settles]') === null");
  await page.mouse.click(x + 20, y + 30);
  return page.evaluate("window.tapped");
}

const HOME = "document.querySelector('[data-does=home]')";

test.each([
  ["what has not changed is pressed at once", "0", ["home", "home"]],
  ["a new verb", `${HOME}.dataset.does = "dance"`, ["nothing", "dance"]],
  [
    "a line above moves the other button there",
    "document.querySelector('p').style.height = '60px'; document.querySelector('p').textContent = '!'",
    ["nothing", "stay"],
  ],
  [
    "a button that comes in its place",
    `${HOME}.outerHTML = ${HOME}.outerHTML.replace("home", "ring")`,
    ["nothing", "ring"],
  ],
  ["a price that changes is no other button", `${HOME}.textContent = "Home, 3 s"`, ["home", "home"]],
])("%s", async (_what, change, pressed) => {
  const page = await opened();
  expect(await twice(page, change)).toEqual(pressed);
  await page.close();
});
