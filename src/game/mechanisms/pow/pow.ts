import * as z from "zod/mini";
import type { Mechanism, MechanismFactory } from "../../part.ts";
import { family } from "../../policies/family.ts";
import type { Offer, Refusal, SeatId } from "../../types.ts";
import { blockField } from "../../worlds/chain/ids.ts";
import type { ChainPorts } from "../../worlds/chain/ports.ts";
import { type BlockId, GENESIS, type NodeId } from "../../worlds/chain/state.ts";
import { carryOut, receiveAtCartel } from "./cartel.ts";
import { confirmationsOf } from "./confirmations.ts";
import { findBlock, miningEnd, untilNext } from "./mining.ts";
import * as attackers from "./policies/attackers.ts";
import { hastyMerchant, hoarder, honestMerchant, lazyMerchant } from "./policies/merchants.ts";
import { noteReceived, noteReorg } from "./public-chain.ts";
import { scenarios } from "./scenarios.ts";
import { score } from "./score.ts";
import {
  type Facts,
  type Fx,
  needs,
  type PowCommand,
  type PowEvent,
  type PowOptions,
  type PowState,
  poolOf,
  powOptions,
  refuse,
} from "./state.ts";
import { addTip, bestTip, tipOf } from "./tips.ts";
import { type PowViews, reveal, view } from "./view.ts";

function command(): z.ZodMiniType<PowCommand> {
  const block = blockField();
  return z.discriminatedUnion("verb", [
    z.strictObject({ verb: z.literal("tip"), block }),
    z.strictObject({ verb: z.literal("untip") }),
    z.strictObject({ verb: z.literal("hold") }),
    z.strictObject({ verb: z.literal("publish") }),
    z.strictObject({ verb: z.literal("reveal") }),
    z.strictObject({ verb: z.literal("restart") }),
  ]);
}

function offers(s: PowState, seat: SeatId, f: Facts): Offer[] {
  const pool = poolOf(s, f.world.nodes.of(seat));
  const vote = pool.votes[seat];
  const list: Offer[] = [];
  if (pool.tips.length > 1) {
    const mine = vote === undefined ? undefined : tipOf(pool, vote, f);
    list.push({ verb: "tip", aim: { field: "block", ids: pool.tips.filter((tip) => tip !== mine) } });
  }
  if (vote !== undefined) list.push({ verb: "untip" });
  if (!s.cartel || f.role(seat).kind !== "liar") return list;
  // Publishing one block at a time needs several; giving up needs a branch of their own.
  const verbs: PowCommand["verb"][] = ["hold", "publish"];
  if (s.cartel.held.length > 1) verbs.push("reveal");
  if (s.cartel.tip !== s.cartel.best) verbs.push("restart");
  for (const verb of verbs) {
    const not = refuse(s, seat, { verb } as PowCommand, f);
    list.push(not ? { verb, not } : { verb });
  }
  return list;
}

/** A pool mines on its best tip. */
function updateHead(s: PowState, node: NodeId, f: Facts, fx: Fx): void {
  const before = f.world.blocks.head(node)[0] as BlockId;
  const head = bestTip(poolOf(s, node), f);
  if (head === before) return;
  const dropped = noteReorg(s, node, before, head, f);
  // Noted before the orders that this undoes.
  if (dropped > 0) for (const seat of f.world.nodes.seats(node)) fx.note(seat, "reorg", { blocks: dropped });
  fx.world.blocks.setHead(node, [head]);
  for (const seat of f.world.nodes.seats(node)) fx.stance(seat, head);
}

function act(s: PowState, seat: SeatId, c: PowCommand, f: Facts, fx: Fx): Refusal | undefined {
  const no = refuse(s, seat, c, f);
  if (no) return no;
  const node = f.world.nodes.of(seat);
  if (c.verb === "tip" || c.verb === "untip") {
    const { votes } = poolOf(s, node);
    if (c.verb === "tip") votes[seat] = c.block;
    else delete votes[seat];
    fx.changed("node", node);
    fx.note(seat, c.verb, c.verb === "tip" ? { block: c.block } : {});
    updateHead(s, node, f, fx);
  } else if (s.cartel) {
    s.cartel.votes[seat] = c.verb;
    fx.changed("cartel", s.cartel.node);
    carryOut(s, f, fx);
  }
  return undefined;
}

