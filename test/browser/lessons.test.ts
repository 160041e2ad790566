import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { plans } from "../../src/game/index.ts";
import { LANGUAGES } from "../../src/protocol/languages.ts";
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

/** What does not fit in some size, or cannot be read in one of the themes, which differ in their colours alone. */
async function faults(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const size of SHOTS || colorScheme === "light" ? SIZES : [PHONE]) {
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

/** How many sides of A4 a page takes. On paper stands the page alone, without what is there for fingers. */
async function sides(page: Page, name: string): Promise<number> {
  await page.emulateMedia({ media: "print" });
  const fingers = page.locator("button:visible, [data-part=lesson-tools]:visible");
  expect(await fingers.allTextContents(), `${name} on paper`).toEqual([]);
  // With a medium chosen, a PDF would have that one.
  await page.emulateMedia({ media: null });
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
    // Of the same parts as the teacher's.
    if (looks && SHOTS) found.push(...(await faults(page, `${plan.id} students`)));
    expect(await sides(page, `${plan.id} students`), plan.id).toBeLessThanOrEqual(2);
    await page.getByRole("link", { name: "All lessons" }).click();
  }
  // In other languages too, where what is longest in English is longest.
  for (const { id } of LANGUAGES.slice(1)) {
    for (const [path, most] of [
      ["/plans", 1],
      ["/plans/webs", 2],
    ] as const) {
      await page.goto(`${here.server.url}${path}?lang=${id}`);
      await page.locator("[data-part=lesson-fails]").waitFor();
      expect(await sides(page, `${id} ${most}`), `${id} ${path}`).toBeLessThanOrEqual(most);
    }
  }
  expect(found).toEqual([]);
  expect(player.faults).toEqual([]);
});

test("a lesson of one's own survives its link and its file, says what is wrong with it, prints, and starts a room", {
  timeout: 120_000,
}, async () => {
  const player = await Player.arrive(here.browser, `${here.server.url}/plans`);
  const { page } = player;
  await page.getByRole("link", { name: "Compose your own" }).click();
  const rows = page.locator("[data-part=own-steps] > li");
  await rows.first().waitFor();
  await page.getByLabel("What it is called").fill("Bees on Monday");
  await page.getByRole("button", { name: "Remove: Practice" }).click();
  const meadow = page.locator("[data-part=own-steps] > [data-step=meadow]");
  await meadow.locator("[data-part=card]").first().selectOption("crash");
  await meadow.getByLabel("Without talking").check();
  await meadow.getByLabel("Minutes").fill("6.5");
  await page.getByRole("button", { name: "Up: Find a home" }).click();
  await page.getByRole("button", { name: "+ A debrief" }).click();
  const shape = () => rows.evaluateAll((all) => all.map((one) => one.getAttribute("data-step")));
  const steps = ["join", "predict", "meadow", "queen", "robbers", "debrief", "ticket", "debrief-2"];
  expect(await shape()).toEqual(steps);
  const found = await faults(page, "own");

  // What cannot be is said at once, and cannot be kept.
  await page.getByLabel("How long the lesson is").fill("0");
  await page.getByLabel("How long the lesson is").press("Tab");
  await page.getByText("The lesson: its minutes are not possible").waitFor();
  expect(await page.getByRole("button", { name: "Save as a file" }).count()).toBe(0);
  await page.getByLabel("How long the lesson is").fill("50");
  await page.getByLabel("How long the lesson is").press("Tab");

  const link = await page.getByLabel("Link to this lesson").inputValue();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as a file" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("bees-on-monday.lesson.json");
  const file = readFileSync(await download.path());

  // As it arrives with somebody else.
  const same = async () => {
    await rows.first().waitFor();
    await expect.poll(() => page.getByLabel("What it is called").inputValue()).toBe("Bees on Monday");
    expect(await shape()).toEqual(steps);
    expect(await page.getByLabel("Link to this lesson").inputValue()).toBe(link);
  };
  const given = (name: string, buffer: Buffer) =>
    page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer });
  await page.goto("about:blank");
  await page.goto(link);
  await same();
  await page.goto("about:blank");
  await page.goto(`${link.slice(0, -20)}`);
  await page.getByText("This link was cut off").waitFor();
  await given("half.json", file.subarray(0, 100));
  await page.getByText("That is no lesson of this game.").waitFor();
  await given("foreign.json", Buffer.from('{"steps":[{"__proto__":{"kind":"round"}}]}'));
  await page.getByText("There are names in it that no lesson has.").waitFor();
  await given("lesson.json", file);
  await same();

  await page.getByRole("link", { name: "Read and print it" }).click();
  await page.getByRole("heading", { name: "Bees on Monday", level: 1 }).waitFor();
  expect(await page.locator("[data-step=meadow]").textContent()).toContain("Play without talking.");
  expect(await sides(page, "own")).toBeLessThanOrEqual(2);
  await page.getByRole("link", { name: "The page for students" }).click();
  await page.getByRole("heading", { name: "What it showed" }).waitFor();
  await page.goBack();
  await page.getByRole("button", { name: /^Rehearse/ }).click();
  await page.getByText("Rehearsal: bots in every seat").waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "Start a room with it" }).click();
  await page.waitForURL(/\/r\/[A-Z]{5}$/);
  const room = page.url();
  const titled = page.locator("main").getByText("Bees on Monday").first();
  await titled.waitFor();
  // The host's room follows what is composed meanwhile.
  await page.goto(link);
  await page.getByRole("button", { name: `Use it in room ${room.slice(-5)}` }).click();
  await page.waitForURL(room);
  await titled.waitFor();
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/room.png` });
  expect(found).toEqual([]);
  expect(player.faults).toEqual([]);
});
