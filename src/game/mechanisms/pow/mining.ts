import { type Purpose, purpose } from "../../kit/chance.ts";
import { exp } from "../../kit/exact.ts";
import type { Ms } from "../../types.ts";
import { LETTERS } from "../../worlds/chain/ids.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import type { Facts, Fx, PowState } from "./state.ts";
import { heightOf } from "./tips.ts";

const TIME = purpose("block time");
const MINER = purpose("miner");
const NAMED = purpose("miner that a private block names");

/** Time after the last block, besides the network's delay, in which orders can be shipped and held blocks published. ms */
const CLOSING = 5000;
/** The maker that ids of blocks are drawn for: always the same, so that an id does not depend on who found the block. */
const NOBODY = 0;

/** When the last block is found at the latest, on a clock from `begin` to `end`: not before half of it. */
export function miningEnd(f: Pick<Facts, "begin" | "end"> & { world: Pick<Facts["world"], "network"> }): Ms {
  return Math.max(f.end - f.world.network.slowest - CLOSING, Math.round((f.begin + f.end) / 2));
}

/**
 * Time until the next block, in ms; undefined when none comes. Blocks are a Poisson process (Nakamoto 2008, section 11). Where
 * their number is fixed, the process is conditioned on it: the times are those of so many uniform draws in order, so with m left
 * in L ms the next comes after L(1 − u^(1/m)). They do not depend on who finds a block, so they tell of none that is held back.
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
 * The node that finds the block of this turn, each with a chance in proportion to its power; −1 where there is no power. It is the
 * winner of a race: each node's time is drawn apart, exponential with mean 1 ÷ power. More power at one node then takes blocks
 * from others, and moves none between those.
 */
function raceWinner(p: Purpose, powers: readonly number[], turn: number, f: Facts): NodeId {
  let first = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [node, power] of powers.entries()) {
    const time = power > 0 ? f.chance.exponential(p, 1, turn, node) / power : Number.POSITIVE_INFINITY;
    if (time < least) [first, least] = [node, time];
  }
  return first;
}

/**
 * The pool that is named as the maker of a private block: any, by claimed power, as for public blocks. If it were always an
 * attacker's pool, the reveal would tell where attackers sat.
 */
function namedMiner(s: PowState, turn: number, f: Facts): NodeId {
  const powers = Array.from({ length: f.world.nodes.count }, (_, node) => s.nodes[node]?.power ?? 0);
  return Math.max(0, raceWinner(NAMED, powers, turn, f));
}

/** A block is found. Its finder has it, and the mechanism hears of it, before this returns. */
export function findBlock(s: PowState, f: Facts, fx: Fx): void {
  const powers = Array.from({ length: f.world.nodes.count }, (_, node) => f.world.nodes.power(node));
  const turn = s.turns++;
  // What would have found it and is dark: no others find it in its place, so that blocks come at the rate of what is left.
  const dark = Math.max(0, f.world.nodes.total - powers.reduce((sum, power) => sum + power, 0));
  const found = raceWinner(MINER, [...powers, dark], turn, f);
  // That was it, or there is no power at all.
  if (found < 0 || found === powers.length) return;
  // One block a turn, whoever finds it: with this key its id is the same, with attackers or without.
  const id = f.world.blocks.id(NOBODY, turn);
  // A pool mines on what its operator has it mine on.
  const diverted = s.operator?.attacking && s.operator.pool === found;
  const secret = s.cartel && (diverted || s.cartel.node === found) ? s.cartel : undefined;
  const node = secret?.node ?? found;
  const by = secret && !diverted ? namedMiner(s, turn, f) : found;
  const parent = secret ? secret.tip : (f.world.blocks.head(node)[0] as BlockId);
  s.found.push(id);
  if (secret) {
    secret.made.push(id);
    secret.held.push(id);
    secret.tip = id;
  }
  // Blocks of one height are never as many turns apart as there are letters: that would undo as many blocks.
  fx.world.blocks.make(
    { id, parents: [parent], height: heightOf(parent, f) + 1, by, fraud: secret !== undefined, meta: {} },
    node,
    turn % LETTERS,
  );
  if (secret) return;
  // Attackers with reach hear of blocks at once.
  if (s.cartel && s.options.reach > 0) fx.world.network.publish(id, node, [s.cartel.node], 0);
  fx.world.network.publish(id, node);
}
