import type { ComponentType } from "preact";
import type { Met, Note } from "../../../src/game/types.ts";
import type { Deeds } from "../../debrief/deeds.ts";
import type { Choice } from "../../parts/choice.ts";
import type { Teller } from "../../parts/moments/telling.ts";
import type { Terms } from "../../parts/term/segments.ts";
import type { Marks } from "./blocks.ts";

/** One of the three headlines of a reveal: a lead, what matters in large, a note. `node` puts its mark before the large words. */
export interface Headline {
  lead?: string | undefined;
  big: string;
  note?: string | undefined;
  node?: number | undefined;
}

/**
 * What a mechanism adds to the chain's stage: a folder beside `authority` that exports one of these, with its views, words
 * and scenarios in it, a row in `registry.ts` and one in `lobby.ts`. Everything here is asked for anew when views change;
 * what any chain has (the tree, audits, the notebook) is not its business.
 */
export interface ChainPart {
  /** What is at stake, one paragraph each; one's own part in it; one's secret, for attackers; and what need not be read in time, a tap away. */
  briefing(): {
    title: string;
    stake: string[];
    part: string;
    secret?: string | undefined;
    more?: { title: string; lines: string[] };
  };
  /** One sentence of where I am and what I know, while no block is selected and none is being checked. */
  where(): string;
  /** What only an attacker may read, all through the round. */
  secret(): string | undefined;
  /** At most three, in an order that stays. Made with `choices.ts`. */
  choices(): Choice[];
  hints: Readonly<Record<string, string>>;
  /** Terms that only its own sentences use, beside the chain's. */
  terms?: Terms;
  /** A thin line between the sentence and the tree: who decides, how far a vote is. */
  Line?: ComponentType;
  /** A picture under the briefing's text: who holds how much. */
  Figure?: ComponentType;
  /** The same above the projector's tree. */
  Wall?: ComponentType;
  /** Many blocks hang side by side: the projector's tree needs the height. */
  tall?: boolean;
  /** What is asked for above the buttons: a proof to report, how an attacker's node speaks. */
  Prompt?: ComponentType;
  /** What is spoken whenever it changes, in place of each new block. */
  announcement?(): string | undefined;
  /** Tells what everybody feels as it happens; loaded when a round runs. */
  moments?(): Promise<Teller>;
  /** A few words beside the clock. */
  sky?(): string | undefined;
  /** What it says of a block beyond the chain: final, votes. For one's own tree, and for the projector's. */
  marks?: Marks;
  /** What decides are votes on blocks, which another rule could have counted otherwise. */
  recounts?: true;
  /** Blocks cannot be checked: nothing is said of whether one has. */
  unchecked?: true;
  /** The end of the chain that is drawn straight, where that is not what my node builds on: a proposal. */
  mainHead?(): number | undefined;
  /** A line of one's own diary that is the mechanism's; undefined for what is not, or needs no word. */
  noteText(note: Note): string | undefined;
  /** What I know of another player, in a few words, where there is a naming. */
  metText?(met: Met): string | undefined;
  /** Its diary lines that happen without one's doing. */
  notices: readonly string[];
  /** What the projector says of it, in a line. */
  projectorLine(): string | undefined;
  /** Whether the chain held: at the end the harbour's lights burn, or are out. Undefined where it is not told. */
  held(): boolean | undefined;
  /** What that means, in a sentence of its own; the chain's otherwise. */
  lights?(): string | undefined;
  /** The reveal's first sentence, for those who listen. */
  ended(): string;
  /** What we chose, what it was worth, what we missed. */
  headlines(): [Headline, Headline, Headline];
  /** What came of a block, for the tree of what really happened; a `tip` there is the end of the chain drawn straight. */
  truth?: Marks;
  /** Above that tree: what its torn blocks are, or that there are none; the chain's own words unless said otherwise. */
  fraudLegend?(): string;
  /** What came of a block that a finger chose there, as the beginning of a sentence; undefined for the chain's own words. */
  about?(id: number): string | undefined;
  /** In a few words what brought or cost points, by its name in the score; undefined for what needs no word. */
  pointsOf(part: string): string | undefined;
  /** What only an attacker was, told after the round. */
  roleReveal(): string | undefined;
  /** Brings what tells, after the round, what one's own vote decided, from what is public: see Deeds. */
  loadRecounted?(): Promise<NonNullable<Deeds["recounted"]>>;
  /** Its own sections of the aftermath; or what brings them, once they are needed. */
  Aftermath?: ComponentType<{ shared: boolean }>;
  loadAftermath?(): Promise<ComponentType<{ shared: boolean }>>;
}
