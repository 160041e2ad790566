import type { Page } from "playwright-core";
import { misfits } from "./fit.ts";

export interface Size {
  width: number;
  height: number;
}

/** A phone, the same on its side, and the smallest. */
export const PHONES: readonly Size[] = [
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 320, height: 568 },
];
/** A projector of today, and an old one. */
export const WALLS: readonly Size[] = [
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
];
/** The least size of letters on a wall, as a share of its height: they read from the back row. */
export const LETTERS = 0.022;

interface Looking {
  /** It is a wall's page: nobody scrolls it, and its letters read from afar. */
  wall?: boolean;
  /** Nobody scrolls it; a wall never does. */
  still?: boolean;
  /** How long a page takes to lay itself out anew in another size, in ms. */
  settle?: number;
}

/** What does not fit on a page in each of these sizes, a line each. With SHOTS, a folder, pictures go there, to be looked at by people. */
export async function looked(
  page: Page,
  name: string,
  sizes: readonly Size[],
  { wall = false, still = wall, settle = 0 }: Looking = {},
): Promise<string[]> {
  const { SHOTS } = process.env;
  const found: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    if (settle > 0) await page.waitForTimeout(settle);
    const at = `${name} ${size.width}×${size.height}`;
    for (const one of await misfits(page, { still, letters: wall ? LETTERS : 0 })) found.push(`${at}: ${one}`);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${at}.png`, fullPage: !still });
  }
  return found;
}

/** The same by day and by night. */
export async function lookedByDayAndNight(
  ...[page, name, sizes, looking]: Parameters<typeof looked>
): Promise<string[]> {
  const found: string[] = [];
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    found.push(...(await looked(page, `${name} ${scheme}`, sizes, looking)));
  }
  return found;
}
