import { expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { sayAsHost } from "./support/host.ts";
import { house, NARROW, sideways } from "./support/house.ts";
import { Player, PROJECTOR } from "./support/player.ts";

const here = house({ pace: 2 });

/** The verbs and places of the three big buttons, as long as play lasts. */
const VERBS = [/^Check /, /^(Doubt|Trust) /, /^Vouch for the rest$/];

test("a draw by lot: looks, verdicts, a block of one's own, always the same three buttons, the projector", async () => {
  const player = await Player.arrive(here.browser, here.server.url, NARROW);
  const { page } = player;
  const seen = new Map<string, string[]>();
  const look = async (name: string, at = page): Promise<void> => {
    if (seen.has(name)) return;
    seen.set(name, await findings(at));
    if (at === page) expect(await sideways(page), name).toBeLessThanOrEqual(0);
  };
  await player.tap(/With friends/);
  await page.getByRole("radio", { name: /Great and small/ }).check();
  await page.locator("html[data-theme=night]").waitFor();
  await page.getByText("Nodes in all").waitFor();
  const screen = await player.context.newPage();
  await screen.setViewportSize(PROJECTOR);
  await screen.goto(`${page.url()}?screen`);
  await screen.getByText("localhost").waitFor();
  await player.tap("Start the round");
  const powers = page.getByRole("list", { name: /Who holds how much/ });
  const bar = page.locator("[data-part=actions]");
  const big = bar.locator("> button");
  // Whoever happens to be an attacker, one of four, has other buttons: then another round.
  for (let round = 0; ; round++) {
    await player.heading(/Great and small/).waitFor();
    await page
      .getByText(/2 of 8 are attackers|You are an attacker/)
      .first()
      .waitFor();
    // Who holds how much is there from the first moment.
    expect(await powers.getByRole("listitem").count()).toBe(8);
    await look("briefing");
    await bar.waitFor({ timeout: 15_000 });
    // Time for a slow machine; the round ends when all has been looked at.
    await sayAsHost(page, { type: "more", ms: 240_000 });
    await big.nth(2).waitFor();
    if (/^Check /.test((await big.first().locator("[data-verb]").textContent()) ?? "")) break;
    expect(round).toBeLessThan(8);
    await sayAsHost(page, { type: "end" });
    await page.getByRole("button", { name: "Play another round" }).click({ timeout: 90_000 });
  }
  const places = new Set<string>();
  /** The three buttons as they stand; whatever is asked for above them must not move them. */
  const stand = async (): Promise<void> => {
    const all = await big.evaluateAll((list) =>
      list.map(
        (one) => [one.querySelector("[data-verb]")?.textContent ?? "", one.getBoundingClientRect().top] as const,
      ),
    );
    expect(all.length).toBe(3);
    for (const [i, verb] of VERBS.entries()) expect(all[i]?.[0]).toMatch(verb);
    places.add(all.map(([, top]) => Math.round(top)).join());
  };
  await page
    .getByRole("button", { name: /^Check block/ })
    .first()
    .waitFor({ timeout: 15_000 });
  await stand();
  await powers.waitFor();

  const drawn = page.getByRole("group", { name: "Pick up to two payments" });
  const did = { checked: false, vouched: false, composed: false, doubted: false };
  for (let tries = 0; Object.values(did).includes(false); tries++) {
    expect(tries, JSON.stringify(did)).toBeLessThan(400);
    if (!did.checked) {
      await page
        .getByRole("button", { name: /^Check block/ })
        .first()
        .click({ timeout: 500 })
        .catch(() => undefined);
      did.checked = await page.getByText(/^You check block/).isVisible();
      if (did.checked) await look("checking");
    }
    if (!did.vouched && (await page.getByRole("button", { name: /\d vouched for/ }).isVisible())) did.vouched = true;
    else if (!did.vouched) await player.press("Vouch for the rest");
    if (!did.doubted) {
      // A block that a finger chooses can be doubted, looked at or not.
      const fresh = page.locator("[data-block][data-state=open]").first();
      await fresh.click({ timeout: 500 }).catch(() => undefined);
      const doubt = page.getByRole("button", { name: /^Doubt block/ });
      if (await doubt.isVisible()) await doubt.click({ timeout: 500 }).catch(() => undefined);
      did.doubted = await page.getByRole("button", { name: /^Trust block/ }).isVisible();
      if (did.doubted) await look("doubted");
    }
    if (!did.composed && (await drawn.isVisible())) {
      await stand();
      await look("drawn");
      await drawn
        .getByRole("button")
        .first()
        .click({ timeout: 500 })
        .catch(() => undefined);
      did.composed = await page
        .getByText(/^fees \d/)
        .waitFor({ timeout: 1000 })
        .then(() => true)
        .catch(() => false);
    }
    if (did.vouched && tries % 5 === 0) await stand();
    await page.waitForTimeout(150);
  }
  expect([...places]).toHaveLength(1);
  await screen.getByText(/^Epoch \d+ of \d+/).waitFor();
  await screen.getByRole("list", { name: /Who holds how much/ }).waitFor();
  await look("screen", screen);
  await sayAsHost(page, { type: "end" });
  await page.getByRole("heading", { name: "How you judged" }).first().waitFor({ timeout: 60_000 });
  await look("reveal");
  expect(Object.fromEntries([...seen].filter(([, found]) => found.length > 0))).toEqual({});
  expect(player.faults).toEqual([]);
  await player.context.close();
});
