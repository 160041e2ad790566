import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { misfits } from "./support/fit.ts";
import { house } from "./support/house.ts";
import { Player } from "./support/player.ts";

const here = house({ pace: 10 });

/** Where pictures go, to be looked at by people. */
const { SHOTS, SETUP = "meadow" } = process.env;
const PHONES = [
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 320, height: 568 },
];

const PARTS = ["power", "influence", "axes", "band", "recount", "fork", "re-play"];

async function looked(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const size of PHONES) {
    await page.setViewportSize(size);
    const at = `${size.width}×${size.height}`;
    for (const one of await misfits(page, { still: false, letters: 0 })) found.push(`${at}: ${one}`);
    for (const name of SHOTS ? PARTS : [])
      await page.locator(`[data-part=${name}]`).screenshot({ path: `${SHOTS}/${SETUP} ${name} ${size.width}.png` });
  }
  return found;
}

/** Whether any of the page's workers plays rounds again. */
const playing = (page: Page): boolean => page.workers().some((worker) => worker.url().includes("what-if-worker"));

test("a phone asks what if: counted again, forked, and under other rules, which a tap stops", {
  timeout: 240_000,
}, async () => {
  const { url } = here.server;
  const made = await fetch(`${url}/api/rooms`, { method: "POST", body: JSON.stringify({ scenario: SETUP }) });
  const { code } = (await made.json()) as { code: string };
  const player = await Player.arrive(here.browser, `${url}/r/${code}`);
  const { page } = player;
  await player.tap("Take a seat");
  await player.tap("Start the round");
  await page.getByRole("heading", { name: "How it ended", level: 1 }).waitFor({ timeout: 60_000 });
  await page
    .getByRole("button", { name: "Show everything" })
    .click({ timeout: 3000 })
    .catch(() => undefined);

  const part = (name: string) => page.locator(`[data-part=${name}]`);
  const begin = (name: string) =>
    part(name)
      .getByRole("button", { name: /^Work it out/ })
      .first()
      .click();

  // What this round makes one ask comes first, of each phase; all of it by a tap.
  const more = page.getByRole("button", { name: /more questions? to work out/ });
  await more.first().waitFor();
  expect(await page.locator(PARTS.map((name) => `[data-part=${name}]`).join()).count()).toBeLessThan(PARTS.length);
  while ((await more.count()) > 0) await more.first().click();

  // The Nakamoto coefficient needs no tap.
  await part("power").locator("[data-nakamoto]").waitFor({ timeout: 30_000 });

  await begin("recount");
  await part("recount").and(page.locator("[data-state=done]")).waitFor({ timeout: 30_000 });
  if (SETUP === "meadow") {
    const rules = await part("recount").locator("tbody th").allTextContents();
    expect(rules.map((rule) => rule.replace(/[^A-Z].*$/s, ""))).toHaveLength(5);
    expect(rules[0]).toContain("Most votes");
  }

  await begin("fork");
  await part("fork").and(page.locator("[data-state=done]")).waitFor({ timeout: 60_000 });
  const changes = part("fork").locator("li[data-change]");
  expect(await changes.count()).toBeGreaterThan(1);
  await part("fork").getByRole("combobox").selectOption({ index: 1 });
  await part("fork").getByRole("button", { name: "Work it out" }).click();
  await part("fork").locator("li[data-change=muted]").waitFor({ timeout: 30_000 });

  await begin("re-play");
  const rows = part("re-play").locator("[data-mechanism]");
  await expect.poll(() => rows.count(), { timeout: 30_000 }).toBeGreaterThan(1);
  // It grows as it comes in.
  await expect.poll(() => rows.first().textContent(), { timeout: 30_000 }).not.toMatch(/\D1 of 200/);
  await part("re-play")
    .getByRole("button", { name: "Stop" })
    .click({ timeout: 5000 })
    .catch(() => undefined);
  await expect(part("re-play").getAttribute("data-state")).resolves.toMatch(/stopped|done/);

  if (SHOTS)
    for (const name of ["influence", "axes", "band"]) {
      await begin(name);
      await part(name).and(page.locator("[data-state=done], [data-state=early]")).waitFor({ timeout: 60_000 });
    }
  expect(await findings(page)).toEqual([]);
  expect(await looked(page)).toEqual([]);

  if (SHOTS) return;
  // Whoever leaves the debrief ends what runs.
  await begin("axes");
  await expect.poll(() => playing(page), { timeout: 10_000 }).toBe(true);
  await page.locator("footer button, [data-part=footer] button").last().click();
  await part("axes").waitFor({ state: "detached" });
  await expect.poll(() => playing(page), { timeout: 10_000 }).toBe(false);
  expect(player.faults).toEqual([]);
});
