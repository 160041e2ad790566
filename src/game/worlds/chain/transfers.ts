import { purpose } from "../../kit/chance.ts";
import { exp } from "../../kit/exact.ts";
import type { Facts, Ms } from "../../types.ts";
import { nodeChanged } from "./network.ts";
import { type ChainFx, type ChainState, type Composing, type NodeId, nodeAt, type Waiting } from "./state.ts";

const COUNT = purpose("transfers waiting");
const FEE = purpose("fee of a transfer");
const DOUBLE = purpose("transfer is a double-spend");
const LOOK = purpose("look of a transfer");
const OWN_FEE = purpose("fee of a liar's own transfer");

/** A block holds so many transfers: few enough to weigh against each other on a phone in a few seconds. */
export const BLOCK_HOLDS = 2;
/** At least so many wait, so that there is something to choose from. */
const WAIT_LEAST = 3;
/** Ids of a slot's transfers are its number times this, and up: more than ever wait together. */
const IDS = 8;
/** Fees are whole numbers from 1 to this. */
const FEE_MOST = 5;

/** What a block was made of: how many transfers, their fees together, and whether one of them spends a coin again. */
export interface Composed {
  transfers: number;
  fees: number;
  /** Secret. */
  fraud: boolean;
}

const isDouble = (s: ChainState, f: Facts, id: number) => f.chance.chooses(DOUBLE, s.options.doubles, id);

/**
 * The chance that a transfer is a double-spend by how it looks to a node, 0 to 1: ±1 with Gaussian noise of σ = `look`, and the
 * share of double-spends among all as the prior.
 */
function looksLike(s: ChainState, f: Facts, node: NodeId, id: number): number {
  const { look, doubles } = s.options;
  const x = (isDouble(s, f, id) ? 1 : -1) + look * f.chance.normal(LOOK, node, id);
  const odds = (doubles / Math.max(1e-6, 1 - doubles)) * exp((2 * x) / (look * look));
  return Math.round((100 * odds) / (1 + odds)) / 100;
}

/** What waits in a slot, as it looks to a node. A slot's transfers are the same for every node, and each node's look its own. */
function waitingIn(s: ChainState, f: Facts, node: NodeId, slot: number): Waiting[] {
  const most = s.options.transfers;
  if (most === 0) return [];
  const least = Math.min(WAIT_LEAST, most);
  const count = least + f.chance.int(COUNT, most - least + 1, slot);
  return Array.from({ length: count }, (_, i) => {
    const id = slot * IDS + i;
    return { id, fee: 1 + f.chance.int(FEE, FEE_MOST, id), fraud: looksLike(s, f, node, id) };
  });
}

/** What waits in a slot lies before a node's seats from now on, who choose until the block is made: about `until`. */
export function offerTransfers(s: ChainState, node: NodeId, slot: number, until: Ms, f: Facts, fx: ChainFx): void {
  const at = nodeAt(s, node);
  if (s.options.transfers === 0 || at.composing?.slot === slot) return;
  const waiting = waitingIn(s, f, node, slot);
  const doubles = waiting.flatMap(({ id }) => (isDouble(s, f, id) ? [id] : []));
  at.composing = { slot, until, waiting, doubles };
  nodeChanged(s, node, fx);
  for (const seat of at.seats) fx.nudge(seat);
}

/** What lay before a node's seats is withdrawn. */
export function withdrawTransfers(s: ChainState, node: NodeId, fx: ChainFx): void {
  const at = nodeAt(s, node);
  if (!at.composing) return;
  delete at.composing;
  nodeChanged(s, node, fx);
}

/** What a node takes by its rules when nobody chooses: the one transfer that looks cleanest, whatever its fee. */
function byRules(waiting: readonly Waiting[]): number[] {
  const cleanest = waiting.reduce<Waiting | undefined>((a, b) => (a && a.fraud <= b.fraud ? a : b), undefined);
  return cleanest ? [cleanest.id] : [];
}

/**
 * The transfers of the block that a node makes in a slot: what its seats chose, or else what its rules take. With `own` a liar
 * slips in a double-spend of its own, with a fee like any other's, in the place of what there is no room for.
 */
export function compose(s: ChainState, node: NodeId, slot: number, own: boolean, f: Facts, fx: ChainFx): Composed {
  const { composing } = nodeAt(s, node);
  const offered = composing?.slot === slot ? composing : undefined;
  const waiting = offered?.waiting ?? waitingIn(s, f, node, slot);
  const chosen = offered?.chosen ?? byRules(waiting);
  withdrawTransfers(s, node, fx);
  const ids = chosen.slice(0, own ? BLOCK_HOLDS - 1 : BLOCK_HOLDS);
  const sum = ids.reduce((all, id) => all + (waiting.find((one) => one.id === id)?.fee ?? 0), 0);
  const extra = own && s.options.transfers > 0 ? 1 + f.chance.int(OWN_FEE, FEE_MOST, node, slot) : 0;
  return {
    transfers: ids.length + (extra > 0 ? 1 : 0),
    fees: sum + extra,
    fraud: own || ids.some((id) => (offered ? offered.doubles.includes(id) : isDouble(s, f, id))),
  };
}

/** Takes a transfer into the block, takes one out again, or leaves the block empty: `refuse` in offers.ts says when. */
export function choose(composing: Composing, verb: "take" | "drop" | "clear", id?: number): void {
  const before = composing.chosen ?? [];
  if (verb === "take" && id !== undefined) composing.chosen = [...before, id];
  else composing.chosen = verb === "drop" ? before.filter((one) => one !== id) : [];
}
