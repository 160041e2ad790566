import * as z from "zod/mini";
import type { Faults } from "../../faults.ts";
import type { TrialFactory } from "../../part.ts";
import type { Effects, Facts, Ms } from "../../types.ts";
import { PASSIVE } from "../passive.ts";

export const captureOptions = z.strictObject({
  /** The policy of a bot that is captured; without one, the mechanism's usual attack. */
  attack: z.optional(z.string().check(z.maxLength(20))),
});
export type CaptureOptions = z.infer<typeof captureOptions>;

/** A council that is still to be elected is looked for so often. ms */
const AGAIN: Ms = 1000;

/** Of one the one; of a council most, those who lie already among them; of one that is not there yet, as soon as it is. */
function turn({ attack }: CaptureOptions, f: Facts, fx: Effects<unknown> & { readonly faults: Faults }): void {
  const { nodes, roles } = fx.faults;
  const first = nodes?.foremost() ?? [];
  if (first.length === 0 && f.now < f.end) fx.at(Math.max(f.now, f.begin) + AGAIN, "again");
  const honest = first.filter((seat) => !roles.lies(seat));
  const wanted = Math.floor(first.length / 2) + 1 - (first.length - honest.length);
  const turned = honest.slice(0, Math.max(0, wanted));
  if (turned.length > 0) roles.corrupt(turned, false, attack);
}

/**
 * Whoever has the greatest power over the decision is turned in the middle of the round: the queen, the sequencer, most of the council.
 * They alone are told, and not who else; the reveal says it, where it says who lied.
 */
export const capture: TrialFactory<"capture", CaptureOptions, CaptureOptions, unknown> = {
  id: "capture",
  worlds: ["swarm", "chain"],
  options: captureOptions,
  refusals: [],
  card: {
    given: {},
    // A council is not one who decides: its card says other things.
    hand: [
      { id: "capture", fits: ({ deciders }) => deciders === "one" },
      { id: "council", fits: ({ deciders }) => deciders === "few" },
    ],
    names: true,
    fits: ({ captured }) => captured === true,
  },
  make: (options) => ({
    ...PASSIVE,
    create: () => options,
    open: turn,
    on: (s, _e, f, fx) => turn(s, f, fx),
    play(s, f, fx) {
      turn(s, f, fx);
      return {};
    },
  }),
};
