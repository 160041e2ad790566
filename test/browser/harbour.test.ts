import { expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { sayAsHost } from "./support/host.ts";
import { house, NARROW, sideways } from "./support/house.ts";
import { Player, PROJECTOR } from "./support/player.ts";

// At its own pace: what is to be pressed is there for as long as a person would have, also on a slow machine.
const here = house({ pace: 1 });

test.concurrent("alone with bots at the harbour: check a block, keep out, and see what really happened", async () => {
  const player = await Player.arrive(here.browser, here.server.url, NARROW);
  const { page } = player;
  const seen = new Map<string, string[]>();
  const look = async (name: string, at = page): Promise<void> => {
    if (seen.has(name)) return;
    seen.set(name, await findings(at));
    for (const width of at === page ? [360, 390] : []) {
      await page.setViewportSize({ ...NARROW, width });
      expect(await sideways(page), `${name} at ${width}`).toBeLessThanOrEqual(0);
    }
  };

  await player.tap(/With friends/);
  await page.getByRole("radio", { name: /One in charge/ }).check();
  await page.locator("html[data-theme=night]").waitFor();
  await page.getByText("Nodes in all").waitFor();
  await page.locator("[data-scene=harbour]").waitFor();
  await look("lobby");
  const screen = await player.context.newPage();
  await screen.setViewportSize(PROJECTOR);
  await screen.goto(`${page.url()}?screen`);
  await screen.getByText("localhost").waitFor();

  // Whoever happens to sequence has nothing to check: then another round.
  const check = page.getByRole("button", { name: /^Check block/ }).first();
  const watches = page.getByText("none checked");
  await player.tap("Start the round");
  for (let round = 0; ; round++) {
    await player.heading(/makes every block/).waitFor();
    await look("briefing");
    await page.locator("[data-part=actions]").waitFor({ timeout: 15_000 });
    // Time for a slow machine; the round ends when all has been looked at.
    await sayAsHost(page, { type: "more", ms: 60_000 });
    await screen.locator("[data-part=projector]").waitFor();
    if (await watches.isVisible()) break;
    expect(round).toBeLessThan(5);
    await sayAsHost(page, { type: "end" });
    await page.getByRole("button", { name: "Play another round" }).click({ timeout: 90_000 });
  }
  await look("before the first block");
  await check.waitFor({ timeout: 30_000 });
  await page.getByRole("button", { name: /^Block 1, made by/ }).click();
  await page.locator("[data-part=where]", { hasText: "not checked yet" }).waitFor();
  await look("a block is selected");
  await check.click();
  await page.getByText(/^You check block/).waitFor();
  const checked = page.locator("[data-part=notice]", { hasText: /You checked block \d+/ }).waitFor({ timeout: 30_000 });
  await look("checking");
  await checked;
  await page.waitForTimeout(500);
  // A press may come just as the next block does, and then counts for neither: pressed again until one counts.
  const kept = page.getByText(/You kept out of block \d+/).first();
  const keep = page.getByRole("button", { name: /^Keep out/ });
  while (!(await kept.isVisible())) {
    await keep.click({ timeout: 2000 }).catch(() => undefined);
    await page.waitForTimeout(300);
  }
  await page.getByRole("button", { name: /^Notebook/ }).click();
  await page
    .getByRole("dialog")
    .getByText(/sure: |cannot tell/)
    .first()
    .waitFor();
  await look("notebook");
  await page.getByRole("button", { name: "Close" }).click();
  await look("screen in play", screen);

  await sayAsHost(page, { type: "end" });
  await player.heading("How it ended").waitFor();
  await page.getByRole("button", { name: "Show everything" }).click();
  await page.getByRole("heading", { name: "What really happened" }).waitFor({ timeout: 20_000 });
  await look("reveal");
  const blocks = page.locator("[data-block]");
  const all = await blocks.count();
  expect(all).toBeGreaterThan(2);
  const slider = page.getByRole("slider");
  await slider.fill("0");
  expect(await blocks.count()).toBe(1);
  // By keys as well.
  await slider.press("End");
  expect(await blocks.count()).toBe(all);
  await slider.press("Home");
  expect(await blocks.count()).toBe(1);
  await page
    .getByRole("main")
    .getByText(/You kept out of block \d+/)
    .waitFor();
  await screen.getByRole("heading", { name: "What really happened" }).waitFor();
  expect(await screen.locator("[data-block]").count()).toBe(all);
  await look("screen after the round", screen);
  expect(Object.fromEntries([...seen].filter(([, found]) => found.length > 0))).toEqual({});
  expect(player.faults).toEqual([]);
  console.log([...seen.keys()].join(", "));

  // Back to the meadow, and its colours come back.
  await page.getByRole("button", { name: "Change the setup" }).click();
  await page.getByRole("radio", { name: /Practice/ }).check();
  await page.locator("html[data-theme=day]").waitFor();
  await player.context.close();
});

test.concurrent("a harbour that did not load says so, and comes when the network does", async () => {
  const player = await Player.arrive(here.browser, here.server.url);
  const { page } = player;
  await page.getByRole("button", { name: /Try the harbour/ }).waitFor();
  let cut = true;
  await page.route(/\/assets\/chain-.*\.(js|css)$/, (route) => (cut ? route.abort() : route.continue()));
  await page.route(`${here.server.url}/`, (route) => (cut ? route.abort() : route.continue()));
  await player.tap(/Try the harbour/);
  const again = page.getByRole("button", { name: "Try again" });
  await again.waitFor({ timeout: 15_000 });
  await page.getByText(/did not load/).waitFor();
  // Still no network: one stays where one is.
  await again.click();
  await page.waitForTimeout(500);
  await again.waitFor();
  cut = false;
  await again.click();
  await page.locator("[data-part=actions]").waitFor({ timeout: 20_000 });
  expect(player.faults).toEqual([]);
  await player.context.close();
});
