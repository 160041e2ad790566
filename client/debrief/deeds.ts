import type { ComponentChildren } from "preact";
import type { Channel, Command } from "../../src/game/types.ts";
import type { Came } from "../../src/lab/changed/types.ts";
import type { words } from "./words/words.ts";

/** What a seat saw as it decided: views by channel and part. */
export type Shown = Readonly<Record<Channel, Readonly<Record<string, object>>>>;

/** How a world says what somebody did in it. */
export interface Deeds {
  /** A command as something that was done, in the middle of a sentence: "staying at Elm". */
  deed(command: Command, shown: Shown): string | undefined;
  /** What a round came to, in the middle of a sentence; undefined where points say it best. */
  came(came: Came): string | undefined;
  /** After the round, what it came of that one changed something, where that is known for sure: a sentence. */
  cause?(): string | undefined;
  /**
   * What one's own part in a count decided, told from what is public: it holds in every room. `alone`: why the round cannot be
   * played again, where that is why.
   */
  recounted?(): { label: string; lines: readonly string[]; alone: string } | undefined;
  /** An option by its name, and by its mark, where options are there from the beginning. */
  option?(option: number): string;
  mark?(option: number): ComponentChildren;
  /** Whose the points are that all share: a row of the words. */
  whose: Exclude<keyof typeof words.by, "you" | "coins">;
}

/** What is shown there by a part in the channels of a kind: the first of them. */
export function partIn<V>(shown: Shown, kind: string, part: string): V | undefined {
  const channel = Object.keys(shown).find((one) => one === kind || one.startsWith(`${kind}:`));
  return channel === undefined ? undefined : (shown[channel]?.[part] as V | undefined);
}
