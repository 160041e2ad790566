// What the replay page takes from a file, whoever made it. A file may be anything.

/** Of a file as it lies on the disk, in bytes. A session of twelve rounds of 300 seats takes some 3 MB compressed, 20 as text. */
export const FILE_MAX = 20_000_000;
/** Of its text, in bytes: more than a whole session, and with what is made of it about 300 MB of a phone's memory. */
export const TEXT_MAX = 40_000_000;
/** A file is inflated so much at a time, in bytes: deflate makes at most 1032 bytes of one, so that a bomb ends within 4 MB. */
export const PIECE = 4096;
/** Values in the whole file: an input is some eight, and a full room makes 400,000 inputs in a round at most. */
export const VALUES_MAX = 4_000_000;
/** How deep lists lie in lists: the deepest that a recording holds is seven. */
export const DEPTH_MAX = 24;
/** Rounds in a file: a session keeps fifty. */
export const ROUNDS_MAX = 50;
/** A round is played through for so long at most, in ms: thirty times what one of 30 seats in five minutes takes. */
export const RUN_MAX = 30_000;
/** A worker that says nothing for so long, in ms, hangs in the middle of something: it is ended. */
export const SILENCE_MAX = 12_000;
/** What a file says in words of a round: so many lines of so many letters. */
export const LINES_MAX = 40;
export const LINE_MAX = 300;
