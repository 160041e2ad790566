import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Workerd } from "../../src/tools/workerd.ts";
import { launchBrowser } from "./chromium.ts";
import { startServer } from "./server.ts";
import { type Line, lineTo } from "./support/line.ts";
import { PHONE, Player, PROJECTOR } from "./support/player.ts";

let server: Workerd;
let browser: Browser;
let line: Line;

/** Twice as fast: what is real time here, lines and reloads, is short against a round. */
const PACE = "2";

beforeAll(async () => {
  server = await startServer({ vars: { PACE } });
  line = await lineTo(server.url);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await line?.close();
  await server?.stop();
});

// All at once: most of each is waiting.
test.concurrent("three people play a round to the reveal, and one of them loses the connection in between", async () => {
  const host = await Player.arrive(browser, server.url);
  await host.tap(/With friends/);
  await host.page.waitForURL(/\/r\/[A-Z]{5}$/);
  const path = new URL(host.page.url()).pathname;
  await host.page.getByRole("radio", { name: /Practice/ }).check();

  const guest = await Player.arrive(browser, server.url + path, { width: 1280, height: 800 });
  const moving = await Player.arrive(browser, line.url + path);
  for (const player of [guest, moving]) {
    await player.page.getByRole("textbox").fill(player === guest ? "Wren" : "Swift");
    await player.tap("Take a seat");
  }
  const screen = await Player.arrive(browser, `${server.url}${path}`, PROJECTOR);
  // Opening the link takes no seat.
  await host.page.getByText("Swift", { exact: true }).waitFor();
  expect(await host.page.getByRole("list", { name: "Who is here" }).getByRole("listitem").count()).toBe(3);
  await screen.context.close();

  await host.tap("Start the round");
  for (const player of [host, guest, moving])
    await player.page.locator("[data-part=actions]").waitFor({ timeout: 15_000 });

  // One flies out, and in that moment the line goes; what it decides meanwhile waits.
  await moving.press("Got it");
  await moving.page.getByRole("button", { name: /^Explore/ }).click();
  await moving.page.getByRole("button", { name: /^Turn back/ }).waitFor();
  line.cut();
  await moving.page.getByText("Reconnecting…").waitFor();
  const waits = moving.page.getByText("your actions wait");
  // A tap that comes just as the buttons change is taken for a slip, and has to be made again.
  for (let tap = 0; tap < 10 && !(await waits.isVisible()); tap++) {
    await moving.press("Turn back", "Fly home");
    await moving.page.waitForTimeout(400);
  }
  await waits.waitFor({ timeout: 1000 });
  await moving.page.waitForTimeout(1500);
  line.mend();
  const mended = Date.now();
  await moving.page.getByText("Reconnecting…").waitFor({ state: "hidden", timeout: 6000 });
  console.log(`the seat went on ${Date.now() - mended} ms after the network was back`);
  // The waiting action was sent again and has been done: nothing waits any more.
  await moving.page
    .getByText(/fly home|at the swarm/i)
    .first()
    .waitFor({ timeout: 5000 });

  // A reload and a second tab are the same seat.
  await guest.page.reload();
  await guest.page.locator("[data-part=actions]").waitFor({ timeout: 5000 });
  const tab = await guest.context.newPage();
  await tab.goto(guest.page.url());
  await tab.getByRole("button", { name: "Go on as Wren" }).click();
  await tab.locator("[data-part=actions]").waitFor({ timeout: 5000 });
  await tab.close();

  await Promise.all([host, guest, moving].map((player) => player.playOn()));
  for (const player of [host, guest, moving]) {
    expect(await player.heading("How it ended").isVisible()).toBe(true);
    expect(player.faults).toEqual([]);
  }
  // What each one changed comes from a worker of its own, with the game as the server keeps it.
  for (const { page } of [host, guest, moving]) {
    const card = page.locator("[data-part=changed][data-state=done]");
    // Three pages work at once, beside whatever else the machine does.
    await card.waitFor({ timeout: 75_000 });
    expect(await card.textContent()).toMatch(/asleep|no move/i);
  }
  const outcome = (player: Player) => player.page.locator("[data-part=headlines]").textContent();
  expect(await outcome(guest)).toBe(await outcome(host));

  await host.tap("Play another round");
  await moving.page.locator("[data-part=actions]").waitFor({ timeout: 15_000 });
  for (const player of [host, guest, moving]) await player.context.close();
});

test.concurrent("Play now is one tap: alone with bots, in a round", async () => {
  const opened = Date.now();
  const player = await Player.arrive(browser, server.url);
  await player.tap(/Play now/);
  await player.page.getByRole("button", { name: /^Explore/ }).waitFor({ timeout: 15_000 });
  console.log(`first action possible ${Date.now() - opened} ms after opening the page`);
  await player.page
    .locator("[data-part=actions] button:not([aria-disabled], [data-term])", { hasText: "Explore" })
    .first()
    .waitFor();
  expect(player.faults).toEqual([]);
  await player.context.close();
});

test.concurrent.each([
  ["and is then up to date", 1],
  ["and goes on as it is where it comes back as it was", Number.POSITIVE_INFINITY],
])("a page of another version than its room wants loads itself anew, once, %s", async (_, old) => {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  let documents = 0;
  await page.route(
    () => true,
    async (route) => {
      if (route.request().resourceType() !== "document") return route.continue();
      const response = await route.fetch();
      const html = await response.text();
      expect(html).toMatch(/name="leaderless-client" content="[0-9a-f]{16}"/);
      const stale = html.replace(/(name="leaderless-client" content=)"\w+"/, '$1"0123456789abcdef"');
      return route.fulfill({ response, body: ++documents <= old ? stale : html });
    },
  );
  await page.goto(server.url);
  // One tap on the stale page: the room that it makes, its seat and the wish to play at once outlive the reload.
  await page.getByRole("button", { name: /Play now/ }).click();
  await page.getByRole("button", { name: /^Explore/ }).waitFor({ timeout: 15_000 });
  expect(documents).toBe(2);
  await page.waitForTimeout(1500);
  expect(documents).toBe(2);
  expect(new URL(page.url()).pathname).toMatch(/^\/r\/[A-Z]{5}$/);
  await context.close();
});
