import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { OPEN, pseudo } from "../../src/tools/pseudo.ts";
import { readMessages, SOURCE } from "../../src/tools/words.ts";
import { sayAsHost } from "./support/host.ts";
import { house } from "./support/house.ts";
import { Player, PROJECTOR } from "./support/player.ts";
import { pseudoFindings } from "./support/pseudo.ts";

/** Words take no time: rounds run faster, as far as there is still time to look at every page. */
const PACE = 3;
const here = house({ pace: PACE });

/** What a message of a folder's words begins with in the pseudo-locale, as far as no parameter comes. */
function begins(folder: string, path: string): string {
  let at: unknown = pseudo(readMessages(`client/${folder}`, SOURCE));
  for (const key of path.split(".")) at = (at as Record<string, unknown>)[key];
  return String(at).split("{")[0]!;
}
const [swarm, bees] = ["worlds/swarm/words", "worlds/swarm/bees/words"];
const verb = {
  propose: begins(bees, "actions.propose"),
  dance: begins(bees, "actions.dance"),
  quiet: begins(bees, "actions.quiet"),
  follow: begins(bees, "actions.followTo"),
  back: begins(swarm, "actions.return"),
  explore: begins(swarm, "actions.explore"),
  home: begins(swarm, "actions.home"),
  stay: begins(swarm, "actions.stay"),
};

/** Looks at pages, at each kind of page once, and remembers what is wrong with them. */
function looker() {
  const found: Record<string, string[]> = {};
  const look = async (name: string, page: Page): Promise<void> => {
    if (found[name]) return;
    found[name] = [];
    found[name] = await pseudoFindings(page);
  };
  return { found, look };
}
const wrong = (found: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0));

/** So many rounds at most are played until every page of one has been looked at. */
const ROUNDS = 4;

/** A scenario of the lobby's list, in a room of one's own; the lobby is there. */
async function hosting(scenario: string): Promise<Player> {
  const player = await Player.arrive(here.browser, `${here.server.url}/?lang=pseudo`);
  await player.tap(begins("words", "home.friends"));
  await player.page.locator(`input[type=radio][value="${scenario}"]`).check();
  return player;
}
const start = (player: Player) => player.page.locator("[data-part=footer] [data-kind=main]").click();
const ended = (player: Player) => player.heading(begins("words", "reveal.title"));

// All at once: most of each is waiting for its round.
test.concurrent("at the meadow, half as long again, nothing is cut off, too wide or left in English", async () => {
  const { found, look } = looker();
  const player = await Player.arrive(here.browser, "about:blank");
  const { page } = player;
  const words: string[] = [];
  page.on("request", (request) => words.push(...(/words-.*(?=-[\w-]{8}\.js$)/.exec(request.url()) ?? [])));
  await page.goto(`${here.server.url}/?lang=pseudo`);
  await page.locator("form[data-part=join]").waitFor();
  // One language alone.
  expect(words.sort()).toEqual(["words-pseudo", "words-swarm-pseudo"]);
  expect(await page.locator("html").getAttribute("lang")).toBe("en-XA");
  await look("home", page);
  await page.locator("[data-part=join] input").fill("12");
  await page.locator("[data-part=join] button").click();
  await page.locator("#home-wrong", { hasText: OPEN }).waitFor();
  await look("home, a wrong code", page);
  await player.tap(begins("words", "home.friends"));
  await page.locator("[data-part=names] li").waitFor();
  await look("lobby of the host", page);

  const guest = await Player.arrive(here.browser, `${page.url()}?lang=pseudo`);
  await guest.page.locator("button[data-kind=main]").waitFor();
  await look("join", guest.page);
  await guest.page.locator("button[data-kind=main]").click();
  await guest.page.locator("[data-part=names] li").nth(1).waitFor();
  await look("lobby of a guest", guest.page);
  const teacher = await Player.arrive(here.browser, `${here.server.url}/?lang=pseudo`);
  await teacher.tap(begins("words", "home.class"));
  await teacher.page.locator("[data-part=console-open]").waitFor();
  await look("lobby of a class's host", teacher.page);
  await teacher.page.locator("[data-part=console-open]").click();
  await teacher.page.locator("#console-clock").waitFor();
  await look("console", teacher.page);
  await teacher.page.keyboard.press("Escape");
  const pupil = await Player.arrive(here.browser, `${teacher.page.url()}?lang=pseudo`);
  await pupil.page.locator("button[data-kind=main]").click();
  await pupil.page.locator("[data-part=host-wait]").waitFor();
  await look("lobby of a class", pupil.page);
  await start(teacher);
  await teacher.page.locator("[data-view=conduct]").waitFor();
  await look("a class's host in a round", teacher.page);
  for (const { context } of [teacher, pupil]) await context.close();
  const screen = await player.context.newPage();
  await screen.setViewportSize(PROJECTOR);
  await screen.goto(`${page.url()}?screen&lang=pseudo`);
  await screen.locator("[data-part=lobby]").waitFor();
  await look("screen in the lobby", screen);

  // The round for practice: the shortest, and everyone sees the dances.
  await page.locator("input[type=radio][value=practice]").check();
  await start(player);
  await page.locator("[data-part=countdown]").waitFor();
  await look("briefing", page);
  await page.locator("[data-part=actions]").waitFor({ timeout: 15_000 });
  // One round is enough, however slow the machine is; it is over when all has been looked at.
  const longer = () => sayAsHost(page, { type: "more", ms: 120_000 });
  await longer();
  await look("screen in play", screen);
  const wanted = ["swarm", "wing", "site", "claim", "notebook"];
  for (let round = 1; ; ) {
    if (await ended(player).isVisible()) {
      // The swarm may have found its home before all has been looked at.
      if (round++ === ROUNDS || wanted.every((name) => found[name])) break;
      await start(player);
      await page.locator("[data-part=actions]").waitFor({ timeout: 15_000 });
      await longer();
    }
    if (wanted.every((name) => found[name])) {
      // It may be over already.
      await sayAsHost(page, { type: "end" }).catch((error) => expect(String(error)).toContain("no_round"));
      await ended(player).waitFor({ timeout: 20_000 });
      continue;
    }
    const open = await player.buttons();
    const at = (await page.locator("[data-part=claim]").isVisible())
      ? "claim"
      : open.some((text) => text.startsWith(verb.stay))
        ? "site"
        : open.includes(verb.home)
          ? "looking around"
          : open.some((text) => text.startsWith(verb.explore))
            ? "swarm"
            : "wing";
    await look(at, page);
    if ((at === "swarm" || at === "claim") && found.site && !found.notebook) {
      await page
        .locator("[data-part=notebook]")
        .click({ timeout: 2000 })
        .catch(() => undefined);
      // The round may have ended meanwhile.
      if (await page.locator("dialog[open]").isVisible()) await look("notebook", page);
      await page.keyboard.press("Escape");
    }
    const { propose, dance, follow, back, explore, quiet, home } = verb;
    if (at !== "looking around") await player.press(propose, dance, follow, back, explore, quiet, home);
    await page.waitForTimeout(200);
  }
  await page.locator("[data-part=footer]").waitFor({ timeout: 20_000 });
  await page.locator("[data-part=sections] section").first().waitFor();
  for (const fold of await page.locator("summary").all()) await fold.click();
  await look("reveal", page);
  await screen.locator("[data-part=end] [data-part=sections] h2").first().waitFor();
  await look("screen after the round", screen);
  await page.goto(`${here.server.url}/r/XXXXX?lang=pseudo`);
  await page.locator("h1", { hasText: OPEN }).waitFor();
  await look("no such room", page);

  console.log(Object.keys(found).join(", "));
  expect(Object.keys(found)).toEqual(expect.arrayContaining([...wanted, "reveal"]));
  expect(wrong(found)).toEqual({});
  expect([...player.faults, ...guest.faults]).toEqual([]);
  await guest.context.close();
  await player.context.close();
});

