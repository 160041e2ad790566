import axe from "axe-core";
import type { Page } from "playwright-core";

/** Serious and critical findings of axe on a page as it stands, one line each. */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return results.violations
    .filter((v) => v.impact === "serious" || v.impact === "critical")
    .flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.html.slice(0, 120)} ${node.failureSummary ?? ""}`));
}
