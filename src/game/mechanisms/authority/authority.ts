import * as z from "zod/mini";
import { purpose } from "../../kit/chance.ts";
import type { Mechanism, MechanismFactory } from "../../part.ts";
import { family } from "../../policies/family.ts";
import type { Offer, Refusal, SeatId } from "../../types.ts";
import type { ChainPorts } from "../../worlds/chain/ports.ts";
import { GENESIS } from "../../worlds/chain/state.ts";
import { capturedSequencer, honestWatcher, lazyWatcher } from "./policies/watchers.ts";
import { scenarios } from "./scenarios.ts";
import { score } from "./score.ts";
import {
  type AuthorityCommand,
  type AuthorityEvent,
  type AuthorityOptions,
  type AuthorityState,
  authorityOptions,
  type Facts,
  type Fx,
  needs,
  refuse,
} from "./state.ts";
import { type AuthorityReveal, type AuthorityViews, view } from "./view.ts";

const SEQUENCER = purpose("sequencer");
const CAPTURED = purpose("captured sequencer");

function command(): z.ZodMiniType<AuthorityCommand> {
  return z.discriminatedUnion("verb", [
    z.strictObject({ verb: z.literal("seal") }),
    z.strictObject({ verb: z.literal("cheat") }),
    z.strictObject({ verb: z.literal("trust") }),
    z.strictObject({ verb: z.literal("distrust") }),
  ]);
}

function offers(s: AuthorityState, seat: SeatId, f: Facts): Offer[] {
  const verbs: AuthorityCommand["verb"][] =
    seat !== s.sequencer ? ["trust", "distrust"] : f.role(seat).kind === "liar" ? ["seal", "cheat"] : ["seal"];
  return verbs.map((verb) => {
    const not = refuse(s, seat, { verb }, f);
    return not ? { verb, not } : { verb };
  });
}

function act(s: AuthorityState, seat: SeatId, c: AuthorityCommand, f: Facts, fx: Fx): Refusal | undefined {
  const no = refuse(s, seat, c, f);
  if (no) return no;
  if (c.verb === "seal" || c.verb === "cheat") s.chosen = c.verb;
  else {
    s.trusts[seat] = c.verb === "trust";
    fx.stance(seat, s.trusts[seat] ? 1 : 0);
    fx.note(seat, c.verb, { block: s.height });
  }
  return undefined;
}

/** The time for each block, in ms: the last one still reaches all nodes before the clock runs out. */
const blockMs = (s: AuthorityState, f: Facts) => (f.end - f.begin - f.world.network.slowest) / s.options.blocks;

/** Makes the next block: as the sequencer chose, an honest one if it chose nothing. It is final at once. */
function makeBlock(s: AuthorityState, f: Facts, fx: Fx): void {
  const at = f.world.nodes.of(s.sequencer);
  const fraud = s.chosen === "cheat";
  const parents = [s.head];
  s.height++;
  fx.changed("all");
  const id = f.world.blocks.id(at, s.height);
  s.head = fx.world.blocks.make({ id, parents, height: s.height, by: at, fraud, meta: {} }, at);
  s.dealings.push({ block: s.head, trusted: f.seats.filter((seat) => s.trusts[seat] !== false) });
  delete s.chosen;
  fx.world.blocks.setHead(at, [s.head]);
  fx.world.network.publish(s.head, at);
  fx.note(s.sequencer, fraud ? "cheated" : "sealed", { block: s.head });
  fx.decide({ slot: s.height, option: s.head, holders: [s.sequencer] });
  if (s.height < s.blocks) scheduleBlock(s, f, fx);
  else fx.at(f.now + f.world.network.slowest, { kind: "end" });
  fx.nudge(s.sequencer);
}

function scheduleBlock(s: AuthorityState, f: Facts, fx: Fx): void {
  fx.at(f.begin + Math.round(s.length * (s.height + 1)), { kind: "slot" });
}

const mechanism: Omit<
  Mechanism<AuthorityState, AuthorityCommand, AuthorityEvent, ChainPorts, typeof needs>,
  "create"
> = {
  tracked: true,
  verbs: ["seal", "cheat", "trust", "distrust"],
  command: command(),
  corruptible(s, share, _f, draw) {
    return draw.chooses(CAPTURED, share) ? [s.sequencer] : [];
  },
  enter() {},
  begin(s, f, fx) {
    s.length = blockMs(s, f);
    scheduleBlock(s, f, fx);
  },
  extended(s, _before, f, fx) {
    // More blocks at the same pace.
    const more = Math.floor((f.end - f.begin - f.world.network.slowest) / s.length) - s.blocks;
    if (more <= 0) return;
    const done = s.height >= s.blocks;
    s.blocks += more;
    if (done) scheduleBlock(s, f, fx);
  },
  timeUp: (_s, _f, fx) => fx.end(),
  offers,
  act,
  on(s, e, f, fx) {
    if (e.kind === "slot") makeBlock(s, f, fx);
    // More time may have been given since the last block.
    else if (s.height >= s.blocks) fx.end();
  },
  notified(_s, notice, f, fx) {
    if (notice.kind !== "block") return;
    fx.world.blocks.setHead(notice.node, [notice.block]);
    for (const seat of f.world.nodes.seats(notice.node)) fx.nudge(seat);
  },
  channels: () => [],
  view,
  score,
  reveal(s, f): AuthorityReveal {
    const trusted = Object.fromEntries(s.dealings.map((one) => [one.block, one.trusted.length]));
    // The sequencer is known: in a discreet round, whether it was captured is not told.
    if (f.level === "discreet") return { sequencer: s.sequencer, trusted };
    return { sequencer: s.sequencer, trusted, captured: f.role(s.sequencer).kind === "liar" ? 1 : 0 };
  },
};

/** One seat, the sequencer, makes every block, and each is final at once: what rollups and many exchanges do. */
export const authority: MechanismFactory<
  "authority",
  AuthorityOptions,
  AuthorityState,
  AuthorityCommand,
  AuthorityEvent,
  ChainPorts,
  typeof needs,
  AuthorityViews
> = {
  id: "authority",
  world: "chain",
  needs,
  options: authorityOptions,
  refusals: ["chain_done", "chosen_already", "no_cheat", "not_sequencer", "stands_already", "you_sequence"],
  family: family([honestWatcher, lazyWatcher], [capturedSequencer]),
  scenarios,
  // A block every second at most, of which each node notified.
  load: (_options, seats) => seats,
  make: (options) => ({
    ...mechanism,
    create(f) {
      const at = f.chance.weighted(
        SEQUENCER,
        f.seats.map(() => 1),
      );
      const sequencer = f.seats[at] as SeatId;
      return {
        options,
        sequencer,
        blocks: options.blocks,
        length: 0,
        height: 0,
        head: GENESIS,
        trusts: {},
        dealings: [],
      };
    },
  }),
};
