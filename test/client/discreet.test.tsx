import { renderToString } from "preact-render-to-string";
import { beforeAll, describe, expect, test } from "vitest";
import { cardsOf } from "../../client/debrief/cards.ts";
import { debriefing } from "../../client/debrief/load.ts";
import { words as whatif } from "../../client/debrief/whatif/words/words.ts";
import { diary } from "../../client/parts/diary.ts";
import { all } from "../../client/store.ts";
import { words } from "../../client/words/words.ts";
import { words as authority } from "../../client/worlds/chain/authority/words/words.ts";
import { words as ec } from "../../client/worlds/chain/ec/words/words.ts";
import { chain as harbour } from "../../client/worlds/chain/index.tsx";
import { part } from "../../client/worlds/chain/registry.ts";
import { allTold, isTold, truth } from "../../client/worlds/chain/views.ts";
import { told } from "../../client/worlds/chain/what-happened.tsx";
import { words as chain } from "../../client/worlds/chain/words/words.ts";
import { lobbies } from "../../client/worlds/registry.ts";
import { swarm } from "../../client/worlds/swarm/index.tsx";
import { advance, apply, createSession, liarsIn, type Session, scenarios, withLiars } from "../../src/game/index.ts";
import type { Level } from "../../src/game/types.ts";
import { toldOfOthers } from "../game/support/roles.ts";
import "./support/parts.ts";
import { see } from "./support/seeing.ts";

