// What an attacker does while it is not drawn: it draws the others' looks away from what it spent.
import { expect, test } from "vitest";
import type { EcState } from "../../../src/game/mechanisms/ec/state.ts";
import { Round } from "../../../src/game/round.ts";
import type { Scenario } from "../../../src/game/scenario.ts";
import { scenarios } from "../../../src/game/scenarios.ts";
import type { ChainState } from "../../../src/game/worlds/chain/state.ts";
import { openedRound } from "../../../src/lab/models/opened.ts";
import { labKey, runKey } from "../../../src/lab/run.ts";

test("an attacker that has spent doubts a clean block beside its own, after a look; one that has not vouches for all", () => {
  const base = { ...(scenarios.ec as Scenario), briefing: 0 };
  const seats = Array.from({ length: base.fill }, (_, seat) => seat);
  let sown = 0;
  for (let run = 0; run < 12; run++) {
    const r = openedRound(base, seats, runKey(labKey("sowing"), run));
    const round = Round.of(r, 0);
    const liars = Object.keys(r.roles).map(Number);
    for (const seat of seats) round.mind(seat, liars.includes(seat) ? "attacker" : "honest");
    const s = r.parts.ec as EcState;
    const world = r.parts.chain as ChainState;
    const doubted = new Set<string>();
    for (let t = 0; t < r.end; t += 200) {
      round.advance(t);
      for (const seat of liars)
        for (const block of s.doubted[seat] ?? []) {
          doubted.add(`${seat} ${block}`);
          // It has looked at what it doubts, or nobody would hear of it.
          expect(s.audited[seat]).toContain(block);
        }
    }
    for (const one of doubted) {
      const [seat, block] = one.split(" ").map(Number) as [number, number];
      const { height, by } = world.blocks[block] as ChainState["blocks"][number];
      expect(by).not.toBe(world.seats[seat]?.node);
      const own = Object.values(world.blocks).filter((b) => b.height === height && b.by === world.seats[seat]?.node);
      expect(own.some(({ fraud }) => fraud)).toBe(true);
      sown++;
    }
  }
  expect(sown).toBeGreaterThan(10);
});
