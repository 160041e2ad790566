import { purpose } from "../../kit/chance.ts";
import type { SeatId } from "../../types.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import { faultOf } from "./consensus-faults.ts";
import { addBlock, finalise, miningBase, updateHead } from "./head.ts";
import { judge } from "./judging.ts";
import { tellBlock } from "./moments.ts";
import { ticketOf, winsOf } from "./sortition.ts";
import {
  type Chosen,
  currentWins,
  cutoffMs,
  type EcState,
  epochMs,
  type Facts,
  type Fx,
  headHeight,
  lastReported,
  leadMs,
  nodeAt,
  suspended,
  WINDOW,
} from "./state.ts";

const HALF = purpose("half of the nodes");

/** When an epoch begins; the first one may have done so before play. */
function startOf(s: EcState, epoch: number, f: Facts): number {
  return f.begin - leadMs(s, f) + (epoch - 1) * epochMs(s, f);
}

/** Drops seats' marks on blocks far below their node's head, and doubts about blocks that are final by now. */
function prune(s: EcState, f: Facts): void {
  for (const seat of f.seats) {
    const above = headHeight(f, f.world.nodes.of(seat)) - WINDOW;
    for (const marks of [s.excluded, s.doubted, s.vouched, s.audited]) {
      const kept = (marks[seat] ?? []).filter((id) => f.world.blocks.at(id).height > above);
      if (kept.length > 0) marks[seat] = kept;
      else delete marks[seat];
    }
  }
  for (const { doubts } of s.nodes) {
    for (const id of Object.keys(doubts).map(Number))
      if (f.world.blocks.at(id).height <= s.epoch - s.options.finality) delete doubts[id];
  }
}

/** The clock runs longer: there are as many more epochs of the same length as fit. */
export function moreEpochs(s: EcState, f: Facts, fx: Fx): void {
  s.epochs = Math.max(s.epochs, Math.floor((f.end - f.begin + leadMs(s, f) - f.world.network.slowest) / s.length));
  if (!s.idle || s.epoch >= s.epochs) return;
  delete s.idle;
  fx.at(Math.max(f.now, startOf(s, s.epoch + 1, f)), { kind: "epoch" });
}

/** An epoch begins: its winners are drawn (Filecoin specification, "Secret Leader Election"), and each alone is told. */
export function beginEpoch(s: EcState, f: Facts, fx: Fx): void {
  finalise(s, f, fx);
  if (s.epoch >= s.epochs) return;
  s.epoch++;
  fx.changed();
  s.produced = false;
  s.chosen = {};
  prune(s, f);
  const won: Record<SeatId, number> = {};
  const total = Math.max(1, f.world.nodes.total);
  for (const seat of f.seats) {
    const share = f.world.nodes.seatPower(seat) / total;
    const wins = suspended(s, seat) ? 0 : winsOf(f.chance, s.options.expected, share, s.epoch, seat);
    if (wins > 0) won[seat] = wins;
    fx.stance(seat, f.world.blocks.head(f.world.nodes.of(seat))[0] as BlockId);
  }
  s.wins.push(won);
  const cut = Math.max(f.now, startOf(s, s.epoch, f) + cutoffMs(s, f));
  for (const seat of Object.keys(won).map(Number)) {
    fx.world.transfers.offer(f.world.nodes.of(seat), s.epoch, cut);
    fx.note(seat, "won", { epoch: s.epoch, wins: won[seat] as number });
    fx.nudge(seat);
  }
  fx.at(cut, { kind: "produce" });
  if (s.epoch < s.epochs) fx.at(startOf(s, s.epoch + 1, f), { kind: "epoch" });
  else s.idle = true;
}

/**
 * Makes a seat's block of this epoch at its node, of what it chose to take in or with a double-spend of its own; `which` is 1
 * for the second of one who equivocates.
 */
function makeBlock(s: EcState, seat: SeatId, parents: BlockId[], fraud: boolean, f: Facts, fx: Fx, which: 0 | 1 = 0) {
  const node = f.world.nodes.of(seat);
  const id = f.world.blocks.id(seat, s.epoch, which);
  const made = fx.world.transfers.compose(node, s.epoch, fraud);
  addBlock(s, { id, parents, height: s.epoch, miner: seat, fees: made.fees }, f);
  const meta = { epoch: s.epoch, miner: seat, wins: currentWins(s, seat), ticket: ticketOf(f.chance, s.epoch, seat) };
  const shown = f.world.transfers.wait ? { ...meta, transfers: made.transfers, fees: made.fees } : meta;
  // An honest miner may have taken a double-spend in, without knowing it.
  return fx.world.blocks.make(
    { id, parents: [...parents], height: s.epoch, by: node, fraud: made.fraud, meta: shown },
    node,
    2 * seat + which,
  );
}

/** Makes two blocks in one epoch, and sends each to one half of the other nodes. One has the payment in it, the other the double-spend. */
function equivocate(s: EcState, seat: SeatId, parents: BlockId[], f: Facts, fx: Fx): BlockId {
  const node = f.world.nodes.of(seat);
  // Each node's place is drawn apart, so that one node more does not move the others.
  const place = (other: NodeId) => f.chance.uniform(HALF, s.epoch, seat, other);
  const others = Array.from({ length: f.world.nodes.count }, (_, other) => other).filter((other) => other !== node);
  const order = others.sort((a, b) => place(a) - place(b));
  const half = Math.ceil(order.length / 2);
  const first = makeBlock(s, seat, parents, false, f, fx);
  const second = makeBlock(s, seat, parents, true, f, fx, 1);
  fx.world.network.publish(first, node, order.slice(0, half));
  fx.world.network.publish(second, node, order.slice(half));
  // Nodes pass blocks on: an epoch later both are everywhere, and with them the proof.
  fx.at(f.now + epochMs(s, f), { kind: "relay", blocks: [first, second] });
  return first;
}

