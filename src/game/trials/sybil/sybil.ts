import * as z from "zod/mini";
import type { Faults } from "../../faults.ts";
import { purpose } from "../../kit/purpose.ts";
import type { TrialFactory } from "../../part.ts";
import type { Command, Effects, Facts, SeatId } from "../../types.ts";
import { PASSIVE } from "../passive.ts";
import { patience } from "./policy.ts";

export const sybilOptions = z.strictObject({
  /** The share of the seats that one of them secretly holds, its own with them, as far as so many are bots'. With eight two in five are three. */
  share: z._default(z.number().check(z.minimum(0), z.maximum(0.9)), 0.4),
  /**
   * Each seat keeps its own power, or all share the owner's one: stake costs what it costs, in however many names. Only for a round that
   * begins with it, and in a world that has power.
   */
  by: z._default(z.enum(["heads", "stake"]), "heads"),
  /** How likely an owner that is a bot has its seats play fair at first. */
  patient: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0.5),
  /** The policy of the seats while they lie; without one, the mechanism's usual attack. */
  attack: z.optional(z.string().check(z.maxLength(20))),
});
export type SybilOptions = z.infer<typeof sybilOptions>;

export interface SybilState extends SybilOptions {
  /** By its owner, what it holds; nothing before anybody does, or where no bot's seat could be held. */
  hold: Record<SeatId, SybilHoldView>;
}

/** Channel `hold:n`, the owner's alone: the seats that secretly do its will. They lie while `loose`, else they play fair, as anybody's. */
export interface SybilHoldView {
  seats: readonly SeatId[];
  loose: boolean;
}
/** After the round: how many seats one held; in open rooms also who, and which. */
export interface SybilReveal {
  n: number;
  owner?: SeatId;
  held?: readonly SeatId[];
}
export interface SybilViews {
  hold: SybilHoldView;
  reveal: SybilReveal;
}
/** How many seats it came to hold. */
export interface SybilDid {
  n: number;
}

const OWNER = purpose("owner of sybils");
const HELD = purpose("held by a sybil");

const VERBS = ["unleash", "restrain"] as const;
type SybilCommand = { verb: (typeof VERBS)[number] };
const command: z.ZodMiniType<SybilCommand> = z.strictObject({ verb: z.enum(VERBS) });

/** Draws an owner, and the bots' seats that it holds from now on. */
function take(s: SybilState, f: Facts, fx: Effects<unknown> & { readonly faults: Faults }, shared: boolean): SybilDid {
  const { roles, identity } = fx.faults;
  // Each seat's place is drawn by the seat: one more or less moves nobody else's.
  const inOrder = (seats: readonly SeatId[], what: typeof OWNER) =>
    seats
      .filter((seat) => !roles.lies(seat))
      .map((seat) => ({ seat, luck: f.chance.uniform(what, seat) }))
      .sort((a, b) => a.luck - b.luck || a.seat - b.seat)
      .map(({ seat }) => seat);
  const [owner] = inOrder(f.seats, OWNER);
  const free = inOrder(identity.free(), HELD).filter((seat) => seat !== owner);
  // The owner's own seat counts among those of its share, and somebody must be left who is not it.
  const wanted = Math.min(Math.round(s.share * f.seats.length) - 1, f.seats.length - 2);
  const held = free.slice(0, Math.max(0, wanted));
  if (owner === undefined || held.length === 0) return { n: 0 };
  s.hold[owner] = { seats: held, loose: true };
  if (shared) identity.share?.(owner, held);
  roles.corrupt([owner], false, s.attack);
  // Not as one group: what a seat is shown must not name its owner to a person who comes to it.
  for (const seat of held) roles.corrupt([seat], false, s.attack);
  fx.nudge(owner);
  return { n: held.length };
}

/**
 * One seat secretly holds many: those of bots, which look like anybody's. Its owner alone knows them, and has them lie or play fair. No
 * person's seat is ever held. Seats are names that cost nothing (Douceur 2002): where each has a vote, whoever has many has many votes.
 */
export const sybil: TrialFactory<"sybil", SybilOptions, SybilState, SybilViews> = {
  id: "sybil",
  worlds: ["swarm", "chain"],
  options: sybilOptions,
  refusals: [],
  beside: [...VERBS],
  card: { given: {}, hand: [{ id: "sybil" }], once: true, fits: ({ turns }) => turns === true },
  make: (options) => ({
    ...PASSIVE,
    verbs: VERBS,
    command,
    habit: patience(options.patient),
    create: () => ({ ...options, hold: {} }),
    open(s, f, fx) {
      take(s, f, fx, s.by === "stake");
    },
    play: (s, f, fx) => take(s, f, fx, false),
    offers(s, seat) {
      const own = s.hold[seat];
      return own ? [{ verb: own.loose ? "restrain" : "unleash" }] : [];
    },
    act(s, seat, c: Command, _f, fx) {
      const own = s.hold[seat];
      const loose = c.verb === "unleash";
      if (!own || loose === own.loose) return { code: "bad_command" };
      s.hold[seat] = { ...own, loose };
      fx.faults.identity.steer(own.seats, loose, s.attack);
      fx.changed("hold", seat);
      fx.note(seat, loose ? "unleashed" : "restrained", { n: own.seats.length });
      return undefined;
    },
    channels: (s, seat) => (s.hold[seat] ? [`hold:${seat}`] : []),
    view: (s, channel) => (channel.startsWith("hold:") ? s.hold[Number(channel.slice("hold:".length))] : undefined),
    reveal(s, f): SybilReveal {
      const [[owner, own] = []] = Object.entries(s.hold);
      if (own === undefined) return { n: 0 };
      const n = own.seats.length;
      return f.level === "open" ? { n, owner: Number(owner), held: [...own.seats] } : { n };
    },
  }),
};
