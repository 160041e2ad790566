import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { Workerd } from "../../../src/tools/workerd.ts";
import { launchBrowser } from "../chromium.ts";
import { startServer } from "../server.ts";

/** The narrowest phone that everything must fit. */
export const NARROW = { width: 360, height: 740 };

/** A real server and a real browser for one test file, there while its tests run. Rounds run `pace` times as fast as usual. */
export function house({ pace = 1 } = {}): { browser: Browser; server: Workerd } {
  const held = {} as { browser: Browser; server: Workerd };
  beforeAll(async () => {
    const vars = { PACE: String(pace) };
    [held.server, held.browser] = await Promise.all([startServer({ vars }), launchBrowser()]);
  });
  afterAll(async () => {
    await held.browser?.close();
    await held.server?.stop();
  });
  return held;
}

/** How far a page reaches out of sight to the side. px */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
