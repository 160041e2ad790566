import { describe, expect, test } from "vitest";
import { own } from "../../client/store.ts";
import { makerBad } from "../../client/worlds/chain/bft/estimate.ts";
import { ended, headlines, held, isDecisive, turnedDown } from "../../client/worlds/chain/bft/headlines.ts";
import { bft } from "../../client/worlds/chain/bft/index.tsx";
import { isRight, judged } from "../../client/worlds/chain/bft/judged.ts";
import { lightsOf, type MarkSource, markOf, publicMark, tallyOf } from "../../client/worlds/chain/bft/tally.ts";
import { revealed, rule } from "../../client/worlds/chain/bft/views.ts";
import { proofText } from "../../client/worlds/chain/bft/where.ts";
import { words as bftWords } from "../../client/worlds/chain/bft/words/words.ts";
import { truth } from "../../client/worlds/chain/views.ts";
import { advance, apply, createSession, scenarios, withLiars } from "../../src/game/index.ts";
import { quorumOf } from "../../src/game/mechanisms/bft/quorum.ts";
import { PROOF } from "../../src/game/mechanisms/bft/stakes.ts";
import type { Command } from "../../src/game/types.ts";
import type { RevealedBlock } from "../../src/game/worlds/chain/view.ts";
import { see } from "./support/seeing.ts";

describe("the votes of a round", () => {
  test("a bar has its mark at the quorum, and tells votes for no block apart", () => {
    const tally = tallyOf("Prevotes", { votes: "", yes: 8, nil: 3 }, { quorum: 11, total: 16 });
    expect(tally).toMatchObject({ yes: 8, no: 3, need: 11, total: 16 });
    expect(tally.alt).toBe("Prevotes: 8 of 11 needed for the block, 3 for no block.");
  });

  test("every validator is a light that says its vote, a hundred as well as four", () => {
    const lights = lightsOf("yno2.", "Prevotes", false, { 0: { power: 2 }, 1: { power: 1 } }, (id) => `Node ${id}`, 1);
    expect(lights.map(({ state }) => state)).toEqual(["yes", "no", "no", "twice", "silent"]);
    expect(lights.map(({ mine }) => mine)).toEqual([false, true, false, false, false]);
    expect(lights.map(({ power }) => power)).toEqual([1, 0.5, 1, 1, 1]);
    expect(lights[3]?.alt).toBe("Node 3, Prevotes: two at once: an attacker");
    expect(lightsOf("y".repeat(100), "Precommits", true, {}, String, undefined)).toHaveLength(100);
  });

  test("a precommit for the block is a lock", () => {
    expect(lightsOf("y", "Precommits", true, {}, String, 0)[0]?.state).toBe("locked");
  });
});

test("a maker whose blocks looked bad makes the next one likelier bad; who makes clean ones, less so", () => {
  const [stranger, bad, clean] = [[], [0.96], [0.04, 0.04]].map((others) => makerBad(others, 2, 6)) as [
    number,
    number,
    number,
  ];
  // Two of six others attack, with 78% of bad blocks; the rest make 5% by mistake: (2 × 0.78 + 4 × 0.05) / 6.
  expect(stranger).toBeCloseTo((2 * 0.78 + 4 * 0.05) / 6, 5);
  expect(bad).toBeCloseTo(0.645, 2);
  expect(clean).toBeLessThan(0.12);
  expect(makerBad([], 0, 6)).toBeCloseTo(0.05, 5);
});

describe("marks in the tree", () => {
  const none = { votes: "", yes: 0, nil: 0 };
  const now: MarkSource = {
    height: 3,
    step: "prevote",
    proposal: 7,
    twin: 8,
    prevotes: { votes: "", yes: 5, nil: 1 },
    precommits: { ...none, yes: 2 },
    committed: { 1: 1, 2: 4 },
  };

  test("final where the node committed it, up for a vote where it is the proposal, else left behind", () => {
    expect(markOf(4, 2, now, 11).state).toBe("final");
    expect(markOf(3, 2, now, 11).state).toBe("orphan");
    expect(markOf(7, 3, now, 11)).toMatchObject({ state: "open", votes: { yes: 5, need: 11 } });
    expect(markOf(7, 3, { ...now, step: "precommit" }, 11)).toMatchObject({ votes: { yes: 2, need: 11 } });
    expect(markOf(8, 3, now, 11)).toMatchObject({ state: "open" });
    expect(markOf(6, 3, now, 11).state).toBe("orphan");
    expect(markOf(6, 3, { ...now, locked: { block: 6 } }, 11).state).toBe("open");
    expect(markOf(9, 4, now, 11).state).toBe("open");
  });

  test("the projector takes for final what somebody built on", () => {
    const blocks = {
      0: { parents: [], height: 0 },
      1: { parents: [0], height: 1 },
      2: { parents: [0], height: 1 },
      3: { parents: [1], height: 2 },
    };
    expect([1, 2, 3].map((id) => publicMark(id, blocks).state)).toEqual(["final", "orphan", "open"]);
  });
});

