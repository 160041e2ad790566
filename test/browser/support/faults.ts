import type { Page } from "playwright-core";
import { findings } from "./axe.ts";
import { looked, PHONES, WALLS } from "./look.ts";
import { PHONE, PROJECTOR } from "./player.ts";

/** What does not fit on a phone's page or a wall's in any usual size, or cannot be read by all. The page has its own size again then. */
export async function faults(page: Page, name: string, wall = false): Promise<string[]> {
  const found = await looked(page, name, wall ? WALLS : PHONES, { wall });
  await page.setViewportSize(wall ? PROJECTOR : PHONE);
  return [...found, ...(await findings(page)).map((one) => `${name}: ${one}`)];
}
