import * as z from "zod/mini";
import type { World, WorldFactory } from "../../part.ts";
import type { Effects, Facts, Ms, Offer, SeatId, Telling } from "../../types.ts";
import { beginAudit, endAudit, fraudAfter } from "./audit.ts";
import { blockField, blockId } from "./ids.ts";
import { type ChainNews, type NetFx, publish, receive, send } from "./net.ts";
import { dealt, hide, newNode, powersOf, sidesOf } from "./nodes.ts";
import { type ChainOptions, chainOptions } from "./options.ts";
import { earnings, orderIn, payAfter, paymentOn, ship } from "./orders.ts";
import * as st from "./state.ts";
import { type ChainViews, reveal, view } from "./view.ts";

type ChainState = st.ChainState;

/** What a mechanism may ask of the chain. */
export interface ChainAsk {
  /** How many nodes there are, the attackers' own among them, and which one that is. */
  nodes: number;
  hidden: st.NodeId | undefined;
  nodeOf(seat: SeatId): st.NodeId;
  seatsOf(node: st.NodeId): readonly SeatId[];
  powerOf(node: st.NodeId): number;
  power(seat: SeatId): number;
  /** All power there is. */
  total: number;
  block(id: st.BlockId): Omit<st.Block, "fraud">;
  /** The id of the block that a maker makes in a slot, or of the second of two: see ids.ts. */
  blockId(maker: number, slot: number, which?: 0 | 1): st.BlockId;
  has(node: st.NodeId, id: st.BlockId): boolean;
  /** What a node has above a height, in the order in which it came, ancestors first. */
  received(node: st.NodeId, above: number): st.BlockId[];
  head(node: st.NodeId): readonly st.BlockId[];
  busyUntil(seat: SeatId): Ms;
  /** How sure a seat is that a block is a fraud by its own audits, 0 to 1; ½ before any. */
  suspects(seat: SeatId, id: st.BlockId): number;
  auditMs: Ms;
  /** Mean time on a link, and the longest that is likely: what a timeout is measured by. */
  delay: Ms;
  slowest: Ms;
  /** The truth about a block. For the score and the reveal alone: nothing that shows during play may rest on it. */
  fraud(id: st.BlockId): boolean;
  /** How far apart a seat's orders come, 0 for none; how many customers are crooked, where there are attackers. */
  orders: Ms;
  crooked: number;
  /** What an order pays when it is shipped after z confirmations, in coins. */
  payAfter(z: number): number;
  /** What an order's goods are worth, in coins. */
  goods: number;
  earnings: (seat: SeatId, head: readonly st.BlockId[]) => { coins: number; shipped: number; lost: number };
}

/** What a mechanism may have the chain do. */
export interface ChainDeeds {
  /**
   * Makes a block at a node, which has it at once: the mechanism hears of it before this returns. `by` is the node it
   * says made it, where that is another; `id` is that of its maker and slot. Throws for one that is there already.
   */
  make(b: Omit<st.Block, "t">, at: st.NodeId): st.BlockId;
  /** Sends a block through the network, to some nodes or to all; in `ms`, where it does not take the usual way. */
  publish(id: st.BlockId, from: st.NodeId, to?: readonly st.NodeId[], ms?: Ms): void;
  /** Sends a message of the mechanism's own. */
  send(from: st.NodeId, body: unknown, to?: readonly st.NodeId[]): void;
  /** What a node builds on from now on. */
  head(node: st.NodeId, head: readonly st.BlockId[]): void;
}

type Fx = Effects<st.ChainEvent> & Telling<ChainNews>;

function command(): z.ZodMiniType<st.ChainCommand> {
  const block = blockField();
  return z.discriminatedUnion("verb", [
    z.strictObject({ verb: z.literal("audit"), block }),
    z.strictObject({ verb: z.literal("ship") }),
    z.strictObject({ verb: z.literal("wait") }),
  ]);
}

