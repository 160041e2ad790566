import { purpose } from "../../kit/chance.ts";
import type { SeatId } from "../../types.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import { faultOf } from "./faults.ts";
import { consider, foundation, register, settle } from "./head.ts";
import { ticketOf, winsOf } from "./sortition.ts";
import {
  bookOf,
  type Chosen,
  cutMs,
  type EcState,
  epochMs,
  type Facts,
  type Fx,
  headHeight,
  lastReported,
  suspended,
  WINDOW,
  winsNow,
} from "./state.ts";

const HALF = purpose("half of the nodes");

/** When an epoch begins. */
function startOf(s: EcState, epoch: number, f: Facts): number {
  return f.begin + (epoch - 1) * epochMs(s, f);
}

/** Forgets what is settled: marks on blocks far below the node's own head. */
function forget(s: EcState, f: Facts): void {
  for (const seat of f.seats) {
    const above = headHeight(f, f.world.nodes.of(seat)) - WINDOW;
    for (const marks of [s.leaves, s.doubted, s.checked]) {
      const kept = (marks[seat] ?? []).filter((id) => f.world.blocks.at(id).height > above);
      if (kept.length > 0) marks[seat] = kept;
      else delete marks[seat];
    }
  }
  for (const book of s.nodes) {
    for (const id of Object.keys(book.doubts).map(Number))
      if (f.world.blocks.at(id).height <= s.epoch - s.options.finality) delete book.doubts[id];
  }
}

/** The clock runs longer: as many more epochs at the same pace as fit. */
export function moreEpochs(s: EcState, f: Facts, fx: Fx): void {
  s.epochs = Math.max(s.epochs, Math.floor((f.end - f.begin - f.world.network.slowest) / s.length));
  if (!s.idle || s.epoch >= s.epochs) return;
  delete s.idle;
  fx.at(Math.max(f.now, startOf(s, s.epoch + 1, f)), { kind: "epoch" });
}

/** An epoch begins: its winners are drawn, and told in private. */
export function beginEpoch(s: EcState, f: Facts, fx: Fx): void {
  settle(s, f, fx);
  if (s.epoch >= s.epochs) return;
  s.epoch++;
  fx.changed();
  s.cut = false;
  s.chosen = {};
  forget(s, f);
  const won: Record<SeatId, number> = {};
  const total = Math.max(1, f.world.nodes.total);
  for (const seat of f.seats) {
    const share = f.world.nodes.seatPower(seat) / total;
    const wins = suspended(s, seat) ? 0 : winsOf(f.chance, s.options.expected, share, s.epoch, seat);
    if (wins > 0) won[seat] = wins;
    fx.stance(seat, f.world.blocks.head(f.world.nodes.of(seat))[0] as BlockId);
  }
  s.record.push(won);
  for (const seat of Object.keys(won).map(Number)) {
    fx.note(seat, "won", { epoch: s.epoch, wins: won[seat] as number });
    fx.nudge(seat);
  }
  fx.at(startOf(s, s.epoch, f) + cutMs(s, f), { kind: "cut" });
  if (s.epoch < s.epochs) fx.at(startOf(s, s.epoch + 1, f), { kind: "epoch" });
  else s.idle = true;
}

/** Makes a seat's block of this epoch at its node; `which` is 1 for a second one. */
function mine(s: EcState, seat: SeatId, parents: BlockId[], fraud: boolean, f: Facts, fx: Fx, which: 0 | 1 = 0) {
  const node = f.world.nodes.of(seat);
  const id = f.world.blocks.id(seat, s.epoch, which);
  const blind = parents.filter((id) => id > 0 && !s.checked[seat]?.includes(id));
  register(s, { id, parents, height: s.epoch, miner: seat, blind }, f);
  const meta = { epoch: s.epoch, miner: seat, wins: winsNow(s, seat), ticket: ticketOf(f.chance, s.epoch, seat) };
  return fx.world.blocks.make({ id, parents: [...parents], height: s.epoch, by: node, fraud, meta }, node);
}

