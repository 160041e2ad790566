import { all } from "../../../store.ts";
import { missedLead } from "../missed.ts";
import { block } from "../names.ts";
import type { Headline } from "../part.ts";
import { truth } from "../views.ts";
import { plainName, revealed } from "./views.ts";
import { words as w } from "./words/words.ts";

export const fact = (name: string): number => all.value?.reveal?.result.facts[name] ?? 0;
export const finals = (): Set<number> => new Set((revealed.value?.final ?? []).flat().filter((id) => id > 0));
/** The last epoch for which it is settled which blocks are final. */
export function settledUpTo(): number {
  const last = revealed.value?.final.at(-1)?.[0];
  return last === undefined ? 0 : (truth.value?.blocks[last]?.height ?? 0);
}

/** All blocks, epoch by epoch. */
const made = () => Object.entries(truth.value?.blocks ?? {}).sort(([, a], [, b]) => a.height - b.height);

export interface Fraud {
  block: number;
  /** Whether it became final, was left out, or hung in the air when the round ended. */
  end: "final" | "out" | "open";
}
export function fraudsMade(): Fraud[] {
  const [final, up] = [finals(), settledUpTo()];
  return made().flatMap(([id, one]): Fraud[] => {
    if (one.fraud !== 1) return [];
    const n = Number(id);
    return [{ block: n, end: final.has(n) ? "final" : one.height <= up ? "out" : "open" }];
  });
}

/** An epoch later other nodes have both blocks, and then it takes a moment to report them. */
const PROVABLE = 2;

/** Two blocks of one miner in one epoch, which some other node could have proven, and none has. */
export interface Unproven {
  pair: [number, number];
  /** So near to the end that nobody had the time. */
  late: boolean;
}
export function unproven(): Unproven[] {
  const blocks = truth.value?.blocks ?? {};
  const reports = revealed.value?.reports ?? [];
  const first = new Map<string, number>();
  return made().flatMap(([key, one]): Unproven[] => {
    const id = Number(key);
    const place = `${one.miner}/${one.height}`;
    const other = first.get(place);
    if (id > 0 && other === undefined) first.set(place, id);
    if (other === undefined) return [];
    // A report covers all that its miner did until then.
    const told = reports.some(({ seat, epoch }) => seat === one.miner && epoch >= one.height);
    const known = one.seen.some((at, node) => node !== one.by && at >= 0 && (blocks[other]?.seen[node] ?? -1) >= 0);
    return told || !known ? [] : [{ pair: [other, id], late: one.height > fact("epochs") - PROVABLE }];
  });
}

/** Whether a block was left behind that is told to be clean. */
function cleanBehind(): boolean {
  const [final, up] = [finals(), settledUpTo()];
  return made().some(([id, { fraud, height }]) => height > 0 && height <= up && fraud === 0 && !final.has(Number(id)));
}

/** How many blocks of the next epoch with any built on this one, and how many there were. */
function builtOn(id: number): { on: number; of: number } {
  const blocks = truth.value?.blocks ?? {};
  const height = blocks[id]?.height ?? 0;
  const later = Object.values(blocks).filter((one) => one.height > height);
  const next = Math.min(...later.map((one) => one.height));
  const then = later.filter((one) => one.height === next);
  return { on: then.filter((one) => one.parents.includes(id)).length, of: then.length };
}

function missed(): Headline {
  const b = w.headlines;
  const lead = missedLead();
  const first = fraudsMade().find((one) => one.end === "final");
  if (first) {
    const { on, of } = builtOn(first.block);
    const named = block(first.block);
    return {
      lead,
      big: on === of ? b.builtAll({ of, block: named }) : b.built({ n: on, of, block: named }),
      note: all.value?.reveal?.who
        ? b.fraudBy({ name: plainName(Number(truth.value?.blocks[first.block]?.miner)) })
        : b.fraud,
    };
  }
  if (fact("frauds") > 0) return { lead, big: b.untold, note: b.untoldNote };
  const pair = unproven().find(({ late }) => !late)?.pair;
  if (pair) return { lead, big: b.twice({ epoch: truth.value?.blocks[pair[0]]?.height ?? 0 }), note: b.unreported };
  const behind = fact("orphans");
  if (behind > 0) return { lead, big: b.behind({ n: behind }), note: cleanBehind() ? b.behindClean : b.behindNote };
  return { lead, big: b.nothing, note: b.fine };
}

/** How it ended, in a word: see the mechanism's score. */
export const ending = (): string => all.value?.reveal?.result.ending ?? "agree";

/** What we chose: a history of many hands, or not one. What it was worth: whether it is clean. What we missed: the fraud, the proof. */
export function headlines(): [Headline, Headline, Headline] {
  const b = w.headlines;
  const final = [...finals()];
  if (final.length === 0)
    return [{ lead: b.chose, big: b.blocks({ n: 0 }) }, { lead: b.worth, big: b.unmade }, missed()];
  const miners = new Set(final.map((id) => truth.value?.blocks[id]?.miner)).size;
  const [frauds, tried] = [fact("frauds"), fact("tried")];
  const by = b.by({ miners, epochs: settledUpTo(), of: fact("epochs") });
  const chose: Headline =
    ending() === "split"
      ? { lead: b.chose, big: b.split, note: b.splitNote({ n: revealed.value?.rival.length ?? 0 }) }
      : ending() === "thrown"
        ? { lead: b.chose, big: b.thrown, note: b.thrownNote({ n: fact("reorg") }) }
        : ending() === "still"
          ? { lead: b.chose, big: b.still, note: by }
          : { lead: b.chose, big: b.blocks({ n: final.length }), note: by };
  if (ending() === "split") return [chose, { lead: b.worth, big: b.conflict }, missed()];
  return [
    chose,
    frauds > 0
      ? { lead: b.worth, big: b.frauds({ n: frauds }), note: b.ofTried({ final: frauds, tried, open: fact("open") }) }
      : { lead: b.worth, big: b.safe, note: tried > 0 ? b.stopped({ tried }) : b.untried },
    missed(),
  ];
}
