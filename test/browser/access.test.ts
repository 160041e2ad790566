import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { sayAsHost } from "./support/host.ts";
import { house, sideways } from "./support/house.ts";
import { focused, Keyboard } from "./support/keyboard.ts";
import { PHONE, Player, PROJECTOR } from "./support/player.ts";

const here = house({ pace: 4 });
/** What a player sees in a round. */
const PLACES = ["swarm", "wing", "site", "claim"];
/** So many rounds at most are played until all of it has been looked at. */
const ROUNDS = 4;
/** A laptop's page of 1280 × 1024 at 400 %: WCAG 1.4.10. */
const ZOOMED = { width: 320, height: 256 };
/** What is done wherever it can be: looks before it leaves, and says what it saw. */
const MOVES = ["Propose it:", "Dance:", "Follow to", "Return", "Explore", "Stay quiet", "Fly home"];

test("a session is played by the keyboard alone, and no screen on the way has a finding of axe or scrolls sideways", async () => {
  const seen = new Map<string, string[]>();
  const look = async (name: string, page: Page): Promise<void> => {
    if (seen.has(name)) return;
    const found = await findings(page);
    const size = page.viewportSize() ?? PHONE;
    for (const small of size.width === PROJECTOR.width ? [] : [size, ZOOMED]) {
      await page.setViewportSize(small);
      const out = await sideways(page);
      if (out > 0) found.push(`scrolls sideways by ${out} px at ${small.width} × ${small.height}`);
    }
    seen.set(name, found);
    await page.setViewportSize(size);
  };

  const player = await Player.arrive(here.browser, here.server.url);
  const { page } = player;
  const keys = new Keyboard(page);
  await page.getByRole("button", { name: /Play now/ }).waitFor();
  await look("home", page);
  await keys.press(/With friends/);
  await page.getByRole("button", { name: "Start the round" }).waitFor();
  await keys.keeps("lobby");
  await look("lobby of the host", page);
  await keys.reach(/^input/);
  for (let i = 0; i < 30 && !/Practice/.test(await focused(page)); i++) await page.keyboard.press("ArrowDown");

  const guest = await Player.arrive(here.browser, page.url());
  const theirs = new Keyboard(guest.page);
  await guest.page.getByRole("button", { name: "Take a seat" }).waitFor();
  await look("join", guest.page);
  await theirs.press(/Take a seat/);
  await guest.page.getByRole("button", { name: "Start the round" }).waitFor();
  await theirs.keeps("lobby of a guest");
  await look("lobby of a guest", guest.page);
  const screen = await player.context.newPage();
  await screen.setViewportSize(PROJECTOR);
  await screen.goto(`${page.url()}?screen`);
  await screen.getByText("localhost").waitFor();
  await look("screen in the lobby", screen);
  await keys.press(/Run the room/);
  await page.locator("dialog[open]").waitFor();
  await look("console", page);
  await page.keyboard.press("Escape");
  await keys.keeps("lobby after the console");

  await keys.press(/Start the round/);
  await player.heading(/needs a home/).waitFor();
  await Promise.all([keys.keeps("briefing"), theirs.keeps("a guest's briefing")]);
  await look("briefing", page);
  const end = player.heading("How it ended");
  await page.locator("[data-part=actions]").waitFor({ timeout: 15_000 });
  await keys.keeps("play");
  await look("screen in play", screen);
  await theirs.press(/^button Help/);
  await theirs.press(/^summary What the projector shows/);
  const told = guest.page.locator("[data-part=wall-text] > ul");
  await expect.poll(() => told.textContent(), { timeout: 10_000 }).toMatch(/\d+ at the swarm, \d+ out scouting/);
  await look("the projector as text", guest.page);
  await guest.page.keyboard.press("Escape");
  const again = page.getByRole("button", { name: "Play another round" });
  for (let round = 1; ; ) {
    if (await end.isVisible()) {
      await keys.keeps("reveal");
      // On a slow machine the round may be over before all has been looked at.
      if (round++ === ROUNDS || PLACES.every((name) => seen.has(name))) break;
      await again.waitFor({ timeout: 20_000 });
      await keys.press(/Play another round/);
      await page.locator("[data-part=actions]").waitFor({ timeout: 15_000 });
    }
    if (PLACES.every((name) => seen.has(name))) {
      // What is still to come of the round shows nothing new.
      await sayAsHost(page, { type: "end" }).catch((error) => expect(String(error)).toContain("no_round"));
      await end.waitFor();
      continue;
    }
    const open = await player.buttons();
    const claiming = await page.locator("[data-part=claim]").isVisible();
    const where = open.includes("Turn back") ? "wing" : open.includes("Fly home") ? "site" : "swarm";
    await look(claiming ? "claim" : where, page);
    const move = MOVES.find((wanted) => open.some((button) => button.startsWith(wanted)));
    // The button may have gone with the bee; then there will be another in a moment.
    if (move && (await keys.reach(new RegExp(`^button ${move}`), 25))) await page.keyboard.press("Enter");
    await page.waitForTimeout(200);
    await keys.keeps(`${where} after ${move}`);
  }
  await again.waitFor({ timeout: 20_000 });
  await page.getByRole("heading", { name: "Key moments" }).waitFor({ timeout: 20_000 });
  await look("reveal", page);
  await look("screen after the round", screen);
  await keys.press(/Play another round/);
  await player.heading(/needs a home/).waitFor();
  await keys.keeps("the next briefing");
  await keys.press(/^button (\?|What is this|Help)/);
  await page.locator("dialog[open]").waitFor();
  await look("help", page);
  await page.keyboard.press("Escape");

  for (const path of ["/r/XXXXX", "/replay", "/lab", "/plans", "/plans/own"]) {
    await page.goto(here.server.url + path);
    const there = path === "/lab" ? page.getByRole("button", { name: /Stop|Run/ }) : page.locator("main h1, main p");
    await there.first().waitFor();
    await look(path, page);
  }

  expect([...seen.keys()]).toEqual(expect.arrayContaining([...PLACES, "reveal"]));
  expect(Object.fromEntries([...seen].filter(([, found]) => found.length > 0))).toEqual({});
  expect([...keys.lost, ...theirs.lost], "the focus was nowhere").toEqual([]);
  expect([...player.faults, ...guest.faults]).toEqual([]);
  await guest.context.close();
  await player.context.close();
});
