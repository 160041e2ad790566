import * as z from "zod/mini";
import { purpose } from "../../kit/chance.ts";
import { foundBy } from "../../measures/moments/story.ts";
import type { Mechanism, MechanismFactory } from "../../part.ts";
import { family } from "../../policies/family.ts";
import type { Offer, Refusal, SeatId } from "../../types.ts";
import { blockField } from "../../worlds/chain/ids.ts";
import type { ChainPorts } from "../../worlds/chain/ports.ts";
import { type BlockId, GENESIS } from "../../worlds/chain/state.ts";
import { capturedSequencer, honestWatcher, lazyWatcher } from "./policies/watchers.ts";
import { scenarios } from "./scenarios.ts";
import { score } from "./score.ts";
import {
  type AuthorityCommand,
  type AuthorityEvent,
  type AuthorityOptions,
  type AuthorityState,
  authorityOptions,
  blockFor,
  type Facts,
  type Fx,
  needs,
  refuse,
} from "./state.ts";
import { rules } from "./telling.ts";
import { type AuthorityReveal, type AuthorityViews, dueAt, view } from "./view.ts";

const SEQUENCER = purpose("sequencer");
const CAPTURED = purpose("captured sequencer");
const CRASH = purpose("sequencer crashes");
const CRASH_AT = purpose("block at which the sequencer crashes");

function command(): z.ZodMiniType<AuthorityCommand> {
  return z.discriminatedUnion("verb", [
    z.strictObject({ verb: z.literal("seal") }),
    z.strictObject({ verb: z.literal("cheat") }),
    z.strictObject({ verb: z.literal("deal"), block: blockField() }),
    z.strictObject({ verb: z.literal("keep"), block: blockField() }),
  ]);
}

function offers(s: AuthorityState, seat: SeatId, f: Facts): Offer[] {
  const offer = (c: AuthorityCommand, aim?: Offer["aim"]): Offer => {
    const not = refuse(s, seat, c, f);
    return { verb: c.verb, ...(aim && { aim }), ...(not && { not }) };
  };
  if (seat === s.sequencer)
    return f.role(seat).kind === "liar" ? [offer({ verb: "seal" }), offer({ verb: "cheat" })] : [];
  // Before there is a block the offers are there and say why not.
  const block = blockFor(seat, f);
  return (["deal", "keep"] as const).map((verb) => offer({ verb, block }, { field: "block", ids: [block] }));
}

function act(s: AuthorityState, seat: SeatId, c: AuthorityCommand, f: Facts, fx: Fx): Refusal | undefined {
  const no = refuse(s, seat, c, f);
  if (no) return no;
  if (c.verb === "cheat") s.cheats = true;
  else if (c.verb === "seal") delete s.cheats;
  else {
    const deals = c.verb === "deal";
    s.stands[seat] ??= {};
    s.stands[seat][c.block] = { deals, t: f.now };
    fx.stance(seat, deals ? 1 : 0);
    fx.note(seat, deals ? "dealt" : "kept_out", { block: c.block });
  }
  return undefined;
}

/** The last block still has its time, and reaches everybody, before the clock runs out. In ms. */
const blockMs = (s: AuthorityState, f: Facts) => (f.end - f.begin - s.options.first) / s.options.blocks;

/** Everybody is told that a block is overdue after so long, and then the round goes on for so long. ms */
const OVERDUE = 1000;
const SILENCE = 4500;

/** What waits for the next block lies before the sequencer. */
function offerNext(s: AuthorityState, f: Facts, fx: Fx): void {
  fx.world.transfers.offer(f.world.nodes.of(s.sequencer), s.height + 1, dueAt(s, f, s.height));
}

/** The sequencer is dark: all wait. The blocks that are left come so much later, at their pace, as many as the clock has room for. */
function waitFor(s: AuthorityState, dark: number, f: Facts, fx: Fx): void {
  s.late = (s.late ?? 0) + dark - f.now;
  while (s.blocks > s.height + 1 && dueAt(s, f, s.blocks - 1) > f.end - s.length / 2) s.blocks--;
  fx.changed("all");
  fx.at(dark, { kind: "slot" });
}

