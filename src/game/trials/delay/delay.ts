import * as z from "zod/mini";
import type { TrialFactory } from "../../part.ts";
import { PASSIVE } from "../passive.ts";

export const delayOptions = z.strictObject({
  /** Every message takes so many times as long. */
  factor: z._default(z.number().check(z.minimum(1), z.maximum(20)), 1),
  /** The share of messages that is lost; what a block's receiver lacks comes with a later one. */
  loss: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0),
});
export type DelayOptions = z.infer<typeof delayOptions>;

/** Bad links all through the round: messages take longer, and some are lost. */
export const delay: TrialFactory<"delay", DelayOptions, DelayOptions, unknown> = {
  id: "delay",
  worlds: ["chain"],
  options: delayOptions,
  refusals: [],
  make: (options) => ({
    ...PASSIVE,
    create: () => options,
    open(s, _f, fx) {
      fx.faults.links?.delay(s.factor);
      fx.faults.links?.loss(s.loss);
    },
  }),
};
