import { signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import { diary } from "../../client/parts/diary.ts";
import { all, own, source } from "../../client/store.ts";
import { dances } from "../../client/worlds/swarm/bees/views.ts";
import { exploreChoice, returnChoice } from "../../client/worlds/swarm/flights.ts";
import { swarm } from "../../client/worlds/swarm/index.tsx";
import type { SwarmPart } from "../../client/worlds/swarm/part.ts";
import { aim, choosing, firstBack, isQueen, line, rule, told, trackOf } from "../../client/worlds/swarm/queen/views.ts";
import { later, part, parts } from "../../client/worlds/swarm/registry.ts";
import { chosen, scout, wanted } from "../../client/worlds/swarm/views.ts";
import { advance, apply, createSession, type Session, scenarios } from "../../src/game/index.ts";
import type { AllView } from "../../src/game/views.ts";
import type { ChannelViews } from "../../src/protocol/channels.ts";
import { testedScenarios } from "../game/support/setups.ts";
import "./support/parts.ts";
import { see } from "./support/seeing.ts";

const rounds = testedScenarios.filter(({ world }) => world === "swarm");
/** What no sentence may hold: a hole in a template. */
const HOLE = /undefined|NaN|\bnull\b|\[object|=>| \?| {2}|^$/;
/** Holds sentences to it; `expect` only for those that have one, for there are a hundred thousand. */
function whole(...texts: readonly string[]): void {
  for (const text of texts) if (HOLE.test(text)) expect(text).not.toMatch(HOLE);
}
const KEYS = ["00112233445566778899aabbccddeeff", "0123456789abcdef0123456789abcdef"];
const PEOPLE = 4;

function opened(id: string, key: string): Session {
  const s = createSession();
  apply(s, { t: 0, type: "plan", steps: [scenarios[id]!] });
  for (let i = 0; i < PEOPLE; i++) apply(s, { t: 0, type: "sit", name: `Person ${i}` });
  apply(s, { t: 0, type: "start", key, away: [] });
  return s;
}

/** People press what their pages offer, in turn, until the round is over; `look` sees every page of theirs. */
function played(id: string, key: string, look: () => void): Session {
  const s = opened(id, key);
  let turn = 0;
  for (let t = s.round!.begin; s.phase === "round"; t += 900) {
    advance(s, t);
    for (let seat = 0; seat < PEOPLE && s.phase === "round"; seat++) {
      see(s, seat, t);
      look();
      const can = swarm.choices().filter((choice) => !choice.off && choice.command && choice.id !== "turn");
      const choice = can[turn++ % Math.max(1, can.length)];
      if (!choice?.command) continue;
      const no = apply(s, { t, type: "act", seat, round: s.rounds, command: choice.command });
      expect(no, `${choice.label} (${JSON.stringify(choice.command)})`).toBeUndefined();
    }
  }
  return s;
}

test("every swarm scenario has a part that plays it", () => {
  for (const { mechanism } of rounds) expect(Object.keys({ ...parts, ...later })).toContain(mechanism);
});

describe.each(rounds.map(({ id }) => id))("a round of %s", (id) => {
  test("says something whole on every page, at the swarm, on the wing and at a site, and to its end", () => {
    const places = new Set<string>();
    for (const key of KEYS) {
      const s = played(id, key, () => {
        places.add(scout.value!.at);
        const choices = swarm.choices();
        expect(choices.length).toBeLessThanOrEqual(3);
        const texts = choices.flatMap(({ label, note }) => (note === undefined ? [label] : [label, note]));
        whole(swarm.where()!, ...texts);
        // A lesson takes the place of hints.
        const lesson = part().lesson?.();
        expect(lesson !== undefined).toBe(id === "practice");
        if (lesson) whole(lesson);
        const hints = lesson === undefined ? swarm.hints() : undefined;
        const mute = choices.filter(({ off, id }) => hints && !off && id !== "turn" && hints[id] === undefined);
        if (mute.length > 0) expect(mute.map(({ id }) => id)).toEqual([]);
        expect(swarm.secret() !== undefined).toBe(own.value!.role?.kind === "liar");
        whole(...diary().map((note) => swarm.noteText(note) ?? "-"));
      });
      see(s, 0, s.now);
      expect(all.value?.phase).toBe("reveal");
      expect(swarm.ended()).not.toMatch(HOLE);
      if (chosen() === undefined) expect(part().homeless()).not.toMatch(HOLE);
    }
    expect([...places].sort()).toEqual(["site", "swarm", "wing"]);
  });

  test("the briefing says what is at stake, and a robber which site it wants", () => {
    const s = opened(id, KEYS[0]!);
    for (const seat of s.round!.seats) {
      see(s, seat, 0);
      const { stake, how } = part().briefing();
      for (const text of [stake, how]) expect(text).not.toMatch(HOLE);
      expect(stake).toContain(scenarios[id]!.options.world.sites === 3 ? "three" : "five");
      expect(wanted()).toBe(s.round!.roles[seat]?.goal?.site);
    }
  });
});

/** Keys enough for what is looked for to come in one of them. */
const MORE_KEYS = Array.from({ length: 8 }, (_, n) => `${n}`.repeat(32));

test("a robber is urged to nothing that does not serve it; and no two buttons are the same flight", () => {
  let urged = 0;
  let both = 0;
  for (const key of MORE_KEYS) {
    played("robbers", key, () => {
      const choices = swarm.choices().filter(({ off }) => !off);
      const back = choices.find(({ id }) => id === "return")?.command?.site;
      const follow = choices.find(({ id }) => id === "follow")?.command?.dance;
      if (back !== undefined && follow !== undefined) {
        expect(dances.value?.[Number(follow)]).toBeDefined();
        expect(dances.value?.[Number(follow)]?.site).not.toBe(back);
        both++;
      }
      const site = wanted();
      const main = choices.find((choice) => choice.main)?.command;
      if (site === undefined || !main) return;
      if (main.verb === "return" || main.verb === "dance") expect(main.site).toBe(site);
      if (main.verb === "stay") expect(scout.value?.site).toBe(site);
      expect(["return", "dance", "stay", "home", "propose"]).toContain(main.verb);
      if (main.verb === "return" || main.verb === "dance") urged++;
    });
    if (urged > 0 && both > 0) break;
  }
  expect(Math.min(urged, both)).toBeGreaterThan(0);
});

test("the queen's button for deciding is on as soon as she may, and asks for a site that it then names", () => {
  let asked = 0;
  for (const key of MORE_KEYS) {
    played("queen", key, () => {
      if (asked > 0 || !isQueen() || scout.value?.at !== "swarm") return;
      const decide = () => swarm.choices().find(({ id }) => id === "decide")!;
      const may = own.value!.offers.find(({ verb }) => verb === "decide");
      if (!may || may.not) return;
      expect(decide().off).toBeFalsy();
      decide().does?.();
      expect(choosing.value).toBe(true);
      const [site] = may.aim!.ids;
      aim(site);
      expect(choosing.value).toBe(false);
      expect(decide()).toMatchObject({ main: true, command: { verb: "decide", site } });
      aim(undefined);
      asked++;
    });
    if (asked > 0) break;
  }
  expect(asked).toBe(1);
});

test("the queen is told when her first scouts may be back, and of each who waits how its last report agreed with others'", () => {
  const tracks = new Set<string>();
  let before = 0;
  for (const key of MORE_KEYS) {
    played("queen", key, () => {
      if (!isQueen()) return;
      const first = firstBack();
      expect(first === undefined).toBe(
        told.value.length > 0 || line.value.length > 0 || rule.value!.hearing !== undefined,
      );
      if (first !== undefined) {
        before++;
        expect(swarm.choices().find(({ id }) => id === "hear")!.note).toContain(first === 0 ? "moment" : `${first} s`);
      }
      for (const { seat } of line.value) {
        const track = trackOf(seat);
        tracks.add(track);
        // Only what she has heard herself goes into it.
        expect(track === "fresh").toBe(told.value.every((one) => one.seat !== seat));
      }
    });
  }
  expect(before).toBeGreaterThan(0);
  expect(tracks.size).toBeGreaterThanOrEqual(3);
});

test("a mechanism without dances or a quorum has places, flights, readings, notes and an end from the swarm's stage", () => {
  const still: SwarmPart = {
    briefing: () => ({ stake: "One decides.", how: "Tell her what you saw." }),
    AtSwarm: () => null,
    where: () => "You are at the swarm.",
    choices: () => [exploreChoice(true), returnChoice(false)],
    hints: {},
    noteText: () => undefined,
    notices: [],
    homeless: () => "She never chose.",
    bonus: String,
  };
  Object.assign(parts, { still });
  const places = new Set<string>();
  const plain = (s: Session, seat: number, t: number): void => {
    see(s, seat, t);
    const { views } = source.value;
    const all = views.value.all as unknown as AllView;
    const other = { ...views.value, all: { ...all, scenario: { ...all.scenario, mechanism: "still" } } };
    source.value = { ...source.value, views: signal(other as ChannelViews) };
  };
  const s = opened(rounds[0]!.id, KEYS[0]!);
  for (let t = s.round!.begin; s.phase === "round"; t += 900) {
    advance(s, t);
    if (s.phase !== "round") break;
    plain(s, 0, t);
    expect(part()).toBe(still);
    places.add(scout.value!.at);
    const choices = swarm.choices();
    for (const text of [swarm.where()!, swarm.mood(), ...choices.map(({ label }) => label)])
      expect(text).not.toMatch(/undefined/);
    for (const note of diary()) swarm.noteText(note);
    const choice = choices.find(({ off, command, id }) => !off && command && id !== "turn");
    if (choice?.command) apply(s, { t, type: "act", seat: 0, round: s.rounds, command: choice.command });
  }
  plain(s, 0, s.now);
  expect(swarm.ended()).not.toMatch(HOLE);
  expect([...places].sort()).toEqual(["site", "swarm", "wing"]);
});
