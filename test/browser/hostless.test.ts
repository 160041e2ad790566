import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Workerd } from "../../src/tools/workerd.ts";
import { launchBrowser } from "./chromium.ts";
import { startServer } from "./server.ts";
import { findings } from "./support/axe.ts";
import { Player, PROJECTOR } from "./support/player.ts";

let server: Workerd;
let browser: Browser;

beforeAll(async () => {
  // Three minutes without a host are two seconds here, and six while the projector is there.
  server = await startServer({ vars: { PACE: "10", ELECTION_AFTER_SECONDS: "2" } });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A link from the host's console that carries a role to another device. */
async function carried(host: Page, role: "host" | "screen"): Promise<string> {
  const link = host.locator("[data-part=carry] input");
  await host.getByRole("button", { name: "Run the room" }).click();
  await host.getByRole("button", { name: role === "host" ? "Run it from another" : "Show it on another" }).click();
  await link.waitFor();
  const value = await link.inputValue();
  await host.keyboard.press("Escape");
  return value;
}

/** A browser of its own opens the link and takes what it carries. */
async function claim(link: string, viewport?: typeof PROJECTOR): Promise<Player> {
  const device = await Player.arrive(browser, link, viewport);
  await device.tap("Use this device");
  return device;
}

const NAMES = ["Wren", "Amina", "Oskar", "Jo", "Lin"];

test("a class whose host's phone is gone for good elects another; the host is host again with its second device", async () => {
  const host = await Player.arrive(browser, server.url);
  await host.tap(/With a class/);
  await host.page.waitForURL(/\/r\/[A-Z]{5}$/);
  const room = host.page.url();
  const phones: Player[] = [];
  for (const name of NAMES) {
    const phone = await Player.arrive(browser, room);
    await phone.page.getByRole("textbox").fill(name);
    await phone.tap("Take a seat");
    await phone.page.getByText(/Waiting for the host/).waitFor();
    phones.push(phone);
  }
  const [wren, amina, oskar] = phones as [Player, Player, Player];
  const second = await carried(host.page, "host");
  const projector = await claim(await carried(host.page, "screen"), PROJECTOR);
  await projector.page.locator("[data-view=projector]").waitFor();
  await projector.page.getByText("5 people").waitFor();

  await host.tap("Start the round");
  await wren.page.locator("[data-part=actions]").waitFor();
  expect(await wren.page.getByRole("button", { name: "Run the room" }).count()).toBe(0);
  await host.context.close();

  // The round goes on without its host, to its end.
  for (const phone of phones) await phone.heading("How it ended").waitFor({ timeout: 60_000 });
  await projector.page.locator("[data-part=end]").waitFor();
  await amina.page.locator("[data-part=election]").waitFor({ timeout: 120_000 });
  expect(await findings(amina.page)).toEqual([]);
  // Three of the five decide.
  for (const voter of [wren, amina, oskar]) {
    await voter.page.locator("[data-part=election] button", { hasText: "Amina" }).click({ timeout: 30_000 });
  }
  // An elected host starts the next round and stops its clock, and removes nobody.
  const dialog = amina.page.locator("dialog[aria-labelledby=console]");
  await amina.tap("Run the room");
  await dialog.getByRole("button", { name: "Play another round" }).click();
  await dialog.getByRole("button", { name: "Pause" }).click();
  await projector.page.getByText("Paused by the host").waitFor();
  await projector.page.locator("[data-part=corner]").waitFor();
  await wren.page.getByText("Paused by the host").waitFor();
  expect(await dialog.getByRole("heading", { name: "People", exact: true }).count()).toBe(0);

  // The host who returns is host again, and the elected one no longer.
  const back = await claim(second);
  await back.page.getByRole("button", { name: "Run the room" }).waitFor();
  await dialog.waitFor({ state: "detached" });
  await back.tap("Go on");
  await wren.page.locator("[data-part=actions]").waitFor();
  await back.tap("End the round");
  await wren.heading("How it ended").waitFor();
  for (const one of [back, projector, ...phones]) expect(one.faults).toEqual([]);
  for (const one of [back, projector, ...phones]) await one.context.close();
});

test("friends whose first one is gone go on: any guest starts the next round", async () => {
  const maker = await Player.arrive(browser, server.url);
  await maker.tap(/With friends/);
  await maker.page.waitForURL(/\/r\/[A-Z]{5}$/);
  const friend = await Player.arrive(browser, maker.page.url());
  await friend.tap("Take a seat");
  await friend.tap("Start the round");
  await maker.page.locator("[data-part=actions]").waitFor();
  await maker.tap("Run the room");
  await maker.tap("End the round");
  await maker.page.getByText("The round has ended.").first().waitFor();
  await maker.context.close();
  await friend.tap("Play another round");
  await friend.page.locator("[data-part=actions]").waitFor();
  expect(friend.faults).toEqual([]);
  await friend.context.close();
});
