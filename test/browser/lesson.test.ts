import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { house, sideways } from "./support/house.ts";
import { Player, PROJECTOR } from "./support/player.ts";

const here = house({ pace: 10 });
const LAPTOP = { width: 1280, height: 800 };

/** A teacher at a laptop, who opens the projector's window from it; every click is counted. */
class Teacher {
  readonly host: Player;
  clicks = 0;

  constructor(host: Player) {
    this.host = host;
  }

  get page(): Page {
    return this.host.page;
  }

  async click(name: RegExp): Promise<void> {
    this.clicks++;
    await this.page.getByRole("button", { name }).or(this.page.getByRole("link", { name })).first().click();
  }

  async wall(): Promise<Page> {
    const [page] = await Promise.all([this.host.context.waitForEvent("page"), this.click(/Big screen/)]);
    await page.setViewportSize(PROJECTOR);
    await page.locator("[data-view=projector] [data-part=step]").waitFor();
    return page;
  }

  /** On to the next step, by the one button for it. */
  async next(page = this.page): Promise<void> {
    await page.locator("[data-part=lesson-next] button").click();
  }
}

/** From the home page to the first step of a lesson, with the projector up. */
async function begun(lesson: string): Promise<{ teacher: Teacher; wall: Page; link: string }> {
  const teacher = new Teacher(await Player.arrive(here.browser, here.server.url, LAPTOP));
  await teacher.click(/With a class/);
  const plan = teacher.page.locator(`[data-plan=${lesson}]`);
  await plan.waitFor();
  if (!(await plan.getByRole("button", { name: /Start this lesson/ }).isVisible())) {
    teacher.clicks++;
    await plan.locator("summary").click();
  }
  teacher.clicks++;
  await plan.getByRole("button", { name: /Start this lesson/ }).click();
  await teacher.page.locator("[data-view=desk][data-kind=join]").waitFor();
  const wall = await teacher.wall();
  return { teacher, wall, link: teacher.page.url() };
}

async function seated(link: string, name: string): Promise<Player> {
  const player = await Player.arrive(here.browser, link);
  await player.page.getByRole("textbox").first().fill(name);
  await player.tap("Take a seat");
  return player;
}

test("from the home page a lesson runs with its projector up in at most four clicks; a plan of two steps is played to its end", {
  timeout: 120_000,
}, async () => {
  const { teacher, wall, link } = await begun("webs");
  expect(teacher.clicks).toBeLessThanOrEqual(4);
  const { page } = teacher;
  const ana = await Player.arrive(here.browser, link);
  await ana.page.getByRole("textbox").first().fill("Ana");
  await ana.page.getByRole("button", { name: /share this phone/ }).click();
  await ana.page.getByRole("textbox").nth(1).fill("Ben");
  await ana.tap("Take a seat");
  await ana.tap(/Check my phone/);
  await wall.locator("[data-lit]", { hasText: "Ana & Ben" }).waitFor();
  expect(await findings(page)).toEqual([]);
  expect(await findings(wall)).toEqual([]);

  // A plan of one's own, by the host's key.
  const code = link.slice(-5);
  const { host } = await page.evaluate((at) => JSON.parse(localStorage.getItem(at) ?? "{}"), `leaderless.room.${code}`);
  const round = { kind: "round", id: "bees", minutes: 1, scenario: "meadow", clock: 20_000, silent: true };
  const ask = {
    kind: "predict",
    id: "ask",
    minutes: 1,
    answers: [
      { id: "leader", by: ["bees"] },
      { id: "crowd", by: ["bees"] },
    ],
  };
  const set = await fetch(`${here.server.url}/api/rooms/${code}/plan`, {
    method: "PUT",
    headers: { Authorization: `Bearer ${host}` },
    body: JSON.stringify({ plan: { id: "own", title: "Two steps", minutes: 5, steps: [ask, round] } }),
  });
  expect(set.status).toBe(200);
  await page.getByRole("heading", { name: "Two steps" }).waitFor();
  await teacher.next();
  await ana.page.getByRole("button", { name: "The crowd" }).click();
  await ana.page.getByRole("button", { name: "Quite sure" }).click();
  await wall.getByText("1 answer is in").waitFor();
  await page.getByText("1 of 1 have answered.").waitFor();
  expect(await findings(ana.page)).toEqual([]);
  expect(await sideways(ana.page)).toBeLessThanOrEqual(0);
  await teacher.next();
  await wall.locator("[data-part=silent]").waitFor();
  await ana.page.locator("[data-part=silent]").waitFor();
  await page.locator("[data-part=lesson][data-step=bees]").waitFor();
  await ana.heading("How it ended").waitFor({ timeout: 40_000 });
  const end = page.getByRole("button", { name: "End the lesson" });
  await end.waitFor({ timeout: 30_000 });
  await end.click();
  await wall.getByText(/That was “Two steps”/).waitFor();
  await ana.page.getByText(/That was “Two steps”/).waitFor();
  expect(await findings(page)).toEqual([]);
  expect([...teacher.host.faults, ...ana.faults]).toEqual([]);
  for (const { context } of [teacher.host, ana]) await context.close();
});

