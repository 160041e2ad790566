import * as z from "zod/mini";
import type { Faults, TrialFactory } from "../../part.ts";
import { PASSIVE } from "../passive.ts";

export const captureOptions = z.strictObject({
  /** The policy of a bot that is captured; without one, the mechanism's usual attack. */
  attack: z.optional(z.string().check(z.maxLength(20))),
});
export type CaptureOptions = z.infer<typeof captureOptions>;

/** Of one the one; of a council most, those who lie already among them. */
function turn({ attack }: CaptureOptions, { nodes, roles }: Faults): void {
  const first = nodes?.foremost() ?? [];
  const honest = first.filter((seat) => !roles.lies(seat));
  const wanted = Math.floor(first.length / 2) + 1 - (first.length - honest.length);
  const turned = honest.slice(0, Math.max(0, wanted));
  if (turned.length > 0) roles.corrupt(turned, false, attack);
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
