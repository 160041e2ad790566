import { offerOf } from "../../../parts/choice.ts";
import { chainOf } from "../blocks.ts";
import { newerFirst } from "../names.ts";
import { selected } from "../selection.ts";
import { chainSeat, node } from "../views.ts";
import { heard, mine } from "./views.ts";

/** From this sure on by one's own looks, saying so is the likelier thing to do. */
const SURE = 0.85;
/** From this sure on a block is spoken of as suspect: below it, one's looks say next to nothing. */
const SUSPECT = 0.6;
/** So many doubts of others are worth a word: one may err. */
const SOME = 2;

const auditOf = (id: number): number | undefined => chainSeat.value?.audits[id]?.fraud;
/** How many others doubt a block, as far as my node has heard. */
export const doubtsOf = (id: number): number =>
  (heard.value?.doubts[id] ?? 0) - (mine.value?.doubted.includes(id) ? 1 : 0);

/** Of these blocks, the one to judge: what my own looks speak against, else what others doubt and I have not looked at. */
export function worst(ids: readonly number[]): number | undefined {
  const suspects = ids.filter((id) => (auditOf(id) ?? 0) >= SUSPECT);
  const [mostOf] = suspects.sort((a, b) => (auditOf(b) ?? 0) - (auditOf(a) ?? 0) || newerFirst(a, b));
  if (mostOf !== undefined) return mostOf;
  return loudest(ids.filter((id) => auditOf(id) === undefined));
}

/** What "Leave out" or "Doubt" means: the selected block, where it can be; else the worst. */
export function judgeAim(verb: "leave" | "doubt"): number | undefined {
  const ids = offerOf(verb)?.aim?.ids ?? [];
  const at = selected.value;
  if (at !== undefined && ids.includes(at)) return at;
  // What is left behind already needs no word more; and who has not looked has nothing to say aloud.
  const chain = chainOf(node.value?.blocks ?? {}, node.value?.head ?? []);
  const open = ids.filter((id) => chain.has(id));
  return worst(verb === "leave" ? open : open.filter((id) => auditOf(id) !== undefined));
}

/** Whether my own looks say that it is a fraud. */
export const isSure = (id: number | undefined): boolean => id !== undefined && (auditOf(id) ?? 0) >= SURE;

/** The others' blocks of the newest tipset that I have not looked at. */
export function unchecked(): number[] {
  const me = chainSeat.value?.node;
  const head = node.value?.head ?? [];
  return head.filter((id) => id > 0 && node.value?.blocks[id]?.by !== me && auditOf(id) === undefined);
}

/** What I leave out of what is fresh. */
export const leaving = (): number[] => {
  const head = node.value?.head ?? [];
  return (mine.value?.excluded ?? []).filter((id) => head.includes(id));
};

/** Of these blocks, what others doubt most; undefined where too few do. */
export function loudest(ids: readonly number[]): number | undefined {
  const [most] = ids.filter((id) => doubtsOf(id) >= SOME).sort((a, b) => doubtsOf(b) - doubtsOf(a) || newerFirst(a, b));
  return most;
}
