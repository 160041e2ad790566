// A mechanism that is nothing but its folders and its rows (test/coin), in a checkout that has it, built by its own scripts
// and played in a real browser: lobby, phones, projector, reveal, recording.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type * as Game from "../../src/game/index.ts";
import { bundleFolder } from "../../src/tools/bundle.ts";
import { pseudoText } from "../../src/tools/pseudo.ts";
import { run } from "../../src/tools/run.ts";
import type { Workerd } from "../../src/tools/workerd.ts";
import { checkout } from "../coin/checkout.ts";
import { launchBrowser } from "./chromium.ts";
import { startServer } from "./server.ts";
import { findings } from "./support/axe.ts";
import { sideways } from "./support/house.ts";
import { Player, PROJECTOR } from "./support/player.ts";
import { pseudoFindings } from "./support/pseudo.ts";
import { turnTo } from "./support/wall.ts";

/** How much faster than usual its rounds run. */
const PACE = "4";
/** One of its refusals: what a build that has it cannot be without. */
const MARK = "holder_is_silent";

const deploy = { worker: "", dist: "" };
let server: Workerd;
let browser: Browser;

beforeAll(async () => {
  const folder = checkout("browser");
  expect(await run("node", ["src/tools/bundle.ts"], { cwd: folder })).toBe(true);
  Object.assign(deploy, { worker: join(folder, ".build/worker"), dist: join(folder, "dist") });
  server = await startServer({ deploy, vars: { PACE } });
  browser = await launchBrowser();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const workerOf = (folder: string): string => readFileSync(join(folder, "worker.js"), "utf8");
/** The keys to a room that a page holds. */
const keysOf = (page: Page, code: string): Promise<{ seat: string; host: string }> =>
  page.evaluate((at) => JSON.parse(localStorage.getItem(at) ?? "{}"), `leaderless.room.${code}`);

/** Looks around until it is back at the swarm and has read a site. */
async function scout(player: Player): Promise<void> {
  const chip = player.page.locator("fieldset button[aria-pressed]");
  const heads = player.page.locator("[data-part=where]", { hasText: /Heads would be/ });
  for (let i = 0; i < 200 && !(await chip.or(heads).first().isVisible()); i++) {
    const open = await player.buttons();
    // At a site: home as soon as there is a reading.
    if (!open.includes("Fly home") || open.some((text) => text.startsWith("Stay")))
      await player.press("Fly home", "Explore");
    await player.page.waitForTimeout(100);
  }
}

test("the shipped build knows nothing of it", () => {
  expect(workerOf(deploy.worker)).toContain(MARK);
  expect(workerOf(bundleFolder)).not.toContain(MARK);
});

test("a coin decides: lobby, phones, projector, reveal, and a recording without others' secret cheers", async () => {
  const host = await Player.arrive(browser, server.url);
  // Its scenario is on the home page, because its words say so.
  await host.page.getByRole("button", { name: /Toss a coin/ }).waitFor();
  await host.tap(/With friends/);
  await host.page.getByRole("radio", { name: /Heads or tails/ }).check();
  await host.page.getByText(/and the coin decides/).waitFor();
  const url = host.page.url();
  const code = url.slice(-5);
  const guest = await Player.arrive(browser, url);
  await guest.page.getByRole("textbox").fill("Wren");
  await guest.tap("Take a seat");
  await guest.page.getByRole("radio", { name: /Heads or tails/, checked: true }).waitFor();
  const screen = await host.context.newPage();
  await screen.setViewportSize(PROJECTOR);
  await screen.goto(`${url}?screen`);
  await screen.getByText("Wren", { exact: true }).waitFor();

  // The same with options of its own, as a plan: the first seat holds the coin, and there is time for a slow machine.
  const { host: hostKey } = await keysOf(host.page, code);
  const request = (path: string, token: string, init: RequestInit = {}) =>
    fetch(`${server.url}/api/rooms/${code}/${path}`, { ...init, headers: { authorization: `Bearer ${token}` } });
  const scenario = { id: "coin", world: "swarm", mechanism: "coin", fill: 8, clock: 240_000, briefing: 16_000 };
  const options = { world: { sites: 3, finds: 1 }, mechanism: { holder: 0, opens: 0.1, slips: 1, flight: 6000 } };
  const plan = (mechanism: object) =>
    request("plan", hostKey, {
      method: "PUT",
      body: JSON.stringify({ steps: [{ ...scenario, options: { ...options, mechanism } }] }),
    });
  expect(await (await plan({ holder: "nobody" })).json()).toMatchObject({ field: "steps.0.options.mechanism.holder" });
  expect((await plan(options.mechanism)).status).toBe(200);

  await host.tap("Start the round");
  await Promise.all([
    host.page.getByText(/^Somewhere .* three hollow trees\. You hold a coin/).waitFor(),
    guest.page.getByText(/holds a coin\. Heads, and the swarm/).waitFor(),
  ]);
  for (const player of [host, guest]) await player.page.locator("[data-part=actions]").waitFor({ timeout: 15_000 });
  await host.page
    .getByRole("button", { name: /Toss the coin/ })
    .and(host.page.locator("[aria-disabled]"))
    .waitFor();
  await screen.getByText(/holds the coin/).waitFor();
  await screen.locator("[data-part=projector-more]").waitFor();

  // A cheer, in secret; and once more, which is refused in the mechanism's own words.
  await Promise.all([scout(guest), scout(host)]);
  expect(await findings(guest.page)).toEqual([]);
  expect(await sideways(guest.page)).toBeLessThanOrEqual(0);
  const chip = guest.page.locator("fieldset button[aria-pressed]").first();
  const site = (await chip.textContent())?.trim() ?? "";
  await chip.click();
  await guest.page.locator("[data-part=fans]", { hasText: `cheered for ${site}` }).waitFor();
  await guest.page.locator("fieldset button[aria-pressed=true]").first().click();
  await guest.page.getByRole("alert").filter({ hasText: "You have cheered for this site." }).waitFor();
  await screen.locator("[data-part=projector-more]", { hasText: /\d cheer/ }).waitFor();

  // The toss, on every page at once.
  await host.page.getByRole("button", { name: /Toss the coin/ }).click({ timeout: 15_000 });
  const air = (page: Page) => page.getByText("The coin is in the air!").first().waitFor();
  await Promise.all([host.page, guest.page, screen].map(air));
  for (const player of [host, guest]) {
    await player.heading("How it ended").waitFor({ timeout: 15_000 });
    await player.tap("Show everything");
    await player.page.locator("[data-part=coin]", { hasText: /tossed, and it fell (heads|tails)/ }).waitFor();
  }
  await guest.page.getByText("Line by line").click();
  await guest.page.getByRole("main").getByText(`You cheered for ${site}.`).waitFor();
  // On the wall it stands on a page that comes in its turn.
  await turnTo(screen, screen.locator("[data-part=coin]", { hasText: /fell (heads|tails)/ }));
  expect(await findings(host.page)).toEqual([]);
  expect(await findings(screen)).toEqual([]);

  const taken = async (token: string): Promise<Game.Recording> => {
    const { rounds } = (await (await request("recordings?round=1", token)).json()) as Game.SessionRecording;
    return rounds[0]!;
  };
  const cheers = ({ inputs }: Game.Recording): number =>
    inputs.filter((input) => input.type === "act" && input.command.verb === "cheer").length;
  const whole = await taken(hostKey);
  const [own, other] = [await keysOf(guest.page, code), await keysOf(host.page, code)];
  expect([cheers(whole), cheers(await taken(own.seat)), cheers(await taken(other.seat))]).toEqual([1, 1, 0]);
  // The whole of it plays in the page, by the rules that it names, to the hash that it names.
  // As text: here, an import would be made the test runner's own.
  const hash = await host.page.evaluate(
    `import("/rules/${whole.rules}.js").then((game) => game.hashOf(${JSON.stringify(whole)}))`,
  );
  expect(hash).toBe(whole.hash);

  expect([...host.faults, ...guest.faults]).toEqual([]);
  await guest.context.close();
  await host.context.close();
});

test("its button on the home page starts a round at once, in words of another language", async () => {
  const player = await Player.arrive(browser, `${server.url}/?lang=pseudo`);
  await player.tap(pseudoText("Toss a coin"));
  await player.page
    .getByRole("heading", { name: pseudoText("holds the coin") })
    .or(player.page.getByRole("heading", { name: pseudoText("You hold the coin") }))
    .first()
    .waitFor({ timeout: 15_000 });
  expect(await pseudoFindings(player.page)).toEqual([]);
  expect(player.faults).toEqual([]);
  await player.context.close();
});
