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

/** Serious and critical findings of axe on a page as it stands, one line each. */
export async function findings(page: Page): Promise<string[]> {
  await settled(page);
  await page.evaluate(axe.source);
  const results = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return results.violations
    .filter((v) => v.impact === "serious" || v.impact === "critical")
    .flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.html.slice(0, 120)} ${node.failureSummary ?? ""}`));
}