function offers(s: ChainState, seat: SeatId, f: Facts): Offer[] {
  const list: Offer[] = [];
  const add = (c: st.ChainCommand, offer: Omit<Offer, "verb" | "not">): void => {
    const not = st.refuse(s, seat, c, f.now);
    list.push(not ? { verb: c.verb, ...offer, not } : { verb: c.verb, ...offer });
  };
  const ids = st.auditable(s, seat);
  const [first] = ids;
  if (first !== undefined)
    add({ verb: "audit", block: first }, { aim: { field: "block", ids }, cost: s.options.audit });
  if (st.deskOf(s, seat).order !== undefined) {
    add({ verb: "ship" }, {});
    add({ verb: "wait" }, {});
  }
  return list;
}

/** A node builds on something else: its merchants see where their payments stand now. */
function setHead(s: ChainState, node: st.NodeId, head: readonly st.BlockId[], fx: NetFx): void {
  const at = st.nodeAt(s, node);
  const before = at.head;
  at.head = [...head];
  if (s.options.orders === 0 || at.hidden) return;
  for (const seat of at.seats) {
    const desk = st.deskOf(s, seat);
    for (const order of desk.orders) {
      if (!order.shipped) continue;
      const [was, is] = [paymentOn(s, order, before).at, paymentOn(s, order, head).at];
      if (was !== is && is === "undone") fx.note(seat, "undone", { order: order.n, goods: s.options.goods });
      if (was === "undone" && is === "in") fx.note(seat, "restored", { order: order.n });
    }
    if (desk.order !== undefined) fx.nudge(seat);
  }
}

function enter(s: ChainState, seat: SeatId, f: Facts): void {
  if (s.desks[seat]) {
    st.nodeAt(s, st.deskOf(s, seat).node).seats.push(seat);
    return;
  }
  // Somebody who comes late sits down with the smallest pool; on a node of its own it has no power until the next round.
  const pools = s.nodes.flatMap((node, i) => (node.hidden ? [] : [i]));
  const smallest = pools.reduce((a, b) => (st.nodeAt(s, b).seats.length < st.nodeAt(s, a).seats.length ? b : a));
  const node = s.options.pooled ? smallest : newNode(s, f.now);
  const power = s.options.pooled ? 1 : 0;
  s.desks[seat] = { node, power, busy: f.now, audits: {}, orders: [] };
  st.nodeAt(s, node).seats.push(seat);
  st.nodeAt(s, node).power += power;
}

function create(options: ChainOptions, f: Facts): ChainState {
  const node = dealt(options, f.seats, f.chance);
  const powers = powersOf(options, f.seats, f.chance);
  const genesis: st.Block = { id: st.GENESIS, parents: [], height: 0, by: -1, t: f.now, fraud: false, meta: {} };
  const links: st.Links = { delay: 1, loss: 0 };
  const s: ChainState = { options, nodes: [], links, desks: {}, blocks: { [st.GENESIS]: genesis } };
  for (let i = 0; i <= Math.max(...node); i++) newNode(s, f.now);
  for (const [i, seat] of f.seats.entries()) {
    const power = powers[seat] as number;
    s.desks[seat] = { node: node[i] as number, power, busy: f.now, audits: {}, orders: [] };
    st.nodeAt(s, node[i] as number).power += power;
  }
  return s;
}

