import { type ComponentType, h } from "preact";
import type { AllView } from "../../src/game/views.ts";
import { comparing } from "../compare/load.ts";
import { pictureOf } from "../compare/rows.ts";
import { taking } from "../data/load.ts";
import { parting } from "../family/load.ts";
import { lessoning } from "../lesson/load.ts";
import { replaying } from "../replay/load.ts";
import { played, trialWords } from "../trials/load.ts";
import { mayLie } from "../worlds/liars.ts";
import type { Stage } from "../worlds/stage.ts";
import type { Phase } from "./phases.ts";
import { isShort } from "./talk/questions.ts";

/** One thought of the debrief: a card on the phone, a screen on the wall. */
export interface Card {
  /** Small letters and dashes, at most 20: the session says by it which one the room is at. */
  id: string;
  phase: Phase;
  /** Whether this round has something to tell here. Of nothing but the view that all have, so that wall and phones agree. */
  there(all: AllView): boolean;
  /** Brings it with its words; asked once a page. `wall`: on the projector, as large as it, and with nothing of one's own. */
  load(stage: Stage): Promise<ComponentType<{ wall?: boolean }>>;
  /** It takes the whole wall in one piece: never in columns. */
  wide?: true;
  /** Where it is told, if not on both. */
  only?: "phone" | "wall";
}

type Shown = ComponentType<{ wall?: boolean }>;

/** What stands on other pages too calls the wall `shared`. */
const asCard =
  (Part: ComponentType<{ shared?: boolean }>): Shown =>
  ({ wall = false }) =>
    h(Part, { shared: wall });

/** A part of what the world tells, as a card. */
const told =
  (part: "Truth" | "Points" | "Who" | "Own" | "Path") =>
  async (stage: Stage): Promise<Shown> => {
    const { [part]: Part } = await stage.aftermath();
    return Part ? asCard(Part) : () => null;
  };

/** Rounds of discreet rooms are not played again: what comes out would tell who lied. */
const replays = ({ round }: AllView): boolean => round?.level === "open";

const whatIf = (kind: "recount" | "fork" | "replay") => (stage: Stage) =>
  import("./whatif/index.ts").then((one) => one.whatIf(stage, kind));
const panel = (kind: "power" | "influence" | "axes" | "band") => () =>
  import("./power/index.ts").then((one) => one.powerPanel(kind));

/** The questions of a phase, on the wall: its thoughts come before them, but for how it was, which is asked first. */
const ask = (phase: Phase): Card => ({
  id: `ask-${phase}`,
  phase,
  only: "wall",
  there: (all) => !isShort(all),
  load: () => import("./talk/card.tsx").then((one) => one.ask(phase)),
});

/** All cards, in the order in which they are told. A part of the debrief adds its row and its folder, and nothing else. */
export const cards: readonly Card[] = [
  ask("feel"),
  { id: "truth", phase: "happened", there: () => true, load: told("Truth") },
  {
    id: "family",
    phase: "happened",
    wide: true,
    there: ({ family }) => family !== undefined,
    load: () => parting().then(({ RoomsCard }) => RoomsCard),
  },
  {
    id: "moments",
    phase: "happened",
    there: () => true,
    load: async (stage) => {
      const [told] = await Promise.all([stage.aftermath(), trialWords()]);
      return (await import("./moments/card.tsx")).momentsCard(told);
    },
  },
  { id: "points", phase: "happened", there: () => true, load: told("Points") },
  { id: "who", phase: "happened", there: () => mayLie(), load: told("Who") },
  { id: "own", phase: "happened", there: () => true, load: told("Own") },
  {
    id: "played",
    phase: "happened",
    there: ({ reveal }) => reveal?.cards !== undefined,
    load: async () => asCard(await played()),
  },
  {
    id: "watch",
    phase: "happened",
    only: "phone",
    there: () => true,
    load: async (stage) => {
      const [{ Again }, { named }] = await Promise.all([replaying(), stage.aftermath(), trialWords()]);
      const { toldMoments } = await import("./moments/told.ts");
      return ({ wall = false }) => h(Again, { moments: toldMoments(named), wall });
    },
  },
  ask("happened"),
  {
    id: "changed",
    phase: "learned",
    only: "phone",
    there: () => true,
    load: (stage) => import("./index.ts").then(({ changed }) => changed(stage)),
  },
  { id: "power", phase: "learned", there: replays, load: panel("power") },
  { id: "influence", phase: "learned", there: replays, load: panel("influence") },
  { id: "axes", phase: "learned", wide: true, there: replays, load: panel("axes") },
  ask("learned"),
  {
    id: "compared",
    phase: "relates",
    wide: true,
    there: ({ compared }) => pictureOf(compared ?? []) !== undefined,
    load: () => comparing().then(({ Compared }) => Compared),
  },
  { id: "band", phase: "relates", there: ({ reveal }) => reveal !== undefined, load: panel("band") },
  ask("relates"),
  { id: "recount", phase: "whatif", there: replays, load: whatIf("recount") },
  // In a discreet room it says why there are none.
  { id: "fork", phase: "whatif", there: () => true, load: whatIf("fork") },
  { id: "replay", phase: "whatif", there: replays, load: whatIf("replay") },
  ask("whatif"),
  ask("next"),
  {
    id: "prediction",
    phase: "next",
    wide: true,
    there: ({ lesson }) => lesson?.revisited !== undefined,
    load: () => lessoning().then(({ Revisited }) => Revisited),
  },
  {
    id: "talk",
    phase: "next",
    only: "phone",
    there: () => true,
    load: () => import("./talk/card.tsx").then(({ Talk }) => Talk),
  },
  { id: "path", phase: "next", only: "phone", there: () => true, load: told("Path") },
  {
    id: "keep",
    phase: "next",
    only: "phone",
    there: () => true,
    load: () => replaying().then(({ KeepFile }) => KeepFile),
  },
  { id: "data", phase: "next", only: "phone", there: () => true, load: taking },
  {
    id: "proof",
    phase: "next",
    only: "phone",
    there: () => true,
    load: () => import("../parts/proof.tsx").then(({ Proof }) => Proof),
  },
];

/** The cards that are told of a round, on the wall or on a phone. */
export const cardsOf = (all: AllView, where: "phone" | "wall"): Card[] =>
  cards.filter((card) => (card.only ?? where) === where && card.there(all));
