import axe from "axe-core";
import type { Page } from "playwright-core";

/** What fades in is read once it is there: text half faded has less contrast than anyone reads it with. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    // One that is cancelled, as its element went, has ended too. A second and a half bounds it.
    await Promise.race([
      Promise.allSettled(ending.map((animation) => animation.finished)),
      new Promise((resolve) => setTimeout(resolve, 1500)),
    ]);
  });
}

/** One finding of axe on one element, in a line. */
const lines = (results: axe.AxeResults): string[] =>
  results.violations
    .filter(
      ({ impact, tags }) =>
        impact === "serious" || impact === "critical" || tags.some((tag) => /^wcag2\d*aa?$/.test(tag)),
    )
    .flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.html.slice(0, 120)} ${node.failureSummary ?? ""}`));

/** What axe may be asked in a page that has it. */
const run = (page: Page, options: axe.RunOptions): Promise<axe.AxeResults> =>
  page.evaluate((options) => (globalThis as unknown as { axe: typeof axe }).axe.run(options), options);

/**
 * Findings of axe on a page as it stands, one line each: whatever WCAG 2.2 A and AA ask for, target sizes with it, and what else
 * is serious. In both themes: the other one changes colours alone.
 */
export async function findings(page: Page): Promise<string[]> {
  await settled(page);
  await page.evaluate(axe.source);
  const found = lines(await run(page, { rules: { "target-size": { enabled: true } } }));
  const dark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  await page.emulateMedia({ colorScheme: dark ? "light" : "dark" });
  await settled(page);
  found.push(...lines(await run(page, { runOnly: ["color-contrast"] })).map((one) => `in the other theme: ${one}`));
  await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
  await settled(page);
  return found;
}
