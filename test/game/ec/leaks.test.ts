import fc from "fast-check";
import { expect, test } from "vitest";
import {
  advance,
  apply,
  createSession,
  type RoundState,
  type Session,
  scenarios,
  Views,
} from "../../../src/game/index.ts";
import type { EcState } from "../../../src/game/mechanisms/ec/state.ts";
import { withLiars } from "../../../src/game/trials/liars/liars.ts";
import type { Command } from "../../../src/game/types.ts";
import { blockIds } from "../support/blocks.ts";
import { Tries } from "../support/copied.ts";
import { diceOf, Pool, rewritten } from "../support/hide.ts";
import { patience, runs } from "../support/runs.ts";
import { mend, shownTo } from "../support/shown.ts";

/** A room of bots in the middle of a round full of faults, doubts and blocks left out. */
function busy(key: string, t: number, attack: string): Session {
  const s = createSession();
  const base = scenarios.ec!;
  // Noisy audits, so that there are doubts; slow links, so that nodes know different things.
  const options = { world: { ...base.options.world, noise: 1.5, delay: 900 }, mechanism: { purse: 9 } };
  const scenario = withLiars({ ...base, fill: 7, briefing: 0, options }, 0.4, { attack });
  expect(apply(s, { t: 0, type: "plan", steps: [scenario] })).toBeUndefined();
  expect(apply(s, { t: 0, type: "start", key, away: [] })).toBeUndefined();
  advance(s, t);
  return s;
}

const frames = (s: Session, seat: number, t: number): string[] => {
  const views = new Views(s, t);
  // The commitment follows from the key.
  const cover = (name: string, value: unknown) => (name === "commit" ? "" : value);
  return views.ofSeat(seat).map((channel) => JSON.stringify(views.view(channel), cover));
};

test("what a seat sees and is told depends on nothing that its own node and desk do not know", {
  timeout: patience,
}, () => {
  const met = { proofs: 0, doubts: 0, vouches: 0, wins: 0 };
  const key = fc.stringMatching(/^[0-9a-f]{32}$/);
  const time = fc.integer({ min: 9000, max: 70_000 });
  const attack = fc.constantFrom("equivocator", "double-spender", "silent");
  fc.assert(
    fc.property(key, key, time, attack, fc.nat(), (one, two, t, how, seed) => {
      const session = busy(one, t, how);
      const pool = new Pool();
      for (const s of [session, busy(two, t, "equivocator")]) pool.add(s, "session");
      const roll = diceOf(seed);
      const real = new Tries(session, t);
      const r = session.round as RoundState;
      const state = r.parts.ec as EcState;
      for (const viewer of r.seats) {
        const mutant = rewritten(session, shownTo(session, viewer), pool, roll, "session") as Session;
        mend(mutant, session, viewer);
        expect(frames(mutant, viewer, t)).toEqual(frames(session, viewer, t));
        const commands: Command[] = [
          ...["build", "vouch", "cheat", "twice", "stall"].map((verb) => ({ verb })),
          ...r.seats.map((seat) => ({ verb: "report", seat })),
          ...blockIds(r)
            .slice(-9)
            .flatMap((block) => [
              { verb: "doubt", block },
              { verb: "trust", block },
            ]),
        ];
        const other = new Tries(mutant, t);
        for (const command of commands)
          expect([command, other.act(viewer, command).refusal]).toEqual([command, real.act(viewer, command).refusal]);
      }
      if (state.nodes.some((book) => Object.keys(book.evidence).length > 0)) met.proofs++;
      if (state.nodes.some((book) => Object.keys(book.doubts).length > 0)) met.doubts++;
      if (Object.keys(state.vouched).length > 0) met.vouches++;
      if (!state.produced && Object.keys(state.wins[state.epoch - 1] ?? {}).length > 0) met.wins++;
    }),
    { numRuns: runs(45) },
  );
  for (const [what, times] of Object.entries(met)) expect([what, times >= 2]).toEqual([what, true]);
});
