import * as z from "zod/mini";
import { foundBy } from "../../measures/moments/story.ts";
import type { Mechanism, MechanismFactory } from "../../part.ts";
import { family } from "../../policies/family.ts";
import type { Offer, Refusal, SeatId } from "../../types.ts";
import type { ChainPorts } from "../../worlds/chain/ports.ts";
import { ballots } from "../bft/ballots.ts";
import { bft } from "../bft/bft.ts";
import { suspicion } from "../bft/met.ts";
import type { BftCommand } from "../bft/state.ts";
import { sizeFor } from "../council/seats.ts";
import { doubleSpender, honest, lazy, silent } from "./policies.ts";
import { scenarios } from "./scenarios.ts";
import {
  type CouncilBftCommand,
  type CouncilBftEvent,
  type CouncilBftOptions,
  type CouncilBftState,
  councilBftOptions,
  ELECT_VERBS,
  type ElectCommand,
  type Facts,
  type Fx,
  type InnerFx,
  isElecting,
  needs,
  refuse,
} from "./state.ts";
import { rules } from "./telling.ts";
import { openElection, recall, seatDelegates } from "./term.ts";
import { type CouncilBftViews, reveal, view } from "./view.ts";

type Inner = ReturnType<typeof bft.make>;

const seat = z.int().check(z.minimum(0), z.maximum(999));
const electing: z.ZodMiniType<ElectCommand> = z.discriminatedUnion("verb", [
  z.strictObject({ verb: z.literal("stand") }),
  z.strictObject({ verb: z.literal("withdraw") }),
  z.strictObject({ verb: z.literal("elect"), seat }),
  z.strictObject({ verb: z.literal("unelect"), seat }),
  z.strictObject({ verb: z.literal("recall"), seat }),
  z.strictObject({ verb: z.literal("unrecall") }),
]);

const innerFxs = new WeakMap<object, InnerFx>();
/** What the wrapped part may cause: the same, but that its timed events come back to it by way of this one. */
function innerFx(fx: Fx): InnerFx {
  const known = innerFxs.get(fx);
  if (known) return known;
  const at: InnerFx["at"] = (t, e) => fx.at(t, { kind: "inner", e });
  const made = Object.create(fx, { at: { value: at } }) as InnerFx;
  innerFxs.set(fx, made);
  return made;
}

function electOffers(s: CouncilBftState, own: SeatId, f: Facts): Offer[] {
  const list: Offer[] = [];
  const add = (c: ElectCommand, aim?: Offer["aim"]): void => {
    const not = refuse(s, own, c);
    list.push({ verb: c.verb, ...(aim && { aim }), ...(not && { not }) });
  };
  const each = (verb: "elect" | "unelect" | "recall", ids: SeatId[]): void => {
    const [first] = ids;
    if (first !== undefined) add({ verb, seat: first }, { field: "seat", ids });
  };
  if (s.stage === "all") add({ verb: s.stands.includes(own) ? "withdraw" : "stand" });
  const votes = s.votes[own] ?? [];
  if (s.stage === "election") {
    each(
      "elect",
      s.list.filter((one) => one !== own && !votes.includes(one)),
    );
    each("unelect", [...votes]);
  }
  if (s.stage === "council" && !s.recalled && f.seats.includes(own)) {
    each(
      "recall",
      s.council.filter((one) => one !== own && one !== s.recalls[own]),
    );
    if (s.recalls[own] !== undefined) add({ verb: "unrecall" });
  }
  return list;
}

function elect(s: CouncilBftState, own: SeatId, c: ElectCommand, f: Facts, fx: Fx): Refusal | undefined {
  const no = refuse(s, own, c);
  if (no) return no;
  if (c.verb === "stand" || c.verb === "withdraw") {
    s.stands = c.verb === "stand" ? [...s.stands, own] : s.stands.filter((one) => one !== own);
    s.standing = s.stands.length;
    fx.changed("all");
  } else if (c.verb === "elect") {
    s.votes[own] = [...(s.votes[own] ?? []), c.seat];
    fx.note(own, "voted", { seat: c.seat });
  } else if (c.verb === "unelect") s.votes[own] = (s.votes[own] ?? []).filter((one) => one !== c.seat);
  else recall(s, own, c.verb === "recall" ? c.seat : undefined, f, fx);
  return undefined;
}

