/**
 * Recordings are read from so many characters of the log at most in one request. An object has 128 MB, and reading takes
 * about three times the log's size. An input takes 114 characters: a full room that taps twice a second needs four minutes
 * to get here.
 */
export const RECORDINGS_MAX = 16_000_000;
/** More than this without the room running is a logged pause, so that an eviction never eats anybody's clock. ms */
export const PAUSE_AFTER = 5000;
/** While the clock runs the room looks after its sockets, and at the time, at least this often. ms */
export const HEARTBEAT = 2000;
/** A seat without a socket for so long is played by the autopilot: long enough for a reload or a tunnel. ms */
export const AWAY_AFTER = 20_000;
/** A seat that was taken and never connected is given up after so long: somebody with the code cannot fill a class with them. ms */
export const LAPSES_AFTER = 30_000;
/** Such a seat can be cleared by the host after so long: a phone on a slow line may be about to connect. ms */
export const CLEARS_AFTER = 5000;
/**
 * Who was gone already as the room left memory has so long at least to come back once it wakes. Less than the 10 s after
 * which an idle room leaves memory again: otherwise nobody would ever have been gone for long. ms
 */
export const RETURN_GRACE = 5000;
/** In a class without host and screen for so long, the people here may elect one. ms */
export const ELECTION_AFTER = 180_000;
/**
 * A round that nobody sees for so long is given up: by then every seat has been the autopilot's for 40 s, and a class whose
 * Wi-Fi or server went and came back has long dialled again. A host or a screen that is still there sees it. ms
 */
export const DESERTED_AFTER = 60_000;
/**
 * While a screen is there its host is probably near, with a phone that sleeps: then they wait so many times as long. A
 * projector that stays on after its host's phone has died must not keep a class waiting for ever.
 */
export const SCREEN_PATIENCE = 3;
/** Somebody who is here but has done nothing for so long of a running round is idle: twice as long as a flight and a dance take. ms */
export const IDLE_AFTER = 40_000;
/** A page without a socket that has not asked for so long is gone: twice, and some seconds of a slow line. ms */
export const POLL_SILENT = 25_000;
/** Outside play such pages are looked after so often at most, since each alarm that is set is a row written. ms */
export const POLL_LOOK = 5000;
/** So many characters of frames wait for such a page; then it gets a full frame. With 300 of them that is 30 MB of an object's 128. */
export const POLLED_MAX = 100_000;
/** Whoever does something waits for the answer no longer than this, should the room have none: FLUSH_MS has at most 2000. ms */
export const ANSWER_WITHIN = 3000;
/** How much faster a rehearsal runs: a lesson of 45 minutes in nine. */
export const REHEARSAL_PACE = 5;
/** The watchdog looks in so long after a phase should have ended, in case the room was evicted. ms */
export const WATCHDOG_AFTER = 15_000;
/** Tabs of one owner whose commands are known: each load of the page is one. What is on its way goes out at the next load. */
export const TABS_MAX = 64;
/** Ranges of done commands that are known of one tab; each refusal in between makes one more. */
export const RANGES_MAX = 64;
/**
 * A socket that sends too fast, or garbage, is closed after so many refusals within a window of time, whatever else it sends
 * well: a thumb or a stumbling phone gets a handful. ms
 */
export const STRIKES_MAX = 200;
export const STRIKES_WINDOW = 10_000;
/** Sockets that one role opens, all its devices together: hosts, and screens. The oldest gives way. */
export const SOCKETS_PER_ROLE = 20;
/** Lines that one seat may open: a burst, and then so many a second. A page dials every 0.1 to 1.6 s where it gets no line at all. */
export const DIALS_BURST = 20;
export const DIALS_PER_SECOND = 1;
/** A snapshot is stored in pieces of so many characters: a row may have 2 MB, a character up to three bytes. */
export const PIECE = 600_000;
/**
 * While a round runs, the whole session is stored so often, in ms of session time: a waking room replays no more than
 * that, which keeps a wake under 10 ms of processor at 30 seats (`npm run bench:wake`). At most one row a second, where
 * flushes write up to ten.
 */
export const SNAPSHOT_EVERY = 1000;
/** So many inputs since the last one make a snapshot as well, in any phase: a long lobby is replayed on waking, too. */
export const SNAPSHOT_INPUTS = 200;
/**
 * Snapshots write no more than so many characters a second of wall time, so that those of a lecture hall (2.5 MB, 20 ms to
 * make) come seldom enough. With PIECE that is at most one row a second, whatever their size.
 */
export const SNAPSHOT_RATE = 300_000;
/** A round that failed so often at the same time is given up: the first may have been the disk's fault, or another's. */
export const FAULTS_MAX = 2;
/** Faults of one round within so much session time of each other are one that comes again: from one flush to some later. ms */
export const FAULT_NEAR = 10_000;
/** After a fault the room waits so long before it tries again, so that it never runs in circles. ms */
export const FAULT_PAUSE = 1000;
/**
 * What a room has to do in another of its family is tried again after so long, should the room have been gone from memory meanwhile or
 * the other not have answered; then after twice as long each time, up to the longest. ms
 */
export const ERRAND_AGAIN = 4000;
export const ERRAND_AGAIN_MAX = 600_000;
/** Tried so often in vain, it is given up: whoever wanted to go is told, and may try again. */
export const ERRAND_TRIES = 6;
/**
 * A device that takes a host's link waits no longer than this until the other rooms of the family know it: they are a handful
 * (SISTERS_MAX), and each wakes within a second. ms
 */
export const ADMIT_WITHIN = 4000;
