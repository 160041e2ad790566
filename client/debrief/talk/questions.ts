import type { AllView } from "../../../src/game/views.ts";
import { isChain } from "../../worlds/which.ts";
import type { Phase } from "../phases.ts";
import type { words } from "../words/words.ts";

/** So many questions are asked of each at most: one that fits this very round, and one that fits all. */
export const OF_A_PHASE = 2;
/** What differs by less was as good as the best. Of 10 */
const AS_GOOD = 0.5;
/** A round that was over sooner has little to ask about. ms */
export const SHORT = 10_000;

type Id = keyof typeof words.talk.questions;

/** What a question may hang on. */
interface Of {
  all: AllView;
  /** Somebody could lie. */
  liars: boolean;
  discreet: boolean;
  /** In whose hands the decision lay; absent where the round did not count. */
  deciders: "one" | "few" | "all" | undefined;
}

interface Question {
  id: Id;
  phase: Phase;
  fits(of: Of): boolean;
}

const always = (): boolean => true;
const told = ({ all }: Of): boolean => all.reveal !== undefined && all.reveal.result.ending !== "untold";
const missed = (of: Of): boolean => {
  const { best = 0, worth = 0 } = of.all.reveal?.result ?? {};
  return told(of) && best - worth > AS_GOOD;
};
const played = ({ all }: Of): boolean => (all.reveal?.cards?.length ?? 0) > 0;
const chain = ({ all }: Of): boolean => isChain(all);
/** Nothing better was missed, and no chain was broken. */
const well = (of: Of): boolean => told(of) && !missed(of) && (!chain(of) || of.all.reveal?.result.ending === "safe");

/** All questions; of each phase those that say more of this round come first. */
const questions: readonly Question[] = [
  { id: "feelLiars", phase: "feel", fits: ({ liars }) => liars },
  { id: "feelOne", phase: "feel", fits: ({ deciders }) => deciders === "one" },
  { id: "feel", phase: "feel", fits: always },
  { id: "happenedCards", phase: "happened", fits: played },
  { id: "happened", phase: "happened", fits: always },
  { id: "learnedLiars", phase: "learned", fits: ({ liars, discreet }) => liars && !discreet },
  { id: "learnedDiscreet", phase: "learned", fits: ({ liars, discreet }) => liars && discreet },
  { id: "learnedMissed", phase: "learned", fits: missed },
  { id: "learnedBest", phase: "learned", fits: well },
  { id: "learned", phase: "learned", fits: always },
  { id: "relatesOne", phase: "relates", fits: ({ deciders }) => deciders === "one" },
  { id: "relatesFew", phase: "relates", fits: ({ deciders }) => deciders === "few" },
  { id: "relatesChain", phase: "relates", fits: chain },
  { id: "relatesSwarm", phase: "relates", fits: (of) => !chain(of) },
  // Of one who decides for all there cannot be twice as many.
  { id: "whatifLiars", phase: "whatif", fits: ({ liars, deciders }) => liars && deciders !== "one" },
  { id: "whatif", phase: "whatif", fits: always },
  { id: "nextLiars", phase: "next", fits: ({ liars }) => liars },
  { id: "next", phase: "next", fits: always },
];

/** Whether somebody lied, as far as this room is told: where nobody turned out a liar, nobody asks what gave them away. */
const lied = ({ scenario, reveal }: AllView): boolean =>
  scenario.trials.includes("liars") && (reveal?.who === undefined || reveal.who.length > 0);

/** What to talk about in a phase: at most OF_A_PHASE questions that fit the round that is revealed. */
export function questionsFor(all: AllView, phase: Phase): Id[] {
  const row = all.compared?.find(({ round }) => round === all.round?.number);
  const of: Of = {
    all,
    liars: lied(all),
    discreet: all.round?.level === "discreet",
    deciders: row?.deciders,
  };
  const ids = questions.filter((one) => one.phase === phase && one.fits(of)).map(({ id }) => id);
  // The first that fits this round, and the one that fits all of them.
  return ids.length <= OF_A_PHASE ? ids : [ids[0] as Id, ids[ids.length - 1] as Id];
}

/** Whether there was a round to talk about: one that somebody ended as it began was none. */
export const isShort = ({ reveal }: AllView): boolean => (reveal?.result.took ?? 0) < SHORT;
