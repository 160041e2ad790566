import type { Facts, Ms, SeatId } from "../../types.ts";
import { receivedAt } from "./arrivals.ts";
import { fraudAfter, looksTo } from "./audit.ts";
import { blockId, blockLetter } from "./ids.ts";
import { darkUntil, nodeChanged, publish, receive, send } from "./network.ts";
import { hide, isEverywhere, membersOf, move, powerAt } from "./nodes.ts";
import * as st from "./state.ts";
import { type Composed, compose, offerTransfers, withdrawTransfers } from "./transfers.ts";

/** Who sits where, and with what power. */
export interface NodesPort {
  /** How many there are, the attackers' own among them; they are numbered from 0. */
  readonly count: number;
  /** The attackers' own node, if they have one. Secret. */
  readonly hidden: st.NodeId | undefined;
  /** The node of a seat. */
  of(seat: SeatId): st.NodeId;
  seats(node: st.NodeId): readonly SeatId[];
  /** What a node mines or votes with: without those of its seats whose power is secretly elsewhere, and nothing while it is dark. */
  power(node: st.NodeId): number;
  seatPower(seat: SeatId): number;
  /** Until when a node is dark: it makes nothing and votes for nothing; 0 for one that is not. */
  darkUntil(node: st.NodeId): Ms;
  /** All power there is. */
  readonly total: number;
}

export interface NodesEffects {
  /** A seat goes over to another node, with its power. */
  move(seat: SeatId, to: st.NodeId): void;
  /** From now on everybody knows who sits where as it is now, whoever moves later, until it is listed again. */
  list(): void;
  /** The attackers' own node, made where there is none: with no power but what the mechanism gives it. */
  hide(): st.NodeId;
}

/** Blocks, which node has which, and what each builds on. */
export interface BlocksPort {
  at(id: st.BlockId): Omit<st.Block, "fraud">;
  /** The id of the block that a maker makes in a slot, or of the second of two: see ids.ts. */
  id(maker: number, slot: number, which?: 0 | 1): st.BlockId;
  has(node: st.NodeId, id: st.BlockId): boolean;
  /** Every node has it, but for the attackers' own: what the projector shows. */
  everywhere(id: st.BlockId): boolean;
  /** What a node has above a height, in the order in which it came, ancestors first. */
  received(node: st.NodeId, above: number): readonly st.BlockId[];
  /** What a node builds on: a block, or a tipset's several. */
  head(node: st.NodeId): readonly st.BlockId[];
}
export interface BlocksEffects {
  /**
   * Makes a block at a node, which has it at once: the mechanism notified of it before this returns. `by` is the node it
   * says made it, where that is another; `id` is that of its maker and slot; `nth` tells it from
   * whatever else could be made at its height (see `blockLetter`), and is left out where nothing could. Throws for
   * one that is there already.
   */
  make(b: Omit<st.Block, "t" | "letter">, at: st.NodeId, nth?: number): st.BlockId;
  /** What a node builds on from now on. */
  setHead(node: st.NodeId, head: readonly st.BlockId[]): void;
}

export interface NetworkPort {
  /** The longest that a message is likely to take over a link, while no trial slows it down: what a timeout is measured by. */
  readonly slowest: Ms;
}
export interface NetworkEffects {
  /** Sends a block through the network, to some nodes or to all; in `ms`, where it does not take the usual way. */
  publish(id: st.BlockId, from: st.NodeId, to?: readonly st.NodeId[], ms?: Ms): void;
  /** Sends a message of the mechanism's own, to some nodes or to all others. */
  send(from: st.NodeId, body: unknown, to?: readonly st.NodeId[]): void;
}

/** The transfers that wait to be taken into a block: see transfers.ts. */
export interface TransfersPort {
  /** Whether there are any in this world. */
  readonly wait: boolean;
  /** The slot of the block for which a node's seats are choosing, if they are. */
  slot(node: st.NodeId): number | undefined;
}
export interface TransfersEffects {
  /** Lays what waits in a slot before a node's seats, who choose until about `until`; again for the same slot it does nothing. */
  offer(node: st.NodeId, slot: number, until: Ms): void;
  /** Takes it away again: the node makes no block there after all. */
  withdraw(node: st.NodeId): void;
  /** Closes the choice, and says what the block is made of: what was chosen, or what the node's rules take; `own`: with a liar's own double-spend. */
  compose(node: st.NodeId, slot: number, own?: boolean): Composed;
}

