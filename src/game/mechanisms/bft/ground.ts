import type { SeatId } from "../../types.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import { type Ground, hearProposal, type NodeState, type Wait } from "./node.ts";
import { nextProposer } from "./proposer.ts";
import { propose, vote } from "./speech.ts";
import { type BftState, deskOf, type Facts, type Fx, fits, totalOf } from "./state.ts";
import { signersOf } from "./votes.ts";

/** After the time to decide is up, nodes hand on their votes of the round so much later. ms */
const RELAY = 1500;
/** Who is surer of a fraud than this by its own audits does not approve by default. */
const SUSPECT = 0.5;

/** Who proposes in a round of a height: weighted round-robin, one step a height, and one more for every round of it. */
export function proposerOf(s: BftState, height: number, round: number, fx: Fx): NodeId {
  // Whose turn it is shows at every node that is there already.
  if (s.order.length < height + round) fx.changed();
  while (s.order.length < height + round) s.order.push(nextProposer(s.priorities, weights(s)));
  return s.order[height - 1 + round] as NodeId;
}

/** Their powers; all alike where nobody has any. */
function weights(s: BftState): number[] {
  return s.powers.some((power) => power > 0) ? s.powers : s.powers.map(() => 1);
}

/** What a node's seats make of a block: more than half of them approve, or half do not. A node's own block stands. */
function stand(s: BftState, n: NodeState, block: BlockId, last: boolean, f: Facts): boolean | undefined {
  if (f.world.blocks.at(block).by === n.id) return true;
  const seats = f.world.nodes.seats(n.id);
  let [yes, no] = [0, 0];
  for (const seat of seats) {
    const stands =
      deskOf(s, seat).stands[block] ?? (last ? f.world.audits.suspicion(seat, block) <= SUSPECT : undefined);
    if (stands === true) yes++;
    else if (stands === false) no++;
  }
  if (2 * yes > seats.length) return true;
  return 2 * no >= seats.length ? false : undefined;
}

/** A block is final for a node. The first such block of a height is the decision; another one undoes it: a fork. */
function finalise(s: BftState, n: NodeState, height: number, g: Ground, f: Facts, fx: Fx): void {
  const { block, round, cert } = n.finals[height - 1] as NodeState["finals"][number];
  fx.world.blocks.setHead(n.id, [block]);
  for (const seat of f.world.nodes.seats(n.id)) fx.note(seat, "final", { height, block, round });
  // Proposals of the next heights that came before anybody listened for them.
  for (const id of f.world.blocks.received(n.id, n.height - 1)) {
    const { height: at, by, meta } = f.world.blocks.at(id);
    if (g.proposer(at, meta.round ?? 0) === by) hearProposal(n, g, at, meta.round ?? 0, id);
  }
  s.decided[height] ??= [];
  const decided = s.decided[height];
  if (decided.some((one) => one.block === block)) return;
  const [first] = decided;
  decided.push({ t: f.now, block, round, node: n.id, cert });
  const holders: SeatId[] = signersOf(cert).flatMap((node) => [...f.world.nodes.seats(node)]);
  fx.decide({ slot: height, option: block, holders, ...(first && { undoes: first.block }) });
  if (first) fx.at(f.now + s.options.aftermath, { kind: "end" });
}

/** How long a wait lasts in round r: the paper's timeouts, which grow so that a slow network is met in the end. */
function span(s: BftState, wait: Wait, round: number): number {
  const { propose: proposal, decide, vote: others, grow, pause } = s.options;
  const half = Math.floor(grow / 2) * round;
  if (wait === "propose") return proposal + half;
  if (wait === "decide") return decide + grow * round;
  if (wait === "relay") return decide + grow * round + RELAY;
  return wait === "height" ? pause : others + half;
}

const grounds = new WeakMap<BftState, { f: Facts; fx: Fx; g: Ground }>();

/** What a node's machine stands on in this world: made once for a round, since every message asks for it. */
export function groundOf(s: BftState, f: Facts, fx: Fx): Ground {
  const made = grounds.get(s);
  if (made?.f === f && made.fx === fx) return made.g;
  const g = newGround(s, f, fx);
  grounds.set(s, { f, fx, g });
  return g;
}

function newGround(s: BftState, f: Facts, fx: Fx): Ground {
  let total = { nodes: -1, power: 0 };
  const g: Ground = {
    get now() {
      return f.now;
    },
    powers: s.powers,
    // Once play has begun powers only change as nodes come in.
    get total() {
      if (total.nodes !== s.powers.length) total = { nodes: s.powers.length, power: totalOf(s) };
      return total.power;
    },
    span: (wait, round) => span(s, wait, round),
    proposer: (height, round) => proposerOf(s, height, round, fx),
    fits: (n, block) => fits(n, block, f),
    stand: (n, block, last) => stand(s, n, block, last, f),
    vote: (n, kind, value) => vote(s, n, kind, value, f, fx),
    propose: (n) => propose(s, n, g, f, fx),
    wait: (n, what, t) => void fx.at(t, { kind: "wait", node: n.id, what, height: n.height, round: n.round }),
    asked(n) {
      for (const seat of f.world.nodes.seats(n.id)) fx.nudge(seat);
    },
    locked(n) {
      const key = `${n.height}:${n.round}:${n.locked?.block}`;
      s.locks[key] = (s.locks[key] ?? 0) + 1;
    },
    counted: (n) => fx.changed("node", n.id),
    changed(n) {
      fx.changed("node", n.id);
      for (const seat of f.world.nodes.seats(n.id)) fx.changed("seat", seat);
    },
    final: (n, height) => finalise(s, n, height, g, f, fx),
    evident(n, by) {
      for (const seat of f.world.nodes.seats(n.id)) {
        for (const liar of f.world.nodes.seats(by)) fx.note(seat, "caught", { seat: liar });
        fx.nudge(seat);
      }
    },
  };
  return g;
}