/** Two blocks in one epoch: each half of the nodes is shown another. The clean one is for the payment, the fraud to undo it. */
function mineTwice(s: EcState, seat: SeatId, parents: BlockId[], f: Facts, fx: Fx): BlockId {
  const node = f.world.nodes.of(seat);
  // Each node's place is its own draw, so that one node more leaves the others' as they were.
  const place = (other: NodeId) => f.chance.uniform(HALF, s.epoch, seat, other);
  const others = Array.from({ length: f.world.nodes.count }, (_, other) => other).filter((other) => other !== node);
  const order = others.sort((a, b) => place(a) - place(b));
  const half = Math.ceil(order.length / 2);
  const first = mine(s, seat, parents, false, f, fx);
  const second = mine(s, seat, parents, true, f, fx, 1);
  fx.world.network.publish(first, node, order.slice(0, half));
  fx.world.network.publish(second, node, order.slice(half));
  // Nodes pass headers on: an epoch later both versions are everywhere, and with them the proof.
  fx.at(f.now + epochMs(s, f), { kind: "relay", blocks: [first, second] });
  return first;
}

/** The time to choose is up: every winner's block is made with what it chose, a clean one where it chose nothing. */
export function cut(s: EcState, f: Facts, fx: Fx): void {
  s.cut = true;
  fx.changed();
  const winners = Object.keys(s.record[s.epoch - 1] ?? {}).map(Number);
  // All look at what they have before anyone's block is there.
  const plans = winners.map((seat) => ({ seat, parents: foundation(s, seat, f), chosen: s.chosen[seat] }));
  for (const { seat, parents, chosen } of plans) {
    if (chosen === "stall") fx.note(seat, "stalled", { epoch: s.epoch });
    else {
      const block =
        chosen === "twice" ? mineTwice(s, seat, parents, f, fx) : mine(s, seat, parents, chosen === "cheat", f, fx);
      if (chosen !== "twice") fx.world.network.publish(block, f.world.nodes.of(seat));
      if (chosen === "cheat" || chosen === "twice") s.spent[seat] = (s.spent[seat] ?? 0) + 1;
      fx.note(seat, MADE[chosen ?? "build"], { block, epoch: s.epoch });
      fx.stance(seat, parents[0] as BlockId);
    }
  }
}

const MADE: Readonly<Record<Chosen, string>> = { build: "built", cheat: "cheated", twice: "doubled", stall: "stalled" };

/** Other nodes pass two headers of one miner's on to whoever lacks one of them. */
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

/** What a new block proves of its miner, together with the others that this node has of it. */
function gather(s: EcState, node: NodeId, id: BlockId, f: Facts, fx: Fx): void {
  const block = f.world.blocks.at(id);
  const { miner = -1 } = block.meta;
  const book = bookOf(s, node);
  // What lies before a fault that was reported is paid for.
  const since = lastReported(s, miner);
  if (book.proofs[miner] || block.height <= since) return;
  for (const other of s.mined[miner] ?? []) {
    const { height } = f.world.blocks.at(other);
    if (!f.world.blocks.has(node, other) || height <= since) continue;
    if (!faultOf(f.world.blocks.at(other), block, f.world.blocks.at)) continue;
    book.proofs[miner] = inOrder(f, other, id);
    for (const seat of f.world.nodes.seats(node)) {
      fx.changed("seat", seat);
      fx.nudge(seat);
    }
    return;
  }
}

/** Two blocks of a proof, the older first; of one epoch in the order of their ids, which tells nothing. */
function inOrder(f: Facts, a: BlockId, b: BlockId): [BlockId, BlockId] {
  const older = f.world.blocks.at(a).height - f.world.blocks.at(b).height || a - b;
  return older < 0 ? [a, b] : [b, a];
}

/** A block reached a node. */
export function hearBlock(s: EcState, node: NodeId, id: BlockId, f: Facts, fx: Fx): void {
  consider(s, node, id, f, fx);
  gather(s, node, id, f, fx);
  for (const seat of f.world.nodes.seats(node)) fx.nudge(seat);
}

/** A doubt reached a node. */
export function hearDoubt(s: EcState, node: NodeId, id: BlockId, f: Facts, fx: Fx): void {
  const { doubts } = bookOf(s, node);
  if (f.world.blocks.at(id).height <= s.epoch - s.options.finality) return;
  doubts[id] = (doubts[id] ?? 0) + 1;
  fx.changed("node", node);
  // One doubter may err; with a second one it is worth a thought, for those who are to build.
  if (doubts[id] === 2) for (const seat of f.world.nodes.seats(node)) if (mayBuild(s, seat)) fx.nudge(seat);
}

const mayBuild = (s: EcState, seat: SeatId) => s.cut || winsNow(s, seat) > 0;
