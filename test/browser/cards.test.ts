// A card in a real browser: the host's hand, a phone that is dark, the projector, and what the reveal tells of it.
import { expect, test } from "vitest";
import { sayAsHost } from "./support/host.ts";
import { house } from "./support/house.ts";
import { looked, PHONES, WALLS } from "./support/look.ts";
import { Player } from "./support/player.ts";
import { openWall } from "./support/wall.ts";

const here = house({ pace: 1 });
/** Where pictures of all that was looked at go, to be looked at by people. */
const { SHOTS } = process.env;

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
  const wall = await openWall(here, code, screenToken);
  await wall.locator("[data-view=projector]").waitFor();
  await tap("Start the round");
  await page.locator("[data-part=actions] button").first().waitFor({ timeout: 60_000 });
  const found: string[] = [];

  // The host's hand, on its phone.
  await page.locator("[data-part=console-open]").click();
  await page.locator("[data-part=cards] button").first().waitFor();
  if (SHOTS) await looked(page, `${scenario} hand`, PHONES, { still: true });
  await page.setViewportSize(PHONES[0]!);
  await page.locator("[data-part=cards]").getByRole("button", { name: slow }).click();
  await page.locator("[data-part=outcome]", { hasText: "three times as long" }).waitFor();
  if (SHOTS) await looked(page, `${scenario} played`, PHONES, { still: true });
  await page.keyboard.press("Escape");
  await wall.locator("[data-part=lasting][data-kind=slow]").waitFor();
  if (SHOTS) await looked(page, `${scenario} slow`, PHONES, { still: true });

  await sayAsHost(page, { type: "card", trial: "crash", options: { share: 1, lasts: 12_000 } });
  const line = page.locator("[data-part=lasting][data-kind=mine]");
  await line.waitFor();
  expect(await line.textContent()).toMatch(mine);
  await page.locator("[data-part=moment]").waitFor({ state: "detached" });
  await wall.locator("[data-part=moment]").waitFor({ state: "detached" });
  found.push(...(await looked(page, `${scenario} dark`, PHONES, { still: true })));
  found.push(...(await looked(wall, `${scenario} dark wall`, WALLS, { wall: true })));
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
