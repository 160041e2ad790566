import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { house, sideways } from "./support/house.ts";
import { Player } from "./support/player.ts";

const held = house({ pace: 2 });

const PHONES = [
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 320, height: 568 },
];
const NAMES = ["Wren", "Golden Otter", "Maximilian Tiger", "Ada", "Bo"];

/** What of these elements a person does not see whole without scrolling: out of the screen, or below something else. */
function hidden(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((selector) => {
    const shown = [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length > 0);
    if (shown.length === 0) return [`there is no ${selector}`];
    return shown.flatMap((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      // Just inside the middle of each edge: corners are round.
      const edges = [
        [left + 3, y],
        [right - 3, y],
        [x, top + 3],
        [x, bottom - 3],
      ] as const;
      const seen = edges.every(([x, y]) => {
        const at = document.elementFromPoint(x, y);
        return at !== null && (one.contains(at) || at.contains(one));
      });
      return seen ? [] : [`${one.textContent?.slice(0, 40)} (${[left, top, right, bottom].map(Math.round)})`];
    });
  }, selector);
}

test("the lobby's first screen says who is here, what is played, and how it starts", async () => {
  const host = await Player.arrive(held.browser, held.server.url);
  await host.tap(/With a class/);
  await host.page.waitForURL(/\/r\/[A-Z]{5}$/);
  const guests: Player[] = [];
  for (const name of NAMES) {
    const guest = await Player.arrive(held.browser, host.page.url());
    await guest.page.getByRole("textbox").fill(name);
    await guest.tap("Take a seat");
    await guest.page.locator("[data-part=names] li", { hasText: name }).waitFor();
    guests.push(guest);
  }
  await host.page
    .locator("[data-part=names] li")
    .nth(NAMES.length - 1)
    .waitFor();
  const [guest] = guests as [Player];
  for (const size of PHONES) {
    const at = `${size.width} × ${size.height}`;
    for (const { page } of [host, guest]) {
      await page.setViewportSize(size);
      await page.waitForTimeout(200);
      expect(await sideways(page), at).toBeLessThanOrEqual(0);
      expect(await hidden(page, "[data-part=names] li"), at).toEqual([]);
      expect(await hidden(page, "[data-part=help-open]"), at).toEqual([]);
      expect(await hidden(page, "[aria-label*='type the code'] p, [aria-label*='type the code'] svg"), at).toEqual([]);
    }
    expect(await hidden(host.page, "label:has([name=scenario])"), at).toEqual([]);
    expect(await hidden(host.page, "[data-part=footer] button"), at).toEqual([]);
    expect(await hidden(host.page, "[data-part=console-open]"), at).toEqual([]);
    expect(await hidden(guest.page, "#lobby-next, #lobby-next + p, [data-part=host-wait]"), at).toEqual([]);
  }
  expect(await host.page.locator("[name=scenario]").count()).toBeGreaterThan(10);
  // What is chosen is told to all at once, and whom a host named may start it too.
  await host.page.getByRole("radio", { name: /Two thirds decide/ }).check();
  await guest.page.getByRole("heading", { name: "Two thirds decide" }).waitFor();
  await host.tap("Run the room");
  await host.page.locator("dialog summary", { hasText: "Ada" }).click();
  await host.page.getByRole("button", { name: "Let them run the room too" }).click();
  await guest.page.getByText("Ada can start it too").waitFor();

  // In a round the host's stop is as near, and the tab that helps hides neither clock nor sun.
  await host.page.keyboard.press("Escape");
  await host.tap("Start the round");
  await host.page.getByRole("button", { name: "Pause" }).waitFor();
  for (const size of PHONES) {
    const at = `${size.width} × ${size.height}`;
    for (const { page } of [host, guest]) {
      await page.setViewportSize(size);
      await page.waitForTimeout(200);
      const [clock, tab] = await Promise.all(
        ["p[role=timer]", "[data-part=help-open]"].map((part) => page.locator(part).boundingBox()),
      );
      if (!clock || !tab) throw new Error("no clock, or no help");
      expect(tab.y + tab.height, at).toBeLessThanOrEqual(clock.y);
    }
    expect(await hidden(host.page, "[data-view=conduct] section button"), at).toEqual([]);
  }
  // Whom the host removes is told.
  await host.page.setViewportSize({ width: 390, height: 844 });
  await host.tap("Run the room");
  await host.page.locator("dialog summary", { hasText: "Bo" }).click();
  await host.page.locator("dialog details[open]", { hasText: "Bo" }).getByRole("button", { name: "Remove" }).click();
  await host.tap("Yes");
  await guests[4]?.page.getByText("The host has given your seat away").waitFor();
  for (const player of [host, ...guests]) {
    expect(player.faults).toEqual([]);
    await player.context.close();
  }
});

/** What one comes to the home page for; other languages stand at its foot. */
const WAYS_IN = "main button:not([lang]), main input";

test("the home page offers all it has without scrolling", async () => {
  const { page, context } = await Player.arrive(held.browser, held.server.url);
  await page.getByRole("button", { name: /With a class/ }).waitFor();
  for (const size of PHONES) {
    await page.setViewportSize(size);
    await page.waitForTimeout(200);
    expect(await hidden(page, WAYS_IN), `${size.width} × ${size.height}`).toEqual([]);
    const foot = await page.evaluate(() => {
      const all = [...document.querySelectorAll("main button:not([lang])")].map(
        (one) => one.getBoundingClientRect().bottom,
      );
      return innerHeight - Math.max(...all);
    });
    expect(foot, "nothing touches the edge").toBeGreaterThanOrEqual(6);
  }
  await context.close();
});
