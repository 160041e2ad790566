import { writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { plans } from "../../src/game/index.ts";
import { findings } from "./support/axe.ts";
import { misfits } from "./support/fit.ts";
import { house } from "./support/house.ts";
import { PHONE, Player, PROJECTOR } from "./support/player.ts";

const here = house();

/** Where pictures and printed pages go, to be looked at by people. */
const { SHOTS } = process.env;
const SIZES = [PHONE, { width: 320, height: 568 }, { width: 844, height: 390 }, PROJECTOR];

/** Its pages are looked at in every size and both themes; the others' are made alike, and only their words differ. */
const LOOKED_AT = process.env.LESSONS?.split(",") ?? ["webs"];

/** What does not fit or cannot be read, in every size and both themes. */
async function faults(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      for (const one of await misfits(page, { still: false, letters: 0 })) found.push(`${name} ${size.width}: ${one}`);
      if (SHOTS) {
        const path = `${SHOTS}/${name} ${colorScheme} ${size.width}.png`;
        await page.screenshot({ path, fullPage: size.width !== PROJECTOR.width });
      }
    }
    found.push(...(await findings(page)).map((one) => `${name}: ${one}`));
  }
  await page.emulateMedia({ colorScheme: "light" });
  return found;
}

/** How many sides of A4 a page takes. */
async function sides(page: Page, name: string): Promise<number> {
  const file = await page.pdf({ preferCSSPageSize: true });
  if (SHOTS) writeFileSync(`${SHOTS}/${name}.pdf`, file);
  return file.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test("every lesson's pages tell each of its steps, fit every screen, can be read by all, and print on few sides", {
  timeout: 240_000,
}, async () => {
  const player = await Player.arrive(here.browser, here.server.url);
  const { page } = player;
  await page.getByRole("link", { name: "Lessons to read and print" }).click();
  await page.getByRole("heading", { name: "What a teacher needs", level: 1 }).waitFor();
  const found = await faults(page, "teach");
  expect(await sides(page, "teach")).toBe(1);
  for (const plan of plans) {
    await page.locator(`[data-part=lesson-list] a[href="/plans/${plan.id}"]`).click();
    const steps = page.locator("[data-part=lesson-steps] > li");
    await steps.first().waitFor();
    expect(await steps.evaluateAll((all) => all.map((one) => one.getAttribute("data-step")))).toEqual(
      plan.steps.map(({ id }) => id),
    );
    for (const text of await steps.allTextContents()) expect(text).toMatch(/minute.*“.+”/);
    const looks = LOOKED_AT.includes(plan.id);
    if (looks) found.push(...(await faults(page, plan.id)));
    expect(await sides(page, plan.id), plan.id).toBeLessThanOrEqual(2);
    await page.getByRole("link", { name: "The page for students" }).click();
    await page.getByRole("heading", { name: "What it showed" }).waitFor();
    if (looks) found.push(...(await faults(page, `${plan.id} students`)));
    expect(await sides(page, `${plan.id} students`), plan.id).toBeLessThanOrEqual(2);
    await page.getByRole("link", { name: "All lessons" }).click();
  }
  expect(found).toEqual([]);
  expect(player.faults).toEqual([]);
});
