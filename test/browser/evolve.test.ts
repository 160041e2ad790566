import { expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { house } from "./support/house.ts";
import { lookedByDayAndNight, PHONES, WALLS } from "./support/look.ts";
import { Player } from "./support/player.ts";
import { openWall } from "./support/wall.ts";

const here = house({ pace: 10 });

/** With `ALL`, all generations are waited for. */
const { ALL, SETUP = "meadow" } = process.env;
/** A trait that somebody guesses will grow. */
const GUESS = { meadow: "Boasts", bft: "Takes high fees unseen", ec: "Looks at blocks" }[SETUP] ?? "Boasts";

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
  const wall = await openWall(here, code, screenToken);
  await wall.locator("[data-part=end]").waitFor();
  await page.getByRole("button", { name: "Let the bots learn" }).click();

  await page.locator("[data-view=evolve][data-on]").waitFor();
  await page.getByRole("button", { name: GUESS }).click();
  await page.getByText("Generation 2 of 5").first().waitFor({ timeout: 30_000 });
  await wall.locator("[data-part=generation]").waitFor();
  const found = [
    ...(await lookedByDayAndNight(page, "lives phone", PHONES)),
    ...(await lookedByDayAndNight(wall, "lives wall", WALLS, { wall: true })),
  ];
  if (!ALL) await page.getByRole("button", { name: "Stop here, without the answer" }).click();

  const outcome = ALL ? /points/ : "Stopped before the test";
  await page.getByRole("heading", { name: outcome, level: 1 }).waitFor({ timeout: 180_000 });
  await wall.locator("[data-part=colony]").waitFor();
  await page.locator("[data-part=descent]").waitFor();
  await page.getByText(`You guessed that “${GUESS}” would grow.`).waitFor();
  found.push(
    ...(await lookedByDayAndNight(page, "learned phone", PHONES)),
    ...(await lookedByDayAndNight(wall, "learned wall", WALLS, { wall: true })),
  );
  expect(found).toEqual([]);
  expect(await findings(page)).toEqual([]);

  await page.getByRole("button", { name: "Play against them" }).click();
  await page.locator("[data-part=actions], [data-part=countdown]").first().waitFor({ timeout: 30_000 });
});
