import { signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import { diary } from "../../client/parts/diary.ts";
import { all, own, source } from "../../client/store.ts";
import { exploreChoice, returnChoice } from "../../client/worlds/swarm/flights.ts";
import { swarm } from "../../client/worlds/swarm/index.tsx";
import type { SwarmPart } from "../../client/worlds/swarm/part.ts";
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
        for (const text of [swarm.where()!, ...texts]) expect(text).not.toMatch(HOLE);
        // A lesson takes the place of hints.
        const lesson = part().lesson?.();
        expect(lesson !== undefined).toBe(id === "practice");
        if (lesson) expect(lesson).not.toMatch(HOLE);
        for (const choice of choices)
          if (!choice.off && choice.id !== "turn") expect(lesson ?? swarm.hints()[choice.id], choice.id).toBeDefined();
        expect(swarm.secret() !== undefined).toBe(own.value!.role?.kind === "liar");
        for (const note of diary()) expect(swarm.noteText(note) ?? "-").not.toMatch(HOLE);
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
