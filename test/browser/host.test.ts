import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Workerd } from "../../src/tools/workerd.ts";
import { launchBrowser } from "./chromium.ts";
import { startServer } from "./server.ts";
import { findings } from "./support/axe.ts";
import { sideways } from "./support/house.ts";
import { Player, PROJECTOR } from "./support/player.ts";

let server: Workerd;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({ vars: { PACE: "2" } });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test("a class is run without a seat, from two devices, and a friend's room by any friend", async () => {
  const host = await Player.arrive(browser, server.url);
  await host.tap(/With a class/);
  await host.page.waitForURL(/\/r\/[A-Z]{5}$/);
  const link = host.page.url();
  const guest = await Player.arrive(browser, link);
  await guest.page.getByRole("textbox").fill("Wren");
  await guest.tap("Take a seat");
  await guest.page.getByText(/Waiting for the host/).waitFor();

  // The host's chair is carried to a second device, by a link that works once.
  await host.page.getByRole("button", { name: "Run the room" }).click();
  await host.page.getByText("Wren").first().waitFor();
  await host.page.screenshot({ path: ".build/shots/console in the lobby.png" });
  expect(await findings(host.page)).toEqual([]);
  await host.page.getByRole("button", { name: "Run it from another device" }).click();
  const carried = await host.page.locator("[data-part=carry] input").inputValue();
  expect(carried).toMatch(/#host=[\w-]{22}$/);
  const second = await Player.arrive(browser, carried);
  await second.tap("Use this device");
  await second.page.getByRole("button", { name: "Start the round" }).waitFor();
  const third = await Player.arrive(browser, carried);
  await third.tap("Use this device");
  await third.page.getByText(/used on another device/).waitFor();

  // Names that are offered only, and then a lock: said on the console, and to whoever comes.
  await host.page.getByLabel("Names").selectOption("offered");
  await host.page.getByText("From now on only names that are offered.").first().waitFor();
  const late = await Player.arrive(browser, link);
  await late.page.locator("input[readonly]").waitFor();
  await late.tap("Take a seat");
  await late.page.getByText(/Waiting for the host/).waitFor();
  await host.page.getByRole("button", { name: "Lock the room" }).click();
  await host.page.getByText("Locked: nobody new comes in.").first().waitFor();
  await late.page.getByText("The room is locked").waitFor();
  const later = await Player.arrive(browser, link);
  await later.page.getByText("Locked by the host.").waitFor();
  // Whom the host removes is one of the people no more.
  await host.page.locator("dialog summary").nth(1).click();
  await host.page.getByRole("button", { name: "Remove" }).click();
  await host.page.getByRole("button", { name: "Yes" }).click();
  await host.page
    .getByText(/is out\. A bot plays on/)
    .first()
    .waitFor();
  await host.page.locator("dialog summary").nth(1).waitFor({ state: "detached" });
  for (const { context } of [late, later]) await context.close();

  // The screen, too, goes to a device that holds nothing.
  await host.page.getByRole("button", { name: "Show it on another screen" }).click();
  await host.page.waitForFunction(
    (before) => document.querySelector<HTMLInputElement>("[data-part=carry] input")?.value !== before,
    carried,
  );
  const screen = await Player.arrive(
    browser,
    await host.page.locator("[data-part=carry] input").inputValue(),
    PROJECTOR,
  );
  await screen.tap("Use this device");
  await screen.page.locator("[data-view=projector]").waitFor();

  await second.tap("Start the round");
  await guest.page.locator("[data-part=actions]").waitFor({ timeout: 15_000 });
  await second.page.getByRole("button", { name: "Pause" }).click();
  await guest.page.getByText("Paused by the host").first().waitFor();
  await screen.page.getByText("Paused by the host").first().waitFor();
  await second.page.getByText("The clock stands still.").first().waitFor();
  const left = () => guest.page.getByText(/left/).first().textContent();
  const stood = await left();
  await guest.page.waitForTimeout(1500);
  expect(await left()).toBe(stood);
  await guest.page.screenshot({ path: ".build/shots/paused.png" });
  await second.page.screenshot({ path: ".build/shots/console in play.png" });
  expect(await findings(second.page)).toEqual([]);
  expect(await sideways(second.page)).toBeLessThanOrEqual(0);
  await second.page.getByRole("button", { name: "Go on" }).click();
  await second.page.getByRole("button", { name: "End the round" }).click();
  await guest.heading("How it ended").waitFor({ timeout: 20_000 });
  for (const player of [host, guest, second, third, screen]) expect(player.faults).toEqual([]);
  for (const player of [host, second, third, screen, guest]) await player.context.close();

  const maker = await Player.arrive(browser, server.url);
  await maker.tap(/With friends/);
  await maker.page.waitForURL(/\/r\/[A-Z]{5}$/);
  const friend = await Player.arrive(browser, maker.page.url());
  await friend.tap("Take a seat");
  await friend.tap("Start the round");
  await maker.page.locator("[data-part=actions]").waitFor({ timeout: 15_000 });
  await maker.context.close();
  await friend.context.close();
});
