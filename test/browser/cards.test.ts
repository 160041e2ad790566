// A card in a real browser: the host's hand, a phone that is dark, the projector, and what the reveal tells of it.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { misfits } from "./support/fit.ts";
import { sayAsHost } from "./support/host.ts";
import { house } from "./support/house.ts";
import { Player } from "./support/player.ts";

const here = house({ pace: 1 });
const PHONES = [
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 320, height: 568 },
];
const WALLS = [
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
];
/** Where pictures of all that was looked at go, to be looked at by people. */
const { SHOTS } = process.env;

async function look(page: Page, name: string, sizes: readonly { width: number; height: number }[], wall = false) {
  const found: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    found.push(
      ...(await misfits(page, { still: true, letters: wall ? 0.022 : 0 })).map((one) => `${size.width} ${one}`),
    );
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name} ${size.width}x${size.height}.png` });
  }
  return found;
}

test.each([
  ["meadow", /^You lie still for \d+\ss: watch$/, "Wind"],
  ["bft", /^Your node is dark for \d+\ss: watch$/, "Slow links"],
] as const)("%s: everybody dark, and then slow", { timeout: 200_000 }, async (scenario, mine, slow) => {
  const { url } = here.server;
  const made = await fetch(`${url}/api/rooms`, { method: "POST", body: JSON.stringify({ scenario }) });
  const { code, hostToken, screenToken } = (await made.json()) as Record<"code" | "hostToken" | "screenToken", string>;
  const { page, ...player } = await Player.arrive(here.browser, `${url}/r/${code}`);
  const key = `leaderless.room.${code}`;
  await page.evaluate(([at, host]) => localStorage.setItem(at!, JSON.stringify({ host })), [key, hostToken]);
  await page.reload();
  const tap = (name: string) => page.getByRole("button", { name }).first().click();
  await tap("Take a seat");
  await page.getByRole("button", { name: "Start the round" }).waitFor();
  const wall = await (await here.browser.newContext()).newPage();
  await wall.goto(url);
  await wall.evaluate(([at, screen]) => localStorage.setItem(at!, JSON.stringify({ screen })), [key, screenToken]);
  await wall.goto(`${url}/r/${code}?screen`);
  await wall.locator("[data-view=projector]").waitFor();
  await tap("Start the round");
  await page.locator("[data-part=actions] button").first().waitFor({ timeout: 60_000 });
  const found: string[] = [];

  // The host's hand, on its phone.
  await page.locator("[data-part=console-open]").click();
  await page.locator("[data-part=cards] button").first().waitFor();
  if (SHOTS) await look(page, `${scenario} hand`, PHONES);
  await page.setViewportSize(PHONES[0]!);
  await page.locator("[data-part=cards]").getByRole("button", { name: slow }).click();
  await page.locator("[data-part=outcome]", { hasText: "three times as long" }).waitFor();
  if (SHOTS) await look(page, `${scenario} played`, PHONES);
  await page.keyboard.press("Escape");
  await wall.locator("[data-part=lasting][data-kind=slow]").waitFor();
  if (SHOTS) await look(page, `${scenario} slow`, PHONES);

  await sayAsHost(page, { type: "card", trial: "crash", options: { share: 1, lasts: 12_000 } });
  const line = page.locator("[data-part=lasting][data-kind=mine]");
  await line.waitFor();
  expect(await line.textContent()).toMatch(mine);
  await page.locator("[data-part=moment]").waitFor({ state: "detached" });
  await wall.locator("[data-part=moment]").waitFor({ state: "detached" });
  found.push(...(await look(page, `${scenario} dark`, PHONES)));
  found.push(...(await look(wall, `${scenario} dark wall`, WALLS, true)));
  await page.setViewportSize(PHONES[0]!);
  await line.waitFor({ state: "detached", timeout: 20_000 });

  await sayAsHost(page, { type: "end" });
  await tap("Show everything");
  const told = page.locator("[data-part=played-cards] li");
  await told.first().waitFor();
  expect(await told.count()).toBe(2);
  expect(await told.nth(1).textContent()).toContain("You were among them");
  if (SHOTS) await page.locator("[data-part=played-cards]").screenshot({ path: `${SHOTS}/${scenario} told.png` });
  await Promise.all([page.context().close(), wall.context().close()]);
  expect(player.faults).toEqual([]);
  expect(found).toEqual([]);
});
