// What the ids of blocks that one sees could tell of those that one does not.
import { expect, test } from "vitest";
import { Round, type RoundState, withLiars } from "../../src/game/index.ts";
import { policiesFor } from "../../src/game/mechanisms/registry.ts";
import type { ChainState } from "../../src/game/worlds/chain/state.ts";
import { runKey } from "../../src/lab/run.ts";
import { liarsNodes, withBots } from "./support/luck.ts";
import { patience, runs } from "./support/runs.ts";
import { eachMechanism, tested } from "./support/setups.ts";

const key = (i: number) => runKey("1d".repeat(16), i);
const rows = eachMechanism.filter((one) => one.world === "chain");
/** Every attack on every mechanism of the chain, in a room with enough liars. */
const attacks = rows.flatMap((row) =>
  [...policiesFor(row.mechanism).attacks].map((attack) => [row.mechanism, attack, row] as const),
);

/** What a round's viewers get to see: by node, and by -1 the screen, the ids of the blocks, in order of coming. */
function watched(r: RoundState): Map<number, number[]> {
  const round = Round.of(r, 0);
  const seen = new Map<number, number[]>();
  const look = (viewer: number, channel: string) => {
    const { blocks = {} } = (round.view(channel).chain ?? {}) as { blocks?: object };
    const before = seen.get(viewer) ?? [];
    const fresh = Object.keys(blocks).map(Number);
    seen.set(viewer, [...before, ...fresh.filter((id) => id !== 0 && !before.includes(id))]);
  };
  for (let t = 0; t < r.end && r.phase !== "over"; t += 1000) {
    round.advance(t);
    for (const node of Object.keys((r.parts.chain as ChainState).nodes)) look(Number(node), `node:${node}`);
    look(-1, "screen");
  }
  return seen;
}

/** The slot of a block that a viewer has: who made it for which epoch, round or turn. */
function slotOf(r: RoundState, id: number): string {
  const { by, height, t, meta } = (r.parts.chain as ChainState).blocks[id]!;
  return r.scenario.mechanism === "pow" ? `turn at ${t}` : `${by} ${height} ${meta.round ?? ""} ${meta.miner ?? ""}`;
}

test.each(attacks)(
  "%s, %s: others' public blocks have the same ids whether attackers do something or sleep",
  {
    timeout: patience,
  },
  (_, attack, row) => {
    let [same, hidden] = [0, 0];
    for (let i = 0; i < runs(4); i++) {
      const scenario = withLiars({ ...row, fill: 10, clock: 60_000 }, 0.4);
      const [busy, idle] = [true, false].map((acts) => {
        const r = withBots(scenario, key(i), attack);
        const round = Round.of(r, 0);
        if (!acts) for (const seat of Object.keys(r.roles)) round.mind(Number(seat), undefined);
        return { r, seen: watched(r), sly: liarsNodes(r) };
      }) as [Seen, Seen];
      if (JSON.stringify(busy.r.parts.chain) !== JSON.stringify(idle.r.parts.chain)) hidden++;
      for (const [viewer, ids] of busy.seen) {
        const others = new Map((idle.seen.get(viewer) ?? []).map((id) => [slotOf(idle.r, id), id]));
        for (const id of ids) {
          const made = (busy.r.parts.chain as ChainState).blocks[id]!;
          const other = others.get(slotOf(busy.r, id));
          // What liars made themselves is not the same thing in both.
          if (other === undefined || (row.mechanism !== "pow" && busy.sly.has(made.by))) continue;
          same++;
          expect([viewer, slotOf(busy.r, id), other]).toEqual([viewer, slotOf(busy.r, id), id]);
        }
      }
    }
    // An honest sequencer's blocks are the only ones there, and then nobody attacks.
    expect(same).toBeGreaterThan(row.mechanism === "authority" ? -1 : 20);
    expect(hidden).toBeGreaterThan(row.mechanism === "authority" ? -1 : 0);
  },
);

test.each(rows.map((row) => [row.mechanism, row] as const))(
  "%s: neither their order nor their gaps are those of a count",
  { timeout: patience },
  (_, row) => {
    let [pairs, rising, neighbours, ids] = [0, 0, 0, 0];
    for (let i = 0; i < runs(8); i++) {
      const r = withBots(withLiars({ ...row, fill: 10, clock: 60_000 }, 0.3), key(100 + i));
      const { blocks } = r.parts.chain as ChainState;
      for (const seen of watched(r).values()) {
        const sorted = [...seen].sort((a, b) => a - b);
        neighbours += sorted.filter((id, at) => id - (sorted[at - 1] ?? Number.NEGATIVE_INFINITY) <= 2).length;
        ids += sorted.length;
      }
      // Once each: all viewers see the same ones.
      const made = Object.values(blocks).sort(
        (a, b) => a.t - b.t || a.height - b.height || (a.meta.miner ?? a.by) - (b.meta.miner ?? b.by),
      );
      const later = made.slice(2).filter((b, at) => b.t > made[at + 1]!.t);
      pairs += later.length;
      rising += later.filter((b) => b.id > made[made.indexOf(b) - 1]!.id).length;
    }
    expect(ids).toBeGreaterThan(300);
    expect(neighbours / ids).toBeLessThan(0.01);
    expect(pairs).toBeGreaterThan(20);
    // Neighbouring pairs share a block, so that their order varies less than that of as many coins.
    expect(Math.abs(rising / pairs - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / pairs));
  },
);

interface Seen {
  r: RoundState;
  seen: Map<number, number[]>;
  sly: Set<number>;
}

test("every mechanism of the chain is looked at here", () => {
  const chains = tested.filter((one) => one.world === "chain").map((one) => one.id);
  expect(rows.map((row) => row.mechanism)).toEqual(chains);
});
