import * as z from "zod/mini";
import { purpose } from "../../kit/purpose.ts";
import { DARK_MAX } from "../../limits.ts";
import type { TrialFactory } from "../../part.ts";
import { PASSIVE } from "../passive.ts";

export const crashOptions = z.strictObject({
  /** The share of the scouts or nodes that is hit, one at least. */
  share: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0.3),
  /** Those with the greatest power over the decision are hit first; where all are alike, any. */
  aim: z._default(z.boolean(), false),
  /** How long they are dark. ms */
  lasts: z._default(z.int().check(z.minimum(1000), z.maximum(DARK_MAX)), 10_000),
});
export type CrashOptions = z.infer<typeof crashOptions>;

/** Whom it hit, and until when they were to be dark, in session ms. */
export interface CrashDid {
  seats: number[];
  until: number;
}

const HIT = purpose("hit by a crash");

/** Some scouts lie still, or some nodes go dark, for a while. Whoever is hit sees it at once, and so does everybody else. */
export const crash: TrialFactory<"crash", CrashOptions, CrashOptions, unknown> = {
  id: "crash",
  worlds: ["swarm", "chain"],
  options: crashOptions,
  refusals: [],
  // So small a share is one: whoever decides for all.
  card: {
    given: {},
    hand: [
      { id: "crash" },
      { id: "aimed", options: { aim: true, share: 0.01 }, fits: ({ deciders }) => deciders === "one" },
    ],
  },
  make: (options) => ({
    ...PASSIVE,
    create: () => options,
    begin(s, f, fx) {
      this.play?.(s, f, fx);
    },
    play(s, f, fx): CrashDid {
      const { nodes } = fx.faults;
      const all = nodes?.list() ?? [];
      const foremost = nodes?.foremost() ?? [];
      const first = s.aim ? foremost : [];
      const rank = (seats: readonly number[]) => {
        const at = first.findIndex((seat) => seats.includes(seat));
        return at < 0 ? first.length : at;
      };
      // Each unit's place is drawn by the unit and the time: one more or less moves nobody else's.
      const drawn = all.map((unit) => ({ unit, rank: rank(unit.seats), luck: f.chance.uniform(HIT, unit.id, f.now) }));
      drawn.sort((a, b) => a.rank - b.rank || a.luck - b.luck || a.unit.id - b.unit.id);
      const hit = drawn.slice(0, Math.max(1, Math.round(s.share * all.length))).map(({ unit }) => unit);
      const until = f.now + s.lasts;
      const seats = nodes?.dark(hit, until) ?? [];
      // Of one who decides alone it is told that it was hit; of several not which.
      const head = foremost.length === 1 ? foremost.find((seat) => seats.includes(seat)) : undefined;
      fx.moment("card_crash", { hit: seats.length, ...(head !== undefined && { first: head }) });
      return { seats, until };
    },
  }),
};
