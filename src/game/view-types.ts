import type { AssemblyView, OwnAssembly, RulesView } from "./assembly/shown.ts";
import type { ColonyView } from "./colony-view.ts";
import type { Compared } from "./compared.ts";
import type { Split } from "./family/state.ts";
import type { House } from "./house.ts";
import type { Guess } from "./lesson.ts";
import type { KeyMoment } from "./measures/moments/story.ts";
import type { Moment } from "./moments.ts";
import type { CardOffer } from "./parts.ts";
import type { Step } from "./plans/plan.ts";
import type { Scenario } from "./scenario.ts";
import type { Result } from "./score.ts";
import type { Dropped, Session } from "./session-state.ts";
import type { Card, Dark, RoundState } from "./state.ts";
import type { Level, Met, Ms, Naming, Note, Offer, Role, SeatId, Truth } from "./types.ts";
import type { Shown } from "./view-reader.ts";

/** What the round's parts show, by a part's id; the parts' own modules type it further. Absent outside a round. */
export interface Parts {
  parts?: Shown;
}
export interface SeatView {
  name: string;
  bot?: true;
  away?: true;
  score: number;
}
/** Channel `all`. Times are session time in ms. */
export interface AllView extends Parts {
  phase: Session["phase"];
  level: Level;
  /** How the room is driven, and by whom, but for who needs longer. An election shows who voted, as a show of hands does. */
  house: Omit<House, "slow">;
  /** How many times as long the running round takes, where somebody needs longer: seconds on a page are so many times as many. */
  times?: number;
  /** The clock stands still: everything waits. */
  paused?: true;
  seats: Record<SeatId, SeatView>;
  /** What is played, or was just played; in the lobby, what comes next. */
  scenario: Pick<Scenario, "id" | "world" | "mechanism" | "fill" | "clock" | "scored"> & {
    trials: string[];
    /** It is an earlier round once more under another rule: the first of them. */
    again?: number;
  };
  /** Which step of the plan comes or runs, from 0, of how many. */
  plan: { step: number; steps: number };
  /** The lesson that the room follows, and what of its present step everybody may know; absent where there is none. */
  lesson?: LessonView;
  /** The room's bots as they evolve: while their generations live, and between rounds. */
  colony?: ColonyView;
  /** After a round: its bots can be bred. */
  evolves?: true;
  /** The assembly that is on or was the latest thing, and the rules that the room has made: between rounds, where it has met. */
  assembly?: AssemblyView;
  rules?: RulesView;
  round?: {
    number: number;
    phase: RoundState["phase"];
    level: Level;
    begin: Ms;
    end: Ms;
    seats: SeatId[];
    commit: string;
    /** Seats whose scout or node is dark: since when, until when. Absent where there are none. */
    dark?: Readonly<Record<SeatId, Dark>>;
    /** The cards that a host can play in such a round; until it is played. */
    cards?: readonly CardOffer[];
    /** The room says whom it suspects: until when at the latest, and how many have, of those who play. Never whom. */
    naming?: { until: Ms; named: number; liars: number };
    /** When the round was over. */
    over?: Ms;
  };
  reveal?: RevealView;
  /** Which card of the debrief somebody led the room to; absent before anybody did. */
  debrief?: string;
  /** Between rounds: the latest that counted, to be held against each other; absent before the first. */
  compared?: readonly Compared[];
  /** Between rounds: the other rooms of the family, and who went there; absent where there are none. */
  family?: FamilyView;
  /** The round's latest moments, by their numbers; absent before the first. */
  moments?: Readonly<Record<number, Moment>>;
  /** The latest round was given up; the code says why. */
  dropped?: Dropped;
}
/** The rooms that split off from this one, and the one that it split off from. */
export interface FamilyView {
  kin: readonly {
    code: string;
    /** This room split off from that one. */
    mother?: true;
    /** The number of rounds that were over then: those that came later stand beside each other. */
    since: number;
    /** The rule over which they parted. */
    split?: Split;
    /** It is about to be made. */
    coming?: true;
    gone?: true;
    /** Its latest round that counted. */
    heard?: Compared;
  }[];
  /** Seats whose people went, and to which room. */
  parted: Readonly<Record<SeatId, string>>;
}

