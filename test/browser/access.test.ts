import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { house, sideways } from "./support/house.ts";
import { Player, PROJECTOR } from "./support/player.ts";

const here = house({ pace: 4 });
/** What a player sees in a round. */
const PLACES = ["swarm", "wing", "site", "claim"];
/** So many rounds at most are played until all of it has been looked at. */
const ROUNDS = 4;

test("no screen has a serious finding of axe or scrolls sideways on a phone", async () => {
  const seen = new Map<string, string[]>();
  const look = async (name: string, page: Page): Promise<void> => {
    if (seen.has(name)) return;
    seen.set(name, await findings(page));
    expect(await sideways(page), name).toBeLessThanOrEqual(0);
  };

  const player = await Player.arrive(here.browser, here.server.url);
  await player.page.getByRole("button", { name: /Play now/ }).waitFor();
  await look("home", player.page);
  await player.tap(/With friends/);
  await player.page.getByRole("button", { name: "Start the round" }).waitFor();
  await look("lobby of the host", player.page);
  await player.page.getByRole("radio", { name: /Practice/ }).check();

  const guest = await Player.arrive(here.browser, player.page.url());
  await guest.page.getByRole("button", { name: "Take a seat" }).waitFor();
  await look("join", guest.page);
  await guest.tap("Take a seat");
  await guest.page.getByRole("button", { name: "Start the round" }).waitFor();
  await look("lobby of a guest", guest.page);
  const screen = await player.context.newPage();
  await screen.setViewportSize(PROJECTOR);
  await screen.goto(`${player.page.url()}?screen`);
  await screen.getByText("localhost").waitFor();
  await look("screen in the lobby", screen);

  await player.tap("Start the round");
  await player.heading(/needs a home/).waitFor();
  await look("briefing", player.page);
  const end = player.heading("How it ended");
  await player.page.locator("[data-part=actions]").waitFor({ timeout: 15_000 });
  await look("screen in play", screen);
  const again = player.page.getByRole("button", { name: "Play another round" });
  for (let round = 1; ; ) {
    if (await end.isVisible()) {
      // On a slow machine the round may be over before all has been looked at.
      if (round++ === ROUNDS || PLACES.every((name) => seen.has(name))) break;
      await again.click({ timeout: 20_000 });
      await player.page.locator("[data-part=actions]").waitFor({ timeout: 15_000 });
    }
    const open = await player.buttons();
    const claiming = await player.page.locator("[data-part=claim]").isVisible();
    const where = open.includes("Turn back") ? "wing" : open.includes("Fly home") ? "site" : "swarm";
    await look(claiming ? "claim" : where, player.page);
    await player.step();
    await player.page.waitForTimeout(200);
  }
  await again.waitFor({ timeout: 20_000 });
  await player.page.getByRole("heading", { name: "Key moments" }).waitFor({ timeout: 20_000 });
  await look("reveal", player.page);
  await look("screen after the round", screen);

  await player.page.goto(`${here.server.url}/r/XXXXX`);
  await player.page.getByRole("button", { name: /start page/ }).waitFor();
  await look("no such room", player.page);

  console.log([...seen.keys()].join(", "));
  expect([...seen.keys()]).toEqual(expect.arrayContaining([...PLACES, "reveal"]));
  expect(Object.fromEntries([...seen].filter(([, found]) => found.length > 0))).toEqual({});
  await guest.context.close();
  await player.context.close();
});
