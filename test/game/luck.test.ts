import fc from "fast-check";
import { expect, test } from "vitest";
import { liarsIn, type Round, scenarios, withLiars, withTrial } from "../../src/game/index.ts";
import type { Offer } from "../../src/game/types.ts";
import { key as keys } from "./support/any-setup.ts";
import { compared, liarsNodes, play, possible, withBots } from "./support/luck.ts";
import { commandOf } from "./support/play.ts";
import { patience, runs } from "./support/runs.ts";
import { eachMechanism } from "./support/setups.ts";

/** Each mechanism with liars in it, in a small room and on a short clock, so that many rounds can be played. */
const rows = eachMechanism.map((one) =>
  withLiars({ ...one, fill: 10, clock: 60_000 }, Math.max(0.25, liarsIn(one)?.share ?? 0)),
);
/** And the pools that seats can leave, whose power then changes while the round runs. */
const majority = scenarios.majority && { ...scenarios.majority, clock: 60_000 };
if (majority && eachMechanism.some(({ mechanism }) => mechanism === majority.mechanism)) rows.push(majority);
/** There is little to do there but to move, so that it takes more rounds for as many acts. */
const FEW_VERBS = 12;
const EPOCHS = 10;
/** Networks to play it on: a good one, one that loses messages, one that is cut in two for a while. */
const networks: readonly (readonly [trial: string, options: Record<string, number> | undefined])[] = [
  ["delay", undefined],
  ["delay", { loss: 0.2 }],
  ["partition", { from: 0.2, until: 0.5 }],
];
/** Mechanisms in which something that a seat does sends a message, so that a count of all messages would be another. */
const LOUD: readonly string[] = ["bft", "ec"];

/** Of all that could be done now one offer for each verb, each of another seat where there is a choice. */
function oneOfEach(round: Round, seats: readonly number[], which: number): { seat: number; offer: Offer }[] {
  const all = possible(round, seats);
  const verbs = [...new Set(all.map(({ offer }) => offer.verb))];
  return verbs.map((verb, i) => {
    const those = all.filter(({ offer }) => offer.verb === verb);
    return those[(which + i) % those.length]!;
  });
}

/**
 * Chance is keyed by who draws: a round is played twice with the same key, once with one act more of one seat, or with one
 * seat's bot asleep from some moment on. What both rounds have, by whom and the how-manieth, has the same luck in both: the
 * time that each message takes to each node, and so its arrival where it was sent at the same time; what is lost; readings,
 * flights, findings, customers, wins, block times and their finders; and the ids of blocks.
 */
test.each(rows.map((row) => [row.id, row] as const))(
  "%s: one act more, or one seat muted, leaves everybody else's luck as it was",
  { timeout: patience },
  (_, row) => {
    const sum = { draws: 0, deliveries: 0, together: 0, lost: 0 };
    let acts = 0;
    let louder = 0;
    const times = fc.integer({ min: Math.round(0.1 * row.clock), max: Math.round(0.6 * row.clock) });
    fc.assert(
      fc.property(keys, times, fc.nat(9999), fc.constantFrom(...networks), (key, t, which, [trial, bad]) => {
        const mechanism = { ...row.options.mechanism, ...(row.mechanism === "ec" && { epochs: EPOCHS }) };
        const setup = { ...row, options: { ...row.options, mechanism } };
        const opened = () => withBots(row.world === "chain" ? withTrial(setup, trial, bad) : setup, key);
        const before = play(opened());
        const compare = (what: string, make: (round: Round) => void) => {
          const r = opened();
          const after = play(r, { t, make });
          const found = compared(before, after, t, liarsNodes(r));
          expect(found.unlike, what).toEqual([]);
          for (const count of ["draws", "deliveries", "together", "lost"] as const) sum[count] += found[count];
          if (before.sendings.size !== after.sendings.size) louder++;
        };
        let todo: { seat: number; offer: Offer }[] = [];
        compare("nothing more", (round) => {
          todo = oneOfEach(round, opened().seats, which);
        });
        for (const { seat, offer } of todo) {
          const command = commandOf(offer, which);
          compare(`${JSON.stringify(command)} of ${seat}`, (round) => {
            expect(round.act(seat, command, t)).toBeUndefined();
            acts++;
          });
        }
        compare(`${which % row.fill} muted`, (round) => round.mind(which % row.fill, undefined));
      }),
      { numRuns: Math.max(row === majority ? FEW_VERBS : 5, runs(5)) },
    );
    expect(acts).toBeGreaterThan(5);
    expect(sum.draws).toBeGreaterThan(100);
    if (row.world !== "chain") return;
    expect(sum.together).toBeGreaterThan(200);
    expect(sum.deliveries).toBeGreaterThanOrEqual(sum.together);
    if (!LOUD.includes(row.mechanism)) return;
    // Otherwise a count over all messages would not show.
    expect(louder).toBeGreaterThan(2);
    expect(sum.lost).toBeGreaterThan(100);
  },
);
