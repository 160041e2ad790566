import type { KeyMoment } from "../../../src/game/measures/moments/story.ts";
import type { Ms } from "../../../src/game/types.ts";
import { nameOf } from "../../parts/name.tsx";
import { all } from "../../store.ts";
import { inWorld, nameIdOf } from "../../trials/cards.ts";
import { words as trials } from "../../trials/words/words.ts";
import * as format from "../../words/format.ts";
import { isChain } from "../../worlds/which.ts";
import { words } from "../words/words.ts";

const w = words.moments;

/** A key moment with its sentence. `t` is session time. */
export interface ToldMoment {
  t: Ms;
  label: string;
  /** What it is told of. */
  moment: KeyMoment;
}

/** All that a sentence may ask for. */
interface Fields {
  name: string;
  Name: string;
  By: string;
  site: string;
  Site: string;
  other: string;
  trial: string;
  claim: string;
  worth: string;
  n: number;
  of: number;
  s: number;
  went: number;
  blocks: number;
  best: boolean;
  past: boolean;
  lasts: boolean;
}
type Sentence = string | ((fields: Fields) => string);

const sentences = (): Readonly<Record<string, Sentence>> => w.kinds;

function fieldsOf(moment: KeyMoment, named: (option: number) => string): Fields {
  const number = (field: string): number => Number(moment[field] ?? 0);
  const who = (field: string): string => (moment[field] === undefined ? w.somebody : nameOf(number(field)));
  const option = moment.site ?? moment.block;
  const site = option === undefined ? "" : named(Number(option));
  const trial = String(moment.trial ?? "");
  const chain = isChain();
  const card = trials.reveal.names[nameIdOf(trial) as keyof typeof trials.reveal.names];
  return {
    name: who("seat"),
    Name: format.capital(who("seat")),
    By: format.capital(who("by")),
    site,
    Site: format.capital(site),
    other: moment.other === undefined ? "" : named(number("other")),
    trial: card === undefined ? trial : inWorld(card, chain),
    claim: format.score(number("claim")),
    worth: format.score(number("worth")),
    n: number("n"),
    of: number("of"),
    s: Math.round((number("held") || number("lasts")) / 1000),
    went: number("went"),
    blocks: number("blocks"),
    best: number("best") === 1,
    past: number("past") === 1,
    lasts: moment.lasts !== undefined,
  };
}

/** What turns a round, the most telling first: what one asks for where one's own decisions turned nothing. */
const TURNS = [
  "captured",
  "twoFinal",
  "theft",
  "passed",
  "check",
  "proof",
  "reorg",
  "split",
  "turned",
  "quorumLost",
  "liar",
  "stop",
  "unheard",
  "overlooked",
  "fork",
  "unpaid",
  "stopped",
  "refusedGood",
  "card",
  "tipping",
  "quorum",
  "count",
  "closest",
];

/** Of the key moments the one that turned the round most; not what the seat `mine` did itself. */
export function turningPoint(named: (option: number) => string, mine: number | undefined): ToldMoment | undefined {
  const { moments = [], result } = all.value?.reveal ?? {};
  // A quorum that came apart where another held later turned nothing.
  const others = moments.filter(
    ({ kind, seat, site }) =>
      (seat === undefined || seat !== mine) && !(kind === "quorumLost" && site === result?.option),
  );
  const first = TURNS.map((kind) => others.find((one) => one.kind === kind)).find((one) => one !== undefined);
  return first && toldMoments(named).find(({ moment }) => moment === first);
}

/** The key moments of the round that is revealed, each in a sentence; what this page has no sentence for is left out. */
export function toldMoments(named: (option: number) => string): ToldMoment[] {
  return (all.value?.reveal?.moments ?? []).flatMap((moment) => {
    const say = Object.hasOwn(w.kinds, moment.kind) ? sentences()[moment.kind] : undefined;
    if (say === undefined) return [];
    return [{ t: moment.t, label: typeof say === "string" ? say : say(fieldsOf(moment, named)), moment }];
  });
}