/** What seats have found out by checking blocks. */
export interface AuditsPort {
  /** How sure a seat can be that a block is a fraud by its own audits, 0 to 1; ½ before any. */
  suspicion(seat: SeatId, id: st.BlockId): number;
}

/** What blocks really are. For the score and the reveal alone: nothing that shows during play may rest on it. */
export interface TruthPort {
  fraud(id: st.BlockId): boolean;
}

/** The chain's ports, for mechanisms: see MechanismFactory's `needs`. */
export interface ChainPorts {
  id: "chain";
  facts: {
    nodes: NodesPort;
    blocks: BlocksPort;
    network: NetworkPort;
    transfers: TransfersPort;
    audits: AuditsPort;
    truth: TruthPort;
  };
  effects: { nodes: NodesEffects; blocks: BlocksEffects; network: NetworkEffects; transfers: TransfersEffects };
  notice: st.ChainNotice;
}

export function facts(s: st.ChainState, f: Facts): ChainPorts["facts"] {
  const { options } = s;
  return {
    nodes: {
      get count() {
        return s.nodes.length;
      },
      get hidden() {
        return st.hiddenNode(s);
      },
      of: (seat) => st.seatOf(s, seat).node,
      seats: (node) => st.nodeAt(s, node).seats,
      power: (node) => powerAt(s, node, f.now),
      darkUntil: (node) => darkUntil(s, node, f.now),
      seatPower: (seat) => st.seatOf(s, seat).power,
      get total() {
        return s.nodes.reduce((sum, node) => sum + node.power, 0);
      },
    },
    blocks: {
      at: (id) => st.blockAt(s, id),
      id: (maker, slot, which) => blockId(f.chance, maker, slot, which),
      has: (node, id) => st.nodeAt(s, node).has[id] !== undefined,
      everywhere: (id) => isEverywhere(s, id),
      received: (node, above) => receivedAt(s, node, above),
      head: (node) => st.nodeAt(s, node).head,
    },
    network: { slowest: Math.ceil((1 + options.spread) * (1 + options.jitter) * options.delay) },
    transfers: {
      wait: options.transfers > 0,
      slot: (node) => st.nodeAt(s, node).composing?.slot,
    },
    audits: {
      suspicion(seat, id) {
        const audit = st.seatOf(s, seat).audits[id];
        return audit ? fraudAfter(audit, options.noise, looksTo(s, seat, id)) : 0.5;
      },
    },
    truth: { fraud: (id) => st.blockAt(s, id).fraud },
  };
}

export function effects(s: st.ChainState, f: Facts, fx: st.ChainFx): ChainPorts["effects"] {
  return {
    nodes: {
      move(seat, to) {
        move(s, seat, to);
        fx.changed("seat", seat);
      },
      list() {
        s.listed = membersOf(s);
        fx.changed("all");
      },
      hide: () => hide(s, f.now),
    },
    blocks: {
      make(b, at, nth) {
        if (s.blocks[b.id]) throw new Error(`there is a block ${b.id} already`);
        const letter = nth === undefined ? {} : { letter: blockLetter(f.chance, b.height, nth) };
        s.blocks[b.id] = { ...b, ...letter, t: f.now };
        receive(s, at, b.id, f, fx);
        return b.id;
      },
      setHead(node, head) {
        const at = st.nodeAt(s, node);
        at.head = [...head];
        nodeChanged(s, node, fx);
      },
    },
    network: {
      publish: (id, from, to, ms) => publish(s, id, from, to, f, fx, ms),
      send: (from, body, to) => send(s, from, to, body, f, fx),
    },
    transfers: {
      offer: (node, slot, until) => offerTransfers(s, node, slot, until, f, fx),
      withdraw: (node) => withdrawTransfers(s, node, fx),
      compose: (node, slot, own = false) => compose(s, node, slot, own, f, fx),
    },
  };
}