test("my votes are held against the truth: those I cast, and those I did not", () => {
  const block = (by: number, fraud: number, seen = 10): RevealedBlock => {
    return { parents: [0], height: 1, by, t: 0, fraud, seen: [seen, 0, 0] };
  };
  const blocks = {
    0: block(-1, 0),
    1: block(1, 0),
    2: block(2, 1),
    3: block(0, 0),
    4: block(1, 1),
    5: block(2, 0, -1),
  };
  const notes = [
    { t: 1, what: "approved", block: 1 },
    { t: 2, what: "rejected", block: 2 },
    { t: 3, what: "final", block: 4 },
  ];
  const list = judged(notes, blocks, 0);
  expect(list.map(({ block: id, said }) => [id, said])).toEqual([
    [1, "approve"],
    [2, "reject"],
    [4, undefined],
  ]);
  expect(list.map(isRight)).toEqual([true, true, false]);
  // Where it is not told what a block was, neither is whether the vote was right.
  const untold = Object.fromEntries(Object.entries(blocks).map(([id, { fraud: _, ...block }]) => [id, block]));
  expect(judged(notes, untold, 1).map(({ fraud }) => fraud)).toEqual([undefined, undefined, undefined]);
  expect(judged(notes, untold, 1).map(isRight)).toEqual([undefined, undefined, undefined]);
  expect(judged(notes, blocks, undefined)).toEqual([]);
});

test("a proof names both signatures, also for no block and for one that never came", () => {
  expect(proofText({ height: 2, round: 0, kind: "prevote", signed: [0, 99] })).toBe(
    "Height 2, round 1: its first vote for no block, and for a block you do not have.",
  );
  expect(proofText(undefined)).toBe(bftWords.proof.bare);
});

test("in words a height's first round is round 1", () => {
  const told = (round: number) => bft.noteText({ t: 0, what: "final", block: 7, round });
  expect(told(0)).toMatch(/became final\.$/);
  expect(told(2)).toMatch(/became final, in round 3\.$/);
});

/** A round of bots with so many attackers among them, as the reveal shows it. */
function over(key: string, liars: number) {
  const s = createSession();
  apply(s, { t: 0, type: "plan", steps: [withLiars(scenarios["bft-liars"]!, liars)] });
  apply(s, { t: 0, type: "sit", name: "Person" });
  apply(s, { t: 0, type: "start", key, away: [] });
  for (let t = s.round!.begin; s.phase === "round"; t += 5000) advance(s, t);
  see(s, 0, s.now);
  return s.history.at(-1)!;
}

test("the headlines tell a fork, frauds, a standstill or a chain that held, as the facts have it", () => {
  const seen = new Set<string>();
  for (let i = 0; i < 9; i++) {
    const { ending, facts } = over(`${i}`.repeat(32), [0, 0.25, 0.5][i % 3]!);
    seen.add(ending);
    const [chose, worth] = headlines();
    const forked = ending === "forked" ? 1 : 0;
    expect(chose.big).toBe(bftWords.headlines.blocks({ n: (facts.heights ?? 0) + forked }));
    if (ending === "forked") expect(worth.big).toBe(bftWords.headlines.fork);
    if (ending === "captured") expect(worth.big).toContain("double-spend");
    expect(held()).toBe(ending === "safe");
    expect(ended()).toMatch(/\w\.$/);
    expect(turnedDown().every((id) => id > 0)).toBe(true);
  }
  expect([...seen]).toEqual(expect.arrayContaining(["safe", "forked"]));
});

