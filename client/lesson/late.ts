import type { LessonDesk } from "../../src/game/views.ts";

/** A minute of session time. ms */
export const MINUTE = 60_000;

export interface Lateness {
  /** Minutes since the lesson began, as people count them. */
  elapsed: number;
  /** How many minutes later than planned it will end, if each step to come takes what is planned; below 0 for earlier. */
  late: number;
  /** Minutes that are left over then; below 0 where it will not fit. */
  reserve: number;
}

/**
 * How a lesson stands at session time `now`. `at`: the step that is on, begun at `since`. What comes is taken as planned; a step that
 * runs over is taken to end now. Undefined before it began.
 */
export function lateness(
  desk: Pick<LessonDesk, "began" | "stood" | "steps" | "minutes">,
  at: number,
  since: number,
  now: number,
): Lateness | undefined {
  if (desk.began === undefined) return undefined;
  const elapsed = (now - desk.began + desk.stood) / MINUTE;
  const planned = desk.steps.reduce((sum, one) => sum + one.minutes, 0);
  const ahead = desk.steps.slice(at + 1).reduce((sum, one) => sum + (one.cut ? 0 : one.minutes), 0);
  const inStep = Math.max(0, now - Math.max(since, desk.began)) / MINUTE;
  const rest = Math.max(0, (desk.steps[at]?.minutes ?? 0) - inStep);
  const end = elapsed + rest + ahead;
  return { elapsed, late: end - planned, reserve: desk.minutes - end };
}
