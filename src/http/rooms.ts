import type { Context } from "hono";
import { codeIn } from "../protocol/code.ts";
import { MISSES_MAX } from "../protocol/limits.ts";
import type { RoomObject } from "../room/object.ts";
import type { RoomIndex } from "../room/room-index.ts";
import { addressOf } from "./address.ts";
import { fail, slowDown } from "./answers.ts";
import { patient } from "./patient.ts";
import { MISS_PAUSE, MISSES_FREE, misses } from "./rates.ts";

type Stub = DurableObjectStub<RoomObject>;

/** Codes that had a room, so that the index is asked once for each. One that has ended says so itself. */
const known = new Set<string>();
/** More are not remembered: 20,000 codes take 1 MB. */
const KNOWN_MAX = 20_000;

/** The object of this code, whether there is a room or not: asking it leaves something behind, so be sure. */
export function roomOf(env: Env, code: string): Stub {
  return patient(() => env.ROOM.get(env.ROOM.idFromName(code)));
}

export function indexOf(env: Env): DurableObjectStub<RoomIndex> {
  return patient(() => env.ROOMS.get(env.ROOMS.idFromName("index")));
}

/** A room that was wiped: whoever asks for it next hears it from the index. */
export const forget = (code: string): boolean => known.delete(code);

/** A room, and the code by which it was found. */
export interface Found {
  readonly code: string;
  readonly room: Stub;
}

/**
 * The room that a request's path names; or the answer that there is none. Wrong codes wake nothing. An address that asked
 * for too many of them is let in to nowhere for a while, but for those who hold a room's key: whatever else it asks gets the
 * same answer, so that it learns nothing.
 */
export async function roomIn(c: Context<{ Bindings: Env }>): Promise<Found | Response> {
  const code = codeIn(c.req.param("code") ?? "");
  if (!code) return fail(c, "bad_code", "code");
  const address = addressOf(c);
  // Where nobody says who asks, all misses count together: then they only wait, which harms no one who has the code.
  const who = address ?? "";
  const shut = address !== undefined && misses.count(who) >= MISSES_MAX;
  if (await exists(c.env, code)) {
    const room = roomOf(c.env, code);
    return !shut || "ok" in (await room.info(code, keyIn(c) ?? "")) ? { code, room } : slowDown(c, misses.left(who));
  }
  if (shut) return slowDown(c, misses.left(who));
  if (misses.add(who) > MISSES_FREE) await new Promise((done) => setTimeout(done, MISS_PAUSE));
  return fail(c, "no_room");
}

async function exists(env: Env, code: string): Promise<boolean> {
  if (known.has(code)) return true;
  const listed = await indexOf(env).has(code);
  if (listed === "no") return false;
  if (listed === "maybe") {
    const info = await roomOf(env, code).info(code, undefined);
    if ("error" in info && info.error === "no_room") return false;
    await indexOf(env).add(code);
  }
  if (known.size >= KNOWN_MAX) known.clear();
  known.add(code);
  return true;
}

/** A key to the room, as a question or a socket brings it. */
function keyIn(c: Context): string | undefined {
  const asked = c.req.header("Authorization")?.replace(/^Bearer /, "");
  return asked?.split(",")[0] ?? c.req.header("Sec-WebSocket-Protocol")?.split(",")[1]?.trim();
}
