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
const MOMENTS = 25;

/** Waits until both pages say the same, as they do but for a moment after each change. */
async function alike(expect: ExpectStatic, translated: Page, plain: Page, selector: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const [one, other] = await Promise.all([textsOf(translated, selector), textsOf(plain, selector)]);
        if (one.translated === 0) return "not translated";
        return JSON.stringify(one.texts) === JSON.stringify(other.texts) ? "alike" : { translated: one, plain: other };
      },
      { timeout: 5000, interval: 50 },
    )
    .toBe("alike");
}

test.concurrent.for<[string, RegExp, Way]>([
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
  await guest.page.getByRole("textbox").fill("Wren");
  await guest.tap("Take a seat");
  await page.getByText("Wren").waitFor();
  await alike(expect, page, plain, LIVE.lobby);
  await guest.page.getByRole("button", { name: /Change your name/ }).click();
  await guest.page.getByRole("textbox", { name: "Your name" }).fill("Swift");
  await guest.tap("Save");
  await page.getByText("Swift").waitFor();
  await page.getByRole("radio", { name: scenario }).check();
  await plain.getByRole("radio", { name: scenario, checked: true }).waitFor();
  await alike(expect, page, plain, LIVE.lobby);
  await guest.context.close();

  await player.tap(/Start the round/);
  for (const one of [page, plain]) await one.locator("[data-part=actions]").waitFor({ timeout: 20_000 });
  const seen = new Set<string>();
  for (let moment = 0; moment < MOMENTS && !(await player.heading(/How it ended/).isVisible()); moment++) {
    // Any button, whatever it says: those of the plain page, so that both show what came of it.
    const buttons = plain.locator("[data-part=actions] button:not([aria-disabled])");
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
