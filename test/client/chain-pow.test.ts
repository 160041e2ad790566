import { describe, expect, test } from "vitest";
import { chain } from "../../client/worlds/chain/index.tsx";
import { blockNames } from "../../client/worlds/chain/names.ts";
import { ordersOf } from "../../client/worlds/chain/pow/aftermath.tsx";
import { hiddenBlocks } from "../../client/worlds/chain/pow/headlines.ts";
import { branch, tips, votedTip } from "../../client/worlds/chain/pow/views.ts";
import { hidden } from "../../client/worlds/chain/pow/where.ts";
import { part } from "../../client/worlds/chain/registry.ts";
import { select } from "../../client/worlds/chain/selection.ts";
import { cartel, node, truth } from "../../client/worlds/chain/views.ts";
import { advance, apply, createSession, type Session, scenarios, withLiars } from "../../src/game/index.ts";
import type { PowCartelView } from "../../src/game/mechanisms/pow/view.ts";
import type { Command, Note } from "../../src/game/types.ts";
import { see } from "./support/seeing.ts";

const KEYS = [
  "00112233445566778899aabbccddeeff",
  "0123456789abcdef0123456789abcdef",
  "ffeeddccbbaa99887766554433221100",
];

/** A round with one person, seen every 400 ms; `look` may press something. */
function watched(id: string, liars: number, key: string, look: (act: (command: Command) => void) => void): Session {
  const s = createSession();
  apply(s, { t: 0, type: "plan", steps: [withLiars(scenarios[id]!, liars)] });
  apply(s, { t: 0, type: "sit", name: "Person" });
  apply(s, { t: 0, type: "start", key, away: [] });
  for (let t = s.round!.begin; s.phase === "round"; t += 400) {
    advance(s, t);
    if (s.phase !== "round") break;
    see(s, 0, t);
    look((command) => {
      expect(apply(s, { t, type: "act", seat: 0, round: s.rounds, command })).toBeUndefined();
      see(s, 0, t);
    });
  }
  see(s, 0, s.now);
  return s;
}

test("one's orders: what was undone and not paid again costs its goods", () => {
  const note = (what: string, fields: Record<string, number>): Note => ({ t: 0, what, ...fields });
  const notes = [
    note("order", { order: 0 }),
    note("shipped", { order: 0, z: 1, pay: 95 }),
    note("shipped", { order: 1, z: 2, pay: 90 }),
    note("undone", { order: 0, goods: 150 }),
    note("undone", { order: 1, goods: 150 }),
    note("restored", { order: 1 }),
  ];
  expect(ordersOf(notes)).toEqual({ shipped: 2, undone: 1, coins: 90 - 150 });
  expect(ordersOf([])).toEqual({ shipped: 0, undone: 0, coins: 0 });
});

test("the briefing tells of a storm where messages are slow, and of none where they are not", () => {
  const stakes = ["storm", "pow"].map((id) => {
    const s = createSession();
    apply(s, { t: 0, type: "plan", steps: [scenarios[id]!] });
    apply(s, { t: 0, type: "sit", name: "Person" });
    apply(s, { t: 0, type: "start", key: KEYS[0]!, away: [] });
    see(s, 0, 0);
    return part().briefing().stake.join(" ");
  });
  expect(stakes[0]).toMatch(/storm.* 4 s/);
  expect(stakes[1]).not.toMatch(/storm/);
});

describe("the hidden branch in words", () => {
  const votes = { hold: 0, publish: 0, reveal: 0, restart: 0 };
  const at = (more: Partial<PowCartelView>): PowCartelView => ({
    lead: 0,
    tip: 5,
    held: [5],
    best: 4,
    fork: 1,
    against: 2,
    votes,
    ...more,
  });
  test.each([
    ["behind", /2 behind/, at({ lead: -2 })],
    ["level", /level/, at({})],
    ["ahead", /1 ahead: .* undoes 2 blocks/, at({ lead: 1 })],
    ["ahead of nothing", /nothing to undo/, at({ lead: 1, against: 0 })],
    ["with the others", /stays hidden/, at({ tip: 4, held: [] })],
  ])("%s", (_, text, view) => {
    expect(hidden(view, false)).toMatch(text);
  });
  test("at the end, only what is held counts", () => {
    expect(hidden(at({}), true)).toMatch(/now, or never/);
    expect(hidden(at({ held: [] }), true)).not.toMatch(/never/);
  });
});

