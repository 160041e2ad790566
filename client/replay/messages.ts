import type { Recording } from "../../src/game/index.ts";
import type { Verdict } from "../source/open-recording.ts";
import type { KeyFrame } from "../source/replayed.ts";
import type { FileFault, Told } from "./read.ts";

/** What the page asks its worker: to fetch a game ahead, which it does not answer; to read a file, to play one of its rounds through; or one that the room gave. */
export type Asked =
  | { what: "warm"; rules: string }
  | { what: "file"; file: Blob }
  | { what: "check"; index: number }
  | { what: "open"; index: number }
  | { what: "round"; recording: Recording };

/** What a round in a file says of itself, as far as it can be shown in a list. */
export interface Summary {
  index: number;
  number: number;
  /** The scenario's id; a page may not know it. */
  scenario: string;
  seats: number;
  /** How long it took with its briefing, in ms. */
  took: number;
}

export type FileWrong = FileFault | "broken";

/** What comes back. `frames` are what it takes to watch it. `share` is how far it is, 0 to 1. */
export type Answer =
  | { what: "file"; rounds: readonly Summary[]; told: readonly Told[] }
  | { what: "refused"; why: FileWrong }
  | { what: "progress"; share: number }
  | { what: "checked"; index: number; verdict: Verdict }
  | { what: "opened"; recording: Recording; frames: readonly KeyFrame[]; drawable: boolean }
  | { what: "closed"; verdict: Verdict };
