import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { findings } from "./support/axe.ts";
import { house, NARROW } from "./support/house.ts";
import { lookedByDayAndNight, PHONES, WALLS } from "./support/look.ts";
import { Player } from "./support/player.ts";
import { pseudoFindings } from "./support/pseudo.ts";
import { openWall } from "./support/wall.ts";

const PACE = 10;
const here = house({ pace: PACE });

/** Where pictures go, to be looked at by people; the setup it begins with, and how many rounds are played then. */
const { SHOTS, SETUP = "meadow", ROUNDS = "2" } = process.env;
/** The wall's pages are counted anew after a moment, and turn softly. ms */
const WALL = { wall: true, settle: 900 };

async function revealed(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "How it ended", level: 1 }).waitFor({ timeout: 60_000 });
  await page
    .getByRole("button", { name: "Show everything" })
    .click({ timeout: 3000 })
    .catch(() => undefined);
  await page.locator("[data-part=again] button").first().waitFor();
}

/** The next rule of those that are offered, each in its turn; and every third round as it was first. */
const choice = (n: number, many: number): number => n % many;

test("one tap plays the same again under another rule, and the rounds stand beside each other on phone and wall", {
  timeout: 240_000,
}, async () => {
  const { url } = here.server;
  const made = await fetch(`${url}/api/rooms`, { method: "POST", body: JSON.stringify({ scenario: SETUP }) });
  const { code, hostToken, screenToken } = (await made.json()) as Record<"code" | "hostToken" | "screenToken", string>;
  const pace = async (times: number): Promise<void> => {
    const headers = { Authorization: `Bearer ${hostToken}` };
    const body = JSON.stringify({ type: "pace", id: `testhost.${times}`, pace: times });
    expect((await fetch(`${url}/api/rooms/${code}/drive`, { method: "POST", headers, body })).ok).toBe(true);
  };
  const player = await Player.arrive(here.browser, `${url}/r/${code}`);
  const { page } = player;
  await player.tap("Take a seat");
  await player.tap("Start the round");
  await revealed(page);
  // One round is nothing to compare.
  expect(await page.locator("[data-part=compared]").count()).toBe(0);

  for (let n = 1; n < Number(ROUNDS); n++) {
    const rules = page.locator("[data-part=again] button");
    // At this pace a slow machine would be through with a briefing before it has shown it.
    const read = n === 1 && SETUP === "meadow";
    if (read) await pace(1);
    await rules.nth(choice(n - 1, await rules.count())).click();
    if (read) {
      await page.getByText("exactly as good as in round 1").waitFor();
      await pace(PACE);
    }
    await page.locator("[data-part=again]").waitFor({ state: "detached" });
    await revealed(page);
  }
  const rows = page.locator("[data-part=compared] tbody tr");
  await expect.poll(() => rows.count()).toBe(Number(ROUNDS));
  const told = await page.locator("[data-part=compared] table").textContent();
  expect(told).toContain("Round 1");
  expect(await findings(page)).toEqual([]);
  const found = await lookedByDayAndNight(page, "reveal", PHONES);

  // On paper it is a page of its own, and nothing else is on it.
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await player.tap("Print this as a page");
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("article h1").isVisible()).toBe(true);
  expect(await page.locator("[data-part=compared]").isVisible()).toBe(false);
  const paper = await page.pdf({ format: "A4", ...(SHOTS && { path: `${SHOTS}/${SETUP} ${ROUNDS} print.pdf` }) });
  expect(paper.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: null });
  await page.locator("article h1").waitFor({ state: "detached" });

  const wall = await openWall(here, code, screenToken);
  await wall.locator("[data-part=end]").waitFor();
  const compared = wall.locator("[data-screen=compared] [data-part=compared]");
  // One of its screens: by the keys, as somebody at the wall would.
  await vi.waitFor(
    async () => {
      await wall.keyboard.press("ArrowRight");
      await compared.waitFor({ timeout: 500 });
    },
    { timeout: 60_000 },
  );
  found.push(...(await lookedByDayAndNight(wall, "wall", [...WALLS, { width: 800, height: 600 }], WALL)));
  // All of it is in the picture.
  const [box, picture] = await Promise.all([
    wall.locator("[data-screen=compared]").boundingBox(),
    wall.locator("[data-screen=compared] [data-part=compared]").boundingBox(),
  ]);
  expect(picture?.height).toBeLessThanOrEqual((box?.height ?? 0) + 1);

  await page.setViewportSize(PHONES[0]!);
  await page.emulateMedia({ colorScheme: "light" });
  await player.tap("Change the setup");
  await page.locator("[data-part=compared]").waitFor();
  found.push(...(await lookedByDayAndNight(page, "lobby", PHONES)));
  // Half as long again, nothing of it is cut off or left in English.
  await page.setViewportSize(NARROW);
  await page.goto(`${url}/r/${code}?lang=pseudo`);
  await page.locator("[data-part=compared]").waitFor();
  expect(await pseudoFindings(page)).toEqual([]);
  await Promise.all([player.context.close(), wall.context().close()]);
  expect(player.faults).toEqual([]);
  expect(found).toEqual([]);
});
