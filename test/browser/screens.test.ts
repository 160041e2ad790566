import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Messages } from "../../src/tools/messages.ts";
import { readMessages, SOURCE } from "../../src/tools/words.ts";
import { misfits } from "./support/fit.ts";
import { house } from "./support/house.ts";
import { LETTERS, type Size, PHONES as USUAL, WALLS as USUAL_WALLS } from "./support/look.ts";
import { Player } from "./support/player.ts";
import { openWall } from "./support/wall.ts";

const here = house({ pace: 4 });

/** Phones upright, on their side and small, and a laptop's page at twice the size. */
const PHONES = [...USUAL, { width: 683, height: 384 }];
const WALLS = [...USUAL_WALLS, { width: 800, height: 600 }];
/** One of each mechanism, and those whose screens differ. */
const SETUPS = process.env.SETUPS?.split(",") ?? [
  "meadow",
  "robbers",
  "authority",
  "storm",
  "majority",
  "ec",
  "bft-liars",
];

/** Where pictures of all that was looked at go, to be looked at by people. */
const { SHOTS } = process.env;
/** What the player does wherever it can: it moves on, and comes by what a round has. */
const ACTS =
  /^(Propose|Dance|Follow (.* )?to|Lead an ant|Carry one|Walk|Look|Check|Return|Explore|Approve|Deal|Fly home|Vouch|Doubt|Put|Tell|See)/;

/** The language that it is all looked at in, such as `zh`. */
const SPEAK = process.env.SPEAK ?? SOURCE;
const general = readMessages("client/words", SPEAK);
const said = (section: string, name: string): string => String((general[section] as Messages)[name]);

/** What a page shows just now. */
const phaseOf = (page: Page): Promise<string> =>
  page.evaluate(
    (title) => {
      const part = (name: string): boolean => document.querySelector(`[data-part=${name}]`) !== null;
      if (part("naming")) return "naming";
      const wall = document.querySelector("[data-view=projector]") !== null;
      if (part("actions")) return "play";
      if (part("countdown") || (wall && part("briefing"))) return "briefing";
      if (part("lobby")) return "lobby";
      if (part("end") || document.querySelector("h1")?.textContent?.includes(title)) return "reveal";
      return wall ? "play" : "other";
    },
    said("reveal", "title"),
  );

/** What measures itself has done so after a new size: a chain that is drawn to the wall's width takes two frames for it. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame++) await new Promise((done) => requestAnimationFrame(done));
  });

/** Looks at pages in one size after the other, and keeps what does not fit, the first of each kind. */
class Looks {
  readonly found = new Map<string, string>();
  readonly #scenario: string;
  #n = 0;

  constructor(scenario: string) {
    this.#scenario = scenario;
  }

  async at(page: Page, sizes: readonly Size[], wall: boolean, whole = false): Promise<string> {
    let phase = "other";
    for (const size of sizes) {
      await page.setViewportSize(size);
      await settled(page);
      phase = await phaseOf(page);
      if (phase === "other" || (phase === "reveal" && !wall && !whole)) break;
      const where = `${size.width}×${size.height} ${wall ? "wall " : ""}${phase}`;
      const still = wall || phase === "play" || phase === "naming" || phase === "briefing";
      const shot = `${this.#scenario} ${where} ${String(this.#n++).padStart(3, "0")}.png`;
      for (const one of await misfits(page, { still, letters: wall ? LETTERS : 0 })) {
        const kind = `${where}, ${one.slice(0, one.indexOf(":"))}`;
        if (!this.found.has(kind)) this.found.set(kind, `${one.slice(one.indexOf(":") + 2)} (${shot})`);
      }
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${shot}`, fullPage: whole && !wall });
    }
    return phase;
  }
}

describe.concurrent("every screen of", () => {
  test.each(SETUPS)("%s fits on phones and walls, by day and by night", { timeout: 240_000 }, async (scenario) => {
    const { url } = here.server;
    const made = await fetch(`${url}/api/rooms`, { method: "POST", body: JSON.stringify({ scenario }) });
    const { code, screenToken } = (await made.json()) as { code: string; screenToken: string };
    const looks = new Looks(scenario);
    const { page, ...player } = await Player.arrive(here.browser, `${url}/r/${code}?lang=${SPEAK}`);
    const tap = (name: string) => page.getByRole("button", { name }).first().click();
    await tap(said("join", "take"));
    await page.getByRole("button", { name: said("lobby", "start") }).waitFor();
    const wall = await openWall(here, code, screenToken, { lang: SPEAK });
    await wall.locator("[data-view=projector]").waitFor();

    await looks.at(page, PHONES, false);
    await looks.at(wall, WALLS, true);
    await tap(said("lobby", "start"));
    for (let dark = false, phase = "briefing"; phase !== "reveal"; dark = !dark) {
      await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
      phase = await looks.at(page, PHONES, false);
      await looks.at(wall, WALLS, true);
      const buttons = page.locator("[data-part=actions] button:not([aria-disabled], [data-term])", {
        hasText: SPEAK === SOURCE ? ACTS : /./,
      });
      await buttons
        .first()
        .click({ timeout: 100 })
        .catch(() => undefined);
    }
    await tap(said("reveal", "skip")).catch(() => undefined);
    await page.getByRole("button", { name: said("reveal", "again") }).waitFor();
    await looks.at(page, PHONES, false, true);
    await looks.at(wall, WALLS, true);
    await Promise.all([page.context().close(), wall.context().close()]);
    expect(player.faults).toEqual([]);
    expect(Object.fromEntries(looks.found)).toEqual({});
  });
});