/** What all do while a round lasts, until its end is on the teacher's page. */
async function playOut(page: Page, players: readonly Player[]): Promise<void> {
  const next = page.locator("[data-part=lesson-next] button");
  while (!(await next.isVisible())) {
    for (const player of players) await player.step();
    const skip = page.getByRole("button", { name: "Show everything" });
    if (await skip.isVisible()) await skip.click().catch(() => undefined);
    await page.waitForTimeout(200);
  }
}

test.runIf(process.env.VERIFY)(
  "a class of six plays Who decides? from lobby to finale, whatever happens on the way",
  {
    timeout: 600_000,
  },
  async () => {
    const { teacher, wall, link } = await begun("who-decides");
    expect(teacher.clicks).toBeLessThanOrEqual(4);
    const { page } = teacher;
    const players: Player[] = [];
    for (const name of ["Ana", "Ben", "Cleo", "Dan", "Eve"]) players.push(await seated(link, name));
    const [ana, ben, cleo, dan, eve] = players as [Player, Player, Player, Player, Player];
    for (const player of players) await player.tap(/Check my phone/);
    await page.getByText("5 of 5 phones checked.").waitFor();
    await teacher.next();
    for (const [i, player] of players.entries()) await player.tap(i % 2 ? "A leader" : "The crowd");
    await wall.getByText("5 answers are in").waitFor();
    // Practice; somebody reloads, and is where everybody is.
    await teacher.next();
    await page.locator("[data-view=conduct]").waitFor();
    await ben.page.reload();
    await ben.page.locator("[data-part=actions], [data-part=countdown]").first().waitFor();
    await playOut(page, players);
    // The queen; somebody comes late, and plays at once.
    await teacher.next();
    await page.locator("[data-part=lesson][data-step=queen]").waitFor();
    const flo = await seated(link, "Flo");
    await flo.page.locator("[data-part=actions], [data-part=countdown]").first().waitFor();
    players.push(flo);
    await playOut(page, players);
    // The council; somebody is removed, by a second device that runs the room.
    await page.getByRole("button", { name: "Run the room" }).click();
    await page.getByRole("button", { name: "Run it from another device" }).click();
    const carried = await page.locator("[data-part=carry] input").inputValue();
    await page.keyboard.press("Escape");
    const second = await Player.arrive(here.browser, carried);
    await second.tap("Use this device");
    await teacher.next(second.page);
    await second.page.locator("[data-view=conduct]").waitFor();
    await second.tap("Run the room");
    await second.page.locator("dialog summary", { hasText: "Dan" }).click();
    await second.page
      .locator("dialog details[open]", { hasText: "Dan" })
      .getByRole("button", { name: "Remove" })
      .click();
    await second.tap("Yes");
    await dan.page.getByText("The host has given your seat away").waitFor();
    await second.page.keyboard.press("Escape");
    players.splice(players.indexOf(dan), 1);
    await playOut(page, players);
    // The bees; a paused minute, at ten times the clock.
    await teacher.next(second.page);
    await page.getByRole("button", { name: "Pause" }).waitFor();
    await ana.page.locator("[data-part=actions]").waitFor();
    await page.getByRole("button", { name: "Pause" }).click();
    await eve.page.getByText("Paused by the host").first().waitFor();
    await page.waitForTimeout(6000);
    await page.getByRole("button", { name: "Go on" }).click();
    await playOut(page, players);
    await teacher.next();
    await page.locator("[data-part=lesson][data-step=attacked]").waitFor();
    await playOut(page, players);
    // The debrief comes back to the guess.
    await teacher.next();
    await page.locator("[data-part=lesson][data-step=debrief]").waitFor();
    await page.locator("[data-part=revisited]").first().waitFor();
    await teacher.next();
    await cleo.page.getByRole("textbox").fill("Look for yourself, then dance.");
    await cleo.tap("Hand it in");
    await page.locator("[data-part=tickets]", { hasText: "Look for yourself" }).waitFor();
    await page.getByRole("button", { name: "Show on the big screen" }).click();
    await wall.locator("[data-part=ticket]", { hasText: "Look for yourself" }).waitFor();
    for (const player of [ana, ben, eve, flo])
      expect(await player.page.content()).not.toContain("Look for yourself, then");
    await teacher.next();
    await page.locator("[data-view=desk][data-kind=finale]").waitFor();
    await wall.getByText(/That was/).waitFor();
    await ana.page.getByText(/That was/).waitFor();
    for (const player of [teacher.host, second, ...players]) expect(player.faults).toEqual([]);
    for (const player of [teacher.host, second, dan, ...players]) await player.context.close();
  },
);