/** Makes the next block, of what the sequencer chose. It is final at once. */
function makeBlock(s: AuthorityState, f: Facts, fx: Fx): void {
  const at = f.world.nodes.of(s.sequencer);
  const dark = f.world.nodes.darkUntil(at);
  if (dark > 0) {
    waitFor(s, dark, f, fx);
    return;
  }
  if (s.height === s.crashes) {
    fx.world.transfers.withdraw(at);
    fx.at(f.now + OVERDUE, { kind: "stopped" });
    return;
  }
  const parents = [s.head];
  s.height++;
  fx.changed("all");
  const { fraud, fees, transfers } = fx.world.transfers.compose(at, s.height, s.cheats === true);
  const meta: Record<string, number> = f.world.transfers.wait ? { fees, transfers } : {};
  const id = f.world.blocks.id(at, s.height);
  s.head = fx.world.blocks.make({ id, parents, height: s.height, by: at, fraud, meta }, at);
  s.made.push(s.head);
  fx.world.blocks.setHead(at, [s.head]);
  fx.world.network.publish(s.head, at);
  fx.note(s.sequencer, s.cheats ? "cheated" : "sealed", { block: s.head, ...meta });
  delete s.cheats;
  fx.decide({ slot: s.height, option: s.head, holders: [s.sequencer] });
  if (s.height < s.blocks) {
    scheduleBlock(s, f, fx);
    offerNext(s, f, fx);
  } else fx.at(f.now + Math.round(s.length), { kind: "end" });
  fx.nudge(s.sequencer);
}

function scheduleBlock(s: AuthorityState, f: Facts, fx: Fx): void {
  fx.at(dueAt(s, f, s.height), { kind: "slot" });
}

const mechanism: Omit<
  Mechanism<AuthorityState, AuthorityCommand, AuthorityEvent, ChainPorts, typeof needs>,
  "create"
> = {
  tracked: true,
  telling: (story, s, f) => foundBy(rules, story, s, f),
  verbs: ["seal", "cheat", "deal", "keep"],
  command: command(),
  corruptible(s, share, _f, draw) {
    return s.crashes === undefined && draw.chooses(CAPTURED, share) ? [s.sequencer] : [];
  },
  foremost: (s) => [s.sequencer],
  enter(s, seat) {
    s.stands[seat] = {};
  },
  begin(s, f, fx) {
    s.length = blockMs(s, f);
    fx.changed("all");
    scheduleBlock(s, f, fx);
    offerNext(s, f, fx);
  },
  extended(s, _before, f, fx) {
    // More blocks at the same pace.
    const more = Math.floor((f.end - f.begin - s.options.first - (s.late ?? 0)) / s.length) - s.blocks;
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
    else if (e.kind === "stopped") {
      s.stopped = true;
      fx.changed("all");
      fx.moment("dark");
      fx.at(f.now + SILENCE, { kind: "end" });
    }
    // More time may have been given since the last block.
    else if (s.stopped || s.height >= s.blocks) fx.end();
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
    const said = (block: BlockId, deals: boolean) =>
      f.seats.filter((seat) => s.stands[seat]?.[block]?.deals === deals).length;
    const count = (deals: boolean) => Object.fromEntries(s.made.map((block) => [block, said(block, deals)]));
    const shown = { sequencer: s.sequencer, dealt: count(true), keptOut: count(false) };
    // The sequencer is known: in a discreet round, whether it was captured is not told.
    if (f.level === "discreet") return shown;
    return { ...shown, captured: f.role(s.sequencer).kind === "liar" ? 1 : 0 };
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
  deciders: "one",
  needs,
  options: authorityOptions,
  refusals: ["chain_done", "chosen_already", "no_cheat", "no_deal", "not_sequencer", "stands_already", "you_sequence"],
  captured: true,
  amendable: [{ option: "blocks", kind: "number", min: 7, max: 15, step: 2, leans: -1 }],
  family: family([honestWatcher, lazyWatcher], [capturedSequencer]),
  scenarios,
  whatIf: {
    // That its node crashes, or that it does not: drawn at the start.
    forks(_options, _seats, s) {
      const was = s?.crashes === undefined ? 0 : 1;
      return [{ option: "crash", was, to: 1 - was }];
    },
  },
  // A block every second at most, of which each node notified.
  fewest: () => 1,
  load: (_options, seats) => seats,
  make: (options) => ({
    ...mechanism,
    create(f) {
      const at = f.chance.weighted(
        SEQUENCER,
        f.seats.map(() => 1),
      );
      const sequencer = f.seats[at] as SeatId;
      // It crashes in the middle half of its blocks, at least one before and one after.
      const { blocks, crash } = options;
      const from = Math.max(1, Math.floor(blocks / 4));
      const crashes =
        f.chance.chooses(CRASH, crash) && blocks > 2 ? from + f.chance.int(CRASH_AT, Math.ceil(blocks / 2)) : undefined;
      return {
        options,
        sequencer,
        blocks: options.blocks,
        length: 0,
        height: 0,
        head: GENESIS,
        ...(crashes !== undefined && { crashes }),
        made: [],
        stands: {},
      };
    },
  }),
};
