import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { misfits } from "./support/fit.ts";
import { house } from "./support/house.ts";
import { Player } from "./support/player.ts";

const here = house({ pace: 10 });

/** Where pictures go, to be looked at by people; with `ALL`, all generations are waited for. */
const { SHOTS, ALL, SETUP = "meadow" } = process.env;
const PHONES = [
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 320, height: 568 },
];
const WALLS = [
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
];

/** What does not fit, in every size, by day and by night. */
async function looked(page: Page, name: string, wall: boolean): Promise<string[]> {
  const found: string[] = [];
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const size of wall ? WALLS : PHONES) {
      await page.setViewportSize(size);
      const at = `${name} ${size.width}×${size.height} ${scheme}`;
      for (const one of await misfits(page, { still: wall, letters: wall ? 0.022 : 0 })) found.push(`${at}: ${one}`);
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/evolve ${at}.png`, fullPage: !wall });
    }
  }
  return found;
}

test("after a round its bots learn from it, on phone and wall, and are played against", {
  timeout: 240_000,
}, async () => {
  const { url } = here.server;
  const made = await fetch(`${url}/api/rooms`, { method: "POST", body: JSON.stringify({ scenario: SETUP }) });
  const { code, screenToken } = (await made.json()) as { code: string; screenToken: string };
  const player = await Player.arrive(here.browser, `${url}/r/${code}`);
  const { page } = player;
  await player.tap("Take a seat");
  await player.tap("Start the round");
  await page.getByRole("heading", { name: "How it ended", level: 1 }).waitFor({ timeout: 60_000 });
  await page
    .getByRole("button", { name: "Show everything" })
    .click({ timeout: 3000 })
    .catch(() => undefined);
  const wall = await (await here.browser.newContext()).newPage();
  await wall.goto(url);
  const key = [`leaderless.room.${code}`, JSON.stringify({ screen: screenToken })] as const;
  await wall.evaluate(([place, keys]) => localStorage.setItem(place, keys), key);
  await wall.goto(`${url}/r/${code}?screen`);
  await wall.locator("[data-part=end]").waitFor();
  await page.getByRole("button", { name: "Let the bots learn" }).click();

  await page.locator("[data-view=evolve][data-on]").waitFor();
  await page.getByRole("button", { name: "Boasts" }).click();
  await page.getByText("Generation 2 of 5").first().waitFor({ timeout: 30_000 });
  await wall.locator("[data-part=generation]").waitFor();
  const found = [...(await looked(page, "lives phone", false)), ...(await looked(wall, "lives wall", true))];
  if (!ALL) await page.getByRole("button", { name: "Stop here" }).click();

  await page.getByRole("heading", { name: "What did the colony learn" }).waitFor({ timeout: 120_000 });
  await wall.locator("[data-part=colony]").waitFor();
  await page.locator("[data-part=descent]").waitFor();
  await page.getByText("You guessed that “Boasts” would grow.").waitFor();
  found.push(...(await looked(page, "learned phone", false)), ...(await looked(wall, "learned wall", true)));
  expect(found).toEqual([]);
  expect(await findings(page)).toEqual([]);

  await page.getByRole("button", { name: "Play against them" }).click();
  await page.locator("[data-part=actions], [data-part=countdown]").first().waitFor({ timeout: 30_000 });
});
