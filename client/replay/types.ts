import type { Ms } from "../../src/game/types.ts";

/** A moment of a round that is worth a look, told in a sentence. `t` is session time. */
export interface KeyMoment {
  t: Ms;
  label: string;
}

/** Somebody who played, as the recording has it at its end. */
export interface Seated {
  seat: number;
  name: string;
  bot: boolean;
  lied: boolean;
}

/** Whose eyes one sees with: a seat's, the projector's, or with everything that was hidden. */
export type Eyes = number | "projector" | "everything";
