import * as z from "zod/mini";
import { foundBy } from "../../measures/moments/story.ts";
import type { Mechanism, MechanismFactory } from "../../part.ts";
import { family } from "../../policies/family.ts";
import type { Offer, Refusal, SeatId } from "../../types.ts";
import { mostOf } from "../../worlds/chain/fewest.ts";
import { blockField } from "../../worlds/chain/ids.ts";
import type { ChainPorts } from "../../worlds/chain/ports.ts";
import { type BlockId, GENESIS } from "../../worlds/chain/state.ts";
import { type ConsensusFault, faultOf } from "./consensus-faults.ts";
import { beginEpoch, moreEpochs, produceBlocks, receiveBlock, receiveDoubt, relay } from "./epoch.ts";
import { finalise } from "./head.ts";
import { met, suspicion } from "./met.ts";
import * as miners from "./policies/miners.ts";
import { observedMiner } from "./policies/observed.ts";
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
  unvouched,
} from "./state.ts";
import { rules } from "./telling.ts";
import { type EcViews, evidenceOf, reveal, view } from "./view.ts";

function command(): z.ZodMiniType<EcCommand> {
  const block = blockField();
  const plain = <V extends "build" | "vouch" | "cheat" | "twice" | "stall">(verb: V) =>
    z.strictObject({ verb: z.literal(verb) });
  return z.discriminatedUnion("verb", [
    plain("build"),
    plain("vouch"),
    plain("cheat"),
    plain("twice"),
    plain("stall"),
    z.strictObject({ verb: z.literal("doubt"), block }),
    z.strictObject({ verb: z.literal("trust"), block }),
    z.strictObject({ verb: z.literal("report"), seat: z.int().check(z.minimum(0), z.maximum(100_000)) }),
  ]);
}

function offers(s: EcState, seat: SeatId, f: Facts): Offer[] {
  const list: Offer[] = [];
  const liar = f.role(seat).kind === "liar";
  for (const verb of ["vouch", ...(liar ? (["build", "cheat", "twice", "stall"] as const) : [])] as const) {
    const not = refuse(s, seat, { verb }, f);
    list.push(not ? { verb, not } : { verb });
  }
  const open = recentBlocks(s, seat, f).filter((id) => !s.excluded[seat]?.includes(id));
  if (open.length > 0) list.push({ verb: "doubt", aim: { field: "block", ids: open } });
  const left = s.excluded[seat] ?? [];
  if (left.length > 0) list.push({ verb: "trust", aim: { field: "block", ids: [...left] } });
  const ids = evidenceOf(s, seat, f);
  if (ids.length > 0) list.push({ verb: "report", aim: { field: "seat", ids } });
  return list;
}

/** Adds a block to a seat's list. */
function mark(marks: Record<SeatId, BlockId[]>, seat: SeatId, block: BlockId): void {
  if (!marks[seat]?.includes(block)) marks[seat] = [...(marks[seat] ?? []), block];
}

/**
 * Doubts a block: the seat's own blocks leave it out. All hear of it where the seat has looked at the block, and only once:
 * an echo of what others say would look like one finding more.
 */
function doubt(s: EcState, seat: SeatId, block: BlockId, f: Facts, fx: Fx): void {
  const again = s.doubted[seat]?.includes(block) ?? false;
  mark(s.excluded, seat, block);
  mark(s.doubted, seat, block);
  if (s.vouched[seat]) s.vouched[seat] = s.vouched[seat].filter((id) => id !== block);
  const checked = s.audited[seat]?.includes(block) ?? false;
  fx.note(seat, canProduce(s, seat) ? "left" : "doubted", { block, checked: checked ? 1 : 0 });
  if (!checked || again) return;
  s.found[block] ??= seat;
  const node = f.world.nodes.of(seat);
  receiveDoubt(s, node, block, f, fx);
  fx.world.network.send(node, block);
}

