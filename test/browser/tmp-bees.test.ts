import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { scenarios } from "../../src/game/index.ts";
import { misfits } from "./support/fit.ts";
import { house } from "./support/house.ts";
import { PROJECTOR } from "./support/player.ts";
import { seatedRoom } from "./support/seated.ts";

const here = house({ pace: 2 });
const { SHOTS, WHICH } = process.env;
const SIZES = [ { width: 390, height: 844 }, { width: 844, height: 390 }, { width: 320, height: 568 } ];
const with_ = (id: string, more: object) => { const b = scenarios[id]!; return { ...b, options: { ...b.options, mechanism: { ...(b.options.mechanism as object), ...more } } }; };
const CASES: [string, ReturnType<typeof with_>, RegExp][] = [
  ["queen-her", with_("captured-queen", { seat: 0 }), /^(Hear )/],
  ["queen-scout", with_("queen", { seat: 5 }), /^(Explore|Fly home|Report|Return)/],
  ["council-scout", with_("captured-council", { sits: [4] }), /^(Explore|Fly home|Call out|Tell |Return)/],
  ["council-sits", with_("council", { sits: [0] }), /^(Explore|Fly home|Call out|Say: )/],
  ["council-secret", with_("captured-council", { sits: [4], open: false }), /^(Explore|Fly home|Call out|Tell |Return)/],
  ["ballot", with_("ballot", {}), /^(Explore|Fly home|Tell|See |Return)/],
  ["meadow", with_("meadow", {}), /^(Explore|Fly home|Return|Follow)/],
];
const list = CASES.filter(([n]) => !WHICH || WHICH.split(",").includes(n));
test.concurrent.each(list)("%s", { timeout: 400_000 }, async (name, step, acts) => {
  const room = await seatedRoom(here, step, [SIZES[0]!], PROJECTOR);
  const { page, faults } = room.phones[0]!;
  const wall = room.screen.page;
  const found: string[] = [];
  let n = 0;
  const seen = new Map<string, number>();
  const shot = async (page: Page, what: string) => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.waitForTimeout(60);
      for (const m of await misfits(page, { still: true, letters: 0 })) found.push(`${what} ${size.width}: ${m}`);
      await page.screenshot({ path: `${SHOTS}/${name} ${String(n).padStart(2, "0")} ${what} ${size.width}.png` });
    }
    await page.setViewportSize(SIZES[0]!);
    n++;
  };
  await room.start();
  const over = page.getByRole("heading", { name: "How it ended", level: 1 });
  const t0 = Date.now();
  while (!(await over.isVisible()) && Date.now() - t0 < 300_000) {
    const acting = page.locator("[data-part=actions]");
    if (await acting.count()) {
      const said = (await acting.allTextContents()).join(" ") ;
      const main = (await page.locator("main").allTextContents()).join(" ");
      const kind = /votes? left|All your votes/.test(said) ? "election" : await page.locator("[data-part=claim]").count() ? "claim" : /Recall/.test(said) ? "recall" : await page.locator("[data-part=ballot]").count() ? "ballot" : await page.locator("[data-part=bars]").count() ? "bars" : /early/.test(said) ? "early" : /reports to you/.test(main) ? "hearing" : /heard yet|heard, alone|agreed with|said more|said less/.test(main) ? "line" : "play";
      const times = (seen.get(kind) ?? 0) + 1;
      seen.set(kind, times);
      if (times === 1 || times === 8 || times === 30) { await shot(page, kind); if (kind !== "play") await wall.screenshot({ path: `${SHOTS}/${name} ${String(n).padStart(2, "0")} ${kind} wall.png` }); }
      if (kind === "election") await page.locator("[data-part=actions] fieldset button[aria-pressed=false]:not([aria-disabled])").nth(1).click({ timeout: 300 }).catch(() => 0);
      else if (kind === "ballot") await page.locator("[data-part=ballot] button").first().click({ timeout: 300 }).catch(() => 0);
      else if (kind === "early" && times === 12) await page.locator("[data-part=actions] fieldset button").first().click({ timeout: 300 }).catch(() => 0);
      else if (name === "council-sits" && /tap a site/i.test(said) && times % 3 === 0) await page.locator("main fieldset button").first().click({ timeout: 300 }).catch(() => 0);
      if (times % 2 === 0) await page.locator("[data-part=actions] button:not([aria-disabled], [data-term])", { hasText: acts }).first().click({ timeout: 300 }).catch(() => 0);
    }
    if (await page.locator("[data-part=naming]").count()) await page.locator("main button", { hasText: /nobody|That is it/ }).first().click({ timeout: 300 }).catch(() => 0);
    await page.waitForTimeout(300);
  }
  await page.getByRole("button", { name: "Show everything" }).click();
  await page.waitForTimeout(12_000);
  await page.screenshot({ path: `${SHOTS}/${name} 99 reveal.png`, fullPage: true });
  for (const part of ["changed", "votes", "council", "queen"]) { const one = page.locator(`[data-part=${part}]`).first(); if (await one.count()) await one.screenshot({ path: `${SHOTS}/${name} 99 ${part}.png` }).catch(() => 0); }
  console.log(name, [...new Set(found)].slice(0, 20).join("\n"));
  expect(faults).toEqual([]);
  await room.close();
});
