import * as z from "zod/mini";
import type { Faults, TrialFactory } from "../../part.ts";
import { PASSIVE } from "../passive.ts";

export const captureOptions = z.strictObject({
  /** The policy of a bot that is captured; without one, the mechanism's usual attack. */
  attack: z.optional(z.string().check(z.maxLength(20))),
});
export type CaptureOptions = z.infer<typeof captureOptions>;

function turn({ attack }: CaptureOptions, { nodes, roles }: Faults): void {
  const head = nodes?.foremost().find((seat) => !roles.lies(seat));
  if (head !== undefined) roles.corrupt([head], false, attack);
}

/**
 * Whoever has the greatest power over the decision is turned in the middle of the round: the queen, the sequencer. It alone is told; the
 * reveal says it, where it says who lied.
 */
export const capture: TrialFactory<"capture", CaptureOptions, CaptureOptions, unknown> = {
  id: "capture",
  worlds: ["swarm", "chain"],
  options: captureOptions,
  refusals: [],
  card: { given: {}, names: true, fits: ({ captured }) => captured === true },
  make: (options) => ({
    ...PASSIVE,
    create: () => options,
    open: (s, _f, fx) => turn(s, fx.faults),
    play(s, _f, fx) {
      turn(s, fx.faults);
      return {};
    },
  }),
};
