import { renderToString } from "preact-render-to-string";
import { beforeAll, describe, expect, test } from "vitest";
import { cardsOf } from "../../client/debrief/cards.ts";
import { momentsCard } from "../../client/debrief/moments/card.tsx";
import { toldMoments } from "../../client/debrief/moments/told.ts";
import { PHASES } from "../../client/debrief/phases.ts";
import { Talk } from "../../client/debrief/talk/card.tsx";
import { OF_A_PHASE, questionsFor } from "../../client/debrief/talk/questions.ts";
import { words } from "../../client/debrief/words/words.ts";
import { all } from "../../client/store.ts";
import { words as trials } from "../../client/trials/words/words.ts";
import { loadWords } from "../../client/words/catalogue.ts";
import { chain as harbour } from "../../client/worlds/chain/index.tsx";
import { Headlines } from "../../client/worlds/swarm/headlines.tsx";
import { swarm } from "../../client/worlds/swarm/index.tsx";
import { advance, apply, createSession, nextDue, type Session, scenarios } from "../../src/game/index.ts";
import { rules as authority } from "../../src/game/mechanisms/authority/telling.ts";
import { rules as ballot } from "../../src/game/mechanisms/ballot/telling.ts";
import { rules as bees } from "../../src/game/mechanisms/bees/telling.ts";
import { rules as bft } from "../../src/game/mechanisms/bft/telling.ts";
import { rules as council } from "../../src/game/mechanisms/council/telling.ts";
import { rules as councilBft } from "../../src/game/mechanisms/council-bft/telling.ts";
import { rules as ec } from "../../src/game/mechanisms/ec/telling.ts";
import { rules as pow } from "../../src/game/mechanisms/pow/telling.ts";
import { rules as queen } from "../../src/game/mechanisms/queen/telling.ts";
import type { Level } from "../../src/game/types.ts";
import "./support/parts.ts";
import { see } from "./support/seeing.ts";