/** A lesson as everybody sees it. What comes later is for hosts: a class is not told of an attack before it comes. */
export interface LessonView {
  id: string;
  /** Of a plan that somebody made. */
  title?: string;
  /** Which step is on or was last, from 0, of how many; −1 before the first. */
  at: number;
  steps: number;
  /** The step that is on, or whose round is shown; absent before the first and after the last. */
  step?: Pick<Step, "id" | "kind"> & {
    silent?: true;
    /** What can be answered, by the answers' ids. */
    answers?: readonly string[];
  };
  /** When the step began; and where a timer goes on by itself, when. Session time in ms. */
  since: Ms;
  until?: Ms;
  /** In `join`: whose phone was tried out. */
  waved?: readonly SeatId[];
  /** How many have answered so far, or have written a ticket. */
  said?: number;
  /** Where a debrief comes back to a prediction: what the room had said, and which answer came out right, where the rounds tell. */
  revisited?: { counts: Readonly<Record<string, number>>; right?: string; shares?: Readonly<Record<string, number>> };
  rehearsal?: true;
}

/** What hosts see of a lesson besides. */
export interface LessonDesk {
  minutes: number;
  steps: readonly {
    id: string;
    kind: Step["kind"];
    minutes: number;
    optional?: true;
    cut?: true;
    silent?: true;
    /** The setup of its round. */
    scenario?: string;
    /** The round that was played there. */
    round?: number;
  }[];
  /** The step that a tap on "next" comes to; the number of steps for the finale. */
  next: number;
  /** When the lesson began, and for how long time has stood still since. Session time in ms. */
  began?: Ms;
  stood: Ms;
  /** Exit tickets, by seat; and whose is on the wall. */
  tickets: Readonly<Record<SeatId, string>>;
  shown?: SeatId;
}

/** What everybody is shown after a round. `key` opens the briefing's `commit`, its SHA-256. */
export interface RevealView extends Parts {
  key: string;
  truth: Truth[];
  result: Result;
  /** The cards that were played, in order; absent without any. */
  cards?: readonly RevealedCard[];
  /** What happened that mattered, in a few moments: see measures/moments. Absent in recordings from before there were any. */
  moments?: readonly KeyMoment[];
  /** Setups by which this can be played once more under another rule: see again.ts. */
  again: string[];
  /** How many liars there were. Absent where the number would name them. */
  liars?: number;
  /** In open rooms: who they were. */
  who?: SeatId[];
  /** Those of them who were proved before everybody during the round. */
  proved?: SeatId[];
  /** After a naming: how often the honest named each seat, and how many of them there are; never who named whom. */
  named?: { times: Record<SeatId, number>; of: number };
}
/** A card as the reveal tells of it: when it was played, by a host or by the clock, and what it hit. */
export type RevealedCard = Pick<Card, "trial" | "options" | "t" | "by" | "did">;

/** A seat's way to another room: it is on it, or why it did not get there, in a code. */
export interface Way {
  going?: true;
  no?: string;
}

/** Channel `seat:n`. The diary is keyed by line number, so that a line more is a small change. */
export interface OwnView extends Parts {
  seat: SeatId;
  /** This seat needs longer, by its host's word: so many times as long. */
  times?: number;
  playing: boolean;
  role?: Role;
  offers: Offer[];
  diary: Record<number, Note>;
  /** What this seat predicted, in a step that asks or comes back to it; and its exit ticket. */
  guess?: Guess;
  ticket?: string;
  /** What this seat has said in an assembly that is on. */
  assembly?: OwnAssembly;
  /** Having lost the vote, it may go on under the old rules: with how many others, and how many of them have gone. To which room, once there is one. */
  part?: { others: number; gone: number; to?: string } & Way;
  /** It came from another room, and may go back there. */
  home?: { to: string } & Way;
  /** As everybody's, for this seat alone. */
  moments?: Readonly<Record<number, Moment>>;
  /** While the room says whom it suspects; afterwards whom this seat named. */
  naming?: Naming;
  named?: SeatId[];
  /** After a naming, with the reveal: what this seat had seen of those who lied; never more than its channels had shown it. */
  met?: readonly Met[];
  /** After a scored round: one's points in it, what of them was for how one played, what they are the sum of, what the naming brought, and all so far. */
  points?: { round: number; bonus: number; of?: Record<string, number>; naming?: number; paid?: number; total: number };
}
