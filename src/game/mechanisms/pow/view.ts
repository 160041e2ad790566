import type { Channel, Ms, SeatId } from "../../types.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import { standing, tally } from "./cartel.ts";
import { type CartelVote, type Facts, type PowState, poolOf } from "./state.ts";
import { heightOf, parentOf, votesByTip } from "./tips.ts";

/** Channel `all`. `attackers` is the share that the scenario announces, `interval` the mean time between blocks. */
export interface PowAllView {
  interval: Ms;
  /** When the last block is found at the latest. */
  until: Ms;
  /** In all, both sides' together; 0 for as many as come. */
  blocks: number;
  confirmations: number;
  /** The confirmations to wait for: see confirmations.ts. */
  usual: number;
  final: number;
  attackers: number;
}
/** Channel `node:k`: the tips there are while there is more than one, and the pool's votes for each. */
export interface PowNodeView {
  tips: Record<BlockId, number>;
}
/** Channel `seat:n`. */
export interface PowSeatView {
  /** The block one wants to mine through. */
  tip?: BlockId;
  /** What one wants the attackers to do. */
  vote?: CartelVote;
}
/** Channel `cartel:k`. `lead` is the private branch's height less the best that others have. */
export interface PowCartelView {
  lead: number;
  /** What they mine on, what of it they hold back, and the best block that others have, as far as they know. */
  tip: BlockId;
  held: BlockId[];
  best: BlockId;
  /** Where their branch leaves that best block's chain: its height, and how many blocks others have on top. */
  fork: number;
  against: number;
  votes: Record<CartelVote, number>;
  /** Who wants what, where they know each other. */
  by?: Record<SeatId, CartelVote>;
}

function cartelView(s: PowState, f: Facts): PowCartelView | undefined {
  const { cartel } = s;
  if (!cartel) return undefined;
  const { tip, held, best, votes } = cartel;
  const shown: PowCartelView = {
    ...standing(cartel, f),
    tip,
    held: [...held],
    best,
    votes: tally(cartel),
  };
  const [member] = f.world.nodes.seats(cartel.node);
  const role = member === undefined ? undefined : f.role(member);
  return role?.kind === "liar" && role.group ? { ...shown, by: { ...votes } } : shown;
}

/** What `pow` shows in a channel. */
export function view(s: PowState, channel: Channel, f: Facts): object | undefined {
  const [kind, id] = channel.split(":");
  if (kind === "all") {
    const { blocks, confirmations, final } = s.options;
    const { interval, until, usual } = s;
    return { interval, until, blocks, confirmations, usual, final, attackers: f.liars } satisfies PowAllView;
  }
  const at = Number(id);
  if (kind === "node") return s.nodes[at] && ({ tips: votesByTip(poolOf(s, at), f) } satisfies PowNodeView);
  if (kind === "cartel") return s.cartel?.node === at ? cartelView(s, f) : undefined;
  if (kind !== "seat") return undefined;
  const mine: PowSeatView = {};
  const tip = s.nodes[f.world.nodes.of(at)]?.votes[at];
  if (tip !== undefined) mine.tip = tip;
  const vote = f.role(at).kind === "liar" ? s.cartel?.votes[at] : undefined;
  if (vote !== undefined) mine.vote = vote;
  return mine;
}

/** What really happened: the world's reveal has the whole tree. */
export interface PowReveal {
  /** The main chain's head. */
  head: BlockId;
  /** Blocks with more than one child. */
  forks: BlockId[];
  /** The attackers' blocks, whoever they say made them: when each was published, −1 for never. */
  attackers: Record<BlockId, Ms>;
  reorgs: { t: Ms; node: NodeId; depth: number }[];
  /** An attack counts when it undoes so many blocks. */
  confirmations: number;
  /** Blocks off the main chain. */
  stale: number;
  /** Blocks of the main chain a minute, while blocks were found. */
  rate: number;
}

/** Proof of work's views by kind of channel, and what it reveals. */
export interface PowViews {
  all: PowAllView;
  node: PowNodeView;
  cartel: PowCartelView;
  seat: PowSeatView;
  reveal: PowReveal;
}

export function reveal(s: PowState, f: Facts): PowReveal {
  const length = heightOf(s.head, f);
  const { made = [], releasedAt = {} } = s.cartel ?? {};
  return {
    head: s.head,
    forks: forksOf(s, f),
    attackers: Object.fromEntries(made.map((id) => [id, releasedAt[id] ?? -1])),
    reorgs: s.reorgs,
    confirmations: s.options.confirmations,
    stale: s.found.length - length,
    rate: Math.round((600_000 * length) / Math.max(1, s.until - f.begin)) / 10,
  };
}

/** The blocks that have more than one child. */
export function forksOf(s: PowState, f: Facts): BlockId[] {
  const once = new Set<BlockId>();
  const forks = new Set<BlockId>();
  for (const id of s.found) {
    const parent = parentOf(id, f);
    if (once.has(parent)) forks.add(parent);
    once.add(parent);
  }
  return [...forks];
}
