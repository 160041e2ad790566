import * as z from "zod/mini";
import { purpose } from "../../kit/chance.ts";
import { found } from "../../measures/found.ts";
import { support } from "../../measures/support.ts";
import type { Mechanism, MechanismFactory } from "../../part.ts";
import { family } from "../../policies/family.ts";
import type { Offer, Outcome, Refusal, SeatId } from "../../types.ts";
import type { SwarmPorts } from "../../worlds/swarm/ports.ts";
import { homeScore } from "../../worlds/swarm/score.ts";
import { fair, loud, rigger } from "./policies/cheerers.ts";
import { scenarios } from "./scenarios.ts";
import {
  type CoinCommand,
  type CoinEvent,
  type CoinOptions,
  type CoinState,
  coinOptions,
  type Facts,
  type Fx,
  NOWHERE,
  needs,
  refuse,
  sitesRead,
} from "./state.ts";
import { type CoinReveal, type CoinViews, fansOf, view } from "./view.ts";

const HOLDER = purpose("coin's holder");
const HEADS = purpose("coin falls heads");
const TAILS = purpose("coin falls tails");

function command(): z.ZodMiniType<CoinCommand> {
  const site = z.int().check(z.minimum(0), z.maximum(6));
  return z.discriminatedUnion("verb", [
    z.strictObject({ verb: z.literal("toss") }),
    z.strictObject({ verb: z.literal("cheer"), site }),
  ]);
}

function offers(s: CoinState, seat: SeatId, f: Facts): Offer[] {
  const commands: CoinCommand[] =
    seat === s.holder ? [{ verb: "toss" }] : sitesRead(seat, f).map((site) => ({ verb: "cheer", site }));
  return commands.map((c) => {
    const not = refuse(s, seat, c, f);
    // Sites differ in why they are refused: each is an offer of its own.
    const aim = c.verb === "cheer" ? { aim: { field: "site", ids: [c.site] } } : { cost: s.options.flight };
    return { verb: c.verb, ...aim, ...(not && { not }) };
  });
}

/** Heads is the site that the holder read last; tails another one that it knows, or none at all. */
function toss(s: CoinState, f: Facts, fx: Fx): void {
  const last = s.last[s.holder] as number;
  const others = [NOWHERE, ...sitesRead(s.holder, f).filter((site) => site !== last)];
  const heads = f.chance.chooses(HEADS, s.options.heads, s.holder);
  const site = heads ? last : (others[f.chance.int(TAILS, others.length, s.holder)] as number);
  s.air = { lands: f.now + s.options.flight, heads, site };
  fx.at(s.air.lands, { kind: "landed" });
  fx.note(s.holder, "tossed", { site: last });
}

function act(s: CoinState, seat: SeatId, c: CoinCommand, f: Facts, fx: Fx): Refusal | undefined {
  const no = refuse(s, seat, c, f);
  if (no) return no;
  if (c.verb === "toss") toss(s, f, fx);
  else {
    s.cheers[seat]?.push(c.site);
    s.hoarse[seat] = f.now + s.options.hoarse;
    fx.at(s.hoarse[seat], { kind: "rested", seat });
    fx.stance(seat, c.site);
    fx.note(seat, "cheered", { site: c.site });
  }
  return undefined;
}

/** Plans when the coin slips out of the hand, by the clock as it is now. */
function planSlip(s: CoinState, f: Facts, fx: Fx): void {
  if (s.slips !== undefined) fx.cancel(s.slips);
  s.slips = fx.at(f.begin + Math.round(s.options.slips * (f.end - f.begin)), { kind: "slips" });
}

function on(s: CoinState, e: CoinEvent, f: Facts, fx: Fx): void {
  if (e.kind === "rested") {
    if ((s.hoarse[e.seat] ?? f.now) <= f.now) delete s.hoarse[e.seat];
    fx.nudge(e.seat);
  } else if (e.kind === "opens") fx.nudge(s.holder);
  else if (e.kind === "slips") {
    delete s.slips;
    if (s.air || s.last[s.holder] === undefined) return;
    fx.note(s.holder, "slipped");
    toss(s, f, fx);
  } else {
    const site = s.air?.site ?? NOWHERE;
    if (site !== NOWHERE) fx.decide({ slot: 0, option: site, holders: [s.holder] });
    fx.end();
  }
}

/** What a cheer for the best of all sites is worth. */
const BONUS = 5;

function bonusOf(s: CoinState, seat: SeatId, { truth }: Outcome): number {
  const best = truth.reduce((most, one) => Math.max(most, one.worth), 0);
  return truth.some((one) => one.worth === best && s.cheers[seat]?.includes(one.option)) ? BONUS : 0;
}

const mechanism: Omit<Mechanism<CoinState, CoinCommand, CoinEvent, SwarmPorts, typeof needs>, "create"> = {
  verbs: ["toss", "cheer"],
  secret: ["cheer"],
  command: command(),
  enter(s, seat) {
    s.cheers[seat] = [];
  },
  begin(s, f, fx) {
    s.opens = f.begin + Math.round(s.options.opens * (f.end - f.begin));
    fx.at(s.opens, { kind: "opens" });
    planSlip(s, f, fx);
  },
  // What has slipped has slipped; and the hand that is open stays open.
  extended(s, _before, f, fx) {
    if (s.slips !== undefined) planSlip(s, f, fx);
  },
  timeUp(s, _f, fx) {
    // A coin in the air comes down in a moment.
    if (!s.air) fx.end();
  },
  offers,
  act,
  on,
  notified(s, notice) {
    if (notice.kind === "read") s.last[notice.seat] = notice.site;
  },
  channels: (s, seat) => (s.cheers[seat] ?? []).map((site) => `fans:${site}`),
  view,
  score: (s, outcome, f) => homeScore(outcome, f, (seat) => ({ cheer: bonusOf(s, seat, outcome) })),
  reveal(s, f, record): CoinReveal {
    const cheers = Array.from({ length: f.world.sites.count }, (_, site) => fansOf(s, site));
    const told = { holder: s.holder, cheers, support: support(record, f.world.sites.count), found: found(record) };
    return s.air ? { ...told, heads: s.air.heads } : told;
  },
};

/** A seat's voice comes back every `hoarse` ms at most; the coin's own few events are less than one. */
const perSeat = ({ hoarse }: CoinOptions): number => 1000 / Math.max(250, hoarse);

/** One seat's coin decides, whatever the others saw. For tests: it shows that a mechanism is its folders and its rows. */
export const coin: MechanismFactory<
  "coin",
  CoinOptions,
  CoinState,
  CoinCommand,
  CoinEvent,
  SwarmPorts,
  typeof needs,
  CoinViews
> = {
  id: "coin",
  world: "swarm",
  needs,
  options: coinOptions,
  refusals: [
    "not_holder",
    "holder_is_silent",
    "coin_in_the_air",
    "too_early",
    "nothing_read",
    "not_been_there",
    "cheered_already",
    "hoarse",
  ],
  family: family([fair, loud], [rigger]),
  scenarios,
  load: (options, seats) => 1 + perSeat(options) * seats,
  make: (options) => ({
    ...mechanism,
    create(f) {
      const drawn = f.seats[f.chance.int(HOLDER, f.seats.length)] as SeatId;
      const holder = options.holder !== undefined && f.seats.includes(options.holder) ? options.holder : drawn;
      return { options, holder, opens: f.begin, last: {}, cheers: {}, hoarse: {} };
    },
  }),
};