/** Reports a consensus fault: the miner is slashed before everybody, and all evidence of earlier faults is void. */
function report(s: EcState, seat: SeatId, faulty: SeatId, f: Facts, fx: Fx): void {
  const [a, b] = nodeAt(s, f.world.nodes.of(seat)).evidence[faulty] as [BlockId, BlockId];
  const fault = faultOf(f.world.blocks.at(a), f.world.blocks.at(b), f.world.blocks.at) as ConsensusFault;
  s.reports.push({ seat: faulty, by: seat, epoch: s.epoch, fault, blocks: [a, b] });
  for (const { evidence } of s.nodes) delete evidence[faulty];
  fx.changed();
  fx.moment("proof", { seat: faulty, by: seat });
  fx.note(seat, "reported", { seat: faulty });
  fx.note(faulty, "slashed", { by: seat });
  fx.expose(faulty);
}

function act(s: EcState, seat: SeatId, c: EcCommand, f: Facts, fx: Fx): Refusal | undefined {
  const no = refuse(s, seat, c, f);
  if (no) return no;
  if (c.verb === "doubt") doubt(s, seat, c.block, f, fx);
  else if (c.verb === "vouch") {
    for (const id of unvouched(s, seat, f)) mark(s.vouched, seat, id);
  } else if (c.verb === "trust") {
    // What was said aloud stays said.
    s.excluded[seat] = (s.excluded[seat] ?? []).filter((id) => id !== c.block);
    fx.note(seat, "trusted", { block: c.block });
  } else if (c.verb === "report") report(s, seat, c.seat, f, fx);
  else if (c.verb === "build") delete s.chosen[seat];
  else s.chosen[seat] = c.verb;
  return undefined;
}

const mechanism: Omit<Mechanism<EcState, EcCommand, EcEvent, ChainPorts, typeof needs>, "create"> = {
  tracked: true,
  telling: (story, s, f) => foundBy(rules, story, s, f),
  verbs: ["vouch", "doubt", "trust", "report", "build", "cheat", "twice", "stall"],
  command: command(),
  enter(s, _seat, f) {
    while (s.nodes.length < f.world.nodes.count)
      s.nodes.push({ weight: 0, tickets: [], final: [GENESIS], doubts: {}, evidence: {} });
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
  met,
  score,
  reveal,
};

/** A generation of miners: with more of them a tipset has more blocks than there is time to look at, and checks are lost in it. */
const BRED = 12;

/**
 * Expected Consensus, as in the Filecoin specification, with a room's numbers in place of the network's: see `ecOptions`. Doubts are
 * the game's own: seats tell each other which blocks they looked at and hold for double-spends. So is vouching: a real node checks
 * every block by itself, and one that relies on others' checks is in the verifier's dilemma.
 */
export const ec: MechanismFactory<"ec", EcOptions, EcState, EcCommand, EcEvent, ChainPorts, typeof needs, EcViews> = {
  id: "ec",
  world: "chain",
  needs,
  options: ecOptions,
  each: ["doubt", "trust", "report"],
  refusals: [
    "not_mining",
    "no_fresh_block",
    "chosen_already",
    "vouched_already",
    "unknown_block",
    "doubted_already",
    "not_doubted",
    "no_evidence",
    "reported_already",
    "honest_miner",
    "purse_empty",
  ],
  amendable: [
    { option: "finality", kind: "number", min: 2, max: 8, step: 1, leans: 1 },
    { option: "weighs", kind: "yesno" },
  ],
  family: family(
    [miners.honestMiner, miners.lonerMiner, miners.followerMiner, miners.lazyMiner],
    [miners.attacker, miners.equivocator, miners.doubleSpender, miners.silentMiner],
    undefined,
    suspicion,
    { asked: "checks", size: BRED, observe: observedMiner },
  ),
  scenarios,
  whatIf: {
    forks: ({ finality }) =>
      [2, 8].flatMap((to) => (to === finality ? [] : [{ option: "finality", was: finality, to }])),
  },
  turns: true,
  // In an epoch every node notified of its blocks and of about as many doubts, and its seat does a few things of its own.
  fewest: (_options, seats, world) => mostOf(seats, world),
  load: (options, seats, clock) => ((5 + options.expected) * seats * options.epochs * 1000) / clock,
  make: (options) => ({ ...mechanism, create: () => created(options) }),
};