/** So long a round is played. ms */
const LONG_ENOUGH = 60_000 / PACE;
/** And so many turns at least, however slow the machine is: the last of them open what can be opened. */
const TURNS = 10;
/** Which scenario is played of which mechanism of the harbour. */
const harbours = { authority: "authority", ec: "ec", pow: "pow", bft: "bft-liars" };

test.concurrent.each(Object.entries(harbours))("nor at the harbour with %s", async (mechanism, scenario) => {
  const { found, look } = looker();
  const player = await hosting(scenario);
  const { page } = player;
  await page.locator("html[data-theme=night]").waitFor();
  await start(player);
  await page.locator("[data-part=countdown]").waitFor();
  await look("briefing", page);
  const actions = page.locator("[data-part=actions]");
  await actions.waitFor({ timeout: 15_000 });
  // However slow the machine is, there is time for all turns.
  await sayAsHost(page, { type: "more", ms: 240_000 });
  await look("play", page);
  const seen = Date.now();
  const goesOn = (turn: number) => turn < TURNS || Date.now() - seen < LONG_ENOUGH;
  for (let turn = 0; goesOn(turn) && !(await ended(player).isVisible()); turn++) {
    const buttons = actions.locator("button:not([aria-disabled], [data-term])");
    const n = await buttons.count();
    if (n > 0)
      await buttons
        .nth(turn % n)
        .click({ timeout: 500 })
        .catch(() => undefined);
    await page.waitForTimeout(200);
    await look(`play, ${turn}`, page);
    const block = page.locator("[data-block]");
    if (turn % 5 === 3 && (await block.count()) > 1)
      await block
        .nth(1)
        .click({ timeout: 500 })
        .catch(() => undefined);
    if (turn === TURNS - 1) {
      await page.locator("[data-part=notebook]").click();
      await look("notebook", page);
      await page.keyboard.press("Escape");
      const votes = page.locator("[data-part=votes]");
      if (await votes.count()) {
        await votes.click();
        for (const fold of await page.locator("dialog[open] summary").all()) await fold.click();
        await look("votes", page);
        await page.keyboard.press("Escape");
      }
    }
  }
  if (mechanism === "authority") {
    await sayAsHost(page, { type: "end" }).catch((error) => expect(String(error)).toContain("no_round"));
    await ended(player).waitFor({ timeout: 20_000 });
    await page.locator("[data-part=footer]").waitFor({ timeout: 20_000 });
    for (const fold of await page.locator("summary").all()) await fold.click();
    await look("reveal", page);
  }
  expect(wrong(found)).toEqual({});
  expect(player.faults).toEqual([]);
  await player.context.close();
});
