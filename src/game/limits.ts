import type { Ms } from "./types.ts";

/** People and bots in one room: a lecture hall, and what one Durable Object serves well. */
export const SEATS_MAX = 300;
/** Bots fill a round up to this many seats at most: with more, nobody can follow single dances or blocks. */
export const FILL_MAX = 200;
export const FILL_DEFAULT = 30;
/** With fewer seats a quorum, which is three at least, is nearly all of them. */
export const FILL_MIN = 5;
/** Share of liars in a round at most: some seats must be honest. */
export const LIARS_MAX = 0.9;
/** Trials in one round: with more at once their effects could not be told apart. */
export const TRIALS_MAX = 6;
/**
 * Cards that hosts can play in one round. Each takes about 10 s and its effect another 20 to show: two minutes have room for three,
 * and with more nobody could tell which did what.
 */
export const CARDS_MAX = 3;
/** Nobody's scout or node is dark for longer at a stretch: without anything to do one puts the phone away. ms */
export const DARK_MAX: Ms = 12_000;
/** Different ways to play of a round's bots: as many as a colony has, which fit on a picture; about 3 KB of a recording. */
export const WAYS_MAX = 24;
/** Steps of a plan: a long lesson has about a dozen. */
export const STEPS_MAX = 40;
/** Timed events a second that a round may cause at most, by its parts' own estimates: what one object's CPU can carry. */
export const EVENTS_MAX = 3000;
/** How much faster than usual a session's clock may run, in tests and rehearsals. */
export const PACE_MAX = 10;
/** How many times as fast as usual a colony's generations live; all together no faster than PACE_MAX. */
export const COLONY_PACE = 10;
/** How much time the host can add at once, and how long a round can become in all. ms */
export const MORE_MAX: Ms = 600_000;
export const CLOCK_MAX: Ms = 3_600_000;
/** Letters of a name, as people count them, and its UTF-16 units: a letter may be an emoji of several. */
export const NAME_MAX = 24;
export const NAME_UNITS_MAX = 120;
/** People who share a seat at most, by their names: three heads fit over one phone. And the UTF-16 units of all their names. */
export const TOGETHER_MAX = 3;
export const SHARED_UNITS_MAX = 400;
/** Bots beside the people that a host can ask for. */
export const BOTS_MAX = 200;
/** A seat may need up to twice as long; more, and the rest of the room falls asleep. */
export const SLOW_MAX = 2;
/** Rooms that split off from one and from each other in all: a class of 30 in more than five would be rooms of bots. */
export const SISTERS_MAX = 4;
/** Rounds kept with their results in the session. */
export const HISTORY_MAX = 50;
/** Rounds that are kept to be compared: what a lesson has, and some 3 KB in everybody's view between rounds. */
export const COMPARED_MAX = 12;
/** Lines in one seat's diary; what a seat does beyond is not written down. */
export const DIARY_MAX = 400;
/** Entries in a round's stance trace; about thirty a seat for a full room. */
export const TRACE_MAX = 10_000;
/** Moments that a round keeps for its debrief: a long one has some dozens; what comes beyond is felt, and not told again. */
export const LIVED_MAX = 400;
/** Events that may be due at one instant: more are taken for a loop without end, and the round is given up. */
export const STORM_MAX = 100_000;
/** Bots take so long to think, ± half: about as long as people, who could not keep up otherwise. */
export const THINK: Ms = 2000;
