import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { sayAsHost } from "./support/host.ts";
import { house, sideways } from "./support/house.ts";
import { PHONES } from "./support/look.ts";
import { PHONE, Player, PROJECTOR } from "./support/player.ts";
import { turnTo } from "./support/wall.ts";

const here = house();

/** Play takes no time; whoever names has all there is. */
const PLAY = { type: "pace", pace: 2 } as const;
const NAMING = { type: "pace", pace: 1 } as const;

/** Whether the button that ends one's naming is in view, and in no other's way. */
const inView = (page: Page): Promise<boolean> =>
  page.locator("[data-view=naming] [data-kind=main]").evaluate((button) => {
    const { left, right, top, bottom } = button.getBoundingClientRect();
    const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth && button.contains(at);
  });

test.concurrent("robbers: whom I suspect, what the projector shows meanwhile, and who it was", async () => {
  const player = await Player.arrive(here.browser, here.server.url, PHONE);
  const { page } = player;
  await player.tap(/With friends/);
  await page.getByRole("radio", { name: /Robbers/i }).check();
  const screen = await player.context.newPage();
  await screen.setViewportSize(PROJECTOR);
  await screen.goto(`${page.url()}?screen`);
  await screen.getByText("localhost").waitFor();
  await player.tap("Start the round");
  await page.locator("[data-part=actions]").waitFor({ timeout: 15_000 });
  await sayAsHost(page, PLAY);
  // Until I have seen a few dances, and perhaps what they were for.
  const asked = player.heading("Who lied?");
  for (
    const until = Date.now() + 35_000 / PLAY.pace;
    Date.now() < until && !(await asked.isVisible());
    await page.waitForTimeout(300)
  )
    await player.step();
  await sayAsHost(page, NAMING);
  // The swarm may have found its home before.
  if (!(await asked.isVisible())) await sayAsHost(page, { type: "end" });
  await asked.waitFor({ timeout: 20_000 });
  await sayAsHost(page, { type: "more", ms: 120_000 });
  const rows = page.locator("[data-view=naming] li button");
  expect(await rows.count()).toBe(7);
  await page
    .getByText(/danced \d/)
    .first()
    .waitFor();
  await rows.nth(0).click();
  await page.locator("[data-view=naming] li button[aria-pressed=true]:not([aria-disabled])").first().waitFor();
  await rows.nth(2).click();
  await page.getByRole("button", { name: "That is my choice: 2 names" }).waitFor();
  // A third is one too many, until one is taken back.
  expect(await rows.nth(4).getAttribute("aria-disabled")).toBe("true");
  for (const size of PHONES) {
    await page.setViewportSize(size);
    expect(await findings(page), JSON.stringify(size)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    expect(await inView(page), JSON.stringify(size)).toBe(true);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/robbers-naming-${size.width}.png` });
  }
  await page.setViewportSize(PHONE);
  await rows.nth(2).click();
  await rows.nth(4).click();
  while ((await rows.nth(4).getAttribute("aria-pressed")) !== "true") await page.waitForTimeout(100);
  await screen.getByText(/The room is naming: \d of 8/).waitFor();
  const wall = await screen.locator("[data-part=naming]").textContent();
  for (const name of await rows.locator("bdi").allTextContents()) expect(wall).not.toContain(name);
  expect(await findings(screen)).toEqual([]);
  if (process.env.SHOTS) await screen.screenshot({ path: `${process.env.SHOTS}/robbers-wall.png` });

  await page.getByRole("button", { name: "That is my choice: 2 names" }).click();
  // I was the last that anybody waits for.
  await player.heading("How it ended").waitFor({ timeout: 10_000 });
  await page.getByRole("button", { name: "Show everything" }).click();
  const who = page.locator("[data-part=who]");
  await who
    .getByText(/named by/)
    .first()
    .waitFor();
  await who
    .getByText(/of your names/)
    .or(who.getByText(/named you/))
    .first()
    .waitFor();
  expect(await page.getByText("–", { exact: true }).count()).toBe(0);
  for (const size of PHONES) {
    await page.setViewportSize(size);
    expect(await findings(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/robbers-reveal-${size.width}.png`, fullPage: true });
  }
  await turnTo(screen, screen.locator("[data-part=who]").getByText(/named by/));
  if (process.env.SHOTS)
    await screen.screenshot({ path: `${process.env.SHOTS}/robbers-wall-reveal.png`, fullPage: true });
  expect(player.faults).toEqual([]);
  await player.context.close();
});

/** With so many different blocks checked, or all that there is time for, something is known of somebody. */
const LOOKS = 7;

test.concurrent.each([
  ["Two thirds", "bft"],
  ["Drawn by lot", "ec"],
])("%s: what I know of the others at the harbour", async (title, id) => {
  const player = await Player.arrive(here.browser, here.server.url, PHONE);
  const { page } = player;
  await player.tap(/With friends/);
  await page
    .getByRole("radio", { name: new RegExp(title, "i") })
    .first()
    .check();
  await player.tap("Start the round");
  await page.locator("[data-part=actions]").waitFor({ timeout: 25_000 });
  await sayAsHost(page, PLAY);
  // Until I have looked at several different blocks, and so know something of whoever made or judged them: some are my own, some
  // are by whoever was proved to lie and cannot be named, and of some a check cannot tell.
  const checked = new Set<string>();
  const asked = player.heading("Who lied?");
  for (; checked.size < LOOKS && !(await asked.isVisible()); await page.waitForTimeout(400)) {
    await player.press("Check");
    for (const text of await page.getByText(/You checked block/).allTextContents())
      checked.add(/block (\w+)/.exec(text)?.[1] ?? text);
  }
  await sayAsHost(page, NAMING);
  if (!(await asked.isVisible())) await sayAsHost(page, { type: "end" });
  await asked.waitFor({ timeout: 20_000 });
  await sayAsHost(page, { type: "more", ms: 60_000 });
  await page
    .getByText(/(looked|look)[a-z ]* (clean|bad)/)
    .first()
    .waitFor();
  for (const size of PHONES) {
    await page.setViewportSize(size);
    expect(await findings(page)).toEqual([]);
    expect(await inView(page), JSON.stringify(size)).toBe(true);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${id}-naming-${size.width}.png` });
  }
  await page.setViewportSize(PHONE);
  await page.getByRole("button", { name: "I name nobody" }).click();
  await player.heading("How it ended").waitFor({ timeout: 10_000 });
  await page.getByRole("button", { name: "Show everything" }).click();
  await page
    .locator("[data-part=who]")
    .getByText(/named by/)
    .first()
    .waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${id}-reveal.png`, fullPage: true });
  expect(player.faults).toEqual([]);
  await player.context.close();
});
