import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import { hasQuorum } from "./quorum.ts";

/** A vote for no block. The genesis block's number, which nobody can propose. */
export const NIL = 0;
/** A block, or NIL. */
export type Value = BlockId;
/** The two kinds of votes: see node.ts. */
export type VoteType = "prevote" | "precommit";

/** The votes of one kind that a node has of one round, as CometBFT's VoteSet. Compact: a hundred nodes have those of a hundred. */
export interface VoteSet {
  /** What was voted for, in the order in which it came up, and the power behind each. */
  values: Value[];
  power: number[];
  /** By signer: bit i is set when it signed for `values[i]`. */
  masks: number[];
  /** The power of all who voted, each counted once. */
  sum: number;
}

/** So many values fit into one base-36 digit of a message. A round has three or four; votes for more, which only liars cast, are dropped. */
const VALUES_MAX = 5;

export function emptySet(): VoteSet {
  return { values: [], power: [], masks: [], sum: 0 };
}

/** Signers of a set by their mask, index 0 unused, and how many signatures there are. */
interface Counts {
  byMask: number[];
  signatures: number;
}

// Kept beside the sets, since each of 300 nodes shows its counts at every flush, and in between one more has signed or two: with
// all signers gone through each time this was a fifth of a flush. Made from a set where it is not there, and `addVote` adds to it.
const countsOf = new WeakMap<VoteSet, Counts>();

/** How many signers a set has by mask; `signatures` moves with every change of the set. */
export function counts(v: VoteSet): Readonly<Counts> {
  const found = countsOf.get(v);
  if (found) return found;
  const made: Counts = { byMask: [], signatures: 0 };
  for (const mask of v.masks) recount(made, 0, mask);
  countsOf.set(v, made);
  return made;
}

/** A signer's mask is another one. */
function recount(counted: Counts, before: number, mask: number): void {
  const { byMask } = counted;
  while (byMask.length <= mask) byMask.push(0);
  if (before !== 0) byMask[before] = (byMask[before] as number) - 1;
  if (mask !== 0) byMask[mask] = (byMask[mask] as number) + 1;
  counted.signatures += bits(mask) - bits(before);
}

/** How many bits a mask has set. */
const bits = (mask: number): number => (mask === 0 ? 0 : (mask & 1) + bits(mask >> 1));

/** Whether this signer signed for two values in one round, which no honest one does: evidence against it. */
export function signedTwice(v: VoteSet, by: NodeId): boolean {
  return bits(v.masks[by] ?? 0) > 1;
}

/** What this signer signed for. */
export function signedFor(v: VoteSet, by: NodeId): Value[] {
  return v.values.filter((_, i) => ((v.masks[by] ?? 0) & (1 << i)) !== 0);
}

/**
 * Counts a signature: each signer once for each value, however often it comes. Somebody who signs for two values counts
 * for both, as in the paper, where a quorum is one of messages that carry the same value. False when nothing is new.
 */
export function addVote(v: VoteSet, by: NodeId, value: Value, power: number): boolean {
  let at = v.values.indexOf(value);
  const mask = v.masks[by] ?? 0;
  if (at >= 0 && (mask & (1 << at)) !== 0) return false;
  if (at < 0) {
    if (v.values.length >= VALUES_MAX) return false;
    at = v.values.push(value) - 1;
    v.power.push(0);
  }
  while (v.masks.length <= by) v.masks.push(0);
  v.masks[by] = mask | (1 << at);
  const counted = countsOf.get(v);
  if (counted) recount(counted, mask, mask | (1 << at));
  texts.delete(v);
  v.power[at] = (v.power[at] as number) + power;
  if (mask === 0) v.sum += power;
  return true;
}

/** The power behind a value. */
export function powerFor(v: VoteSet | undefined, value: Value): number {
  const at = v ? v.values.indexOf(value) : -1;
  return at < 0 ? 0 : (v?.power[at] as number);
}

/** The value for which more than two thirds of all power voted; undefined where there is none. */
export function twoThirdsMajority(v: VoteSet | undefined, total: number): Value | undefined {
  const at = v ? v.power.findIndex((power) => hasQuorum(power, total)) : -1;
  return at < 0 ? undefined : v?.values[at];
}

