import type { Recording } from "../../src/game/index.ts";
import { roundRecording } from "../net/api.ts";
import { heldKeys } from "../net/keys.ts";
import { route } from "../route.ts";
import { all } from "../store.ts";

/** In a room of up to so many seats everybody asks at once; a room answers them all within a second. */
const AT_ONCE = 30;
/** For each seat above that, whoever asks waits up to so much longer, in ms: 300 phones ask within 5 s, 60 a second. */
const PER_SEAT = 20;
export const WAIT_MAX = 6000;
/** So many rounds are kept at hand: the one that is talked of, and the one before. A large one takes some MB. */
const KEPT = 2;

/** Rounds that were asked for, by room, key and number; the latest last. */
const asked = new Map<string, Promise<Recording>>();

/** How long to wait before asking, in ms: uniform, from nothing up to what the room's size calls for. `chance` is in [0, 1). */
export const waitOf = (seats: number, chance: number): number =>
  chance * Math.min(WAIT_MAX, PER_SEAT * Math.max(0, seats - AT_ONCE));

/** The key to ask with: the own seat's or the projector's; a discreet room gives its rounds to the host who made it alone. */
export function keyOf(code: string, discreet: boolean, wall: boolean): string {
  const { seat, host, screen } = heldKeys(code);
  const inTurn = discreet ? [host, seat, screen] : wall ? [screen, host, seat] : [seat, host, screen];
  return inTurn.find((key) => key !== undefined) ?? "";
}

async function ask(code: string, key: string, round: number, seats: number, soon: boolean): Promise<Recording> {
  const wait = soon ? 0 : waitOf(seats, Math.random());
  if (wait > 0) await new Promise((done) => setTimeout(done, wait));
  const { rounds } = await roundRecording(code, key, round);
  const [recording] = rounds;
  if (!recording) throw new Error("there is no recording");
  return recording;
}

/**
 * The recording of a round of this room that is over, by its number; on the phone or the projector. Whoever asks for it, it is
 * fetched once a page. In large rooms that takes some seconds, so that they do not all ask at once; `soon`: somebody tapped,
 * and waits. A recording may be `redacted`: it does not replay.
 * @throws Refused with the server's reason (`discreet_room`, `no_recording`), or for want of an answer; ask again then.
 */
export function recordingOf(round: number, soon = false): Promise<Recording> {
  const at = route.peek();
  const now = all.peek();
  if (at.page !== "room" || !now) return Promise.reject(new Error("there is no room"));
  const discreet = (now.round?.number === round ? now.round.level : now.level) === "discreet";
  const key = keyOf(at.code, discreet, at.screen);
  const name = JSON.stringify([at.code, key, round]);
  const before = asked.get(name);
  if (before) return before;
  const made = ask(at.code, key, round, Object.keys(now.seats).length, soon);
  asked.set(name, made);
  made.catch(() => asked.delete(name));
  for (const old of [...asked.keys()].slice(0, -KEPT)) asked.delete(old);
  return made;
}
