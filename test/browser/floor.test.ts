import { test } from "vitest";
import { sayAsHost } from "./support/host.ts";
import { house, sideways } from "./support/house.ts";
import { makeOlder, takeAway } from "./support/older.ts";
import { PHONE, Player } from "./support/player.ts";

const here = house({ pace: 5 });

test.concurrent.for([
  ["the meadow", "practice"],
  ["the harbour", "bft-liars"],
])("at %s a browser of the floor plays a round to the reveal", async ([, scenario], { expect }) => {
  const context = await here.browser.newContext({ viewport: PHONE, hasTouch: true });
  await makeOlder(context);
  const player = await Player.arrive(here.browser, here.server.url, PHONE, context);
  const { page } = player;
  // It is older indeed.
  expect(await page.evaluate(() => "toSorted" in Array.prototype || "structuredClone" in window)).toBe(false);
  const whole = async (): Promise<void> => {
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    const { height } = (await page.locator("main").boundingBox())!;
    expect(height).toBeGreaterThanOrEqual(PHONE.height);
  };
  await player.tap(/With friends/);
  await page.locator(`input[type=radio][value="${scenario}"]`).check();
  await whole();
  await player.tap("Start the round");
  await page.locator("[data-part=actions]").waitFor({ timeout: 20_000 });
  await whole();
  await page.locator("[data-part=notebook]").click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  // The way of a dance is its meaning: it is turned as it is danced.
  const ways = page.locator("button[aria-pressed] svg > g");
  const turns = (): Promise<string[]> => ways.evaluateAll((all) => all.map((g) => getComputedStyle(g).transform));
  let turned = scenario !== "practice";
  const end = player.heading("How it ended");
  for (let turn = 0; turn < 40 && !(await end.isVisible()); turn++) {
    await player.step();
    turned ||= (await turns()).some((transform) => transform.startsWith("matrix"));
    await page.waitForTimeout(200);
  }
  expect(turned).toBe(true);
  await sayAsHost(page, { type: "end" }).catch((error) => expect(String(error)).toContain("no_round"));
  await end.waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "Show everything" }).click();
  await page.getByRole("button", { name: "Play another round" }).waitFor({ timeout: 20_000 });
  await page.locator("h2").first().waitFor();
  expect(player.faults).toEqual([]);
  await context.close();
});

// Each alone, as in browsers that had some of it, and as in one from long ago.
test.concurrent.for([
  [["Array.findLast"]],
  [["Object.hasOwn"]],
  [["Array.at"]],
  [["HTMLDialogElement.showModal"]],
  [["ResizeObserver"]],
  [["Intl.ListFormat"]],
  [["CSS", "Object.hasOwn", "Array.findLast", "Array.flat", "Promise.allSettled", "queueMicrotask"]],
])("a browser without %s is told so before it takes a seat", async ([names], { expect }) => {
  const maker = await Player.arrive(here.browser, here.server.url);
  await maker.tap(/With friends/);
  await maker.page.getByRole("button", { name: "Start the round" }).waitFor();
  const context = await here.browser.newContext({ viewport: PHONE });
  await takeAway(context, names!);
  for (const url of [here.server.url, maker.page.url()]) {
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(url);
    await page.getByRole("alert").getByText("too old").waitFor();
    await page.getByText("Safari 15.4, Chrome / Edge 97, Firefox 114").waitFor();
    await page.waitForLoadState("networkidle");
    expect(asked.filter((path) => path.startsWith("/api"))).toEqual([]);
    expect(await page.getByRole("button").count()).toBe(0);
  }
  expect(await maker.page.locator("[data-part=names] li").count()).toBe(1);
  await context.close();
  await maker.context.close();
});

test.concurrent("a page without scripts says that it needs them", async ({ expect }) => {
  const context = await here.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(here.server.url);
  expect(await page.locator("noscript").textContent()).toContain("needs JavaScript");
  await context.close();
});
