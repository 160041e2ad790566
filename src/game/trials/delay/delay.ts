import * as z from "zod/mini";
import type { TrialFactory } from "../../part.ts";
import { PASSIVE } from "../passive.ts";

export const delayOptions = z.strictObject({
  /** Every message, or flight, takes so many times as long. */
  factor: z._default(z.number().check(z.minimum(1), z.maximum(20)), 1),
  /** The share of messages that is lost; what a block's receiver lacks comes with a later one. Scouts are not lost by it. */
  loss: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0),
  /** For so long; to the end of the round where nothing is said. ms */
  lasts: z.optional(z.int().check(z.minimum(1000), z.maximum(600_000))),
});
export type DelayOptions = z.infer<typeof delayOptions>;

/** When it ends, in session ms; absent where it lasts to the end. */
export interface DelayDid {
  until?: number;
}

/**
 * What a host plays when nothing else is said: three times as long, for half a minute, in which a flight of some seconds and a round of
 * votes each feel it.
 */
const CARD = { factor: 3, lasts: 30_000 };

/** Bad links, or wind: messages take longer, and some are lost; flights take longer. */
export const delay: TrialFactory<"delay", DelayOptions, DelayOptions, unknown> = {
  id: "delay",
  worlds: ["swarm", "chain"],
  options: delayOptions,
  refusals: [],
  card: { given: CARD, hand: [{ id: "delay" }] },
  make: (options) => ({
    ...PASSIVE,
    create: () => options,
    open(s, _f, fx) {
      fx.faults.links?.delay(s.factor);
      fx.faults.links?.loss?.(s.loss);
    },
    play(s, f, fx): DelayDid {
      const until = s.lasts === undefined ? undefined : f.now + s.lasts;
      fx.faults.links?.delay(s.factor, until);
      fx.faults.links?.loss?.(s.loss, until);
      fx.moment("card_delay", until === undefined ? {} : { until });
      return until === undefined ? {} : { until };
    },
  }),
};
