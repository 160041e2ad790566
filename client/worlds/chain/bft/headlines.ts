import { hasQuorum, quorumOf } from "../../../../src/game/mechanisms/bft/quorum.ts";
import { nameOf } from "../../../parts/name.tsx";
import { all, own } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { isLiar } from "../../liars.ts";
import { missedLead } from "../missed.ts";
import { Block, block } from "../names.ts";
import type { Headline } from "../part.ts";
import { allTold, truth } from "../views.ts";
import { revealed, spared } from "./views.ts";
import { words as bftWords } from "./words/words.ts";

const w = bftWords.headlines;

const facts = (): Readonly<Record<string, number>> => all.value?.reveal?.result.facts ?? {};
export const fact = (name: string): number => facts()[name] ?? 0;
const isFraud = (id: number): boolean => truth.value?.blocks[id]?.fraud === 1;
export const seats = (): number => all.value?.round?.seats.length ?? 0;

/** All blocks that were final for anybody. */
export const finals = (): Set<number> =>
  new Set(Object.values(revealed.value?.decided ?? {}).flatMap((blocks) => blocks.map(({ block: id }) => id)));

export type Final = NonNullable<typeof revealed.value>["decided"][number][number];
/** Whether my vote was among those for a block, and it would not have become final without it. */
export function isDecisive({ block: id, backers, voters }: Final): boolean {
  const seat = own.value?.playing ? own.value.seat : undefined;
  if (seat === undefined || !backers.includes(seat) || truth.value?.blocks[id] === undefined) return false;
  return hasQuorum(backers.length, Math.max(1, voters)) && !hasQuorum(backers.length - 1, Math.max(1, voters));
}

/** Turns that were played: on a beat all that began, else the rounds of finished heights. */
export const tried = (): number => {
  const { turns = 0 } = revealed.value ?? {};
  return Math.max(fact("rounds"), turns);
};
/** Those of them that made no block final. */
export const failed = (): number => Math.max(0, tried() - fact("heights"));

/** Seats that provably signed twice and that nobody reported. */
export const freed = (): number[] => {
  const { equivocated = [], slashed = [] } = revealed.value ?? {};
  return [...new Set(equivocated.map(({ seat }) => seat))].filter((seat) => !slashed.includes(seat));
};
const names = (list: readonly number[]): string => {
  const some = list.slice(0, 3).map(nameOf);
  return format.list(list.length > 3 ? [...some, w.more({ n: list.length - 3 })] : some);
};

/**
 * Clean blocks that were proposed and did not become final. Not counted: a height that the clock cut off, and what was
 * signed in a pair.
 */
export function turnedDown(): number[] {
  const done = fact("heights");
  const final = finals();
  const rows = Object.entries(truth.value?.blocks ?? {});
  const slots = rows.map(([, { height, by, round }]) => `${height}:${by}:${round}`);
  const alone = (i: number): boolean => slots.indexOf(slots[i] as string) === slots.lastIndexOf(slots[i] as string);
  const down = rows.filter(
    ([id, { height, fraud }], i) => height > 0 && height <= done && fraud === 0 && !final.has(Number(id)) && alone(i),
  );
  return down.map(([id]) => Number(id));
}

const ending = (): string => all.value?.reveal?.result.ending ?? "safe";
export const held = (): boolean => ending() === "safe";

export function ended(): string {
  const n = fact("heights");
  if (ending() === "forked") return bftWords.ended.forked;
  if (ending() === "captured") return bftWords.ended.captured({ frauds: fact("frauds") });
  return ending() === "halted" ? bftWords.ended.halted({ n }) : bftWords.ended.safe({ n });
}

/** The height with two final blocks. */
const forkAt = () => Object.entries(revealed.value?.decided ?? {}).find(([, blocks]) => blocks.length > 1);

function worth(): Headline {
  const [n, frauds] = [fact("heights"), fact("frauds")];
  const fork = forkAt();
  if (fork) {
    const [height, [one, other]] = fork;
    return {
      lead: w.worth,
      big: w.fork,
      note: w.forkNote({ height: Number(height), one: block(one?.block ?? 0), other: block(other?.block ?? 0) }),
    };
  }
  if (n === 0) return { lead: w.worth, big: w.nothing, note: w.halted };
  if (frauds > 0) return { lead: w.worth, big: w.frauds({ frauds, of: n }), note: w.final };
  return { lead: w.worth, big: w.clean({ n }), note: fact("halted") ? w.slow : w.safe };
}

function missed(): Headline {
  const theirs = Object.values(revealed.value?.decided ?? {}).flat();
  const fraud = theirs.find(({ block: id }) => isFraud(id));
  if (fraud) {
    const mine = theirs.find((one) => isFraud(one.block) && isDecisive(one)) ?? fraud;
    const { block: id, backers, voters } = mine;
    const said = { block: Block(id), n: backers.length };
    // To an attacker that was its task, and nothing missed.
    if (isDecisive(mine) && !isLiar())
      return { lead: missedLead(), big: w.yours(said), note: w.yoursNote({ need: quorumOf(voters) }) };
    return {
      lead: missedLead(),
      big: w.signed({ n: backers.length, of: voters }),
      note: w.signedNote({ block: Block(id), more: backers.length - quorumOf(voters) + 1 }),
    };
  }
  const { equivocated = [], slashed = [] } = revealed.value ?? {};
  if (forkAt() && equivocated.length > 0)
    return {
      lead: missedLead(),
      big: w.twice({ n: equivocated.length }),
      note: w.twiceNote({ reported: slashed.length }),
    };
  const free = freed();
  if (free.length > 0)
    return { lead: missedLead(), big: w.free({ n: free.length }), note: w.freeNote({ names: names(free) }) };
  if (!allTold.value) return { lead: missedLead(), big: w.untold, note: w.untoldNote };
  const down = turnedDown();
  if (down.length > 0) return { lead: missedLead(), big: w.refused({ n: down.length }), note: w.refusedNote };
  const made = Object.values(truth.value?.blocks ?? {}).filter(({ height }) => height > 0 && height <= fact("heights"));
  // A pair is of one round; a block may be proposed in several.
  const silent = fact("rounds") - new Set(made.map(({ height, round }) => `${height}:${round}`)).size;
  if (silent > 0) return { lead: missedLead(), big: w.unproposed({ n: silent }), note: w.unproposedNote };
  if (slashed.length > 0)
    return {
      lead: w.caught,
      big: w.wonBack({ n: slashed.length, spared: spared() }),
      note: fact("halted") > 0 && !spared() ? w.stillNote : w.wonBackNote({ spared: spared() }),
    };
  return { lead: missedLead(), big: w.none, note: w.noneNote };
}

/** What became final, what it was worth, and what the validators overlooked. */
export function headlines(): [Headline, Headline, Headline] {
  const n = fact("heights");
  const note = n > 0 ? w.rate({ failed: failed() }) : w.noRound;
  return [{ lead: w.chose, big: w.blocks({ n: finals().size }), note }, worth(), missed()];
}
