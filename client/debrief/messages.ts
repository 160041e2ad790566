import type { Recording } from "../../src/game/index.ts";
import type { Told } from "../../src/lab/changed/types.ts";

/** What the page asks its worker: to have the game with these rules at hand; or what somebody changed in a round. */
export type Asked = { rules: string } | Changed;
export interface Changed {
  recording: Recording;
  seat: number;
  /** How long it may take, in ms from when it is asked. */
  limit: number;
}

/** What comes back, bit by bit: how far it is (0 to 1), what there is to tell, and that there is no more; `none`: it cannot be told. */
export type Answer = Told | { what: "progress"; share: number } | { what: "end" } | { what: "none" };