/** The same with a person who approves, and reports whom they can; as the reveal shows it. */
function approving(id: string, key: string): void {
  const s = createSession();
  apply(s, { t: 0, type: "plan", steps: [scenarios[id]!] });
  apply(s, { t: 0, type: "sit", name: "Person" });
  apply(s, { t: 0, type: "start", key, away: [] });
  for (let t = s.round!.begin; s.phase === "round"; t += 1000) {
    advance(s, t);
    if (s.phase !== "round") break;
    see(s, 0, t);
    const [approve] = bft.choices();
    const act = (command: Command) => apply(s, { t, type: "act", seat: 0, round: s.rounds, command });
    if (approve?.command && !approve.off) expect(act(approve.command)).toBeUndefined();
    for (const { verb, aim } of own.value!.offers)
      if (verb === "report" && aim?.ids[0] !== undefined) act({ verb: "report", seat: aim.ids[0] });
  }
  see(s, 0, s.now);
}

test("final blocks are told with the votes there were, of those who had one; and whose vote decided is told so", () => {
  const seen = { decisive: 0, fewer: 0, yours: 0 };
  for (let i = 0; i < 24 && Object.values(seen).some((n) => n === 0); i++) {
    approving(i % 2 === 0 ? "bft" : "bft-liars", `${i + 10}`.repeat(16));
    const { decided, slashed } = revealed.value!;
    const all = Object.keys(truth.value!.nodes).length;
    const lists = Object.values(decided);
    for (const one of lists.flat()) {
      expect(one.voters).toBeGreaterThanOrEqual(all - slashed.length);
      expect(one.voters).toBeLessThanOrEqual(all);
      expect(one.backers.length).toBeLessThanOrEqual(one.voters);
      // With two final blocks at a height, attackers had more votes than one each.
      expect(one.backers.length).toBeGreaterThanOrEqual(quorumOf(one.voters));
      if (one.voters < all) seen.fewer++;
      if (isDecisive(one)) {
        expect(one.backers).toContain(0);
        expect(one.backers.length).toBe(quorumOf(one.voters));
        seen.decisive++;
      }
    }
    const bad = lists.flat().filter((one) => truth.value!.blocks[one.block]?.fraud === 1);
    if (!bad.some(isDecisive)) continue;
    // An attacker's vote for it was its task: it reads what all read.
    if (own.value!.role?.kind === "liar") {
      expect(headlines()[2].big).not.toMatch(/yours/);
      continue;
    }
    expect(headlines()[2].big).toMatch(/^Block \S+ became final with \d+ votes, yours among them$/);
    seen.yours++;
  }
  for (const n of Object.values(seen)) expect(n, JSON.stringify(seen)).toBeGreaterThan(0);
});

test("an attacker that was reported is told so in time, and that its vote is gone; then nothing looks as if it could still be chosen", () => {
  const s = createSession();
  apply(s, { t: 0, type: "plan", steps: [scenarios["bft-liars"]!] });
  apply(s, { t: 0, type: "sit", name: "Person" });
  apply(s, { t: 0, type: "start", key: "00".repeat(16), away: [] });
  const { where: w, not } = bftWords;
  let split = false;
  let [warned, gone] = [0, 0];
  for (let t = s.round!.begin; s.phase === "round"; t += 700) {
    advance(s, t);
    if (s.phase !== "round") break;
    if (!split)
      split = apply(s, { t, type: "act", seat: 0, round: s.rounds, command: { verb: "split" } }) === undefined;
    see(s, 0, t);
    const { slashed = [], lost = {}, turn = -1 } = rule.value ?? {};
    if (!slashed.includes(0)) continue;
    if (turn < lost[0]!) {
      warned += Number(bft.where() === w.reported({ turn: lost[0]! + 1 }));
      continue;
    }
    gone++;
    const more = Math.max(0, 3 - slashed.length);
    expect(bft.where()).toBe(w.voteless({ n: PROOF, more }));
    const judging = bft.choices().filter(({ id }) => id === "approve" || id === "reject");
    expect(judging.map(({ off, note }) => [off, note])).toEqual(judging.map(() => [true, not.voteless]));
    expect(bft.choices().some(({ main }) => main)).toBe(false);
  }
  expect(split).toBe(true);
  expect(warned).toBeGreaterThan(0);
  expect(gone).toBeGreaterThan(0);
});
