import type { Ms } from "../../game/types.ts";
import { AFTER, openRound, type Setup } from "../models/play.ts";
import { runKey } from "../run.ts";
import { addCourses, type Courses, Watched } from "./courses.ts";
import { paced, sharpAt } from "./person.ts";
import { type Trace, Tracer } from "./stretch.ts";

/** What rounds came to in which one seat was watched; plain JSON. */
export interface PaceTally {
  courses: Courses;
  traces: Trace[];
}

/** How often a seat is looked at. ms */
const LOOKS: Ms = 100;

/** Plays runs `from` to `to`: seat 0, whatever it is in the round, plays sharp at a person's pace. */
export function playPaced(setup: Setup, key: string, from: number, to: number): PaceTally {
  const tally: PaceTally = { courses: {}, traces: [] };
  for (let run = from; run < to; run++) {
    const { r, round } = openRound(setup, runKey(key, run), () => 0);
    const liar = r.roles[0]?.kind === "liar";
    const watched = new Watched(tally.courses, liar);
    round.guest(
      0,
      paced(sharpAt(setup.scenario, liar), (verb) => watched.thought(verb)),
    );
    const tracer = new Tracer(setup.scenario.mechanism);
    for (let t = r.begin; t <= r.end + AFTER && r.phase !== "over"; t += LOOKS) {
      round.advance(t);
      const seen = { ...round.seen(0), now: t };
      watched.offered(seen.offers);
      if (r.phase === "play") tracer.look(seen);
    }
    tally.traces.push(tracer.trace);
  }
  return tally;
}

export const addPaced = (a: PaceTally, b: PaceTally): PaceTally => ({
  courses: addCourses(a.courses, b.courses),
  traces: [...a.traces, ...b.traces],
});
