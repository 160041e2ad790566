import type { Card } from "../../state.ts";
import type { Rules, Telling } from "./story.ts";

/** The cards that were played: what came, until when, and how many decisions were made all the same before it was over. */
export const played: Rules<readonly Card[]> = {
  card: ({ decisions, ended }, cards) =>
    cards.map(({ trial, t, did }): Telling => {
      const { until, seats } = did as { until?: number; seats?: readonly number[] };
      const over = Math.min(until ?? ended, ended);
      const went = decisions.filter((one) => one.t > t && one.t <= over).length;
      const hit = seats ? { n: seats.length } : {};
      return { t, weight: 8, trial, ...hit, ...(until !== undefined && { lasts: over - t, went }) };
    }),
};
