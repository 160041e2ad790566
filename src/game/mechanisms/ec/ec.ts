import * as z from "zod/mini";
import type { Mechanism, MechanismFactory } from "../../part.ts";
import { family } from "../../policies/family.ts";
import type { Offer, Refusal, SeatId } from "../../types.ts";
import { blockField } from "../../worlds/chain/ids.ts";
import type { ChainPorts } from "../../worlds/chain/ports.ts";
import { type BlockId, GENESIS } from "../../worlds/chain/state.ts";
import { type ConsensusFault, faultOf } from "./consensus-faults.ts";
import { beginEpoch, moreEpochs, produceBlocks, receiveBlock, receiveDoubt, relay } from "./epoch.ts";
import { finalise } from "./head.ts";
import * as miners from "./policies/miners.ts";
import { scenarios } from "./scenarios.ts";
import { score } from "./score.ts";
import {
  canProduce,
  created,
  type EcCommand,
  type EcEvent,
  type EcOptions,
  type EcState,
  ecOptions,
  epochMs,
  type Facts,
  type Fx,
  needs,
  nodeAt,
  recentBlocks,
  refuse,
} from "./state.ts";
import { type EcViews, evidenceOf, reveal, view } from "./view.ts";

function command(): z.ZodMiniType<EcCommand> {
  const block = blockField();
  const plain = <V extends "build" | "cheat" | "twice" | "stall">(verb: V) => z.strictObject({ verb: z.literal(verb) });
  return z.discriminatedUnion("verb", [
    plain("build"),
    plain("cheat"),
    plain("twice"),
    plain("stall"),
    z.strictObject({ verb: z.literal("leave"), block }),
    z.strictObject({ verb: z.literal("doubt"), block }),
    z.strictObject({ verb: z.literal("report"), seat: z.int().check(z.minimum(0), z.maximum(100_000)) }),
  ]);
}

function offers(s: EcState, seat: SeatId, f: Facts): Offer[] {
  const list: Offer[] = [];
  const liar = f.role(seat).kind === "liar";
  for (const verb of ["build", ...(liar ? (["cheat", "twice", "stall"] as const) : [])] as const) {
    const not = refuse(s, seat, { verb }, f);
    list.push(not ? { verb, not } : { verb });
  }
  const blocks = recentBlocks(s, seat, f);
  const open = (marked: readonly BlockId[] | undefined) => blocks.filter((id) => !marked?.includes(id));
  for (const [verb, marked] of [
    ["leave", s.excluded[seat]],
    ["doubt", s.doubted[seat]],
  ] as const) {
    const ids = open(marked);
    if (ids.length > 0) list.push({ verb, aim: { field: "block", ids } });
  }
  const ids = evidenceOf(s, seat, f);
  if (ids.length > 0) list.push({ verb: "report", aim: { field: "seat", ids } });
  return list;
}

/** Adds a block to a seat's list. */
function mark(marks: Record<SeatId, BlockId[]>, seat: SeatId, block: BlockId): void {
  if (!marks[seat]?.includes(block)) marks[seat] = [...(marks[seat] ?? []), block];
}

/** Reports a consensus fault: the miner is slashed before everybody, and all evidence of earlier faults is void. */
function report(s: EcState, seat: SeatId, faulty: SeatId, f: Facts, fx: Fx): void {
  const [a, b] = nodeAt(s, f.world.nodes.of(seat)).evidence[faulty] as [BlockId, BlockId];
  const fault = faultOf(f.world.blocks.at(a), f.world.blocks.at(b), f.world.blocks.at) as ConsensusFault;
  s.reports.push({ seat: faulty, by: seat, epoch: s.epoch, fault, blocks: [a, b] });
  for (const { evidence } of s.nodes) delete evidence[faulty];
  fx.changed();
  fx.note(seat, "reported", { seat: faulty });
  fx.note(faulty, "slashed", { by: seat });
  fx.expose(faulty);
}

function act(s: EcState, seat: SeatId, c: EcCommand, f: Facts, fx: Fx): Refusal | undefined {
  const no = refuse(s, seat, c, f);
  if (no) return no;
  if (c.verb === "leave" || c.verb === "doubt") {
    mark(s.excluded, seat, c.block);
    if (s.chosen[seat] === "build") delete s.chosen[seat];
    fx.note(seat, c.verb === "leave" ? "left" : "doubted", { block: c.block });
    if (c.verb === "leave") return undefined;
    mark(s.doubted, seat, c.block);
    const node = f.world.nodes.of(seat);
    receiveDoubt(s, node, c.block, f, fx);
    fx.world.network.send(node, c.block);
  } else if (c.verb === "report") report(s, seat, c.seat, f, fx);
  else {
    if (c.verb === "build") delete s.excluded[seat];
    if (canProduce(s, seat)) s.chosen[seat] = c.verb;
  }
  return undefined;
}

const mechanism: Omit<Mechanism<EcState, EcCommand, EcEvent, ChainPorts, typeof needs>, "create"> = {
  tracked: true,
  verbs: ["build", "leave", "doubt", "report", "cheat", "twice", "stall"],
  command: command(),
  enter(s, _seat, f) {
    while (s.nodes.length < f.world.nodes.count)
      s.nodes.push({ weight: 0, ticket: 0, final: [GENESIS], doubts: {}, evidence: {} });
  },
  begin(s, f, fx) {
    s.length = epochMs(s, f);
    beginEpoch(s, f, fx);
  },
  extended: (s, _before, f, fx) => moreEpochs(s, f, fx),
  timeUp(s, f, fx) {
    finalise(s, f, fx);
    fx.end();
  },
  offers,
  act,
  on(s, e, f, fx) {
    if (e.kind === "epoch") beginEpoch(s, f, fx);
    else if (e.kind === "produce") produceBlocks(s, f, fx);
    else if (e.kind === "relay") relay(e.blocks, f, fx);
  },
  notified(s, notice, f, fx) {
    if (notice.kind === "block") receiveBlock(s, notice.node, notice.block, f, fx);
    else if (notice.kind === "message") receiveDoubt(s, notice.node, notice.body as BlockId, f, fx);
    else mark(s.audited, notice.seat, notice.block);
  },
  channels: () => [],
  view,
  score,
  reveal,
};

/**
 * Expected Consensus, as in the Filecoin specification, with a room's numbers in place of the network's: see `ecOptions`. Doubts are
 * the game's own: seats tell each other which blocks they hold for double-spends.
 */
export const ec: MechanismFactory<"ec", EcOptions, EcState, EcCommand, EcEvent, ChainPorts, typeof needs, EcViews> = {
  id: "ec",
  world: "chain",
  needs,
  options: ecOptions,
  refusals: [
    "not_mining",
    "chosen_already",
    "unknown_block",
    "left_already",
    "doubted_already",
    "no_evidence",
    "reported_already",
    "honest_miner",
    "purse_empty",
  ],
  family: family(
    [miners.honestMiner, miners.lazyMiner],
    [miners.equivocator, miners.doubleSpender, miners.silentMiner],
  ),
  scenarios,
  // In an epoch every node notified of its blocks and of about as many doubts, and its seat does a few things of its own.
  load: (options, seats, clock) => ((5 + options.expected) * seats * options.epochs * 1000) / clock,
  make: (options) => ({ ...mechanism, create: () => created(options) }),
};
