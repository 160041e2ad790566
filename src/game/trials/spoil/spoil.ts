import * as z from "zod/mini";
import { purpose } from "../../kit/purpose.ts";
import type { TrialFactory } from "../../part.ts";
import { PASSIVE } from "../passive.ts";

export const spoilOptions = z.strictObject({
  /** The best option goes bad, or one of the others becomes better than the best. */
  how: z._default(z.enum(["worse", "better"]), "worse"),
});
export type SpoilOptions = z.infer<typeof spoilOptions>;

/** What it changed, and from what to what worth. Nothing in a world whose options have no worth. */
export interface SpoilDid {
  option?: number;
  from?: number;
  to?: number;
}

const WHICH = purpose("option that spoils");
const WORTH = purpose("worth of what spoiled");
/** What was best is worth 0.5 to 2 from now on: as bad as the worst there are. */
const [LOW, SPAN] = [0.5, 1.5];
/** A better one is so much better than the best, as far as there is room. */
const AHEAD = 1;

/**
 * The world changes while the room decides. Everybody feels that something did, nobody is told where: readings from before are as they
 * were, and the score goes by what the chosen option is worth at the end.
 */
export const spoil: TrialFactory<"spoil", SpoilOptions, SpoilOptions, unknown> = {
  id: "spoil",
  worlds: ["swarm"],
  options: spoilOptions,
  refusals: [],
  card: { given: {}, hand: [{ id: "spoil" }, { id: "better", options: { how: "better" } }] },
  make: (options) => ({
    ...PASSIVE,
    create: () => options,
    begin(s, f, fx) {
      this.play?.(s, f, fx);
    },
    play(s, f, fx): SpoilDid {
      const { evidence } = fx.faults;
      const worths = evidence?.worths() ?? [];
      if (worths.length === 0) return {};
      const best = worths.indexOf(Math.max(...worths));
      const others = worths.map((_, option) => option).filter((option) => option !== best);
      const option = s.how === "worse" ? best : (others[f.truth.int(WHICH, others.length, f.now)] as number);
      const from = worths[option] as number;
      const low = LOW + SPAN * f.truth.uniform(WORTH, f.now);
      const to =
        s.how === "worse" ? Math.min(from, Math.round(10 * low) / 10) : Math.min(10, (worths[best] as number) + AHEAD);
      evidence?.set(option, Math.round(10 * to) / 10);
      fx.moment("card_spoil");
      return { option, from, to: Math.round(10 * to) / 10 };
    },
  }),
};
