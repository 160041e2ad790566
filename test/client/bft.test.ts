import { describe, expect, test } from "vitest";
import { ended, headlines, held, turnedDown } from "../../client/worlds/chain/bft/headlines.ts";
import { bft } from "../../client/worlds/chain/bft/index.tsx";
import { isRight, judged } from "../../client/worlds/chain/bft/judged.ts";
import { lightsOf, type MarkSource, markOf, publicMark, tallyOf } from "../../client/worlds/chain/bft/tally.ts";
import { proofText } from "../../client/worlds/chain/bft/where.ts";
import { words as bftWords } from "../../client/worlds/chain/bft/words/words.ts";
import { advance, apply, createSession, scenarios, withLiars } from "../../src/game/index.ts";
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
    "Height 2, round 1: a prevote for no block, and a prevote for a block you do not have.",
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
