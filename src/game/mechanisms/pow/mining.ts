import { type Purpose, purpose } from "../../kit/chance.ts";
import { exp } from "../../kit/exact.ts";
import type { Ms } from "../../types.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import type { Facts, Fx, PowState } from "./state.ts";
import { heightOf } from "./tips.ts";

const TIME = purpose("block time");
const MINER = purpose("miner");
const SAYS = purpose("miner that a private block names");

/** What is left after the last block, beyond the network's delay, to ship, or to publish what is held. ms */
const LAST_WORD = 5000;
/** The maker in a block's id: it tells nobody's node. */
const NOBODY = 0;

/** When mining ends for a clock from `begin` to `end`. On a clock too short for more, half of it is for mining. */
export function miningEnd(f: Pick<Facts, "begin" | "end"> & { world: Pick<Facts["world"], "network"> }): Ms {
  return Math.max(f.end - f.world.network.slowest - LAST_WORD, Math.round((f.begin + f.end) / 2));
}

/**
 * Time until the next block; undefined when none comes. A Poisson process; given that `blocks` of them come before the
 * mining ends, their times are as those of so many drawn uniformly and sorted, so that with m left to come in L ms the next
 * is the least of m: L(1 − u^(1/m)). The clock then looks the same to everybody, whoever finds a block and holds it back.
 */
export function untilNext(s: PowState, f: Facts): Ms | undefined {
  const { interval } = s.options;
  if (s.options.blocks === 0) {
    const wait = Math.round(f.chance.exponential(TIME, interval, s.turns));
    return f.now + wait <= s.until ? wait : undefined;
  }
  const left = s.blocks - s.turns;
  if (left <= 0) return undefined;
  // −ln u is exponential with mean 1.
  return Math.round((s.until - f.now) * (1 - exp(-f.chance.exponential(TIME, 1, s.turns) / left)));
}

/**
 * Of the nodes with these powers the one that is first at this turn, each with a chance in proportion to its power; −1 where
 * there is none. A race, as between miners: each node's time is its own draw, exponential with mean 1 ÷ power, so that power
 * more or less at one node takes turns from the others or gives them back, and moves none between those.
 */
function firstOf(p: Purpose, powers: readonly number[], turn: number, f: Facts): NodeId {
  let first = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [node, power] of powers.entries()) {
    const time = power > 0 ? f.chance.exponential(p, 1, turn, node) / power : Number.POSITIVE_INFINITY;
    if (time < least) [first, least] = [node, time];
  }
  return first;
}

/**
 * The pool that a private block says it comes from: any, by the power they say they have, as of any other block. Named
 * after attackers' pools alone, it would tell at the reveal where they sat.
 */
function named(s: PowState, turn: number, f: Facts): NodeId {
  const powers = Array.from({ length: f.world.nodes.count }, (_, node) => s.nodes[node]?.power ?? 0);
  return Math.max(0, firstOf(SAYS, powers, turn, f));
}

/** A block is found. Its finder has it, and hears of it, before this returns. */
export function mine(s: PowState, f: Facts, fx: Fx): void {
  const powers = Array.from({ length: f.world.nodes.count }, (_, node) => f.world.nodes.power(node));
  const turn = s.turns++;
  const node = firstOf(MINER, powers, turn, f);
  // Nobody mines.
  if (node < 0) return;
  // A turn has one block, whoever finds it: its id is the same in every round of this key, with attackers or without.
  const id = f.world.blocks.id(NOBODY, turn);
  const secret = s.cartel?.node === node ? s.cartel : undefined;
  const by = secret ? named(s, turn, f) : node;
  const parent = secret ? secret.tip : (f.world.blocks.head(node)[0] as BlockId);
  s.found.push(id);
  if (secret) {
    secret.made.push(id);
    secret.held.push(id);
    secret.tip = id;
  }
  fx.world.blocks.make(
    { id, parents: [parent], height: heightOf(parent, f) + 1, by, fraud: secret !== undefined, meta: {} },
    node,
  );
  if (secret) return;
  // With spies in the pools and a fast line.
  if (s.cartel && s.options.reach > 0) fx.world.network.publish(id, node, [s.cartel.node], 0);
  fx.world.network.publish(id, node);
}
