import { nameOf } from "../../../parts/name.tsx";
import { all } from "../../../store.ts";
import { missedLead } from "../missed.ts";
import { block } from "../names.ts";
import type { Headline } from "../part.ts";
import { truth } from "../views.ts";
import { revealed } from "./views.ts";
import { words as w } from "./words/words.ts";

export interface BlockTrust {
  block: number;
  fraud: boolean;
  /** How many of the watchers dealt on it. */
  trusting: number;
}

/** Every block that was made, in order, and how many of the watchers dealt on it. */
export function trustByBlock(): BlockTrust[] {
  const blocks = truth.value?.blocks ?? {};
  const height = (id: number): number => blocks[id]?.height ?? 0;
  const made = Object.entries(revealed.value?.dealt ?? {}).sort(([a], [b]) => height(Number(a)) - height(Number(b)));
  return made.map(([id, trusted]) => ({
    block: Number(id),
    fraud: blocks[Number(id)]?.fraud === 1,
    trusting: trusted,
  }));
}
export const watchers = (): number => Math.max(0, (all.value?.round?.seats.length ?? 1) - 1);
/** Undefined where it is not told, since it would tell whether the sequencer was captured. */
export const frauds = (): number | undefined => all.value?.reveal?.result.facts.frauds;

/** Its node stopped before all blocks were made. */
export const crashed = (): boolean => all.value?.reveal?.result.ending === "crashed";
const captured = (): boolean => revealed.value?.captured === 1;

/** What we chose: one node. What it was worth: so many clean blocks. What we missed: what the others could not stop. */
export function headlines(): [Headline, Headline, Headline] {
  const b = w.headlines;
  const made = trustByBlock();
  const last = made[made.length - 1];
  const name = nameOf(revealed.value?.sequencer ?? -1);
  const chose: Headline = {
    lead: b.chose,
    big: name,
    note: last && b.stood({ trusting: last.trusting, watchers: watchers() }),
  };
  const node = Object.entries(truth.value?.nodes ?? {}).find(([, n]) =>
    n.seats.includes(revealed.value?.sequencer ?? -1),
  );
  if (node) chose.node = Number(node[0]);
  const of = all.value?.reveal?.result.facts.of ?? made.length;
  if (crashed())
    return [
      chose,
      { lead: b.worth, big: b.crashed({ blocks: made.length }), note: b.crashedNote },
      { lead: missedLead(), big: b.never({ n: of - made.length }), note: b.alone },
    ];
  if (made.length === 0) return [chose, { lead: b.worth, big: b.none }, { lead: missedLead(), big: b.nothing }];
  const out = made.reduce((sum, one) => sum + watchers() - one.trusting, 0);
  const wrong = frauds();
  if (wrong === undefined) {
    return [
      chose,
      { lead: b.worth, big: b.made({ blocks: made.length }), note: b.untold },
      { lead: missedLead(), big: b.notTold, note: b.keptOutUntold({ n: out }) },
    ];
  }
  const first = made.find((one) => one.fraud);
  if (first) {
    return [
      chose,
      { lead: b.worth, big: b.frauds({ frauds: wrong, blocks: made.length }), note: captured() ? b.final : b.mistaken },
      {
        lead: missedLead(),
        big:
          first.trusting === watchers()
            ? b.dealtAll({ watchers: watchers(), block: block(first.block) })
            : b.dealt({ n: first.trusting, watchers: watchers(), block: block(first.block) }),
        note: b.could,
      },
    ];
  }
  return [
    chose,
    { lead: b.worth, big: b.allClean({ blocks: made.length }), note: b.safe },
    {
      lead: missedLead(),
      ...(out > 0 ? { big: b.keptOut({ n: out }), note: b.keptOutNote } : { big: b.nothing, note: b.lucky }),
    },
  ];
}
