import { expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { sayAsHost } from "./support/host.ts";
import { house, NARROW, sideways } from "./support/house.ts";
import { Player, PROJECTOR } from "./support/player.ts";

const here = house({ pace: 2 });

test.concurrent("the quay: four berths in their places, an order shipped, and nothing else to press", async () => {
  const player = await Player.arrive(here.browser, here.server.url, NARROW);
  const { page } = player;
  await player.tap(/With friends/);
  await page.getByRole("radio", { name: /A calm chain/ }).check();
  await player.tap("Start the round");
  // Whoever happens to be the attacker has no berths: then another round.
  const quay = page.locator("[data-part=berths]");
  for (let round = 0; ; round++) {
    await player.heading("A calm chain").waitFor();
    await page.getByText(/1 of 7 is an attacker|You are an attacker/).waitFor();
    await page.locator("[data-part=actions]").waitFor({ timeout: 15_000 });
    await sayAsHost(page, { type: "more", ms: 60_000 });
    if (await quay.isVisible()) break;
    expect(round).toBeLessThan(5);
    await sayAsHost(page, { type: "end" });
    await page.getByRole("button", { name: "Play another round" }).click({ timeout: 90_000 });
  }
  const cards = quay.locator("> *");
  expect(await cards.count()).toBe(4);
  const places = () => cards.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().left)));
  const before = await places();
  expect(await page.locator("[data-part=actions] button").count()).toBe(await quay.locator("button").count());
  const ship = quay.getByRole("button", { name: /^Ship order \d+, worth \d+: confirmed/ }).first();
  await ship.waitFor({ timeout: 60_000 });
  for (const width of [320, 360, 390]) {
    await page.setViewportSize({ ...NARROW, width });
    expect(await sideways(page), `at ${width}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(NARROW);
  expect(await findings(page)).toEqual([]);
  await ship.click();
  await quay.getByText("Shipped", { exact: true }).waitFor();
  await page.getByText(/1 shipped/).waitFor();
  // Nothing moves when a berth empties.
  expect(await places()).toEqual(before);
  await page.getByRole("button", { name: /^Notebook/ }).click();
  expect(
    await page
      .getByRole("dialog")
      .getByText(/not checked/)
      .count(),
  ).toBe(0);
  await page.getByRole("button", { name: "Close" }).click();
  await sayAsHost(page, { type: "end" });
  await player.heading("How it ended").waitFor();
  await page.getByRole("button", { name: "Show everything" }).click();
  await page.getByRole("heading", { name: "The attack" }).waitFor({ timeout: 20_000 });
  await page.getByText("Attacks begun").waitFor();
  expect(player.faults).toEqual([]);
  await player.context.close();
});

test.concurrent("more than half: three pools in their places, a move with the next block, and back", async () => {
  const player = await Player.arrive(here.browser, here.server.url, NARROW);
  const { page } = player;
  await player.tap(/With friends/);
  await page.getByRole("radio", { name: /More than half/ }).check();
  const screen = await player.context.newPage();
  await screen.setViewportSize(PROJECTOR);
  await screen.goto(`${page.url()}?screen`);
  await player.tap("Start the round");
  await player.heading("More than half").waitFor();
  await page.getByText(/You begin in Pool 1/).waitFor();
  const actions = page.locator("[data-part=actions]");
  await actions.waitFor({ timeout: 15_000 });
  await screen.getByText(/Pool 1 has \d+% of the power/).waitFor();
  await actions.getByRole("button", { name: /^Mine in Pool 1/ }).waitFor();
  expect(await findings(page)).toEqual([]);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  await actions.getByRole("button", { name: /^Mine in Pool 3/ }).click();
  // What is told of a move makes way for the next block, which may come at once; where one mines stays to be seen.
  const mine = page.locator("[data-part=pools] [data-mine]");
  await page
    .getByText("With the next block you mine in Pool 3.")
    .or(mine.filter({ hasText: "Pool 3" }))
    .first()
    .waitFor();
  await mine.filter({ hasText: "Pool 3" }).waitFor({ timeout: 20_000 });
  await actions.getByRole("button", { name: /^Mine in Pool 1/ }).click();
  await mine.filter({ hasText: "Pool 1" }).waitFor({ timeout: 20_000 });
  await sayAsHost(page, { type: "end" });
  await player.heading("How it ended").waitFor();
  await page.getByRole("button", { name: "Show everything" }).click();
  await page.getByRole("heading", { name: "The big pool" }).waitFor({ timeout: 20_000 });
  expect(player.faults).toEqual([]);
  await player.context.close();
});