/** Whether no value can still get more than two thirds, whatever those vote that have not: there is nothing to wait for. */
export function cannotDecide(v: VoteSet, total: number, kind: VoteType): boolean {
  const open = total - v.sum;
  // Two thirds of the precommits for nil finalise nothing.
  return (
    v.values.every((value, i) => {
      const moot = kind === "precommit" && value === NIL;
      return moot || !hasQuorum((v.power[i] as number) + open, total);
    }) && !hasQuorum(open, total)
  );
}

/** Who signed for a value: a commit's certificate, as hex digits of four signers each, the first signer in the highest bit. */
export function signersHex(v: VoteSet, value: Value): string {
  const bit = 1 << v.values.indexOf(value);
  let hex = "";
  for (let i = 0; i < v.masks.length; i += 4) {
    let digit = 0;
    for (let k = 0; k < 4; k++) digit = 2 * digit + (((v.masks[i + k] ?? 0) & bit) !== 0 ? 1 : 0);
    hex += digit.toString(16);
  }
  return hex;
}

/** The signers in such a certificate. */
export function signersOf(hex: string): NodeId[] {
  const list: NodeId[] = [];
  for (let i = 0; i < hex.length; i++) {
    const digit = Number.parseInt(hex[i] as string, 16);
    for (let k = 0; k < 4; k++) if ((digit & (8 >> k)) !== 0) list.push(4 * i + k);
  }
  return list;
}

// Kept beside the sets until `addVote` changes them: a node sends the same votes again and again, and gets them as often.
const texts = new WeakMap<VoteSet, string>();

/** A set's masks as a text of base-36 digits, one a signer; `eachVote` reads it. */
function masksText(v: VoteSet): string {
  const found = texts.get(v);
  if (found !== undefined) return found;
  let text = "";
  for (const mask of v.masks) text += mask.toString(36);
  texts.set(v, text);
  return text;
}

/** By what a signer signed for in a text with these values, as a digit: the mask of it in a set, where the set has all of it. */
function masksIn(set: VoteSet | undefined, values: readonly Value[]): (number | undefined)[] {
  const bit = values.map((value) => (set ? set.values.indexOf(value) : -1)).map((at) => (at < 0 ? undefined : 1 << at));
  const masks: (number | undefined)[] = [0];
  for (let digit = 1; digit < 1 << values.length; digit++) {
    const low = bit[31 - Math.clz32(digit & -digit)];
    const rest = masks[digit & (digit - 1)];
    masks[digit] = low === undefined || rest === undefined ? undefined : low | rest;
  }
  return masks;
}

/** Whether such a text says just what a set holds: of gossip, most does. */
export function sameVotes(v: VoteSet | undefined, values: readonly Value[], text: string): boolean {
  if (!v || v.values.length !== values.length || masksText(v) !== text) return false;
  for (let i = 0; i < values.length; i++) if (values[i] !== v.values[i]) return false;
  return true;
}

/**
 * Takes every signature in such a text; of signers from whom `known` has all that they signed for there, none. What is taken
 * may change what is known, so that is asked for again.
 */
export function eachVote(
  values: readonly Value[],
  text: string,
  take: (by: NodeId, value: Value) => void,
  known: () => VoteSet | undefined = () => undefined,
): void {
  let set = known();
  let masks = masksIn(set, values);
  let width = set?.values.length;
  for (let by = 0; by < text.length; by++) {
    const code = text.charCodeAt(by);
    // "0" to "9" are 48 to 57, "a" is 97.
    const digit = code < 58 ? code - 48 : code - 87;
    const mask = masks[digit];
    if (mask !== undefined && ((set?.masks[by] ?? 0) & mask) === mask) continue;
    for (let i = 0; i < values.length; i++) if ((digit & (1 << i)) !== 0) take(by, values[i] as Value);
    const before = set;
    set = known();
    if (set === before && set?.values.length === width) continue;
    masks = masksIn(set, values);
    width = set?.values.length;
  }
}

/** Votes of one kind in one round as a message carries them: height, round, kind (0 prevotes), values, masks. */
export type PackedVotes = [height: number, round: number, kind: 0 | 1, values: Value[], masks: string];

/** One set, or none where there are no votes. */
export function pack(height: number, round: number, k: 0 | 1, v: VoteSet | undefined): PackedVotes[] {
  return v ? [[height, round, k, [...v.values], masksText(v)]] : [];
}
