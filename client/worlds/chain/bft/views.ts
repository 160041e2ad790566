import type { bft } from "../../../../src/game/mechanisms/bft/bft.ts";
import type { Evidence } from "../../../../src/game/mechanisms/bft/node-state.ts";
import type { Behaviour } from "../../../../src/game/mechanisms/bft/state.ts";
import { secondsTo } from "../../../parts/clock.ts";
import { you } from "../../../store.ts";
import { liarsShare } from "../../liars.ts";
import { partViews } from "../../views.ts";
import { isOpen } from "../sure.ts";
import { chainSeat, node } from "../views.ts";
import type { Votes } from "./tally.ts";

const view = partViews<typeof bft>("bft");

export const rule = view("all");
/** My node's height, round and votes. */
export const roundState = view("node");
export const mine = view("seat");
export const revealed = view("reveal");

/** How my node speaks to the others: by the rules, with two signatures, or not at all. Only liars choose. */
export const behaviour = (): Behaviour => mine.value?.behaviour ?? "speak";
export const proposes = (): boolean =>
  roundState.value !== undefined && roundState.value.proposer === chainSeat.value?.node;
/** The proposal of this round is my node's own, in this round or an earlier one. */
export const isOwn = (block: number): boolean => node.value?.blocks[block]?.by === chainSeat.value?.node;
/** My node's own letter among votes: see `TallyView`. */
export const letter = (tally: Votes | undefined): string | undefined =>
  tally?.own ?? tally?.votes[chainSeat.value?.node ?? -1];
export const untilDue = (): number => secondsTo(roundState.value?.until ?? 0);

/** More than a third attack: the setup whose idea that is. */
export const pastAThird = (): boolean => 3 * liarsShare() > 1;
/** By this room's rules a proof costs whoever signed twice nothing. */
export const spared = (): boolean => (rule.value ?? revealed.value)?.spared ?? false;
/** On a beat: the turn from which on I have no vote; undefined while nothing takes it. */
export const lostFrom = (): number | undefined => rule.value?.lost?.[you.value.seat ?? -1];
/** I was reported for signing twice, under rules that punish it: my vote is gone, or will be in two turns. */
export const reported = (): boolean =>
  !spared() && lostFrom() !== undefined && (rule.value?.slashed ?? []).includes(you.value.seat ?? -1);
/** And gone it is. */
export const voteless = (): boolean => reported() && (lostFrom() ?? 0) <= (rule.value?.turn ?? 0);
/** How many attack, as everybody is told. */
export const liars = (): number => Math.round(liarsShare() * (rule.value?.n ?? 0));
/** How many attackers can still be reported. */
export const reportable = (): number => Math.max(0, liars() - (rule.value?.slashed ?? []).length);
export const onABeat = (): boolean => rule.value?.turns !== undefined;
/** On a beat: no turn comes after this one. */
export const isLast = (): boolean => (rule.value?.turn ?? 0) + 1 >= (rule.value?.turns ?? Number.POSITIVE_INFINITY);

/** My node has two blocks by one proposer for one turn, and this is one of them: they spend a coin twice, however clean each looks. */
export function isOfPair(id: number): boolean {
  const blocks = node.value?.blocks ?? {};
  const one = blocks[id];
  const same = ({ by, height, round }: NonNullable<typeof one>): boolean =>
    by === one?.by && height === one.height && round === one.round;
  return one !== undefined && Object.entries(blocks).some(([other, block]) => Number(other) !== id && same(block));
}

/** What my seat can still decide on; undefined while there is nothing. */
export function open(): number | undefined {
  const now = roundState.value;
  if (now?.step !== "propose" || now.proposal === undefined || mine.value?.decided) return undefined;
  return isOwn(now.proposal) && !onABeat() ? undefined : now.proposal;
}

/** Whom my node can prove to have signed twice, and how. */
export function proofs(): { seat: number; proof: Evidence | undefined }[] {
  const own = mine.value;
  return (own?.evidence ?? []).map((seat) => ({ seat, proof: own?.proofs[seat] }));
}

/** What my own checks found of another node's blocks so far: how many of how many looked bad; undefined while none of mine was clear. */
export function recordOf(by: number): { n: number; bad: number } | undefined {
  const checked = Object.entries(chainSeat.value?.audits ?? {}).filter(
    ([id, { fraud }]) =>
      node.value?.blocks[Number(id)]?.by === by && Number(id) !== roundState.value?.proposal && !isOpen(fraud),
  );
  const bad = checked.filter(([, { fraud }]) => fraud > 0.5).length;
  return checked.length > 0 ? { n: checked.length, bad } : undefined;
}

/** I choose what goes into my block; not while my node is locked on one, which it would propose again. */
export const composes = (): boolean => node.value?.composing !== undefined && roundState.value?.locked === undefined;

/** How many of some votes are of one kind. */
export const countOf = ({ votes, counts }: Votes, kind: string): number =>
  counts ? (counts[kind] ?? 0) : [...votes].filter((one) => one === kind).length;
