import type { Ms } from "../../../src/game/types.ts";

/** Piping, which may outlast the clock. */
const LIFTOFF: Ms = 10_000;
/**
 * Where more than a lift-off follows the clock's end: a ballot's bell is followed by its vote and count, and what a council holds to
 * before dusk by its piping.
 */
const LONGER: Readonly<Record<string, Ms>> = { ballot: 30_000, council: 15_000 };

/** How long after its clock a round of this mechanism may take to its end, at most. */
export const endingOf = (mechanism: string): Ms => LONGER[mechanism] ?? LIFTOFF;
