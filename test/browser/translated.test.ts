import type { Page } from "playwright-core";
import { type ExpectStatic, test } from "vitest";
import { sayAsHost } from "./support/host.ts";
import { house } from "./support/house.ts";
import { Player } from "./support/player.ts";
import { textsOf, translate, type Way } from "./support/translator.ts";

const here = house({ pace: 2 });

/** What lives: the clock, the situation, the verbs of all buttons, lists, headings, headlines. */
const LIVE = {
  lobby: "[data-part=names] li, h2, [data-verb]",
  play: "[role=timer], [data-part=where] p, [data-part=actions] [data-verb]",
  reveal: "h2, [data-part=headlines] p, [data-verb]",
};
const MOMENTS = 12;

/** The seconds on a clock, undefined for any other text. */
function secondsIn(text: string): number | undefined {
  const [, minutes, seconds] = /^(\d+):(\d\d) /.exec(text) ?? [];
  return minutes === undefined ? undefined : 60 * Number(minutes) + Number(seconds);
}
/** How far two pages' clocks may be apart on a busy machine, in seconds of a clock that runs twice as fast. */
const APART = 6;

/** Whether a page says what another one said before or after it; its clock, that it is between. */
function between(one: readonly string[], before: readonly string[], after: readonly string[]): boolean {
  if (one.length !== before.length && one.length !== after.length) return false;
  return one.every((text, i) => {
    const [now, then, later] = [text, before[i] ?? "", after[i] ?? ""].map(secondsIn);
    if (now === undefined || then === undefined || later === undefined) return text === before[i] || text === after[i];
    return now <= then + APART && now >= later - APART;
  });
}

/** Waits until both pages say the same, as they do but for a moment after each change. */
async function alike(expect: ExpectStatic, translated: Page, plain: Page, selector: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const before = await textsOf(plain, selector);
        const one = await textsOf(translated, selector);
        const after = await textsOf(plain, selector);
        // The round is over, in both.
        if (one.texts.length === 0 && after.texts.length === 0) return "alike";
        if (one.translated === 0) return "not translated";
        return between(one.texts, before.texts, after.texts) ? "alike" : { translated: one.texts, plain: after.texts };
      },
      { timeout: 15_000, interval: 50 },
    )
    .toBe("alike");
}

// One after the other: pages that draw a round by the dozen would lag behind each other.
test.for<[string, RegExp, Way]>([
  ["the meadow", /Practice/, "font"],
  ["the meadow", /Practice/, "rewritten"],
  ["the meadow", /Practice/, "exchanged"],
  ["the harbour", /One in charge/, "font"],
  ["the harbour", /One in charge/, "moved"],
  ["the harbour", /One in charge/, "written"],
])("what lives goes on living at %s, %s, in a page whose texts are %s", async ([, scenario, way], { expect }) => {
  const player = await Player.arrive(here.browser, here.server.url);
  const { page } = player;
  await player.tap(/With friends/);
  await page.getByRole("button", { name: "Start the round" }).waitFor();
  // The same seat once more, as it is without a translator.
  const plain = await player.context.newPage();
  await plain.goto(page.url());
  await plain.getByRole("button", { name: /^Go on as / }).click();
  await plain.getByRole("button", { name: "Start the round" }).waitFor();

  await translate(page, way);
  await alike(expect, page, plain, LIVE.lobby);
  const guest = await Player.arrive(here.browser, page.url());
  await guest.page.getByRole("textbox").fill("Pia");
  await guest.tap("Take a seat");
  await page.getByText("Pia", { exact: true }).waitFor();
  await alike(expect, page, plain, LIVE.lobby);
  await guest.page.getByRole("button", { name: /Change your name/ }).click();
  await guest.page.getByRole("textbox", { name: "Your name" }).fill("Ole");
  await guest.tap("Save");
  await page.getByText("Ole", { exact: true }).waitFor();
  await page.getByRole("radio", { name: scenario }).check();
  await plain.getByRole("radio", { name: scenario, checked: true }).waitFor();
  await alike(expect, page, plain, LIVE.lobby);
  await guest.context.close();

  await player.tap(/Start the round/);
  for (const one of [page, plain]) await one.locator("[data-part=actions]").waitFor({ timeout: 20_000 });
  // Time for a slow machine; the round is ended when enough has been seen.
  await sayAsHost(page, { type: "more", ms: 180_000 }).catch((error) => expect(String(error)).toContain("no_round"));
  const seen = new Set<string>();
  for (let moment = 0; moment < MOMENTS && !(await player.heading(/How it ended/).isVisible()); moment++) {
    // Any button, whatever it says: those of the plain page, so that both show what came of it.
    const buttons = plain.locator("[data-part=actions] button:not([aria-disabled], [data-term])");
    const n = await buttons.count();
    if (n > 0 && moment % 3 === 2)
      await buttons
        .nth(moment % n)
        .click({ timeout: 500 })
        .catch(() => undefined);
    await page.waitForTimeout(200);
    await alike(expect, page, plain, LIVE.play);
    for (const text of (await textsOf(page, LIVE.play)).texts) seen.add(text);
  }
  // The clock went on, and so did what one can do.
  expect([...seen].filter((text) => /\d:\d\d/.test(text)).length).toBeGreaterThan(3);
  expect(seen.size).toBeGreaterThan(8);
  // It may be over already.
  await sayAsHost(page, { type: "end" }).catch((error) => expect(String(error)).toContain("no_round"));
  for (const one of [page, plain]) {
    await one.getByRole("heading", { name: /How it ended/ }).waitFor({ timeout: 90_000 });
    await one.getByRole("button", { name: /Show everything/ }).click();
    await one.getByRole("button", { name: /Play another round/ }).waitFor({ timeout: 20_000 });
  }
  await alike(expect, page, plain, LIVE.reveal);
  // Pressed where it is translated, it does what it says.
  await page.getByRole("button", { name: /Change the setup/ }).click();
  await page.getByRole("button", { name: /Start the round/ }).waitFor();
  await alike(expect, page, plain, LIVE.lobby);
  expect(player.faults).toEqual([]);
  await player.context.close();
});
