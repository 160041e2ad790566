import type { Faults } from "../../faults.ts";
import { purpose } from "../../kit/purpose.ts";
import type { TrialFactory } from "../../part.ts";
import type { Effects, Facts, SeatId } from "../../types.ts";
import { PASSIVE } from "../passive.ts";
import { collusion } from "./policy.ts";
import {
  type CartelCommand,
  type CartelEvent,
  type CartelOptions,
  type CartelState,
  cartelOptions,
  command,
  type Entry,
  membersOf,
  offers,
  refuseBribe,
  STANDS,
  VERBS,
} from "./state.ts";
import { type CartelViews, pays, reveal, view } from "./view.ts";

/** How many began it. */
export interface CartelDid {
  n: number;
}

type Fx = Effects<unknown> & { readonly faults: Faults };

const FOUNDER = purpose("founder of a cartel");

/** Of those that have come, two at least, and never everybody. */
function found(s: CartelState, f: Facts, fx: Fx): CartelDid {
  const { roles } = fx.faults;
  const honest = f.seats.filter((seat) => !roles.lies(seat));
  const drawn = honest.map((seat) => ({ seat, luck: f.chance.uniform(FOUNDER, seat) }));
  drawn.sort((a, b) => a.luck - b.luck || a.seat - b.seat);
  const wanted = Math.min(Math.max(2, Math.round(s.options.share * f.seats.length)), f.seats.length - 1);
  const founders = drawn.slice(0, wanted).map(({ seat }) => seat);
  const [first] = founders;
  if (first === undefined) return { n: 0 };
  s.ring = first;
  s.turns = roles.turns;
  s.founders = founders;
  for (const seat of founders) s.members[seat] = { since: f.now, pay: 0 };
  roles.corrupt(founders, true, s.options.attack);
  return { n: founders.length };
}

/** All members see what happens in their channel, and what they can do hangs on it. */
function ringChanged(s: CartelState, fx: Fx): void {
  fx.changed("ring", s.ring);
  for (const seat of membersOf(s)) fx.changed("seat", seat);
}

function log(s: CartelState, what: Entry["what"], seat: SeatId, f: Facts): void {
  const { by, amount } = s.offers[seat] as CartelState["offers"][SeatId];
  s.log = [...s.log, { t: f.now, what, seat, by, amount }];
}

/** An offer is off: its money is back in the purse. */
function withdraw(s: CartelState, seat: SeatId): void {
  s.left += s.offers[seat]?.amount ?? 0;
  delete s.offers[seat];
}

function bribe(s: CartelState, by: SeatId, seat: SeatId, amount: number, f: Facts, fx: Fx): void {
  s.left -= amount;
  s.asked[seat] = true;
  s.offers[seat] = { by, amount, until: f.now + STANDS };
  log(s, "asks", seat, f);
  fx.at(f.now + STANDS, { kind: "lapses", seat } satisfies CartelEvent);
  ringChanged(s, fx);
  fx.changed("seat", seat);
  fx.note(seat, "bribe_offered", { amount });
  fx.moment("bribe_offered", { amount }, seat);
  fx.nudge(seat);
}

function accept(s: CartelState, seat: SeatId, f: Facts, fx: Fx): void {
  log(s, "joins", seat, f);
  s.members[seat] = { since: f.now, pay: s.offers[seat]?.amount ?? 0 };
  delete s.offers[seat];
  const { roles } = fx.faults;
  if (!roles.lies(seat)) roles.corrupt([seat], false, s.options.attack);
  fx.note(seat, "bribe_taken", { amount: s.members[seat]?.pay ?? 0 });
  ringChanged(s, fx);
}

/** With the proof of who belongs to it: the others are known to everybody, the purse is closed, and who brought it is free. */
function defect(s: CartelState, by: SeatId, f: Facts, fx: Fx): void {
  const proved = membersOf(s).filter((seat) => seat !== by);
  const asked = Object.keys(s.offers).map(Number);
  s.broken = { t: f.now, by, proved };
  s.offers = {};
  fx.faults.roles.release(by);
  if (f.level === "open") for (const seat of proved) fx.expose(seat);
  fx.note(by, "defected");
  for (const seat of proved) fx.note(seat, "betrayed");
  fx.moment("card_cartel", { n: proved.length });
  for (const seat of [by, ...proved, ...asked]) fx.changed("seat", seat);
  fx.changed("ring", s.ring);
  fx.changed("all");
}

/**
 * Liars share a private channel and a purse for bribes in escrow: a member offers, whoever is asked joins or does not, any of them can
 * betray it with the proof and be paid. What is paid counts among the points.
 */
export const cartel: TrialFactory<"cartel", CartelOptions, CartelState, CartelViews> = {
  id: "cartel",
  worlds: ["swarm", "chain"],
  options: cartelOptions,
  refusals: ["not_to_bribe", "asked_already", "escrow_empty"],
  beside: [...VERBS],
  card: { given: {}, hand: [{ id: "cartel" }], once: true, fits: ({ turns }) => turns === true },
  make: (options) => ({
    ...PASSIVE,
    verbs: VERBS,
    command,
    habit: collusion(options),
    create: (): CartelState => ({
      options,
      ring: -1,
      founders: [],
      turns: false,
      members: {},
      offers: {},
      asked: {},
      left: options.purse,
      log: [],
    }),
    open: (s, f, fx) => void found(s, f, fx),
    play: found,
    offers,
    act(s, seat, c, f, fx) {
      const wanted = c as CartelCommand;
      if (!offers(s, seat, f).some(({ verb }) => verb === wanted.verb)) return { code: "bad_command" };
      if (wanted.verb === "bribe") {
        const no = refuseBribe(s, wanted.seat, wanted.amount, f);
        if (no) return no;
        bribe(s, seat, wanted.seat, wanted.amount, f, fx);
      } else if (wanted.verb === "accept") accept(s, seat, f, fx);
      else if (wanted.verb === "spurn") {
        log(s, "refuses", seat, f);
        withdraw(s, seat);
        fx.note(seat, "bribe_refused");
        ringChanged(s, fx);
      } else defect(s, seat, f, fx);
      return undefined;
    },
    on(s, e, f, fx) {
      const { seat } = e as CartelEvent;
      const asked = s.offers[seat];
      if (!asked || asked.until > f.now) return;
      log(s, "lapses", seat, f);
      withdraw(s, seat);
      ringChanged(s, fx);
      fx.changed("seat", seat);
    },
    channels: (s, seat) => (s.members[seat] && !s.broken ? [`ring:${s.ring}`] : []),
    view,
    pays,
    reveal,
  }),
};
