import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeEach } from "vitest";
import { root } from "../../../src/tools/run.ts";
import { browsers } from "../chromium.ts";

/** How much of a page's text is said when its test fails. characters */
const SAID = 1500;

/** A page that has hung is not waited for longer. ms */
const PATIENCE = 3000;

const folder = join(root, ".build/failed");

// When a test fails, what its pages showed then is said, and kept as pictures in .build/failed.
beforeEach(({ onTestFailed, task }) => {
  onTestFailed(async () => {
    mkdirSync(folder, { recursive: true });
    const pages = [...browsers].flatMap((browser) => browser.contexts()).flatMap((context) => context.pages());
    for (const [i, page] of pages.entries()) {
      const text = await page
        .locator("body")
        .ariaSnapshot({ timeout: PATIENCE })
        .catch((error: Error) => error.message);
      const name = `${task.name.replace(/[^a-z0-9]+/gi, "-").slice(0, 60)}-${i}.png`;
      const kept = await picture(page, join(folder, name));
      console.error(`${task.name}: ${page.url()} showed\n${text.slice(0, SAID)}\n${kept}`);
    }
  });
});

async function picture(page: Page, path: string): Promise<string> {
  return page.screenshot({ path, timeout: PATIENCE }).then(
    () => path,
    () => "no picture could be taken",
  );
}
