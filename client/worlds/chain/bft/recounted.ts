import { hasQuorum, quorumOf } from "../../../../src/game/mechanisms/bft/quorum.ts";
import type { Deeds } from "../../../debrief/deeds.ts";
import { diary } from "../../../parts/diary.ts";
import { own } from "../../../store.ts";
import { isLiar } from "../../liars.ts";
import { Block } from "../names.ts";
import { truth } from "../views.ts";
import { isDecisive } from "./headlines.ts";
import { judged } from "./judged.ts";
import { revealed } from "./views.ts";
import { words } from "./words/words.ts";

/** So many votes are told of, those on bad blocks first: more is a list and no answer. */
const MOST = 3;

interface Line {
  bad: boolean;
  text: string;
}

/** Bad, clean, or nothing where that is not told. */
const wasOf = (id: number): "bad" | "clean" | "other" => {
  const fraud = truth.value?.blocks[id]?.fraud;
  return fraud === undefined ? "other" : fraud === 1 ? "bad" : "clean";
};

/** Blocks that became final with my vote and would not have without it. */
function withMine(): Line[] {
  const all = Object.values(revealed.value?.decided ?? {}).flat();
  return all.filter(isDecisive).map(({ block, backers }) => {
    const was = wasOf(block);
    return { bad: was === "bad", text: words.recounted.final({ block: Block(block), n: backers.length, was }) };
  });
}

/** Blocks that I refused and that were one vote short. */
function withoutMine(refused: ReadonlySet<number>): Line[] {
  const short = (revealed.value?.refused ?? []).filter(({ block, backers, voters }) => {
    const open = refused.has(block) && !hasQuorum(backers, Math.max(1, voters));
    return open && hasQuorum(backers + 1, Math.max(1, voters));
  });
  return short.map(({ block, backers, voters }) => {
    const was = wasOf(block);
    const said = { block: Block(block), n: backers, need: quorumOf(voters), was };
    return { bad: was === "bad", text: words.recounted.refused(said) };
  });
}

/** Where my vote alone made the difference, all others as they were: exact, and from public votes. To an attacker that was its task. */
export function recounted(): ReturnType<NonNullable<Deeds["recounted"]>> {
  const seat = own.value?.playing ? own.value.seat : undefined;
  const node = Object.entries(truth.value?.nodes ?? {}).find(
    ([, { seats }]) => seat !== undefined && seats.includes(seat),
  );
  if (!node || isLiar() || !revealed.value) return undefined;
  const mine = judged(diary(), truth.value?.blocks ?? {}, Number(node[0]));
  const refused = new Set(mine.filter(({ said }) => said === "reject").map(({ block }) => block));
  const all = [...withoutMine(refused), ...withMine()].sort((a, b) => Number(b.bad) - Number(a.bad));
  const { label, never, more, alone } = words.recounted;
  if (all.length === 0) return { label, lines: [never], alone };
  const lines = all.slice(0, MOST).map(({ text }) => text);
  return { label, lines: all.length > MOST ? [...lines, more({ n: all.length - MOST })] : lines, alone };
}
