// Ids of blocks are drawn: whatever a page shows in an order must take it from heights and times.
import { expect, test } from "vitest";
import { diary } from "../../client/parts/diary.ts";
import { trustByBlock } from "../../client/worlds/chain/authority/headlines.ts";
import { rule, untilNext } from "../../client/worlds/chain/authority/views.ts";
import { judged } from "../../client/worlds/chain/bft/judged.ts";
import { publicBlocks, treeBlocks, truthBlocks } from "../../client/worlds/chain/blocks.ts";
import { fraudsMade } from "../../client/worlds/chain/ec/headlines.ts";
import { blockNames } from "../../client/worlds/chain/names.ts";
import { chainSeat, node, screen, truth } from "../../client/worlds/chain/views.ts";
import { advance, apply, createSession, type Session, scenarios, withLiars } from "../../src/game/index.ts";
import { see } from "./support/seeing.ts";

/** A round of one person among bots, seen every so many ms. */
function watched(id: string, ms: number, look: (t: number, s: Session) => void): Session {
  const s = createSession();
  const step = withLiars(scenarios[id]!, 0.4);
  // A sequencer that crashes shows little of an order.
  const mechanism = { ...step.options.mechanism, ...(id === "authority" && { crash: 0 }) };
  apply(s, { t: 0, type: "plan", steps: [{ ...step, options: { ...step.options, mechanism } }] });
  apply(s, { t: 0, type: "sit", name: "Person" });
  apply(s, { t: 0, type: "start", key: "00112233445566778899aabbccddeeff", away: [] });
  for (let t = s.round!.begin; s.phase === "round"; t += ms) {
    advance(s, t);
    if (s.phase === "round") look(t, s);
  }
  see(s, 0, s.now);
  return s;
}
const rises = (list: readonly number[]): boolean => list.every((x, i) => i === 0 || (list[i - 1] as number) <= x);
const heights = (ids: readonly number[]): number[] => ids.map((id) => truth.value!.blocks[id]!.height);

test.each(["authority", "pow", "bft", "ec"])("%s: the tree tells parents before their children", (id) => {
  const s = watched(id, 4000, (t, now) => {
    see(now, undefined, t);
    expect(rises(publicBlocks(screen.value!.blocks, blockNames.value).map((one) => one.height))).toBe(true);
    see(now, 0, t);
    const tree = treeBlocks({ node: node.value!, seat: chainSeat.value, names: blockNames.value });
    expect(rises(tree.map((one) => one.height))).toBe(true);
  });
  const shown = truthBlocks(truth.value!, { t: s.now }, blockNames.value);
  expect(shown.length).toBeGreaterThan(5);
  expect(rises(shown.map((one) => one.height))).toBe(true);
});

test.each(["authority", "pow", "majority", "storm", "ec", "bft", "bft-liars"])(
  "%s: a block has one name, whoever sees it and when",
  (id) => {
    const called = new Map<number, string>();
    const seers = new Map<number, Set<number | undefined>>();
    const hear = (seat: number | undefined) => {
      for (const [block, name] of blockNames.value) {
        expect(called.get(block) ?? name, `block ${block}, seat ${seat}`).toBe(name);
        called.set(block, name);
        seers.set(block, (seers.get(block) ?? new Set()).add(seat));
      }
    };
    watched(id, 3000, (t, now) => {
      for (const seat of [0, 1, 2, 3, undefined]) {
        see(now, seat, t);
        hear(seat);
      }
    });
    // The reveal calls them as they were called in play, those that nobody else had seen among them.
    hear(-1);
    expect(new Set(called.values()).size).toBe(called.size);
    expect(Math.max(...[...seers.values()].map((who) => who.size))).toBe(6);
  },
);

test("one sequencer's blocks are listed as they were made, and the next one is counted down to", () => {
  const told: { t: number; next: number; wait: number }[] = [];
  watched("authority", 1000, (t, now) => {
    see(now, 0, t);
    told.push({ t, next: rule.value!.height + 1, wait: untilNext() });
  });
  const ids = trustByBlock().map(({ block }) => block);
  expect(heights(ids)).toEqual(ids.map((_, i) => i + 1));
  // What is told of the next block is off by twice its way here at most (700 ms, half as slow again and 30% more), and by
  // rounding up to a second.
  const made = new Map(Object.values(truth.value!.blocks).map(({ height, t }) => [height, t]));
  const off = told.flatMap(({ t, next, wait }) => (made.has(next) ? [t + 1000 * wait - made.get(next)!] : []));
  expect(off.length).toBeGreaterThan(50);
  expect(Math.max(...off.map(Math.abs))).toBeLessThan(2 * 700 * 1.5 * 1.3 + 1000);
});

test("votes and frauds are told in the order of the heights", () => {
  watched("bft-liars", 5000, () => {});
  const list = judged(diary(), truth.value!.blocks, 0).map(({ block }) => block);
  expect(list.length).toBeGreaterThan(3);
  expect(rises(heights(list))).toBe(true);
  watched("ec", 5000, () => {});
  const frauds = fraudsMade().map(({ block }) => block);
  expect(frauds.length).toBeGreaterThan(3);
  expect(rises(heights(frauds))).toBe(true);
});
