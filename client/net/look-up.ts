import type { RoomInfo } from "../../src/protocol/http.ts";
import { Refused } from "./request.ts";
import type { Timers } from "./timers.ts";

/** A look-up that failed is made again after so long, for as long as somebody waits for it. ms */
export const LOOK_AGAIN = 5000;

interface Told {
  found(info: RoomInfo): void;
  /** The code of what went wrong; undefined when it is being tried again. */
  wrong(code: string | undefined): void;
}

/** Looks a room up until it is known or known not to be. Returns what ends it. */
export function lookUp(ask: () => Promise<RoomInfo>, timers: Timers, told: Told): () => void {
  let over = false;
  let endWait: (() => void) | undefined;
  const look = async (): Promise<void> => {
    try {
      const info = await ask();
      if (over) return;
      told.wrong(undefined);
      told.found(info);
    } catch (error) {
      if (over) return;
      told.wrong(error instanceof Refused ? error.code : "broken");
      if (error instanceof Refused && error.passing) endWait = timers.after(LOOK_AGAIN, () => void look());
    }
  };
  void look();
  return () => {
    over = true;
    endWait?.();
  };
}