type Wrapped = Mechanism<CouncilBftState, CouncilBftCommand, CouncilBftEvent, ChainPorts, typeof needs>;

/** All that `bft` does, under an election. */
function mechanism(inner: Inner): Omit<Wrapped, "create"> {
  return {
    tracked: true,
    telling: (story, s, f) => foundBy(rules, story, s, f),
    verbs: [...inner.verbs, ...ELECT_VERBS],
    command: {
      safeParse(value) {
        const own = electing.safeParse(value);
        return own.success ? own : inner.command.safeParse(value);
      },
    },
    enter: (s, own, f, fx) => inner.enter(s.inner, own, f, innerFx(fx)),
    begin(s, f, fx) {
      s.size = sizeFor(s.options.delegates, f.seats.length);
      s.until = f.now + s.options.trial;
      fx.at(s.until, { kind: "election" });
      fx.changed("all");
      inner.begin(s.inner, f, innerFx(fx));
    },
    timeUp: (_s, _f, fx) => fx.end(),
    offers: (s, own, f) => [...inner.offers(s.inner, own, f), ...electOffers(s, own, f)],
    act(s, own, c, f, fx) {
      if (isElecting(c)) return elect(s, own, c, f, fx);
      return inner.act(s.inner, own, c as BftCommand, f, innerFx(fx));
    },
    on(s, e, f, fx) {
      if (e.kind === "inner") inner.on(s.inner, e.e, f, innerFx(fx));
      else if (e.kind === "election") openElection(s, f, fx);
      else seatDelegates(s, f, fx);
    },
    notified: (s, notice, f, fx) => inner.notified(s.inner, notice, f, innerFx(fx)),
    channels: (s, own) => inner.channels(s.inner, own),
    view,
    inner: {
      id: bft.id,
      view: (s, channel, f) => inner.view(s.inner, channel, f),
      reveal: (s, f, record) => inner.reveal?.(s.inner, f, record),
    },
    foremost: (s) => [...s.council],
    met: (s, own, f) => inner.met?.(s.inner, own, f) ?? [],
    score(s, outcome, f) {
      const one = inner.score(s.inner, outcome, f);
      return { ...one, facts: { ...one.facts, voters: Object.keys(s.votes).length, recalled: s.recalled ? 1 : 0 } };
    },
    reveal,
  };
}

/**
 * Delegates decide: for some turns all validators vote under `bft`, then the room elects a few who go on alone; the others check,
 * and more than half of the room can recall one, once. As in delegated proof of stake.
 */
export const councilBft: MechanismFactory<
  "council-bft",
  CouncilBftOptions,
  CouncilBftState,
  CouncilBftCommand,
  CouncilBftEvent,
  ChainPorts,
  typeof needs,
  CouncilBftViews
> = {
  id: "council-bft",
  world: "chain",
  deciders: "few",
  needs,
  options: councilBftOptions,
  beside: [...ELECT_VERBS],
  each: [...(bft.each ?? []), "elect", "unelect"],
  refusals: [
    ...bft.refusals,
    "candidates_closed",
    "so_already",
    "not_voting",
    "not_for_oneself",
    "no_candidate",
    "votes_given",
    "no_delegates_yet",
    "one_recalled",
    "no_delegate",
  ],
  turns: true,
  captured: true,
  amendable: [{ option: "delegates", kind: "choice", of: [3, 5, 7], leans: 1 }],
  family: family([honest, lazy], [doubleSpender, silent], undefined, suspicion),
  scenarios,
  whatIf: {
    ballots: (s) => ballots(s.inner),
    forks: ({ delegates, sits }) =>
      sits.length > 0 ? [] : [3, 7].map((to) => ({ option: "delegates", was: delegates, to })),
  },
  fewest: ({ delegates }, seats) => Math.floor((2 * sizeFor(delegates, seats)) / 3) + 1,
  load: (options, seats, clock) => bft.load(options.rules, seats, clock),
  make(options) {
    const inner = bft.make(options.rules);
    return {
      ...mechanism(inner),
      create: (f) => ({
        options,
        inner: inner.create(f),
        size: sizeFor(options.delegates, f.seats.length),
        stage: "all",
        until: f.begin + options.trial,
        stands: [],
        standing: 0,
        list: [],
        votes: {},
        ranks: [],
        council: [],
        recalls: {},
        against: {},
      }),
    };
  },
};
