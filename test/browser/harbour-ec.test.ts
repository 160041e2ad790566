import { expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { house, NARROW, sideways } from "./support/house.ts";
import { Player, PROJECTOR } from "./support/player.ts";

const here = house({ pace: 2 });
/** An epoch's line, from the given one on: a slow machine may miss one. */
const epochFrom = (least: number) =>
  new RegExp(`^Epoch (${Array.from({ length: 26 - least }, (_, i) => least + i).join("|")}) of 25`);

test("the first epochs of a draw by power: how far it is, fresh blocks side by side, a look, the projector", async () => {
  const player = await Player.arrive(here.browser, here.server.url, NARROW);
  const { page } = player;
  const seen = new Map<string, string[]>();
  const look = async (name: string, at = page): Promise<void> => {
    seen.set(name, await findings(at));
    if (at === page) expect(await sideways(page), name).toBeLessThanOrEqual(0);
  };
  await player.tap(/With friends/);
  await page.getByRole("radio", { name: /Drawn by lot/ }).check();
  await page.locator("html[data-theme=night]").waitFor();
  await page.getByText("Nodes in all").waitFor();
  const screen = await player.context.newPage();
  await screen.setViewportSize(PROJECTOR);
  await screen.goto(`${page.url()}?screen`);
  await screen.getByText("localhost").waitFor();
  await player.tap("Start the round");
  await player.heading(/A draw says who may build/).waitFor();
  await look("briefing");

  await page.getByText(epochFrom(1)).waitFor({ timeout: 15_000 });
  await page
    .getByText(/You won|Not drawn/)
    .first()
    .waitFor();
  await page
    .getByRole("button", { name: /^Block \d+, made by/ })
    .first()
    .waitFor({ timeout: 15_000 });
  await page.getByText(epochFrom(2)).waitFor();
  // An attacker who has won plans its block instead: its look waits for the epoch's blocks to be out.
  await page.getByText(/^next draw in/).waitFor({ timeout: 15_000 });
  // On a slow machine the tap may come as the epoch ends, or the check be over before it was seen: then in the next epoch.
  for (let tries = 1; ; tries++) {
    const checking = page.getByText(/^You check block/).waitFor({ timeout: 5000 });
    const told = checking.then(() => true).catch(() => false);
    await page.getByRole("button", { name: /^Check block/ }).click();
    if (await told) break;
    expect(tries).toBeLessThan(5);
  }
  await look("checking");
  await screen.getByText(/^Epoch \d+ of 25/).waitFor();
  await look("screen", screen);
  await page.getByText(epochFrom(4)).waitFor({ timeout: 20_000 });
  await look("several epochs");
  expect(Object.fromEntries([...seen].filter(([, found]) => found.length > 0))).toEqual({});
  expect(player.faults).toEqual([]);
  await player.context.close();
});
