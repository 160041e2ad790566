import { offerOf } from "../../../parts/choice.ts";
import { selected } from "../selection.ts";
import { OPEN } from "../sure.ts";
import { chainSeat, node } from "../views.ts";
import { heard, mine, weightOf } from "./views.ts";

/** From this sure on by one's own looks, a doubt is the likelier thing to do: below it they cannot tell. */
const SUSPECT = OPEN.to;

const auditOf = (id: number): number | undefined => chainSeat.value?.audits[id]?.fraud;

/** How many others looked at a block and doubt it, as far as my node has heard. */
export function doubtsOf(id: number): number {
  const own = mine.value?.doubted.includes(id) && auditOf(id) !== undefined ? 1 : 0;
  return Math.max(0, (heard.value?.doubts[id] ?? 0) - own);
}

/** The others' blocks that the next ones decide on, in the order in which they came: an order that no later block moves. */
export function fresh(): number[] {
  const blocks = node.value?.blocks ?? {};
  const me = chainSeat.value?.node;
  const ids = Object.keys(blocks).map(Number);
  const top = ids.reduce((most, id) => Math.max(most, blocks[id]?.height ?? 0), 0);
  return ids
    .filter((id) => id > 0 && blocks[id]?.height === top && blocks[id]?.by !== me)
    .sort((a, b) => (blocks[a]?.at ?? 0) - (blocks[b]?.at ?? 0) || a - b);
}

export const isLeft = (id: number): boolean => mine.value?.excluded.includes(id) ?? false;
/** Of the fresh blocks those that I have not looked at. */
export const unchecked = (): number[] => fresh().filter((id) => auditOf(id) === undefined);
/** What I neither leave out nor have vouched for. */
export const open = (): number[] => fresh().filter((id) => !isLeft(id) && !mine.value?.vouched.includes(id));

const most = (ids: readonly number[], of: (id: number) => number): number | undefined =>
  ids.reduce<number | undefined>((best, id) => (best === undefined || of(id) > of(best) ? id : best), undefined);

/** What speaks most against a fresh block: my own looks, or else others' doubts of one that I have not looked at. */
export function worst(): number | undefined {
  const ids = fresh().filter((id) => !isLeft(id));
  const suspects = ids.filter((id) => (auditOf(id) ?? 0) >= SUSPECT);
  if (suspects.length > 0) return most(suspects, (id) => auditOf(id) ?? 0);
  const doubted = ids.filter((id) => auditOf(id) === undefined && doubtsOf(id) > 0);
  return most(doubted, doubtsOf);
}

/** What to look at next: what others doubt; else what counts most, or came first; else the one that my looks say least about. */
export function nextLook(): number | undefined {
  // Where blocks count unequally, the weightiest first; else what came first, and of those that were not left behind.
  const head = node.value?.head ?? [];
  const first = most(unchecked(), (id) => weightOf(id) + (head.includes(id) ? 0.5 : 0));
  const loud = most(
    unchecked().filter((id) => doubtsOf(id) > 0),
    doubtsOf,
  );
  return loud ?? first ?? most(fresh(), (id) => -Math.abs((auditOf(id) ?? 0.5) - 0.5));
}

/** What "Doubt" means: the selected block, where it can be; else the worst. */
export function doubtAim(): number | undefined {
  const ids = offerOf("doubt")?.aim?.ids ?? [];
  const at = selected.value;
  if (at !== undefined && ids.includes(at)) return at;
  return worst();
}

/** Whether my own looks say that it is a fraud. */
export const isSuspect = (id: number | undefined): boolean => id !== undefined && (auditOf(id) ?? 0) >= SUSPECT;

/** Whether my own looks say that it is clean. */
export const isClean = (id: number): boolean => (auditOf(id) ?? 1) <= OPEN.from;

/** Of the blocks that the newest stand on one that my looks say is bad, and that I did not doubt in time. */
export function missed(): number | undefined {
  const blocks = node.value?.blocks ?? {};
  const below = Math.max(0, ...Object.values(blocks).map(({ height }) => height)) - 1;
  const ids = Object.keys(blocks).map(Number);
  return ids.find(
    (id) => blocks[id]?.height === below && isSuspect(id) && !isLeft(id) && !mine.value?.doubted.includes(id),
  );
}