function scheduleNext(s: PowState, f: Facts, fx: Fx): void {
  const wait = untilNext(s, f);
  if (wait === undefined) delete s.next;
  else s.next = fx.at(f.now + wait, { kind: "mine" });
}

function create(options: PowOptions, f: Pick<Facts, "end" | "liars">): PowState {
  return {
    options,
    until: f.end,
    blocks: options.blocks,
    interval: options.interval,
    usual: confirmationsOf(f.liars, options.blocks),
    turns: 0,
    found: [],
    nodes: {},
    power: 0,
    head: GENESIS,
    receivedPower: {},
    decided: [],
    reorgs: [],
    deepestReorg: 0,
    undone: [],
  };
}

const mechanism: Omit<Mechanism<PowState, PowCommand, PowEvent, ChainPorts, typeof needs>, "create"> = {
  tracked: true,
  verbs: ["tip", "untip", "hold", "publish", "reveal", "restart"],
  command: command(),
  enter(s, seat, f) {
    const node = f.world.nodes.of(seat);
    s.nodes[node] ??= { power: 0, tips: [GENESIS], votes: {} };
    poolOf(s, node).power += f.world.nodes.seatPower(seat);
    s.power += f.world.nodes.seatPower(seat);
    if (f.role(seat).kind !== "liar") return;
    const { hidden } = f.world.nodes;
    if (hidden !== undefined)
      s.cartel ??= { node: hidden, tip: GENESIS, held: [], made: [], best: GENESIS, votes: {}, releasedAt: {} };
  },
  begin(s, f, fx) {
    s.until = miningEnd(f);
    if (s.options.blocks > 0) s.interval = Math.round((s.until - f.begin) / s.options.blocks);
    scheduleNext(s, f, fx);
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
  on(s, _e, f, fx) {
    findBlock(s, f, fx);
    scheduleNext(s, f, fx);
  },
  notified(s, notice, f, fx) {
    if (notice.kind !== "block") return;
    if (notice.node === s.cartel?.node) {
      receiveAtCartel(s, notice.block, f, fx);
      return;
    }
    const pool = poolOf(s, notice.node);
    const tips = pool.tips.length;
    addTip(pool, notice.block, f);
    updateHead(s, notice.node, f, fx);
    noteReceived(s, notice.node, notice.block, f, fx);
    // There is a new fork to decide on.
    if (pool.tips.length > Math.max(1, tips)) for (const seat of f.world.nodes.seats(notice.node)) fx.nudge(seat);
  },
  channels: () => [],
  view,
  score,
  reveal,
};

/**
 * Nakamoto consensus (Nakamoto 2008): blocks are found at random times, by nodes in proportion to their power, and each node mines on
 * the longest chain that it has.
 */
export const pow: MechanismFactory<
  "pow",
  PowOptions,
  PowState,
  PowCommand,
  PowEvent,
  ChainPorts,
  typeof needs,
  PowViews
> = {
  id: "pow",
  world: "chain",
  needs,
  options: powOptions,
  refusals: ["no_tip_vote", "not_a_tip", "stands_already", "no_attacker", "nothing_held", "nothing_to_give_up"],
  family: family(
    [honestMerchant, lazyMerchant, hastyMerchant, hoarder],
    [attackers.doubleSpender, attackers.selfishMiner],
  ),
  scenarios,
  cartel: true,
  // Every node notified of every block.
  load: (options, seats, clock) => (seats * 1000) / (options.blocks > 0 ? clock / options.blocks : options.interval),
  make: (options) => ({ ...mechanism, create: (f) => create(options, f) }),
};
