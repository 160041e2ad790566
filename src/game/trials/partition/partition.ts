import * as z from "zod/mini";
import type { TrialFactory } from "../../part.ts";
import type { Ms } from "../../types.ts";
import { PASSIVE } from "../passive.ts";

const share = z.number().check(z.minimum(0), z.maximum(1));

export const partitionOptions = z.strictObject({
  /** For a round that begins with it: from when until when the network is cut in two, as shares of the clock. */
  from: z._default(share, 0.25),
  until: z._default(share, 0.6),
  /** As a card: for so long. ms */
  lasts: z._default(z.int().check(z.minimum(1000), z.maximum(600_000)), 40_000),
  /** So many of the nodes on the one side. */
  share: z._default(share, 0.5),
});
export type PartitionOptions = z.infer<typeof partitionOptions>;

interface PartitionState extends PartitionOptions {
  /** The cut has begun. */
  cut: boolean;
}

/** Who was on the one side, and when the cut was healed, in session ms. */
export interface PartitionDid {
  side: number[];
  until: Ms;
}

/** The network is cut in two for a while: messages across wait until it is healed. Nobody is told. */
export const partition: TrialFactory<"partition", PartitionOptions, PartitionState, unknown> = {
  id: "partition",
  worlds: ["chain"],
  options: partitionOptions,
  refusals: [],
  card: { given: {}, hand: [{ id: "partition" }] },
  make: (options) => ({
    ...PASSIVE,
    create: () => ({ ...options, cut: false }),
    begin(s, f, fx) {
      fx.at(f.begin + Math.round(s.from * (f.end - f.begin)), "cut");
    },
    on(s, _e, f, fx) {
      const until: Ms = f.begin + Math.round(s.until * (f.end - f.begin));
      s.cut = true;
      if (until > f.now) fx.faults.links?.cut?.(s.share, until);
    },
    play(s, f, fx): PartitionDid {
      s.cut = true;
      const until = f.now + s.lasts;
      return { side: fx.faults.links?.cut?.(s.share, until) ?? [], until };
    },
  }),
};
