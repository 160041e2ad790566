// The rules one by one, by the lines of Algorithm 1 in arXiv:1807.04938, on one node of four with power 1 each.
import { describe, expect, test } from "vitest";
import { NIL, signersOf } from "../../../src/game/mechanisms/bft/votes.ts";
import { A, B, OneNode } from "./one-node.ts";

describe("prevotes", () => {
  test("a proposal that its seat approves, nil for one it rejects (lines 22 to 27)", () => {
    const yes = new OneNode();
    yes.propose(A);
    expect(yes.said).toEqual(["prevote 1 in 0"]);
    const no = new OneNode();
    no.likes = false;
    no.propose(A);
    expect(no.said).toEqual(["prevote 0 in 0"]);
  });

  test("waits for its seat until the time to decide is up, and then takes the default", () => {
    const b = new OneNode();
    b.likes = undefined;
    b.propose(A);
    b.up("propose");
    expect(b.said).toEqual([]);
    b.up("decide");
    expect(b.said).toEqual(["prevote 1 in 0"]);
  });

  test("nil when no proposal comes (line 57)", () => {
    const b = new OneNode();
    b.up("propose");
    expect(b.said).toEqual(["prevote 0 in 0"]);
  });
});

describe("precommits", () => {
  test("on more than two thirds for the block, and locks it (lines 36 to 43)", () => {
    const b = new OneNode();
    b.propose(A);
    b.hear("prevote", 0, A, [1]);
    expect(b.n.locked).toBeUndefined();
    b.hear("prevote", 0, A, [2]);
    expect(b.said.slice(1)).toEqual(["precommit 1 in 0"]);
    expect([b.n.locked, b.n.valid]).toEqual([
      { block: A, round: 0 },
      { block: A, round: 0 },
    ]);
  });

  test("counts a signature once, however often it comes", () => {
    const b = new OneNode();
    b.propose(A);
    b.hear("prevote", 0, A, [1, 1, 1]);
    expect(b.n.step).toBe("prevote");
  });

  test("counts power, not heads: exactly two thirds are not enough", () => {
    const b = new OneNode([1, 3, 1, 1]);
    b.propose(A);
    b.hear("prevote", 0, A, [1]);
    expect(b.n.step).toBe("prevote");
    b.hear("prevote", 0, A, [2]);
    expect(b.n.step).toBe("precommit");
  });

  test("nil on two thirds for nil (line 44), and when time is up without a majority (line 61)", () => {
    const nil = new OneNode();
    nil.propose(A);
    nil.hear("prevote", 0, NIL, [1, 2, 3]);
    expect(nil.said.slice(1)).toEqual(["precommit 0 in 0"]);
    const open = new OneNode();
    open.propose(A);
    open.hear("prevote", 0, A, [1]);
    open.up("prevote");
    expect(open.said.slice(1)).toEqual(["precommit 0 in 0"]);
  });

  test("waits for the others once two thirds have voted for different things (line 34), but not in vain", () => {
    const b = new OneNode();
    b.propose(A);
    b.hear("prevote", 0, A, [1]);
    expect(b.waits).not.toContain("prevote");
    b.hear("prevote", 0, NIL, [2]);
    expect(b.waits).toContain("prevote");
    expect(b.n.step).toBe("prevote");
    b.hear("prevote", 0, NIL, [3]);
    expect(b.said.slice(1)).toEqual(["precommit 0 in 0"]);
  });
});

describe("a lock", () => {
  test("holds against another proposal, whatever the seat makes of it", () => {
    const b = new OneNode().lockedIn(1);
    expect(b.n.round).toBe(1);
    b.propose(B, 1);
    expect(b.n.locked).toEqual({ block: A, round: 0 });
    expect(b.said).toEqual(["prevote 1 in 1"]);
  });

  test("holds on two thirds of votes that are not for one thing", () => {
    const b = new OneNode().lockedIn(1);
    b.hear("prevote", 1, B, [3]);
    b.up("propose");
    expect(b.said[0]).toBe("prevote 1 in 1");
    expect(b.n.locked).toEqual({ block: A, round: 0 });
  });

  test("holds when two thirds of a later round have voted, each for something else", () => {
    const b = new OneNode().lockedIn(2);
    b.hear("prevote", 1, B, [1]);
    b.hear("prevote", 1, NIL, [2]);
    b.hear("prevote", 1, A, [3]);
    expect(b.n.locked).toEqual({ block: A, round: 0 });
  });

  test("is not undone by two thirds of an earlier round, nor of its own", () => {
    const b = new OneNode();
    b.hear("prevote", 1, NIL, [1, 2]);
    expect(b.n.round).toBe(1);
    b.propose(A);
    b.hear("prevote", 1, A, [1, 2, 3]);
    expect(b.n.locked).toEqual({ block: A, round: 1 });
    b.hear("prevote", 0, B, [1, 2, 3]);
    b.hear("prevote", 1, NIL, [1, 2, 3]);
    expect(b.n.locked).toEqual({ block: A, round: 1 });
  });

  test.each([
    ["another block", B],
    ["nil", NIL],
  ])("is undone by two thirds of a later round for %s", (_what, value) => {
    const b = new OneNode().lockedIn(2);
    b.hear("prevote", 1, value, [1, 2, 3]);
    expect(b.n.locked).toBeUndefined();
    b.propose(B, 2);
    expect(b.said).toEqual(["prevote 2 in 2"]);
  });

  test("moves to what two thirds prevote in the current round", () => {
    const b = new OneNode().lockedIn(1);
    b.propose(B, 1);
    b.hear("prevote", 1, B, [1, 2, 3]);
    expect(b.n.locked).toEqual({ block: B, round: 1 });
    expect(b.said).toEqual(["prevote 1 in 1", "precommit 2 in 1"]);
  });
});

