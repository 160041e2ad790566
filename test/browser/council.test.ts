// A round with a council as a person plays it: calling out, standing, voting, reporting, recalling; then who it was.
import { expect, test } from "vitest";
import { scenarios } from "../../src/game/index.ts";
import { findings } from "./support/axe.ts";
import { house, NARROW, sideways } from "./support/house.ts";
import { PROJECTOR } from "./support/player.ts";
import { seatedRoom } from "./support/seated.ts";

const here = house({ pace: 2 });

/** `sits`: this seat is in the council, whatever the votes. */
test.concurrent.each([
  ["a scout", [4]],
  ["a councillor", [0]],
] as const)("%s plays a round to its reveal", async (who, sits) => {
  const base = scenarios["captured-council"]!;
  const step = { ...base, options: { ...base.options, mechanism: { sits } } };
  const room = await seatedRoom(here, step, [NARROW], PROJECTOR);
  const { page, faults } = room.phones[0]!;
  const seen = new Map<string, string[]>();
  const look = async (name: string): Promise<void> => {
    if (seen.has(name)) return;
    seen.set(name, await findings(page));
    expect(await sideways(page), name).toBeLessThanOrEqual(0);
  };
  const open = (name: RegExp, within = "[data-part=actions]") =>
    page.locator(`${within} button:not([aria-disabled], [data-term])`, { hasText: name }).first();
  /** Presses it, if it is there; the next look tells what came of it. */
  const press = async (name: RegExp, within?: string): Promise<boolean> => {
    const button = open(name, within);
    if ((await button.count()) === 0) return false;
    await button.click({ timeout: 500 }).catch(() => undefined);
    return true;
  };
  await room.start();
  let [votes, stood] = [0, false];
  const over = page.getByRole("heading", { name: "How it ended", level: 1 });
  while (!(await over.isVisible())) {
    const said = (await page.locator("[data-part=actions]").allTextContents()).join(" ");
    if (/votes? left/.test(said)) {
      await look("ballot");
      const chip = page.locator("[data-part=actions] fieldset button[aria-pressed=false]:not([aria-disabled])");
      if ((await chip.count()) > 0 && votes++ < 3)
        await chip
          .nth(1)
          .click({ timeout: 500 })
          .catch(() => undefined);
    } else if (/Recall one/.test(said)) await look("recall");
    if (!stood && who === "a scout") stood = await press(/^Stand for the council/);
    // To look takes seconds, in which the votes could pass: what is there before them is looked at afterwards.
    if (votes > 0 && (await open(/^Call out/).count())) await look("a call");
    if (await open(/^Tell /).count()) await look("a report");
    const spoke = (await press(/^Call out|^Tell /)) || (await press(/^Say: /)) || (await press(/^Vote for/));
    if (!spoke && /Say how good/.test(said)) await press(/./, "main fieldset");
    else if (!spoke) await press(/^Explore|^Return|^Fly home/);
    if (await page.locator("[data-part=naming]").count()) await press(/nobody|That is it/, "main");
    await page.waitForTimeout(250);
  }
  await page.getByRole("button", { name: "Show everything" }).click();
  await page.locator("[data-part=council]").waitFor();
  await look("reveal");
  expect(Object.fromEntries([...seen].filter(([, found]) => found.length > 0))).toEqual({});
  expect([...seen.keys()]).toContain("ballot");
  expect(votes).toBeGreaterThan(0);
  await page.locator("[data-part=council]", { hasText: who === "a scout" ? /voted for/ : /was told/ }).waitFor();
  expect(faults).toEqual([]);
  await room.close();
});