const world: Omit<World<ChainState, st.ChainCommand, st.ChainEvent, ChainAsk, ChainDeeds, ChainNews>, "create"> = {
  verbs: ["audit", "ship", "wait"],
  command: command(),
  enter,
  begin(s, f, fx) {
    for (const seat of f.seats) {
      if (s.options.orders > 0) orderIn(s, seat, f, fx);
      fx.nudge(seat);
    }
  },
  offers,
  act(s, seat, c, f, fx) {
    const no = st.refuse(s, seat, c, f.now);
    if (no) return no;
    const desk = st.deskOf(s, seat);
    if (c.verb === "audit") beginAudit(s, seat, c.block, f, fx);
    else if (c.verb === "ship") ship(s, seat, f, fx);
    else desk.waits = st.heightOf(s, desk.node);
    return undefined;
  },
  on(s, e, f, fx) {
    if (e.kind === "block") for (const node of e.nodes) receive(s, node, e.block, f, fx);
    else if (e.kind === "message") {
      for (const node of e.nodes) fx.tell({ kind: "message", node, from: e.from, body: e.body });
    } else if (e.kind === "audited") endAudit(s, e.seat, e.block, f, fx);
    else orderIn(s, e.seat, f, fx);
  },
  ask: (s, f) => ({
    get nodes() {
      return s.nodes.length;
    },
    get hidden() {
      return st.hiddenNode(s);
    },
    nodeOf: (seat) => st.deskOf(s, seat).node,
    seatsOf: (node) => st.nodeAt(s, node).seats,
    powerOf: (node) => st.nodeAt(s, node).power,
    power: (seat) => st.deskOf(s, seat).power,
    get total() {
      return s.nodes.reduce((sum, node) => sum + node.power, 0);
    },
    block: (id) => st.blockAt(s, id),
    blockId: (maker, slot, which) => blockId(f.chance, maker, slot, which),
    has: (node, id) => st.nodeAt(s, node).has[id] !== undefined,
    received: (node, above) => st.receivedAt(s, node, above),
    head: (node) => st.nodeAt(s, node).head,
    suspects(seat, id) {
      const audit = st.deskOf(s, seat).audits[id];
      return audit ? fraudAfter(audit, s.options.noise) : 0.5;
    },
    busyUntil: (seat) => st.deskOf(s, seat).busy,
    auditMs: s.options.audit,
    delay: s.options.delay,
    slowest: Math.ceil((1 + s.options.spread) * (1 + s.options.jitter) * s.options.delay),
    fraud: (id) => st.blockAt(s, id).fraud,
    orders: s.options.orders,
    crooked: s.options.crooked,
    payAfter: (z) => payAfter(s, z),
    goods: s.options.goods,
    earnings: (seat, head) => earnings(s, seat, head),
  }),
  deeds: (s, f, fx: Fx) => ({
    make(b, at) {
      if (s.blocks[b.id]) throw new Error(`there is a block ${b.id} already`);
      s.blocks[b.id] = { ...b, t: f.now };
      receive(s, at, b.id, f, fx);
      return b.id;
    },
    publish: (id, from, to, ms) => publish(s, id, from, to, f, fx, ms),
    send: (from, body, to) => send(s, from, to, body, f, fx),
    head: (node, head) => setHead(s, node, head, fx),
  }),
  faults: (s, f) => ({
    links: {
      delay(factor) {
        s.links.delay = factor;
      },
      loss(share) {
        s.links.loss = share;
      },
      cut(share, until) {
        s.links.cut = { sides: sidesOf(s.nodes.length, share, f.chance), until };
      },
      heal() {
        delete s.links.cut;
      },
    },
    identity: { conceal: (seat) => hide(s, seat, f.now) },
  }),
  channels(s, seat) {
    const { node } = st.deskOf(s, seat);
    const hidden = st.hiddenNode(s);
    const own = [`node:${node}`];
    return hidden !== undefined && st.nodeAt(s, hidden).seats.includes(seat) ? [...own, `cartel:${hidden}`] : own;
  },
  view,
  truth: () => [],
  reveal,
};

/** A seat audits, ships, is nudged; timed things a second at most. Blocks and messages are the mechanism's to count. */
const PER_SEAT = 2;

export const chain: WorldFactory<
  "chain",
  ChainOptions,
  ChainState,
  st.ChainCommand,
  st.ChainEvent,
  ChainAsk,
  ChainDeeds,
  ChainNews,
  ChainViews
> = {
  id: "chain",
  options: chainOptions,
  refusals: ["unknown_block", "no_order", "busy", "waiting_already"],
  load: (_options, seats) => PER_SEAT * seats,
  make: (options) => ({ ...world, create: (f) => create(options, f) }),
};