test("a proposer proposes again what had two thirds of prevotes (line 15)", () => {
  expect(new OneNode().lockedIn(3).said).toEqual(["proposes 1 again"]);
});

test("and a new block where there was no such thing, though it voted for one", () => {
  const b = new OneNode();
  b.propose(A);
  b.hear("prevote", 3, NIL, [1, 2]);
  expect(b.said).toEqual(["prevote 1 in 0", "proposes"]);
});

describe("a block is final", () => {
  test("on more than two thirds of precommits in any round, once it is there (line 49)", () => {
    const b = new OneNode();
    b.hear("precommit", 5, A, [1, 2, 3]);
    expect(b.n.height).toBe(1);
    b.propose(A, 5);
    expect(b.n.height).toBe(2);
    expect(b.n.commits[0]).toMatchObject({ block: A, round: 5 });
    expect(signersOf(b.n.commits[0]?.cert ?? "")).toEqual([1, 2, 3]);
    expect(b.n.step).toBe("commit");
  });

  test("not on two of four, nor on votes of different rounds", () => {
    const b = new OneNode();
    b.likes = false;
    b.propose(A);
    b.hear("precommit", 0, A, [1, 2]);
    b.hear("precommit", 1, A, [3]);
    expect(b.n.height).toBe(1);
    b.hear("precommit", 0, A, [3]);
    expect(b.n.height).toBe(2);
  });
});

describe("the next round", () => {
  test("begins when it is clear that this one decides nothing, or when time is up (line 65)", () => {
    const b = new OneNode();
    b.hear("precommit", 0, NIL, [1, 2]);
    expect(b.n.round).toBe(0);
    b.hear("precommit", 0, NIL, [3]);
    expect(b.n.round).toBe(1);
    const slow = new OneNode();
    slow.propose(A);
    slow.hear("precommit", 0, A, [1, 2]);
    slow.hear("precommit", 0, NIL, [3]);
    expect(slow.waits).toContain("precommit");
    expect(slow.n.round).toBe(0);
    slow.up("precommit");
    expect(slow.n.round).toBe(1);
  });

  test("leaves this one a moment, or nodes whose seats have all decided would go through rounds without end", () => {
    const b = new OneNode();
    b.still = true;
    b.n.since = b.time;
    b.hear("precommit", 0, NIL, [1, 2, 3]);
    expect([b.n.round, b.waits.filter((what) => what === "precommit")]).toEqual([0, ["precommit"]]);
    b.up("precommit");
    expect(b.n.round).toBe(1);
  });

  test("is followed when more than a third speak of it (line 55)", () => {
    const b = new OneNode();
    b.hear("prevote", 2, NIL, [1]);
    b.hear("precommit", 2, NIL, [1]);
    expect(b.n.round).toBe(0);
    b.hear("precommit", 2, NIL, [3]);
    expect(b.n.round).toBe(2);
  });
});

describe("proof", () => {
  test("is two signatures of one kind in one round", () => {
    const b = new OneNode();
    b.hear("prevote", 0, A, [1]);
    b.hear("precommit", 0, NIL, [1]);
    b.hear("prevote", 1, B, [1]);
    expect(b.n.evidence).toEqual({});
    b.hear("prevote", 0, NIL, [1]);
    expect(b.n.evidence).toEqual({ 1: { height: 1, round: 0, kind: "prevote", signed: [A, NIL] } });
    expect(b.said).toContain("accuses 1");
  });

  test("or two proposals", () => {
    const b = new OneNode();
    b.propose(A);
    b.propose(B);
    expect(b.n.evidence).toEqual({ 1: { height: 1, round: 0, kind: "proposal", signed: [A, B] } });
  });

  test("is listened for in the height before and the next one, and no longer", () => {
    const b = new OneNode();
    b.propose(A);
    b.hear("prevote", 0, A, [1, 2]);
    b.hear("precommit", 0, A, [1, 2]);
    expect(b.n.height).toBe(2);
    b.hear("precommit", 0, NIL, [2]);
    b.hear("prevote", 0, A, [3], 3);
    b.hear("prevote", 0, NIL, [3], 4);
    expect(Object.keys(b.n.evidence)).toEqual(["2"]);
    expect(Object.keys(b.n.votes)).toEqual(["1", "3"]);
  });
});
