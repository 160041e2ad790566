import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { sayAsHost } from "./support/host.ts";
import { house, sideways } from "./support/house.ts";
import { focused, Keyboard } from "./support/keyboard.ts";
import { PHONE, Player, PROJECTOR } from "./support/player.ts";

const here = house({ pace: 4 });
/** What a player sees in a round. */
const PLACES = ["swarm", "wing", "site", "claim"];
/** So many rounds at most are played until all of it has been looked at. */
const ROUNDS = 4;
/** A laptop's page of 1280 × 1024 at 400 %: WCAG 1.4.10. */
const ZOOMED = { width: 320, height: 256 };
/** Where pictures of a lesson's screens go, to be looked at by people. */
const { SHOTS } = process.env;
/** What is done wherever it can be: looks before it leaves, and says what it saw. */
const MOVES = ["Propose it:", "Dance:", "Follow to", "Return", "Explore", "Stay quiet", "Fly home"];

test("a session is played by the keyboard alone, and no screen on the way has a finding of axe or scrolls sideways", async () => {
  const seen = new Map<string, string[]>();
  const look = async (name: string, page: Page): Promise<void> => {
    if (seen.has(name)) return;
    const found = await findings(page);
    const size = page.viewportSize() ?? PHONE;
    for (const small of size.width === PROJECTOR.width ? [] : [size, ZOOMED]) {
      await page.setViewportSize(small);
      const out = await sideways(page);
      if (out > 0) found.push(`scrolls sideways by ${out} px at ${small.width} × ${small.height}`);
    }
    seen.set(name, found);
    await page.setViewportSize(size);
  };

  const player = await Player.arrive(here.browser, here.server.url);
  const { page } = player;
  const keys = new Keyboard(page);
  await page.getByRole("button", { name: /Play now/ }).waitFor();
  await look("home", page);
  await keys.press(/With friends/);
  await page.getByRole("button", { name: "Start the round" }).waitFor();
  await keys.keeps("lobby");
  await look("lobby of the host", page);
  await keys.reach(/^input/);
  for (let i = 0; i < 30 && !/Practice/.test(await focused(page)); i++) await page.keyboard.press("ArrowDown");

  const guest = await Player.arrive(here.browser, page.url());
  const theirs = new Keyboard(guest.page);
  await guest.page.getByRole("button", { name: "Take a seat" }).waitFor();
  await look("join", guest.page);
  await theirs.press(/Take a seat/);
  await guest.page.getByRole("button", { name: "Start the round" }).waitFor();
  await theirs.keeps("lobby of a guest");
  await look("lobby of a guest", guest.page);
  const screen = await player.context.newPage();
  await screen.setViewportSize(PROJECTOR);
  await screen.goto(`${page.url()}?screen`);
  await screen.getByText("localhost").waitFor();
  await look("screen in the lobby", screen);
  await keys.press(/Run the room/);
  await page.locator("dialog[open]").waitFor();
  await look("console", page);
  await page.keyboard.press("Escape");
  await keys.keeps("lobby after the console");

  await keys.press(/Start the round/);
  await player.heading(/needs a home/).waitFor();
  await Promise.all([keys.keeps("briefing"), theirs.keeps("a guest's briefing")]);
  await look("briefing", page);
  const end = player.heading("How it ended");
  await page.locator("[data-part=actions]").waitFor({ timeout: 15_000 });
  await keys.keeps("play");
  await look("screen in play", screen);
  await theirs.press(/^button Help/);
  await theirs.press(/^summary What the projector shows/);
  const told = guest.page.locator("[data-part=wall-text] > ul");
  await expect.poll(() => told.textContent(), { timeout: 10_000 }).toMatch(/\d+ at the swarm, \d+ out scouting/);
  await look("the projector as text", guest.page);
  await guest.page.keyboard.press("Escape");
  const again = page.getByRole("button", { name: "Play another round" });
  for (let round = 1; ; ) {
    if (await end.isVisible()) {
      await keys.keeps("reveal");
      // On a slow machine the round may be over before all has been looked at.
      if (round++ === ROUNDS || PLACES.every((name) => seen.has(name))) break;
      await again.waitFor({ timeout: 20_000 });
      await keys.press(/Play another round/);
      await page.locator("[data-part=actions]").waitFor({ timeout: 15_000 });
    }
    if (PLACES.every((name) => seen.has(name))) {
      // What is still to come of the round shows nothing new.
      await sayAsHost(page, { type: "end" }).catch((error) => expect(String(error)).toContain("no_round"));
      await end.waitFor();
      continue;
    }
    const open = await player.buttons();
    const claiming = await page.locator("[data-part=claim]").isVisible();
    const where = open.includes("Turn back") ? "wing" : open.includes("Fly home") ? "site" : "swarm";
    await look(claiming ? "claim" : where, page);
    const move = MOVES.find((wanted) => open.some((button) => button.startsWith(wanted)));
    // The button may have gone with the bee; then there will be another in a moment.
    const pressed = move !== undefined && (await keys.reach(new RegExp(`^button ${move}`), 25)) !== undefined;
    if (pressed) await page.keyboard.press("Enter");
    await page.waitForTimeout(200);
    // Whoever tabs on past the last button leaves the page by themselves.
    if (pressed) await keys.keeps(`${where} after ${move}`);
  }
  await again.waitFor({ timeout: 20_000 });
  await page.getByRole("heading", { name: "Key moments" }).waitFor({ timeout: 20_000 });
  await look("reveal", page);
  await look("screen after the round", screen);
  await keys.press(/Play another round/);
  await player.heading(/needs a home/).waitFor();
  await keys.keeps("the next briefing");
  await keys.press(/^button (\?|What is this|Help)/);
  await page.locator("dialog[open]").waitFor();
  await look("help", page);
  await page.keyboard.press("Escape");

  for (const path of ["/r/XXXXX", "/replay", "/lab", "/plans", "/plans/own"]) {
    await page.goto(here.server.url + path);
    const there = path === "/lab" ? page.getByRole("button", { name: /Stop|Run/ }) : page.locator("main h1, main p");
    await there.first().waitFor();
    await look(path, page);
  }

  expect([...seen.keys()]).toEqual(expect.arrayContaining([...PLACES, "reveal"]));
  expect(Object.fromEntries([...seen].filter(([, found]) => found.length > 0))).toEqual({});
  expect([...keys.lost, ...theirs.lost], "the focus was nowhere").toEqual([]);
  expect([...player.faults, ...guest.faults]).toEqual([]);
  await guest.context.close();
  await player.context.close();
});

