import * as z from "zod/mini";
import { LIARS_MAX } from "../../limits.ts";
import type { TrialFactory } from "../../part.ts";
import { type Scenario, standing, withTrial } from "../../scenario.ts";
import { PASSIVE } from "../passive.ts";

export const liarsOptions = z.strictObject({
  /** Share of the seats that are secretly liars. */
  share: z.number().check(z.minimum(0), z.maximum(LIARS_MAX)),
  /** They know each other. */
  known: z._default(z.boolean(), false),
  /** The policy of bots that lie; without one, the mechanism's usual. */
  attack: z.optional(z.string().check(z.maxLength(20))),
});
export type LiarsOptions = z.infer<typeof liarsOptions>;

export interface LiarsState extends LiarsOptions {
  /** How many seats there were to draw from: those that come later are honest. */
  of: number;
  /** It was played as a card: nobody but those whom it turned is told. */
  secret?: true;
}

/** What everybody is told: what share of the seats lie, of how many at the start, and whether those know each other. */
export interface LiarsView {
  share: number;
  of: number;
  known: boolean;
}
export interface LiarsViews {
  all: LiarsView;
}

/** Some seats are secretly liars: robbers at the meadow, attackers at the harbour. Who, the roles' own chance draws. */
export const liars: TrialFactory<"liars", LiarsOptions, LiarsState, LiarsViews> = {
  id: "liars",
  worlds: ["swarm", "chain"],
  options: liarsOptions,
  amendable: [{ option: "known", kind: "yesno" }],
  refusals: [],
  card: { given: { share: 0.25 }, hand: [{ id: "liars" }], fits: ({ turns }) => turns === true },
  announces: (options) => options.share,
  make: (options) => ({
    ...PASSIVE,
    create: (f) => ({ ...options, of: f.seats.length }),
    open(s, _f, fx) {
      fx.faults.roles.corrupt(fx.faults.roles.draw(s.share), s.known, s.attack);
    },
    play(s, _f, fx) {
      s.secret = true;
      const turned = fx.faults.roles.draw(s.share).filter((seat) => !fx.faults.roles.lies(seat));
      fx.faults.roles.corrupt(turned, s.known, s.attack);
      return {};
    },
    view: (s, channel) =>
      channel === "all" && !s.secret ? ({ share: s.share, of: s.of, known: s.known } satisfies LiarsView) : undefined,
  }),
};

/** The scenario with so many liars, 0 for none, in place of those it has. */
export function withLiars(s: Scenario, share: number, more: Omit<Partial<LiarsOptions>, "share"> = {}): Scenario {
  return withTrial(s, liars.id, share > 0 ? { ...more, share } : undefined);
}

/** What a scenario says of its liars; undefined where it has none. */
export function liarsIn(s: Pick<Scenario, "trials">): LiarsOptions | undefined {
  const row = standing(s).find((trial) => trial.id === liars.id);
  return row && liarsOptions.parse(row.options);
}