/** What no page may hold: a hole in a template. */
const HOLE = /undefined|NaN|\bnull\b|\[object|\{\w+\}|>\s*[.,;:]/;

beforeAll(async () => {
  const location = { origin: "https://leaderless.test", host: "leaderless.test", pathname: "/", search: "" };
  const query = { matches: false, addEventListener() {}, removeEventListener() {} };
  Object.assign(globalThis, { matchMedia: () => query, innerHeight: 844, location, addEventListener() {} });
  await loadWords({ debrief: { words }, trials: { words: trials } });
});

interface How {
  level?: Level;
  people?: number;
  /** Ended by the host so long after play began. ms */
  ends?: number;
  /** The clock stands still for an hour in the middle. */
  paused?: boolean;
  card?: string;
}

/** A round that autopilots and bots play, in its reveal. */
function revealed(id: string, { level = "open", people = 2, ends, paused, card }: How = {}): Session {
  const s = createSession();
  if (level !== s.level) apply(s, { t: 0, type: "level", level });
  apply(s, { t: 0, type: "plan", steps: [scenarios[id]!] });
  for (let i = 0; i < people; i++) apply(s, { t: 0, type: "sit", name: `Person ${i}` });
  apply(s, { t: 0, type: "start", key: "c".repeat(32), away: Array.from({ length: people }, (_, i) => i) });
  const { begin } = s.round!;
  advance(s, begin + 10_000);
  if (card) expect(apply(s, { t: begin + 10_000, type: "card", trial: card, options: {} })).toBeUndefined();
  if (paused) {
    apply(s, { t: s.now, type: "pause" });
    expect(nextDue(s)).toBeUndefined();
    advance(s, s.now + 3_600_000);
    apply(s, { t: s.now, type: "resume" });
  }
  if (ends !== undefined && s.phase === "round") apply(s, { t: Math.max(s.now, begin + ends), type: "end" });
  advance(s, begin + 3_600_000);
  expect(s.phase).toBe("reveal");
  return s;
}

/** Everything that the frame tells a phone, or the wall: key moments and what to talk about; and which cards there are. */
async function page(s: Session, seat: number | undefined): Promise<{ text: string; cards: string[] }> {
  see(s, seat, s.now);
  const on = all.value?.scenario.world === "chain" ? harbour : swarm;
  const Moments = momentsCard(await on.aftermath());
  const wall = seat === undefined;
  const cards = cardsOf(all.value!, wall ? "wall" : "phone").map(({ id }) => id);
  return { text: renderToString(<Moments wall={wall} />) + renderToString(<Talk />), cards };
}

test("each kind of key moment has a sentence, and each card that the wall shows a name for whoever leads", () => {
  const kinds = [authority, ballot, bees, bft, council, councilBft, ec, pow, queen].flatMap(Object.keys);
  expect([...kinds, "card"].filter((kind) => !Object.hasOwn(words.moments.kinds, kind))).toEqual([]);
  see(revealed("meadow"), 0, 0);
  const names = cardsOf(all.value!, "wall").map(({ id }) => id);
  expect(names.filter((id) => !Object.hasOwn(words.cards, id))).toEqual([]);
  for (const id of names) expect(id).toMatch(/^[a-z-]{1,20}$/);
});

describe.each(["open", "discreet"] as const)("in %s rooms", (level) => {
  test.each(Object.keys(scenarios))("%s: phone and wall tell the moments in whole sentences", async (id) => {
    const s = revealed(id, { level });
    for (const seat of [0, undefined]) {
      const { text } = await page(s, seat);
      expect(text).not.toMatch(HOLE);
      // Every moment of the round is told, each in its line.
      const told = all.value?.reveal?.moments ?? [];
      expect(toldMoments(String)).toHaveLength(told.length);
      expect(text.split("<li").length - 1).toBe(told.length);
      if (level === "discreet" && told.some(({ kind }) => kind === "proposed")) expect(text).toContain("somebody");
    }
  });
});

describe("a debrief makes sense, or says why there is none,", () => {
  test("of a round that was ended as it began", async () => {
    for (const id of ["meadow", "bft", "queen"]) {
      const s = revealed(id, { ends: 10_001, people: 1 });
      s.history[0]!.took = 1;
      const { text } = await page(s, 0);
      expect(text).not.toMatch(HOLE);
      expect(text).toContain(words.talk.short);
    }
    const s = revealed("meadow", { ends: 10_001 });
    const { cards } = await page(s, undefined);
    expect(cards).toContain("ask-feel");
  });

  test("of a round that was ended before its evening, and of one that came to it", () => {
    const early = "The round was ended early.";
    for (const id of ["meadow", "queen", "ants"]) {
      see(revealed(id, { ends: 10_001 }), 0, 0);
      expect(renderToString(<Headlines shown={3} />)).toContain(early);
    }
    // To the last second, and nothing was decided.
    const s = revealed("queen");
    delete s.history.at(-1)!.option;
    see(s, 0, s.now);
    expect(renderToString(<Headlines shown={3} />)).not.toContain(early);
  });

  test("where nothing happened that stands out", async () => {
    const s = revealed("meadow", { ends: 10_001 });
    s.round!.diaries = {};
    s.round!.trace = [];
    s.round!.lived = [];
    const copy = structuredClone(s);
    expect((await page(copy, 0)).text).toContain(words.moments.none);
  });

  test("of a captured council, which no key moment calls a queen", async () => {
    const { text } = await page(revealed("council", { card: "capture" }), 0);
    expect(text).toContain("The council captured");
    expect(text).not.toContain("The queen captured");
  });

  test("of one person, of nobody but bots, and of a round that stood still for an hour", async () => {
    const usual = await page(revealed("meadow", { people: 1 }), 0);
    expect((await page(revealed("meadow", { people: 1, paused: true }), 0)).text).toBe(usual.text);
    const nobody = await page(revealed("meadow", { people: 0 }), undefined);
    expect(nobody.text).not.toMatch(HOLE);
    expect(nobody.cards).toContain("truth");
  });

  test("of a round that is void there is none: the room is in its lobby", () => {
    const s = createSession();
    apply(s, { t: 0, type: "sit", name: "Wren" });
    apply(s, { t: 0, type: "start", key: "c".repeat(32), away: [] });
    apply(s, { t: 20_000, type: "void", why: "round_broke" });
    see(s, 0, s.now);
    expect([all.value?.phase, all.value?.reveal, all.value?.debrief]).toEqual(["lobby", undefined, undefined]);
    expect(apply(s, { t: 20_000, type: "debrief", card: "truth" })?.code).toBe("no_debrief");
  });
});

describe("what to talk about", () => {
  const asked = (s: Session) => {
    see(s, 0, s.now);
    return PHASES.map((phase) => questionsFor(all.value!, phase));
  };
  test("fits the round: liars, cards, one who decides; and of each phase there is something, at most two", () => {
    for (const id of Object.keys(scenarios))
      for (const ids of asked(revealed(id))) {
        expect(ids.length).toBeGreaterThan(0);
        expect(ids.length).toBeLessThanOrEqual(OF_A_PHASE);
      }
    expect(asked(revealed("meadow")).flat()).not.toContain("learnedLiars");
    expect(asked(revealed("robbers")).flat()).toContain("learnedLiars");
    expect(asked(revealed("robbers", { level: "discreet" })).flat()).toContain("learnedDiscreet");
    expect(asked(revealed("queen")).flat()).toContain("relatesOne");
    expect(asked(revealed("meadow", { card: "crash" })).flat()).toContain("happenedCards");
  });
});

test("the room is led to a card until the next round, and back in the lobby it is at none", () => {
  const s = revealed("meadow");
  expect(apply(s, { t: s.now, type: "debrief", card: "moments" })).toBeUndefined();
  see(s, 0, s.now);
  expect(all.value?.debrief).toBe("moments");
  expect(apply(s, { t: s.now, type: "debrief", card: "moments" })?.code).toBe("no_change");
  const again = structuredClone(s);
  apply(s, { t: s.now, type: "start", key: "d".repeat(32), away: [] });
  apply(again, { t: again.now, type: "lobby" });
  expect([s.debrief, again.debrief]).toEqual([undefined, undefined]);
});
