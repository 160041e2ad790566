import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { house } from "./support/house.ts";
import { PHONE, Player, PROJECTOR } from "./support/player.ts";

const here = house({ pace: 10 });

/** Where pictures go, to be looked at by people; and the round that is played. */
const { SHOTS, SETUP = "robbers" } = process.env;
const SIZES = [PHONE, { width: 844, height: 390 }, { width: 320, height: 568 }];

async function pictures(page: Page, name: string, sizes: readonly { width: number; height: number }[]): Promise<void> {
  if (!SHOTS) return;
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${SHOTS}/${SETUP} ${name} ${size.width}×${size.height}.png` });
  }
  await page.setViewportSize(sizes[0]!);
}

const slider = (page: Page) => page.getByRole("slider", { name: "Time" });
const shownAt = async (page: Page): Promise<number> => Number(await slider(page).inputValue());

/** Gives the replay page a file, and says what it makes of it. */
async function given(page: Page, name: string, buffer: Buffer): Promise<string> {
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/gzip", buffer });
  const verdict = page.locator("[role=alert]:not(:empty), [data-verdict], [data-part=rounds]:empty");
  await verdict.first().waitFor({ timeout: 60_000 });
  return (await verdict.first().textContent()) ?? "";
}

test("a round is watched again with anybody's eyes on phone and wall, kept as a file, and opened on a page of its own", {
  timeout: 240_000,
}, async () => {
  const { url } = here.server;
  const made = await fetch(`${url}/api/rooms`, { method: "POST", body: JSON.stringify({ scenario: SETUP }) });
  const { code, screenToken } = (await made.json()) as { code: string; screenToken: string };
  const player = await Player.arrive(here.browser, `${url}/r/${code}`);
  const { page } = player;
  await player.tap("Take a seat");
  await player.tap("Start the round");
  await page.getByRole("heading", { name: "How it ended", level: 1 }).waitFor({ timeout: 90_000 });
  await page
    .getByRole("button", { name: "Show everything" })
    .click({ timeout: 3000 })
    .catch(() => undefined);

  // With everything that was hidden.
  await player.tap("Watch the round again");
  const everybody = page.locator("[data-part=everybody] li");
  await everybody.first().waitFor({ timeout: 30_000 });
  if (SETUP === "robbers") expect(await page.locator("[data-part=everybody] li[data-lied]").count()).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("combobox", { name: "Speed" }).selectOption("8");
  await slider(page).focus();
  await page.keyboard.press("Home");
  for (let i = 0; i < 40; i++) await page.keyboard.press("ArrowRight");
  expect(await shownAt(page)).toBe(20_000);
  await expect
    .poll(() =>
      everybody
        .locator("p")
        .allTextContents()
        .then((all) => new Set(all).size),
    )
    .toBeGreaterThan(3);
  await pictures(page, "everything", SIZES);
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(() => shownAt(page)).toBeGreaterThan(24_000);
  await page.getByRole("button", { name: "Pause" }).click();
  await slider(page).focus();
  await page.keyboard.press("Home");
  await page.getByRole("button", { name: "To the next moment" }).click();
  expect(await shownAt(page)).toBeGreaterThan(0);
  expect((await page.locator("[data-part=replay-moment]").textContent())?.trim()).not.toBe("");
  await pictures(page, "moment", SIZES);
  // Back to the first of them, which is the round's beginning.
  for (let i = 0; i < 12; i++) await page.getByRole("button", { name: "To the moment before" }).click();
  expect(await shownAt(page)).toBe(0);

  // With a seat's eyes: its own page, where nothing can be pressed.
  const eyes = page.getByRole("combobox", { name: "Whose eyes" });
  await eyes.selectOption({ index: 2 });
  await slider(page).focus();
  for (let i = 0; i < 20; i++) await page.keyboard.press("ArrowRight");
  await page.locator("[data-part=actions]").waitFor();
  expect(await player.buttons()).toEqual([]);
  await pictures(page, "seat", SIZES);
  await eyes.selectOption("projector");
  await page.locator("[data-part=replay][data-eyes=projector]").waitFor();
  await pictures(page, "projector", SIZES);
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { name: "How it ended", level: 1 }).waitFor();

  // From a key moment of the debrief on.
  await page.locator("[data-part=moments] li button").last().click();
  await everybody.first().waitFor({ timeout: 30_000 });
  expect(await shownAt(page)).toBeGreaterThan(0);
  await page.keyboard.press("Escape");

  // On the wall.
  const context = await here.browser.newContext({ viewport: PROJECTOR });
  const key = [`leaderless.room.${code}`, JSON.stringify({ screen: screenToken })] as const;
  await context.addInitScript(([place, keys]) => localStorage.setItem(place, keys), key);
  const wall = await Player.arrive(here.browser, `${url}/r/${code}?screen`, PROJECTOR, context);
  await pictures(wall.page, "wall reveal", [PROJECTOR]);
  await wall.tap("Watch the round again");
  await wall.page.locator("[data-part=everybody] li").first().waitFor({ timeout: 30_000 });
  await wall.page.getByRole("button", { name: "Pause" }).click();
  await slider(wall.page).focus();
  for (let i = 0; i < 60; i++) await wall.page.keyboard.press("ArrowRight");
  await pictures(wall.page, "wall everything", [PROJECTOR]);
  await wall.page.getByRole("combobox", { name: "Whose eyes" }).selectOption("projector");
  await pictures(wall.page, "wall", [PROJECTOR]);
  await wall.page.getByRole("button", { name: "Close" }).click();
  await wall.page.locator("[data-part=end]").waitFor();
  expect(wall.faults).toEqual([]);

  // The whole session as a file.
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save this session as a file" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`leaderless-${code}.json.gz`);
  const file = readFileSync(await download.path());

  // On its own page, at the first address that is typed.
  const reader = await Player.arrive(here.browser, `${url}/replay`);
  const { page: there } = reader;
  await there.getByRole("heading", { name: "Watch a session again" }).waitFor();
  expect(await findings(there)).toEqual([]);
  await pictures(there, "page", SIZES);
  expect(await given(there, "session.json.gz", file)).toContain("Round 1");
  await there.getByText("Replays exactly", { exact: true }).waitFor({ timeout: 60_000 });
  await pictures(there, "list", SIZES);
  await there.getByRole("button", { name: "Watch" }).click();
  await there.locator("[data-part=everybody] li").first().waitFor({ timeout: 30_000 });
  await there.getByRole("button", { name: "Close" }).click();

  // Whatever a file holds, the page says what is wrong with it and goes on.
  expect(await given(there, "cut.gz", file.subarray(0, file.length / 2))).toContain("cut off");
  expect(await given(there, "large.gz", gzipSync(Buffer.alloc(200_000_000, " ")))).toContain("more in this file");
  const foreign = '{"format":1,"rounds":[{"__proto__":{"rules":"x"}}]}';
  expect(await given(there, "foreign.json", Buffer.from(foreign))).toContain("names in this file");
  expect(await given(there, "again.json.gz", file)).toContain("Round 1");
  await there.getByText("Replays exactly", { exact: true }).waitFor({ timeout: 60_000 });
  expect([...player.faults, ...reader.faults]).toEqual([]);
});

test("a file that is dropped before the page can read it is read once it can, and the page is not left for it", {
  timeout: 120_000,
}, async () => {
  const { url } = here.server;
  const page = await (await here.browser.newContext({ viewport: PHONE })).newPage();
  // The page itself comes late.
  const late = Promise.withResolvers<void>();
  await page.route(/\/assets\/replay-[\w-]+\.js$/, async (route) => {
    await late.promise;
    await route.continue();
  });
  await page.goto(`${url}/replay`);
  const drop = (): Promise<boolean> =>
    page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["{}"], "session.json", { type: "application/json" }));
      return !document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    });
  await expect.poll(drop, { timeout: 30_000 }).toBe(true);
  expect(await page.locator("input[type=file]").count()).toBe(0);
  late.resolve();
  await page.locator("[role=alert]:not(:empty)").waitFor({ timeout: 60_000 });
  await page.context().close();
});
