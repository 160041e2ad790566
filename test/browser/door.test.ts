import type { Page } from "playwright-core";
import { test } from "vitest";
import { house } from "./support/house.ts";
import { Player } from "./support/player.ts";

const here = house({ pace: 2 });

const START = "Start the round";
const people = (page: Page): Promise<string[]> => page.locator("[data-part=names] li").allTextContents();
const actions = (page: Page) => page.locator("[data-part=actions]");
const codeOf = (page: Page): string => new URL(page.url()).pathname.slice(-5);

/** Somebody opens a room for friends; its lobby is there. */
async function opened(): Promise<Player> {
  const maker = await Player.arrive(here.browser, here.server.url);
  await maker.tap(/With friends/);
  await maker.page.getByRole("button", { name: START }).waitFor();
  return maker;
}

/** Goes in with Enter alone. */
async function enter(page: Page, name: string): Promise<void> {
  const field = page.getByRole("textbox", { name: "Your name" });
  await field.fill(name);
  await field.press("Enter");
  await page.locator("[data-part=names] li", { hasText: new RegExp(`^${name}`) }).waitFor();
}

test.concurrent("two people with one browser each have a seat, and each tab goes on as its own", async ({ expect }) => {
  const maker = await opened();
  const first = await Player.arrive(here.browser, maker.page.url());
  await enter(first.page, "Pia");
  // Who reloads is not asked.
  await first.page.reload();
  await first.page.getByRole("button", { name: START }).waitFor();

  // By the link, in a second tab.
  const second = await first.context.newPage();
  await second.goto(maker.page.url());
  await second.getByRole("heading", { name: "Who is playing?" }).waitFor();
  expect(await people(maker.page)).toHaveLength(2);
  await second.getByRole("button", { name: /Somebody else/ }).click();
  await enter(second, "Ole");
  expect(await people(maker.page)).toHaveLength(3);

  // By the code, in the first one's tab.
  await first.page.getByRole("button", { name: "Help" }).click();
  await first.page.getByRole("button", { name: /To the start page/ }).click();
  const field = first.page.getByRole("textbox", { name: "Room code" });
  await field.fill(` ${codeOf(maker.page).toLowerCase()} `);
  await field.press("Enter");
  await first.page.getByRole("button", { name: "Go on as Ole" }).waitFor();
  await first.page.getByRole("button", { name: "Go on as Pia" }).click();
  await first.page.locator("[data-part=names] li", { hasText: /Pia.*you/ }).waitFor();

  // Each is itself after a reload, whoever sat down last.
  for (const [page, name] of [
    [first.page, "Pia"],
    [second, "Ole"],
  ] as const) {
    await page.reload();
    await page.locator("[data-part=names] li", { hasText: new RegExp(`${name}.*you`) }).waitFor();
  }
  expect(await people(maker.page)).toHaveLength(3);
  expect([...first.faults, ...maker.faults]).toEqual([]);
  for (const player of [first, maker]) await player.context.close();
});

test.concurrent("who goes back in the middle of a round finds the way in again on the start page", async ({
  expect,
}) => {
  const maker = await opened();
  const code = codeOf(maker.page);
  await maker.tap(START);
  await actions(maker.page).waitFor({ timeout: 20_000 });
  await maker.page.goBack();
  const back = maker.page.getByRole("button", { name: `Back to room ${code}` });
  await back.click();
  await actions(maker.page).waitFor({ timeout: 5000 });

  // From a fresh start page as well, in a new tab, where it is asked who it is.
  const tab = await maker.context.newPage();
  await tab.goto(here.server.url);
  await tab.getByRole("button", { name: `Back to room ${code}` }).click();
  await tab.getByRole("button", { name: /^Go on as / }).click();
  await actions(tab).waitFor({ timeout: 5000 });
  await tab.close();

  // Who leaves for good has no way back, and the seat is a bot's.
  await maker.page.getByRole("button", { name: "Help" }).click();
  await maker.page.getByRole("button", { name: /Leave the room/ }).click();
  await maker.page.getByRole("button", { name: /leave for good/ }).click();
  await maker.page.getByRole("button", { name: /Play now/ }).waitFor();
  await back.waitFor({ state: "detached", timeout: 5000 });
  await maker.page.reload();
  await maker.page.getByRole("button", { name: /Play now/ }).waitFor();
  expect(await back.count()).toBe(0);
  expect(maker.faults).toEqual([]);
  await maker.context.close();
});

test.concurrent("a room that is no more is not offered", async ({ expect }) => {
  const context = await here.browser.newContext();
  await context.addInitScript(() => {
    localStorage.setItem("leaderless.last", "XKTMH");
    localStorage.setItem("leaderless.room.XKTMH", '{"seat":"AAAAAAAAAAAAAAAAAAAAAA"}');
  });
  const page = await context.newPage();
  await page.goto(here.server.url);
  await page.getByRole("button", { name: /Play now/ }).waitFor();
  await page.getByRole("button", { name: "Back to room XKTMH" }).waitFor({ state: "detached" });
  expect(await page.getByRole("button", { name: /Back to/ }).count()).toBe(0);
  await context.close();
});

test.concurrent("every screen has help and the way home", async ({ expect }) => {
  const maker = await opened();
  const { page } = maker;
  const url = page.url();
  const helps = async (at: Page, name: string, home = true): Promise<void> => {
    await at.getByRole("button", { name: "Help" }).click();
    const sheet = at.getByRole("dialog", { name: "Help" });
    await sheet.waitFor();
    expect((await sheet.textContent())!.length, name).toBeGreaterThan(90);
    expect(await sheet.getByRole("button", { name: /To the start page/ }).count(), name).toBe(home ? 1 : 0);
    await at.keyboard.press("Escape");
    await sheet.waitFor({ state: "hidden" });
  };
  const guest = await Player.arrive(here.browser, url);
  await guest.page.getByRole("button", { name: "Take a seat" }).waitFor();
  await helps(guest.page, "join");
  await guest.page.goto(here.server.url);
  await helps(guest.page, "home", false);
  await guest.page.goto(`${here.server.url}/r/XKTMH`);
  await guest.page.getByRole("heading", { name: "There is no room with this code" }).waitFor();
  await helps(guest.page, "no room");
  await guest.context.close();
  await helps(page, "lobby");
  const wall = await maker.context.newPage();
  await wall.setViewportSize({ width: 1920, height: 1080 });
  await wall.goto(`${url}?screen`);
  await wall.locator("[data-part=lobby]").waitFor();
  await helps(wall, "projector in the lobby");
  await maker.tap(START);
  await page.locator("[data-part=countdown]").waitFor();
  await helps(page, "briefing");
  await actions(page).waitFor({ timeout: 20_000 });
  await helps(page, "play");
  await helps(wall, "projector in play");
  await maker.heading("How it ended").waitFor({ timeout: 100_000 });
  await helps(page, "reveal");
  // It leads home, and back is the room.
  await page.getByRole("button", { name: "Help" }).click();
  await page.getByRole("button", { name: /To the start page/ }).click();
  await page.getByRole("button", { name: /Play now/ }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/");
  await page.goBack();
  await maker.heading("How it ended").waitFor();
  expect(maker.faults).toEqual([]);
  await maker.context.close();
});
