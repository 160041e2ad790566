import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { comparing } from "../compare/load.ts";
import { clock } from "../parts/clock.ts";
import { all, live, own } from "../store.ts";
import type { Stage } from "../worlds/stage.ts";
import { debriefing } from "./load.ts";

/**
 * A phone fetches what its reveal tells, some 200 KB with the game, at a moment of its own in this stretch of the round's clock:
 * in a round of two minutes 300 phones are spread over 20 s. Hardly any round is over before that.
 */
const FROM = 1 / 6;
const TO = 1 / 3;

/** The scripts of the reveal, and a worker that has the game. */
async function prepare(stage: Stage): Promise<void> {
  const [{ parts }, { warm }] = await Promise.all([import("./index.ts"), import("./work.ts")]);
  warm();
  await Promise.all([parts(stage), debriefing(), comparing()]);
}

/** Brings what the reveal tells while a round still runs, so that nobody waits for it at the end. */
export function useAhead(stage: Stage | undefined): void {
  const round = all.value?.round;
  const plays = live.value && round?.phase === "play" && own.value?.playing === true;
  useEffect(() => {
    if (!stage || !plays) return undefined;
    const at = FROM + Math.random() * (TO - FROM);
    let asked = false;
    return effect(() => {
      const { begin, end } = all.peek()?.round ?? {};
      if (asked || begin === undefined || end === undefined || clock.value < begin + at * (end - begin)) return;
      asked = true;
      // What did not come is asked for again by the reveal.
      prepare(stage).catch(() => {});
    });
  }, [stage, plays, round?.number]);
}
