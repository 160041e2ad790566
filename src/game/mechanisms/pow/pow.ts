import * as z from "zod/mini";
import type { Mechanism, MechanismFactory } from "../../part.ts";
import { family } from "../../policies/family.ts";
import type { Offer, Refusal, SeatId } from "../../types.ts";
import { blockField } from "../../worlds/chain/ids.ts";
import type { ChainPorts } from "../../worlds/chain/ports.ts";
import { type BlockId, GENESIS, type NodeId } from "../../worlds/chain/state.ts";
import { cartelHears, settle } from "./cartel.ts";
import { confirmationsOf } from "./confirmations.ts";
import { heardAt, noteReorg } from "./ledger.ts";
import { mine, miningEnd, untilNext } from "./mining.ts";
import * as attackers from "./policies/attackers.ts";
import { hastyMerchant, hoarder, honestMerchant, lazyMerchant } from "./policies/merchants.ts";
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
import { choice, grow, tipOf } from "./tips.ts";
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
  if (pool.leaves.length > 1) {
    const mine = vote === undefined ? undefined : tipOf(pool, vote, f);
    list.push({ verb: "tip", aim: { field: "block", ids: pool.leaves.filter((leaf) => leaf !== mine) } });
  }
  if (vote !== undefined) list.push({ verb: "untip" });
  if (!s.cartel || f.role(seat).kind !== "liar") return list;
  // One at a time is for a lead, and giving up for whoever has something to give up.
  const verbs: PowCommand["verb"][] = ["hold", "publish"];
  if (s.cartel.held.length > 1) verbs.push("reveal");
  if (s.cartel.tip !== s.cartel.best) verbs.push("restart");
  for (const verb of verbs) {
    const not = refuse(s, seat, { verb } as PowCommand, f);
    list.push(not ? { verb, not } : { verb });
  }
  return list;
}

/** A pool mines on what it should by now. */
function steer(s: PowState, node: NodeId, f: Facts, fx: Fx): void {
  const before = f.world.blocks.head(node)[0] as BlockId;
  const head = choice(poolOf(s, node), f);
  if (head === before) return;
  const dropped = noteReorg(s, node, before, head, f);
  // Before the orders that this undoes: those are the last word.
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
    steer(s, node, f, fx);
  } else if (s.cartel) {
    s.cartel.votes[seat] = c.verb;
    fx.changed("cartel", s.cartel.node);
    settle(s, f, fx);
  }
  return undefined;
}

function plan(s: PowState, f: Facts, fx: Fx): void {
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
    heard: {},
    finals: [],
    reorgs: [],
    deepest: 0,
    undone: [],
  };
}

const mechanism: Omit<Mechanism<PowState, PowCommand, PowEvent, ChainPorts, typeof needs>, "create"> = {
  tracked: true,
  verbs: ["tip", "untip", "hold", "publish", "reveal", "restart"],
  command: command(),
  enter(s, seat, f) {
    const node = f.world.nodes.of(seat);
    s.nodes[node] ??= { power: 0, leaves: [GENESIS], votes: {} };
    poolOf(s, node).power += f.world.nodes.seatPower(seat);
    s.power += f.world.nodes.seatPower(seat);
    if (f.role(seat).kind !== "liar") return;
    const { hidden } = f.world.nodes;
    if (hidden !== undefined)
      s.cartel ??= { node: hidden, tip: GENESIS, held: [], made: [], best: GENESIS, votes: {}, out: {} };
  },
  begin(s, f, fx) {
    s.until = miningEnd(f);
    if (s.options.blocks > 0) s.interval = Math.round((s.until - f.begin) / s.options.blocks);
    plan(s, f, fx);
  },
  moved(s, before, f, fx) {
    const ready = s.next === undefined;
    s.until = miningEnd(f);
    // More blocks at the same pace.
    if (s.options.blocks > 0) s.blocks += Math.round((f.end - before) / s.interval);
    if (ready) plan(s, f, fx);
  },
  timeUp: (_s, _f, fx) => fx.end(),
  offers,
  act,
  on(s, _e, f, fx) {
    mine(s, f, fx);
    plan(s, f, fx);
  },
  hears(s, news, f, fx) {
    if (news.kind !== "block") return;
    if (news.node === s.cartel?.node) {
      cartelHears(s, news.block, f, fx);
      return;
    }
    const pool = poolOf(s, news.node);
    const tips = pool.leaves.length;
    grow(pool, news.block, f);
    steer(s, news.node, f, fx);
    heardAt(s, news.node, news.block, f, fx);
    // A fork is something to decide.
    if (pool.leaves.length > Math.max(1, tips)) for (const seat of f.world.nodes.seats(news.node)) fx.nudge(seat);
  },
  channels: () => [],
  view,
  score,
  reveal,
};

/** Nakamoto's: the next block is found after a random time by whoever, by power; each mines on the heaviest chain it has. */
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
  // Every node hears of every block.
  load: (options, seats, clock) => (seats * 1000) / (options.blocks > 0 ? clock / options.blocks : options.interval),
  make: (options) => ({ ...mechanism, create: (f) => create(options, f) }),
};
