import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { misfits } from "./support/fit.ts";
import { house } from "./support/house.ts";
import { PHONE, Player } from "./support/player.ts";

const here = house();

const SIZES = [PHONE, { width: 844, height: 390 }, { width: 320, height: 568 }, { width: 1920, height: 1080 }];
/** Few rounds, so that it is quick; two settings, so that everything is there. */
const LINK = "/lab#scenario=robbers&b.scenario=robbers&b.liars=0.4&b.trial.crash=0.3&runs=24&seed=a+word";

/** Opens the lab on a phone with so many cores. */
async function lab(path: string, cores = 2): Promise<Player> {
  const context = await here.browser.newContext({ viewport: PHONE, hasTouch: true });
  await context.addInitScript((n) => {
    Object.defineProperty(navigator, "hardwareConcurrency", { value: n });
  }, cores);
  return Player.arrive(here.browser, here.server.url + path, PHONE, context);
}
const played = (page: Page, n: number) =>
  page
    .getByRole("status")
    .filter({ hasText: `${n} rounds played` })
    .waitFor({ timeout: 60_000 });
/** All figures that a page shows: of its charts and tables. */
const figures = (page: Page): Promise<string[]> => page.locator("main table").allTextContents();

test("the same link shows the same figures, whatever the number of workers; it fits every screen, and everybody can read it", {
  timeout: 180_000,
}, async () => {
  const [one, three] = [await lab(LINK, 1), await lab(LINK, 3)];
  for (const { page } of [one, three]) await played(page, 24);
  const first = await figures(one.page);
  expect(first.join()).toContain("The best home");
  expect(await figures(three.page)).toEqual(first);

  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await one.page.emulateMedia({ colorScheme });
    for (const size of SIZES) {
      await one.page.setViewportSize(size);
      for (const fault of await misfits(one.page, { still: false, letters: 0 })) found.push(`${size.width}: ${fault}`);
    }
    found.push(...(await findings(one.page)));
  }
  expect(found).toEqual([]);

  // Other luck, other figures; the address says so, and shows the same again.
  await one.tap("Other luck");
  await expect.poll(() => one.page.url(), { timeout: 10_000 }).not.toContain("seed=a+word");
  await played(one.page, 24);
  const second = await figures(one.page);
  expect(second).not.toEqual(first);
  await one.page.reload();
  await played(one.page, 24);
  expect(await figures(one.page)).toEqual(second);
  expect([...one.faults, ...three.faults]).toEqual([]);
});

test("from the start page to a comparison, a picture of it, and a published experiment", {
  timeout: 120_000,
}, async () => {
  const player = await lab("/");
  const { page } = player;
  await page.getByRole("link", { name: /^The lab/ }).click();
  await page.getByRole("heading", { name: "The lab", level: 1 }).waitFor();
  // It plays by itself; what is not wanted is stopped, and what has come in stays.
  await page.getByLabel("How many rounds?").selectOption("10000");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await page
    .getByRole("status")
    .filter({ hasText: /Stopped after/ })
    .waitFor();
  await page.getByLabel("How many rounds?").selectOption("100");
  await player.tap(/^Compare two settings/);
  await page.getByRole("spinbutton", { name: "Liars" }).fill("0");
  await page.getByRole("spinbutton", { name: "Liars" }).press("Tab");
  await played(page, 100);
  await page.getByRole("heading", { name: "What B changes" }).waitFor();
  await expect.poll(() => new URL(page.url()).hash).toContain("b.liars=0");

  const saved = page.waitForEvent("download");
  await player.tap(/^Save this picture: How it ended/);
  const picture = readFileSync(await (await saved).path(), "utf8");
  expect(picture).toContain("http://www.w3.org/2000/svg");
  expect(picture).toContain("The best home");
  expect(picture).not.toMatch(/class=|var\(/);

  await player.tap(/^How long to wait for a payment/);
  await page
    .getByRole("status")
    .filter({ hasText: /All \d+ figures agree/ })
    .waitFor({ timeout: 60_000 });
  await page.getByRole("row", { name: /q 0.1, z 5.*0\.0009137/ }).waitFor();
  expect(player.faults).toEqual([]);
});

test.each([
  ["#scenario=nowhere", "names a round that is not here: “nowhere”"],
  ["#scenario=robbers&mechanism.quorum=900&runs=10", "Scouts that make a quorum cannot be “900”. From 0 to 500."],
  ["#__proto__=1", "sets something that this round does not have"],
  ["#runs=999999", "too few or too many rounds. From 1 to 10,000 can be played"],
  ["#experiment=alchemy", "names an experiment that is not here: “alchemy”"],
])("a link %s that cannot be is told in a sentence, and the usual round is played", async (hash, said) => {
  const { page, faults } = await lab(`/lab${hash}`);
  await page.getByRole("alert").filter({ hasText: said }).waitFor();
  await page.getByRole("button", { name: /Stop|Again/ }).waitFor();
  expect(await page.getByLabel("Which round?").inputValue()).toBe("robbers");
  expect(faults).toEqual([]);
  await page.close();
});
