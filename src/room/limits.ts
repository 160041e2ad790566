/** More than this without the room running is a logged pause, so that an eviction never eats anybody's clock. ms */
export const PAUSE_AFTER = 5000;
/** While the clock runs the room looks after its sockets, and at the time, at least this often. ms */
export const HEARTBEAT = 2000;
/** A seat without a socket for so long is played by the autopilot: long enough for a reload or a tunnel. ms */
export const AWAY_AFTER = 20_000;
/** The watchdog looks in so long after a phase should have ended, in case the room was evicted. ms */
export const WATCHDOG_AFTER = 15_000;
/** Recent command ids kept per owner to know a repeat by; a client has at most a handful unacknowledged. */
export const SEEN_MAX = 64;
/** A socket that keeps sending too fast or garbage is closed after so many refusals in a row. */
export const STRIKES_MAX = 200;
/** A snapshot is stored in pieces of so many characters: a row may have 2 MB, a character up to three bytes. */
export const PIECE = 600_000;
