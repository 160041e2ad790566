import type { ComponentChildren, ComponentType } from "preact";
import type { Met, Ms, Note } from "../../src/game/types.ts";
import type { TimeMark } from "../art/charts/time-marks.tsx";
import type { Deeds } from "../debrief/deeds.ts";
import type { Choice } from "../parts/choice.ts";
import type { Teller } from "../parts/moments/telling.ts";
import type { Terms } from "../parts/term/segments.ts";

/** Where a round is, for the picture behind it. */
export type Moment = "lobby" | "briefing" | "play" | "end";

/** Something told after a round. `shared`: on the projector, nothing of one's own. */
type Told = ComponentType<{ shared?: boolean }>;

/** Moments on a chart of the round: see TimeMark. One of them may be picked. */
export interface OnChart {
  marks: readonly TimeMark[];
  picked?: number | undefined;
  onPick?: (index: number) => void;
}

/** What a world has to tell after the headlines, a thought each: the rows of client/debrief/cards.ts show them. */
export interface Aftermath {
  /** The options as they really were, beside the choice. */
  Truth: Told;
  Points: Told;
  /** Who lied, and whom the room had suspected. */
  Who: Told;
  /** What its mechanism tells. */
  Own?: Told | undefined;
  /** My own way through the round. */
  Path: ComponentType;
  /** How many stood for each option over time, with moments on it; absent where options only come up as the round goes on. */
  Support?: ComponentType<OnChart>;
  /** All that there was at session time `t`, known to anybody or not, as a picture. Reads the reveal, and is drawn without it. */
  truthAt?(t: Ms): ComponentChildren;
  /** An option in the middle of a sentence: "Elm", "block 4k". */
  named(option: number): string;
}

/**
 * How one world looks, reads and is played: everything that screens need to know of it. A screen lays out; what stands
 * in its places comes from here, and is asked for anew whenever something changes.
 */
export interface Stage {
  /** The picture of pages and of the projector. It fills its box. At the end, `shown` is how much has been told. */
  Backdrop: ComponentType<{ moment: Moment; shown: number }>;
  /** `shared`: on the projector, nothing of one's own. */
  Briefing: ComponentType<{ shared?: boolean }>;

  /** The thin sky with the clock in it. */
  Sky: ComponentType;
  /** One sentence of where I am and what I know; undefined while there is nothing to say. */
  where(): string | undefined;
  /** How many lines it runs to at most on a phone: so much room is kept for it. */
  lines: 2 | 3;
  /** What only an attacker may read. */
  secret(): string | undefined;
  /** What one looks at and touches. */
  Body: ComponentType;
  /** At most three, the most likely first; their order never changes under the thumb. */
  choices(): Choice[];
  /** What is asked for above the buttons, where a choice needs it. */
  Prompt?: ComponentType;
  /** The field's terms that its sentences use, for whoever taps one. */
  terms(): Terms;
  /** One line for each id of a choice, told the first time it is possible. */
  hints(): Readonly<Record<string, string>>;
  notebook: { count(): number; what(count: number): string; Pages: ComponentType<{ close?: () => void }> };
  /** What is in the air, for the whole page: `piping`, `evening`, or both; see `data-mood` in the styles. */
  mood(): string;

  /** A line of one's own diary as a sentence; undefined for what needs no word. */
  noteText(note: Note): string | undefined;
  /** Diary lines that happen without one's doing, and would be missed without a notice above the buttons. */
  notices: readonly string[];
  /** Speaks, to those who listen instead of looking, what is in no diary. Returns what ends it. */
  announce?(): (() => void) | undefined;

  /** Tells what a whole room feels as it happens; loaded when a round runs. */
  moments(): Promise<Teller>;
  /** How loud the stage is by itself on the projector, 0 to 1; absent where it is still. */
  hum?(): number;
  /** What I know of another player from what I saw, in a few words, for the naming; nothing where mechanisms have none. */
  metText?(met: Met): string | undefined;

  /** Whether its votes, or what each stood for, can be counted by another rule after a round. */
  recounts(): boolean;
  /** What the reveal says first, to those who listen. */
  ended(): string;
  /** What we chose, what it was worth, what we missed: `shown` of them so far, from 0. */
  Headlines: ComponentType<{ shown: number }>;
  /** Everything after the headlines, loaded when it is needed. */
  aftermath(): Promise<Aftermath>;

  /** How it says what somebody did and what it came to, loaded when the reveal tells what one changed. */
  deeds(): Promise<Deeds>;

  /** What the projector writes over its picture while a round runs, below the sky. */
  Projector: ComponentType;
}
