import * as z from "zod/mini";
import { foundBy } from "../../measures/moments/story.ts";
import type { Mechanism, MechanismFactory } from "../../part.ts";
import { family } from "../../policies/family.ts";
import type { Offer, Refusal, SeatId } from "../../types.ts";
import { mostOf } from "../../worlds/chain/fewest.ts";
import type { ChainPorts } from "../../worlds/chain/ports.ts";
import { type BlockId, GENESIS, type NodeId } from "../../worlds/chain/state.ts";
import { baseOf, carryOut, receiveAtCartel } from "./cartel.ts";
import { findBlock, miningEnd, untilNext } from "./mining.ts";
import { tellBlock } from "./moments.ts";
import { headChanged, newMerchant, orderComes, refuseShip, ship, waiting } from "./orders.ts";
import * as attackers from "./policies/attackers.ts";
import { chaser, hasty, honest, lazy, stayer } from "./policies/miners.ts";
import * as pools from "./pools.ts";
import { noteReceived, noteReorg } from "./public-chain.ts";
import { scenarios } from "./scenarios.ts";
import { score } from "./score.ts";
import type { Facts, Fx, PowCommand, PowEvent, PowOptions, PowState } from "./state.ts";
import * as st from "./state.ts";
import { rules } from "./telling.ts";
import { heightOf } from "./tips.ts";
import { type PowViews, reveal, view } from "./view.ts";

/** Orders of one seat at most: many times what the longest clock has room for. */
const ORDERS_MAX = 100_000;
/** Pools there can be: see the world's options. */
const POOLS_MAX = 500;

function command(): z.ZodMiniType<PowCommand> {
  return z.discriminatedUnion("verb", [
    z.strictObject({ verb: z.literal("ship"), order: z.int().check(z.minimum(0), z.maximum(ORDERS_MAX)) }),
    z.strictObject({ verb: z.literal("move"), pool: z.int().check(z.minimum(0), z.maximum(POOLS_MAX)) }),
    z.strictObject({ verb: z.literal("stay") }),
    z.strictObject({ verb: z.literal("hold") }),
    z.strictObject({ verb: z.literal("publish") }),
    z.strictObject({ verb: z.literal("reveal") }),
    z.strictObject({ verb: z.literal("restart") }),
  ]);
}

/** Why this command is not possible now, if so. `act` and `offers` both ask here, so that they cannot disagree. */
function refuse(s: PowState, seat: SeatId, c: PowCommand, f: Facts): Refusal | undefined {
  if (c.verb === "ship") return refuseShip(s, seat, c.order);
  if (c.verb === "move") return pools.refuseMove(s, seat, c.pool, f);
  if (c.verb === "stay") return pools.refuseMove(s, seat, undefined, f);
  return st.refuseVote(s, seat, c.verb, () => baseOf(s, f), f);
}

function offers(s: PowState, seat: SeatId, f: Facts): Offer[] {
  const list: Offer[] = [];
  const merchant = s.merchants[seat];
  const orders = merchant ? waiting(merchant).map(({ n }) => n) : [];
  if (orders.length > 0) list.push({ verb: "ship", aim: { field: "order", ids: orders } });
  if (s.miners[seat]) {
    list.push({ verb: "move", aim: { field: "pool", ids: pools.poolsFor(s, seat, f) } });
    if (s.miners[seat]?.to !== undefined) list.push({ verb: "stay" });
  }
  if (!s.cartel || f.role(seat).kind !== "liar") return list;
  // Publishing one block at a time needs several.
  const verbs: st.CartelVote[] = ["hold", "publish", "restart"];
  if (s.cartel.held.length > 1) verbs.push("reveal");
  for (const verb of verbs) {
    const not = refuse(s, seat, { verb }, f);
    list.push(not ? { verb, not } : { verb });
  }
  return list;
}

/** A node has received a block: it mines on the longest chain that it has, of equals on the one seen first. */
function follow(s: PowState, node: NodeId, id: BlockId, f: Facts, fx: Fx): void {
  const before = f.world.blocks.head(node)[0] as BlockId;
  if (heightOf(id, f) <= heightOf(before, f)) return;
  const dropped = noteReorg(s, node, before, id, f);
  // Noted before the orders that this undoes.
  if (dropped > 0) for (const seat of f.world.nodes.seats(node)) fx.note(seat, "reorg", { blocks: dropped });
  fx.world.blocks.setHead(node, [id]);
  headChanged(s, node, before, id, f, fx);
  for (const seat of f.world.nodes.seats(node)) fx.stance(seat, id);
}

function act(s: PowState, seat: SeatId, c: PowCommand, f: Facts, fx: Fx): Refusal | undefined {
  const no = refuse(s, seat, c, f);
  if (no) return no;
  if (c.verb === "ship") ship(s, seat, c.order, f, fx);
  else if (c.verb === "move") pools.wish(s, seat, c.pool, f, fx);
  else if (c.verb === "stay") pools.wish(s, seat, undefined, f, fx);
  else if (s.cartel) {
    s.cartel.votes[seat] = c.verb;
    fx.note(seat, "voted", { vote: c.verb });
    fx.changed("cartel", s.cartel.node);
    for (const other of f.role(seat).group ?? []) fx.changed("seat", other);
    carryOut(s, f, fx);
  }
  return undefined;
}

function scheduleNext(s: PowState, f: Facts, fx: Fx): void {
  const wait = untilNext(s, f);
  if (wait === undefined) delete s.next;
  else s.next = fx.at(f.now + wait, { kind: "mine" });
}