/** The time to choose is up: each winner's block is made as it chose, an honest one where it chose nothing. */
export function produceBlocks(s: EcState, f: Facts, fx: Fx): void {
  s.produced = true;
  fx.changed();
  const winners = Object.keys(s.wins[s.epoch - 1] ?? {}).map(Number);
  // Parents are chosen first: no winner's block builds on another's of the same epoch.
  // A node that is dark makes none.
  const dark = (seat: SeatId) => f.world.nodes.darkUntil(f.world.nodes.of(seat)) > 0;
  const chosenBy = (seat: SeatId): Chosen | undefined => (dark(seat) ? "stall" : s.chosen[seat]);
  const plans = winners.map((seat) => ({ seat, parents: miningBase(s, seat, f), chosen: chosenBy(seat) }));
  const built = new Map(plans.filter(({ chosen }) => chosen !== "stall").map(({ seat, parents }) => [seat, parents]));
  for (const seat of f.seats) judge(s, seat, built.get(seat), f);
  for (const { seat, parents, chosen } of plans) {
    if (chosen === "stall") {
      fx.world.transfers.withdraw(f.world.nodes.of(seat));
      fx.note(seat, "stalled", { epoch: s.epoch });
    } else {
      const block =
        chosen === "twice"
          ? equivocate(s, seat, parents, f, fx)
          : makeBlock(s, seat, parents, chosen === "cheat", f, fx);
      if (chosen !== "twice") fx.world.network.publish(block, f.world.nodes.of(seat));
      if (chosen === "cheat" || chosen === "twice") s.spent[seat] = (s.spent[seat] ?? 0) + 1;
      fx.note(seat, MADE[chosen ?? "build"], { block, epoch: s.epoch });
      fx.stance(seat, parents[0] as BlockId);
    }
  }
}

const MADE: Readonly<Record<Chosen | "build", string>> = {
  build: "built",
  cheat: "cheated",
  twice: "doubled",
  stall: "stalled",
};

/** Nodes that have these blocks, other than their maker, pass them on to all that lack them. */
export function relay(blocks: readonly BlockId[], f: Facts, fx: Fx): void {
  for (const id of blocks) {
    const lacking: NodeId[] = [];
    let from: NodeId | undefined;
    for (let node = 0; node < f.world.nodes.count; node++) {
      if (!f.world.blocks.has(node, id)) lacking.push(node);
      else if (node !== f.world.blocks.at(id).by) from ??= node;
    }
    if (from !== undefined && lacking.length > 0) fx.world.network.publish(id, from, lacking);
  }
}

/** Evidence of a consensus fault: a new block together with another of its miner that this node has. */
function collectEvidence(s: EcState, node: NodeId, id: BlockId, f: Facts, fx: Fx): void {
  const block = f.world.blocks.at(id);
  const { miner = -1 } = block.meta;
  const { evidence } = nodeAt(s, node);
  // A miner is slashed once for all that lies before its reported fault.
  const since = lastReported(s, miner);
  if (evidence[miner] || block.height <= since) return;
  for (const other of s.mined[miner] ?? []) {
    const { height } = f.world.blocks.at(other);
    if (!f.world.blocks.has(node, other) || height <= since) continue;
    if (!faultOf(f.world.blocks.at(other), block, f.world.blocks.at)) continue;
    evidence[miner] = ordered(f, other, id);
    for (const seat of f.world.nodes.seats(node)) {
      fx.changed("seat", seat);
      fx.nudge(seat);
    }
    return;
  }
}

/** The two blocks of a proof, the older one first; of one epoch in the order of their ids, which is random. */
function ordered(f: Facts, a: BlockId, b: BlockId): [BlockId, BlockId] {
  const older = f.world.blocks.at(a).height - f.world.blocks.at(b).height || a - b;
  return older < 0 ? [a, b] : [b, a];
}

/** A block reached a node. */
export function receiveBlock(s: EcState, node: NodeId, id: BlockId, f: Facts, fx: Fx): void {
  updateHead(s, node, id, f, fx);
  tellBlock(s, id, f, fx);
  collectEvidence(s, node, id, f, fx);
  for (const seat of f.world.nodes.seats(node)) fx.nudge(seat);
}

/** A doubt reached a node. */
export function receiveDoubt(s: EcState, node: NodeId, id: BlockId, f: Facts, fx: Fx): void {
  const { doubts } = nodeAt(s, node);
  // It is said of fresh blocks alone; what is as good as final has nothing left to decide.
  if (f.world.blocks.at(id).height <= s.epoch - s.options.finality) return;
  doubts[id] = (doubts[id] ?? 0) + 1;
  fx.changed("node", node);
  // The first makes bots look, the second convinces some; what more there are changes no mind.
  if ((doubts[id] ?? 0) <= 2) for (const seat of f.world.nodes.seats(node)) fx.nudge(seat);
}