const listed = lobbies.flatMap((world) => world.scenarios.map(({ id }) => id));
/** What no page may hold: a hole in a template. */
const HOLE = /undefined|NaN|\bnull\b|\[object|=&gt;| {2}\S|>\s*[.,;:]/;
const KEYS = [
  "00112233445566778899aabbccddeeff",
  "0123456789abcdef0123456789abcdef",
  "8badf00d8badf00d8badf00d8badf00d",
];

beforeAll(() => {
  // A phone's page.
  const location = { origin: "https://leaderless.test", host: "leaderless.test", pathname: "/", search: "" };
  const query = { matches: false, addEventListener() {}, removeEventListener() {} };
  Object.assign(globalThis, {
    matchMedia: () => query,
    innerHeight: 844,
    location,
    addEventListener() {},
  });
});

/** A round that the autopilots of four people and bots play, in its reveal. */
function revealed(id: string, level: Level, key: string, share: number): Session {
  const s = createSession();
  const usual = scenarios[id]!;
  if (level !== s.level) apply(s, { t: 0, type: "level", level });
  apply(s, { t: 0, type: "plan", steps: [share === liarsIn(usual)?.share ? usual : withLiars(usual, share)] });
  for (let i = 0; i < 4; i++) apply(s, { t: 0, type: "sit", name: `Person ${i}` });
  apply(s, { t: 0, type: "start", key, away: [0, 1, 2, 3] });
  advance(s, 3_600_000);
  expect(s.phase).toBe("reveal");
  return s;
}

const known = new Map<string, Session>();

/** The same as `revealed`, once for all tests that only look at it. */
function shown(id: string, level: Level, key: string, share: number): Session {
  const name = [id, level, key, share].join();
  const s = known.get(name) ?? revealed(id, level, key, share);
  known.set(name, s);
  return s;
}

const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&#39;", "'")
    .replace(/\s+/g, " ");

/** Everything that the reveal says to a seat, or on the projector: its HTML. */
async function page(s: Session, seat: number | undefined): Promise<string> {
  see(s, seat, s.now);
  const on = all.value?.scenario.world === "chain" ? harbour : swarm;
  const { Truth, Points, Who, Own, Path } = await on.aftermath();
  const shared = seat === undefined;
  return [
    renderToString(<on.Headlines shown={2} />),
    ...[Truth, Points, Who, Own].map((Part) => (Part ? renderToString(<Part shared={shared} />) : "")),
    shared ? "" : renderToString(<Path />),
    on.ended(),
    ...diary().map((note) => on.noteText(note) ?? ""),
  ].join("\n");
}

/** How many of the blocks that were made really were frauds. */
function frauds(s: Session): number {
  const { blocks = {} } = (s.round?.parts.chain ?? {}) as { blocks?: Record<string, { fraud: boolean }> };
  return Object.values(blocks).filter(({ fraud }) => fraud).length;
}

test.each(["open", "discreet"] as const)(
  "everybody in the lobby is told, and so is the projector: %s",
  async (level) => {
    // These look at the page's address as they are loaded.
    const [{ Lobby }, { Screen }] = await Promise.all([
      import("../../client/screens/lobby.tsx"),
      import("../../client/screens/screen.tsx"),
    ]);
    const s = createSession();
    apply(s, { t: 0, type: "sit", name: "Person 0" });
    if (level !== s.level) apply(s, { t: 0, type: "level", level });
    const other = level === "open" ? "discreet" : "open";
    for (const seat of [0, undefined]) {
      see(s, seat, 0);
      const text = plain(renderToString(seat === undefined ? <Screen code="CFHJK" /> : <Lobby code="CFHJK" />));
      expect(text).toContain(words.lobby[level]);
      expect(text).not.toContain(words.lobby[other]);
    }
  },
);

describe.each(listed)("the reveal of %s", (id) => {
  test.each(["open", "discreet"] as const)("says something whole in a room that is %s", async (level) => {
    for (const [i, share] of [0, 0.2, 0.5].entries()) {
      const s = shown(id, level, KEYS[i]!, share);
      const liar = [0, 1, 2, 3].find((seat) => s.round?.roles[seat] !== undefined);
      for (const seat of new Set([undefined, 0, liar])) {
        const html = await page(s, seat);
        expect(html, `${seat} of ${share}`).not.toMatch(HOLE);
        expect(plain(html).length).toBeGreaterThan(100);
      }
    }
  });
});

describe.each(listed.filter((id) => scenarios[id]?.world === "chain"))("in a discreet room, %s", (id) => {
  test("says of no block what is not told, and claims nothing that is not so", async () => {
    let hidden = 0;
    for (const key of KEYS) {
      for (const share of key === KEYS[1] ? [0, 0.5] : [key === KEYS[0] ? 0 : 0.5]) {
        const s = shown(id, "discreet", key, share);
        const made = frauds(s);
        const text = plain(await page(s, undefined));
        for (const block of Object.keys(truth.value?.blocks ?? {}).map(Number)) {
          if (isTold(block) || part().about?.(block)) continue;
          hidden++;
          expect(told(block, 0)).not.toMatch(/\bbad\b|clean|double-spend/i);
        }
        if (!part().fraudLegend) {
          expect(allTold.value).toBe(false);
          for (const claim of [chain.reveal.noFraud, chain.reveal.torn]) expect(text).not.toContain(claim);
          expect(text).toMatch(/is not told/);
        }
        if (made > 0)
          expect(text).not.toMatch(
            /No block was bad|Nobody tried|Every block was clean|No clean block was refused|made no block/,
          );
        // The lights at the end are no claim either.
        const { ending } = all.value!.reveal!.result;
        if (ending === "untold") expect(part().held()).toBeUndefined();
        else expect(part().held()).toBe(ending === "safe" || ending === "agree");
      }
    }
    if (!["pow"].includes(scenarios[id]!.mechanism)) expect(hidden).toBeGreaterThan(20);
  });
});

test("whether a sequencer was captured is told in an open room, and in a discreet one to nobody", async () => {
  for (const key of KEYS) {
    for (const share of [0, 0.9]) {
      const said = authority;
      const open = revealed("authority", "open", key, share);
      const text = plain(await page(open, undefined));
      const { sequencer } = open.round!.parts.authority as { sequencer: number };
      const name = all.value!.seats[sequencer]!.bot
        ? `${all.value!.seats[sequencer]!.name} (bot)`
        : all.value!.seats[sequencer]!.name;
      const captured = Object.keys(open.round!.roles).length > 0;
      expect(text).toContain(captured ? said.captured({ name }) : said.honest({ name }));
      const discreet = plain(await page(revealed("authority", "discreet", key, share), undefined));
      expect(discreet).toContain(said.untold({ name }));
      for (const claim of [said.captured({ name }), said.honest({ name }), said.hatched, said.ended({ frauds: 0 })])
        expect(discreet).not.toContain(claim);
    }
  }
});

test("how many double-spends were tried is told, and which those were only of those who were caught", async () => {
  const ids = listed.filter((id) => scenarios[id]?.mechanism === "ec");
  let untold = 0;
  for (const id of ids)
    for (const key of KEYS) {
      const s = revealed(id, "discreet", key, 0.5);
      // As if only one of them had been reported.
      s.round?.exposed.splice(1);
      const text = plain(await page(s, undefined));
      const told = Object.values(truth.value?.blocks ?? {}).filter(({ fraud }) => fraud === 1).length;
      const rest = (all.value?.reveal?.result.facts.tried ?? 0) - told;
      untold += rest;
      if (told + rest > 0) expect(text).not.toContain(ec.after.noFrauds);
      expect(text.includes("Which blocks those were is not told")).toBe(rest > 0);
    }
  expect(untold).toBeGreaterThan(0);
});

/** Measures and what-ifs that are made by playing the round again: what comes out hangs on who lied. */
const PLAYED_AGAIN = ["power", "influence", "axes", "recount", "replay"];

test.each(listed.filter((id) => liarsIn(scenarios[id]!)))(
  "%s: every card of a discreet debrief reads the same whoever lied, and none plays the round again",
  async (id) => {
    await debriefing();
    const s = shown(id, "discreet", KEYS[0]!, liarsIn(scenarios[id]!)?.share ?? 0);
    for (const seat of [undefined, 0]) {
      const other = toldOfOthers(s, seat, seat === undefined) ?? s;
      const [real, rewritten] = [await cardsOn(s, seat), await cardsOn(other, seat)];
      expect(rewritten).toEqual(real);
      for (const card of PLAYED_AGAIN) expect(real).not.toHaveProperty(card);
      expect(real.fork).toContain(whatif.discreet);
    }
  },
);

/** Every card of the debrief, as the phone of a seat or the wall shows it: its HTML by its name. */
async function cardsOn(s: Session, seat: number | undefined): Promise<Record<string, string>> {
  see(s, seat, s.now);
  const now = all.value!;
  const on = now.scenario.world === "chain" ? harbour : swarm;
  const wall = seat === undefined;
  const told: Record<string, string> = {};
  for (const card of cardsOf(now, wall ? "wall" : "phone")) {
    const Card = await card.load(on);
    told[card.id] = renderToString(<Card wall={wall} />);
  }
  return told;
}
