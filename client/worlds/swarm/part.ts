import type { ComponentChildren, ComponentType } from "preact";
import type { Found } from "../../../src/game/measures/found.ts";
import type { Support } from "../../../src/game/measures/support.ts";
import type { Command, Met, Note } from "../../../src/game/types.ts";
import type { PathText } from "../../art/charts/index.ts";
import type { Deeds, Shown } from "../../debrief/deeds.ts";
import type { Choice } from "../../parts/choice.ts";
import type { Teller } from "../../parts/moments/telling.ts";
import type { Terms } from "../../parts/term/segments.ts";
import type { Moment } from "../stage.ts";

/** How far a site's crowd is from deciding, where a mechanism decides by crowds. */
export interface CrowdState {
  /** How many scouts it takes. */
  needed: number;
  /** There are enough, and they must stay for a moment. */
  held: boolean;
  /** What is said in place of who else is here. */
  text?: string | undefined;
}

/**
 * What a mechanism adds to the swarm's stage: a folder beside `bees` that exports one of these, with its views, words and
 * scenarios in it, a row in `registry.ts` and one in `lobby.ts`. Everything here is asked for anew when views change.
 *
 * Places (swarm, wing, site), flights, readings, the notebook, the sky and who is at a site are the same for every
 * mechanism and come from this folder. What a scout says at the swarm, who decides and how is the mechanism's: dances and a
 * quorum for bees, reports to one seat or votes at a bell for others.
 */
export interface SwarmPart {
  /**
   * Who decides and by when, as a paragraph; and how to do well, for the honest in a round that counts. `maybe` stands in place
   * of how many robbers there are.
   */
  briefing(): { stake: string; how: string; maybe?: string | undefined };
  /** What a liar is told where it is no bees' robber: its secret and what it may do, during play, at the reveal; what others call it then. */
  liar?: {
    secret(site: string): string;
    may: string;
    playing(site: string): string;
    was(site: string): string;
    role: string;
  };

  /** What one looks at and touches while at the swarm. */
  AtSwarm: ComponentType;
  /** Everybody looks at that picture now, wherever its scout is, with `where` and `choices` below: at a vote; or always, where it draws all places itself. */
  gathered?(): boolean;
  /** The picture of pages and of the projector, in place of the bees' meadow. */
  Backdrop?: ComponentType<{ moment: Moment }>;
  /** What is said in the swarm's words of a colony that is no swarm: who needs a home, what it chose, that it found none, and who is out. */
  says?: {
    title: string;
    chose: string;
    homeless: string;
    ended(site: string): string;
    out(swarm: number, out: number): string;
    /** After the round, how many came to what was chosen, where not all did. */
    brought?(): string | undefined;
    /** Where one's own way went, beside the drawing of it. */
    path: PathText;
    /** What a round comes to that is played again: it takes a site by then, or none. */
    takes(site: string, t: string): string;
    none: string;
  };
  /** One sentence while at the swarm: what I know, and what goes on. */
  where(): string;
  /** At most three buttons while at the swarm, in an order that stays; `exploreChoice` and `returnChoice` of flights.ts among them. */
  choices(): Choice[];
  /** What is asked for above the buttons: a claim, a vote. */
  Prompt?: ComponentType;
  /** In a round that teaches: what to do next, and what for. It takes the place of the hints. */
  lesson?(): string | undefined;
  /** One line for each id of its choices, and for those of the swarm's that mean something else under it. */
  hints: Readonly<Record<string, string>>;
  /** Terms that only its own sentences use, beside the swarm's. */
  terms?: Terms;

  /** Buttons on the wing, in place of turning back alone. */
  flying?(): Choice[];
  /** Nothing comes of staying at a site: there is no button for it. */
  noStay?: true;
  /** One sentence of a flight to a site that somebody at the swarm sent one on. */
  following?(site: string): string;
  /** At a site that one has read: what others said of it, where that is worth a word. */
  there?(site: number): string | undefined;
  /** Whether staying is the likelier thing to do at a site with so many scouts. Flying home is, unless said otherwise. */
  worthStaying?(site: number, here: number): boolean;
  /** How far the crowd at a site is from deciding; nothing where crowds decide nothing. */
  crowd?(site: number): CrowdState | undefined;
  /** Of how many sites a seat was told that flies to none itself: its notebook is the mechanism's alone. */
  told?(): number | undefined;
  /** Its part of the notebook, below the sites one knows. */
  Notes?: ComponentType;

  /** Beside the clock: a few words, or what is more urgent than the clock and takes its place. */
  sky?(): { note?: string | undefined; loud?: ComponentChildren };
  /** What the projector says of it in a line, beside how many scouts are out; nothing that would tell those who are. */
  projector?(): string | undefined;
  /** Tells what the whole meadow feels as it happens; loaded when a round runs. */
  moments?(): Promise<Teller>;
  /** Its part of the projector's picture, left of the swarm; nothing that would tell those who are out. Loaded there. */
  wall?(): Promise<ComponentType>;
  /** How loud the swarm hums on the projector, 0 to 1. */
  hum?(): number;
  /** The swarm warms up to fly: the whole picture breathes faster. */
  piping?(): boolean;

  /** A line of one's own diary that is the mechanism's; undefined for what is not, or needs no word. */
  noteText(note: Note): string | undefined;
  /** What I know of another scout, in a few words, where there is a naming. */
  metText?(met: Met): string | undefined;
  /** Its diary lines that happen without one's doing. */
  notices: readonly string[];
  /** What somebody did, in the middle of a sentence: "telling 7 of Elm". For verbs of its own. */
  deed?(command: Command, shown: Shown): string | undefined;
  /** What a diary line says of a site, for the drawing of one's own path: a claim of 7, say. */
  said?(note: Note): { site: number; word: string } | undefined;
  /** Speaks what is in no diary, to those who listen instead of looking. Returns what ends it. */
  announce?(): () => void;

  /** After the round, who saw each site first, where the mechanism tells; sites that nobody found are missing. */
  finders?(): readonly Found[];
  /** By site, who proposed it, where that is a thing. */
  proposers?(): Readonly<Record<number, number>>;
  /** Those of these sites that a bot proposed, before the person who has its seat now. */
  proposedByBots?(): readonly number[];
  /** In a few words what brought or cost points, by its name in the score; undefined for what needs no word. */
  pointsOf?(part: string, robber: boolean): string | undefined;
  /** Why the swarm found no home, told after a round without a decision. */
  homeless(): string;
  /** What of one's points was for one's own play. */
  bonus(points: number): string;
  /** After the round, in a sentence, what the choice came of that one had a part in, where that is known for sure. */
  cause?(): string | undefined;
  /** After the round, what one's own part in the count decided, told from what is public: see Deeds. */
  recounted?: Deeds["recounted"];
  /** After the round, how many stood for each site over time, and what standing for one is here, in a sentence. */
  support?(): { curves: Support; note: string } | undefined;
  /** Its own sections of the reveal, below the sites; loaded when they are needed. */
  aftermath?(): Promise<ComponentType<{ shared: boolean }>>;
}
