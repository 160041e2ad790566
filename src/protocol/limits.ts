/** The subprotocol a client offers and the room answers with; a breaking change to frames changes it. */
export const SUBPROTOCOL = "leaderless.v2";
/** What pages offer that were opened before views stood under the whole names of their channels: see room/outdated.ts. */
export const SUBPROTOCOL_V1 = "leaderless.v1";
/** The fastest that session time runs, in ms a ms: for tests and rehearsals. */
export const CLOCK_RATE_MAX = 10;
/** A client message, in bytes of UTF-8: the largest real one is under 300. */
export const MESSAGE_MAX = 2048;
/** A request body, in bytes. */
export const BODY_MAX = 4096;
/** A plan as a request's body, in bytes: forty scenarios with every option written out are under 60 KB. */
export const PLAN_MAX = 65_536;
/** Messages one socket may send: a burst, and then so many a second. A thumb manages about six. */
export const RATE_BURST = 40;
export const RATE_PER_SECOND = 10;
/** A command's id: who sent it (a tab, by chance) and its number there, so that a repeat is known as one. */
export const COMMAND_ID = /^[a-z0-9]{8}\.[0-9]{1,9}$/;
/** Sockets of one seat: a phone, a laptop, and a tab that hangs. The oldest gives way. */
export const SOCKETS_PER_SEAT = 4;
/** Sockets of one room: every seat twice, and some screens. With more, the oldest of those who have several give way. */
export const SOCKETS_MAX = 700;
/** A build of the game is named by so many hex digits of its script's SHA-256: 64 bits, enough to tell builds apart. */
export const RULES_LENGTH = 16;
export const RULES_HASH = /^[0-9a-f]{16}$/;
/** What a client sends to hear that the line still stands; the runtime answers without waking the room. */
export const PING = "ping";
export const PONG = "pong";
/** A client pings this often, in ms; a room that has heard nothing for three times as long takes the phone for gone. */
export const PING_EVERY = 10_000;
/** A page without a socket asks so often, in ms: while the clock runs, and else, when a room should sleep. */
export const POLL_IN_PLAY = 1000;
export const POLL_EVERY = 10_000;
/**
 * Codes asked for that no room has, in a window of time (ms). A class of 30 that mistypes twice each, behind one address, stays
 * under it. An address that missed so often is let in to nowhere else: at that rate a room among 100 takes three hours to find.
 */
export const MISSES_WINDOW = 60_000;
export const MISSES_MAX = 60;
/** Rooms that one address makes in a window of time (ms): a school's teachers may all begin at once, and each may try twice. */
export const ROOMS_WINDOW = 600_000;
export const ROOMS_MADE_MAX = 100;
/** Where nobody says who asks: for the whole instance. */
export const ROOMS_MADE_BY_ALL = 3000;
/**
 * Seats that one address may take in one room: a lecture hall's first third at once and the rest at this pace, 300 in ten
 * seconds. Who comes too fast waits a little, and then is told when to come again; a program needs ten seconds to fill a
 * room instead of none, in which its host can lock it.
 */
export const SEATS_BURST = 100;
export const SEATS_PER_SECOND = 20;
