import type { Page } from "playwright-core";
import { test } from "vitest";
import { sayAsHost } from "./support/host.ts";
import { house } from "./support/house.ts";
import { PHONE, Player } from "./support/player.ts";

const here = house({ pace: 2 });

/** Counts the browser's own locks as they are taken and let go. */
async function watchLocks(player: Player): Promise<void> {
  await player.context.grantPermissions(["screen-wake-lock"]);
  await player.context.addInitScript(() => {
    const locks: WakeLockSentinel[] = [];
    Object.assign(globalThis, { locks });
    const request = WakeLock.prototype.request;
    WakeLock.prototype.request = async function (this: WakeLock, type?: WakeLockType) {
      const lock = await request.call(this, type);
      locks.push(lock);
      return lock;
    };
  });
  await player.page.reload();
}
const held = (page: Page): Promise<number> =>
  page.evaluate(
    () => (globalThis as unknown as { locks: WakeLockSentinel[] }).locks.filter((lock) => !lock.released).length,
  );
const taken = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { locks: WakeLockSentinel[] }).locks.length);

test("a phone stays lit in a round and no longer, also when it was away; a screen always", async ({ expect }) => {
  const player = await Player.arrive(here.browser, here.server.url);
  const { page } = player;
  await watchLocks(player);
  await player.tap(/With friends/);
  await page.getByRole("button", { name: "Start the round" }).waitFor();
  expect(await taken(page)).toBe(0);
  await player.tap("Start the round");
  await page.locator("[data-part=actions]").waitFor({ timeout: 20_000 });
  await expect.poll(() => held(page)).toBe(1);

  // As when a phone is locked: the page is hidden, and the browser lets go. Nothing is taken meanwhile.
  await page.evaluate(async () => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
    const { locks } = globalThis as unknown as { locks: WakeLockSentinel[] };
    for (const lock of locks) await lock.release();
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await page.waitForTimeout(300);
  expect(await held(page)).toBe(0);
  // It is unlocked again.
  await page.evaluate(() => {
    Reflect.deleteProperty(document, "visibilityState");
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expect.poll(() => held(page)).toBe(1);

  await sayAsHost(page, { type: "end" });
  await player.heading("How it ended").waitFor({ timeout: 90_000 });
  await expect.poll(() => held(page)).toBe(0);

  const wall = await player.context.newPage();
  await wall.goto(`${page.url()}?screen`);
  await expect.poll(() => held(wall)).toBe(1);
  expect(player.faults).toEqual([]);
  await player.context.close();
});

test("where there is no such lock, the round is played as ever", async ({ expect }) => {
  const context = await here.browser.newContext({ viewport: PHONE });
  await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "wakeLock"));
  const player = await Player.arrive(here.browser, here.server.url, PHONE, context);
  await player.tap(/Play now/);
  await player.page.locator("[data-part=actions]").waitFor({ timeout: 20_000 });
  expect(player.faults).toEqual([]);
  await context.close();
});
