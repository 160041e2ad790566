import type { Ms } from "./types.ts";

/** People and bots in one room: a lecture hall, and what one Durable Object serves well. */
export const SEATS_MAX = 300;
/** Bots fill a round up to this many scouts at most: beyond, the floor is a crowd and no longer a dance. */
export const FILL_MAX = 200;
export const FILL_DEFAULT = 30;
/** A round with fewer cannot tell a quorum from a friend. */
export const FILL_MIN = 5;
/** Share of liars in a round at most: somebody honest must be left to lie to. */
export const LIARS_MAX = 0.9;
/** Trials in one round: more at once and nobody could say what did what. */
export const TRIALS_MAX = 6;
/** Steps of a plan: a long lesson has about a dozen. */
export const STEPS_MAX = 40;
/** Timed events a second that a round may cause at most, by its parts' own estimates: what one object's CPU can carry. */
export const EVENTS_MAX = 3000;
/** How much faster than usual a session's clock may run, in tests and rehearsals. */
export const PACE_MAX = 10;
/** How much time the host can add at once, and how long a round can become in all. ms */
export const MORE_MAX: Ms = 600_000;
export const CLOCK_MAX: Ms = 3_600_000;
export const NAME_MAX = 24;
/** Rounds kept with their results in the session. */
export const HISTORY_MAX = 50;
/** Lines in one seat's diary; what a seat does beyond is not written down. */
export const DIARY_MAX = 400;
/** Entries in a round's stance trace; about thirty a seat for a full room. */
export const TRACE_MAX = 10_000;
/** Due events that one `advance` may run at one instant before it is a bug and not a round. */
export const STORM_MAX = 100_000;
/** Bots take this long to think, ± half: about the pace of people, who are overrun otherwise. */
export const THINK: Ms = 2000;