test("in a fork a selected tip takes one's vote, the pool goes there, and the vote can be taken back", () => {
  let voted = 0;
  for (const key of KEYS) {
    watched("storm", 0, key, (act) => {
      const other = tips().find((tip) => !tip.on && !tip.mine);
      if (!other || votedTip() !== undefined) return;
      expect(chain.choices().map(({ id }) => id)).not.toContain("tip");
      select(other.id);
      const tip = chain.choices().find(({ id }) => id === "tip");
      expect(tip?.command).toEqual({ verb: "tip", block: other.id });
      expect(chain.choices()[0]?.id).toBe("ship");
      act(tip!.command!);
      // Bots of the pool do not vote: one vote is the most.
      expect(node.value!.head).toEqual([other.id]);
      expect(votedTip()).toBe(other.id);
      expect(tips().find((one) => one.mine)).toMatchObject({ id: other.id, votes: 1, on: true });
      const untip = chain.choices().find(({ id }) => id === "untip");
      expect(untip?.command).toEqual({ verb: "untip" });
      act(untip!.command!);
      expect(votedTip()).toBeUndefined();
      select(undefined);
      voted++;
    });
  }
  expect(voted).toBeGreaterThan(3);
});

test("attackers' buttons keep their places, and what they hold is drawn as held, after the others' names", () => {
  let [held, alone] = [0, 0];
  for (const key of KEYS) {
    watched("majority", 0.9, key, () => {
      if (!branch.value) return;
      const ids = chain.choices().map(({ id }) => id);
      expect(ids[0]).toBe("hold");
      expect(ids[1]).toBe("publish");
      expect(["restart", "tip", "untip"]).toContain(ids[2]);
      for (const id of branch.value.held) {
        expect(cartel.value!.held[id]).toBeDefined();
        const { height } = cartel.value!.held[id]!;
        const public_ = Object.values(node.value!.blocks).some((block) => block.height === height);
        if (public_) expect(blockNames.value.get(id)).not.toBe(String(height));
        held++;
      }
      const [first] = branch.value.held;
      if (branch.value.held.length < 2 || first === undefined) return;
      select(first);
      expect(chain.choices()[1]?.id).toBe("reveal");
      expect(chain.where()).toContain("only your side knows it");
      select(undefined);
      alone++;
    });
  }
  expect(held).toBeGreaterThan(0);
  expect(alone).toBeGreaterThan(0);
});

test("after a won attack the harbour is broken, and each attackers' block says how long it lay hidden", () => {
  let won = 0;
  for (const key of KEYS) {
    watched("majority", 0.8, key, () => {});
    const marks = part().truth!;
    const frauds = Object.entries(truth.value!.blocks).filter(([, block]) => block.fraud === 1);
    expect(
      hiddenBlocks()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(frauds.map(([id]) => Number(id)).sort());
    for (const { id, found, out } of hiddenBlocks()) {
      expect(out < 0 || out >= found).toBe(true);
      expect(part().about!(id)).toMatch(out < 0 ? /never published/ : /hidden for/);
    }
    const tip = Object.keys(truth.value!.blocks).filter((id) => marks(Number(id)).tip);
    expect(tip).toHaveLength(1);
    if (part().held()) continue;
    won++;
    expect(part().headlines()[2].big).toMatch(/^Attackers undid \d+ blocks at once/);
    expect(part().ended()).toMatch(/undid/);
  }
  expect(won).toBeGreaterThan(0);
});