/** A lesson that has a step of every kind. Its round is over by the host's word. */
const LESSON = {
  id: "own",
  title: "Every kind of step",
  minutes: 10,
  steps: [
    { kind: "join", id: "join", minutes: 1 },
    {
      kind: "predict",
      id: "predict",
      minutes: 1,
      answers: [
        { id: "one", by: ["queen"] },
        { id: "all", by: ["bees"] },
      ],
    },
    { kind: "round", id: "queen", minutes: 3, scenario: "queen", silent: true },
    { kind: "round", id: "bees", minutes: 3, scenario: "meadow" },
    { kind: "debrief", id: "debrief", minutes: 2, revisit: "predict" },
    { kind: "ticket", id: "ticket", minutes: 1 },
  ],
};

/** Animations that never end, by what moves: nothing does for whoever asked for less motion. */
const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document.getAnimations().flatMap(({ effect, playState }) => {
      const endless = effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY && playState === "running";
      return endless ? [(effect as KeyframeEffect).target?.outerHTML.slice(0, 80) ?? ""] : [];
    }),
  );

test("every step of a lesson, on desk, wall and phone, and the host's cards: axe, reflow, and nothing that moves for whoever asked for less", async () => {
  const api = `${here.server.url}/api/rooms`;
  const made = await fetch(api, { method: "POST", body: JSON.stringify({ mode: "class", plan: LESSON }) });
  const { code, hostToken, screenToken } = (await made.json()) as Record<"code" | "hostToken" | "screenToken", string>;
  let said = 0;
  const drive = async (command: object): Promise<void> => {
    const body = JSON.stringify({ id: `teacher1.${++said}`, ...command });
    const headers = { Authorization: `Bearer ${hostToken}` };
    expect((await fetch(`${api}/${code}/drive`, { method: "POST", headers, body })).status).toBe(200);
  };
  const room = `${here.server.url}/r/${code}`;
  const arrive = async (keys: object, viewport: { width: number; height: number }, query = ""): Promise<Player> => {
    const context = await here.browser.newContext({ viewport, reducedMotion: "reduce" });
    await context.addInitScript(
      ([at, held]) => localStorage.getItem(at as string) ?? localStorage.setItem(at as string, held as string),
      [`leaderless.room.${code}`, JSON.stringify(keys)],
    );
    return Player.arrive(here.browser, room + query, viewport, context);
  };
  const LAPTOP = { width: 1280, height: 800 };
  const phone = await arrive({}, PHONE);
  const [desk, wall] = await Promise.all([
    arrive({ host: hostToken }, LAPTOP),
    arrive({ screen: screenToken }, PROJECTOR, "?screen"),
  ]);
  await phone.tap("Take a seat");
  const found: Record<string, string[]> = {};
  const look = async (step: string, pages: Readonly<Record<string, Player>> = { desk, wall, phone }): Promise<void> => {
    for (const [name, { page }] of Object.entries(pages)) {
      const wrong = await findings(page);
      wrong.push(...(await moving(page)).map((one) => `moves without end: ${one}`));
      const usual = page.viewportSize() ?? PHONE;
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/lesson ${step} ${name}.png` });
      for (const size of name === "wall" ? [] : [ZOOMED, PHONE]) {
        await page.setViewportSize(size);
        const out = await sideways(page);
        if (out > 0) wrong.push(`scrolls sideways by ${out} px at ${size.width} × ${size.height}`);
        if (SHOTS && name === "desk" && size === PHONE)
          await page.screenshot({ path: `${SHOTS}/lesson ${step} ${name} on a phone.png` });
      }
      await page.setViewportSize(usual);
      if (wrong.length > 0) found[`${step}, ${name}`] = wrong;
    }
  };
  const at = (step: string) => desk.page.locator(`[data-part=lesson][data-step=${step}]`).waitFor();
  const reveal = async (): Promise<void> => {
    await drive({ type: "end" });
    await phone.heading("How it ended").waitFor({ timeout: 60_000 });
  };

  await desk.page.locator("[data-view=desk][data-kind=join]").waitFor();
  await phone.tap(/Check my phone/);
  await wall.page.locator("[data-lit]").waitFor();
  await look("join");
  await drive({ type: "start", step: 1 });
  await phone.tap("All together");
  await wall.page.getByText("1 answer is in").waitFor();
  await look("predict");
  await drive({ type: "start", step: 2 });
  await at("queen");
  await phone.page.locator("[data-part=actions], [data-part=countdown]").first().waitFor({ timeout: 30_000 });
  await look("silent round", { desk, phone });
  await desk.page
    .locator("[data-part=console-open]")
    .or(desk.page.getByRole("button", { name: "Run the room" }))
    .first()
    .click();
  await desk.page.locator("[data-part=cards] button").first().waitFor();
  await look("cards", { desk });
  await desk.page.keyboard.press("Escape");
  await reveal();
  await drive({ type: "start", step: 3 });
  await at("bees");
  await phone.page.locator("[data-part=actions]").waitFor({ timeout: 30_000 });
  await reveal();
  await drive({ type: "start", step: 4 });
  await at("debrief");
  await phone.page.locator("[data-part=revisited]").first().waitFor();
  await look("debrief");
  await drive({ type: "start", step: 5 });
  await phone.page.getByRole("textbox").fill("Look for yourself, then dance.");
  await phone.tap("Hand it in");
  await desk.page.locator("[data-part=tickets]", { hasText: "Look for yourself" }).waitFor();
  await look("ticket");
  await drive({ type: "start" });
  await phone.page.getByText(/That was/).waitFor();
  await look("finale");
  expect(found).toEqual({});
  for (const player of [desk, wall, phone]) expect(player.faults).toEqual([]);
  for (const player of [desk, wall, phone]) await player.context.close();
});