function create(options: PowOptions, f: Pick<Facts, "end">): PowState {
  return {
    options,
    until: f.end,
    blocks: options.blocks,
    interval: options.interval,
    turns: 0,
    found: [],
    nodes: {},
    merchants: {},
    miners: {},
    ...(options.operator && { operator: pools.newOperator() }),
    power: 0,
    head: GENESIS,
    receivedPower: {},
    decided: [],
    reorgs: [],
    deepestReorg: 0,
    seen: { head: GENESIS, forks: [] },
    undone: [],
  };
}

/** The attackers, with a node of their own that has only the genesis block. */
const cartelAt = (node: NodeId): st.Cartel => ({
  node,
  tip: GENESIS,
  held: [],
  made: [],
  best: GENESIS,
  votes: {},
  releasedAt: {},
  published: 0,
  givenUp: 0,
});

const mechanism: Omit<Mechanism<PowState, PowCommand, PowEvent, ChainPorts, typeof st.needs>, "create"> = {
  tracked: true,
  telling: (story, s, f) => foundBy(rules, story, s, f),
  verbs: ["ship", "move", "stay", "hold", "publish", "reveal", "restart"],
  command: command(),
  enter(s, seat, f, fx) {
    const node = f.world.nodes.of(seat);
    const pool = s.nodes[node] ?? { power: 0 };
    s.nodes[node] = pool;
    pool.power += f.world.nodes.seatPower(seat);
    s.power += f.world.nodes.seatPower(seat);
    if (s.operator) s.miners[seat] = pools.newMiner(Math.max(f.now, f.begin), node);
    const { hidden } = f.world.nodes;
    if (f.role(seat).kind === "liar" && hidden !== undefined) s.cartel ??= cartelAt(hidden);
    if (s.options.orders === 0) return;
    // Attackers sell nothing: what they earn is others' goods.
    if (f.role(seat).kind === "liar") return;
    s.merchants[seat] = newMerchant();
    // Somebody who comes while the round runs.
    if (s.turns > 0 || s.next !== undefined) orderComes(s, seat, f, fx);
  },
  begin(s, f, fx) {
    s.until = miningEnd(f);
    if (s.options.blocks > 0) s.interval = Math.round((s.until - f.begin) / s.options.blocks);
    if (s.operator) {
      // Attackers among the seats have a node already, and the operator shares it.
      s.cartel ??= cartelAt(fx.world.nodes.hide());
      pools.beginOperator(s, f, fx);
      fx.world.nodes.list();
    }
    scheduleNext(s, f, fx);
    for (const seat of Object.keys(s.merchants).map(Number)) orderComes(s, seat, f, fx);
  },
  extended(s, before, f, fx) {
    const ready = s.next === undefined;
    s.until = miningEnd(f);
    // More blocks at the same pace.
    if (s.options.blocks > 0) s.blocks += Math.round((f.end - before) / s.interval);
    if (ready) scheduleNext(s, f, fx);
  },
  timeUp: (_s, _f, fx) => fx.end(),
  offers,
  act,
  on(s, e, f, fx) {
    if (e.kind === "order") orderComes(s, e.seat, f, fx);
    else if (e.kind === "operator") pools.operate(s, f, fx);
    else if (e.kind === "lure") pools.lure(s, f, fx);
    else {
      findBlock(s, f, fx);
      scheduleNext(s, f, fx);
    }
  },
  notified(s, notice, f, fx) {
    if (notice.kind !== "block") return;
    if (notice.node === s.cartel?.node) {
      receiveAtCartel(s, notice.block, f, fx);
      pools.operate(s, f, fx);
      carryOut(s, f, fx);
      fx.changed("cartel", s.cartel.node);
      for (const seat of f.world.nodes.seats(s.cartel.node)) fx.nudge(seat);
      return;
    }
    follow(s, notice.node, notice.block, f, fx);
    tellBlock(s, notice.block, f, fx);
    const undid = noteReceived(s, notice.node, notice.block, f, fx);
    if (undid === undefined) return;
    if (undid > 0) pools.steal(s, undid, f, fx);
    pools.blockSettles(s, f, fx);
  },
  channels: () => [],
  view,
  score,
  reveal,
};

/**
 * Nakamoto consensus (Nakamoto 2008): blocks are found at random times, by nodes in proportion to their power, and each node mines on
 * the longest chain that it has. What seats decide on lies beside it: how long to wait (orders.ts), or where to mine (pools.ts).
 */
export const pow: MechanismFactory<
  "pow",
  PowOptions,
  PowState,
  PowCommand,
  PowEvent,
  ChainPorts,
  typeof st.needs,
  PowViews
> = {
  id: "pow",
  world: "chain",
  needs: st.needs,
  options: st.powOptions,
  each: ["ship"],
  refusals: [
    "no_order",
    "no_pools",
    "no_pool",
    "there_already",
    "not_moving",
    "stands_already",
    "no_attacker",
    "nothing_held",
    "nothing_to_give_up",
  ],
  amendable: [{ option: "final", kind: "number", min: 2, max: 10, step: 1, leans: 1 }],
  family: family([honest, lazy, hasty, stayer, chaser], [attackers.thief, attackers.selfishMiner]),
  scenarios,
  whatIf: {
    // Blocks that come twice as often collide more often, and half as often less.
    forks: ({ blocks }) =>
      [Math.round(blocks / 2), 2 * blocks].flatMap((to) => (to > 0 ? [{ option: "blocks", was: blocks, to }] : [])),
  },
  cartel: true,
  // Every node notified of every block, and every seat of its orders.
  fewest: (_options, seats, world) => mostOf(seats, world),
  load: (options, seats, clock) =>
    (seats * 1000) / (options.blocks > 0 ? clock / options.blocks : options.interval) +
    (options.orders > 0 ? (seats * 1000) / options.orders : 0),
  make: (options) => ({ ...mechanism, create: (f) => create(options, f) }),
};
