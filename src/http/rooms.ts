import type { RoomObject } from "../room/object.ts";

/** The room with this code, whether it exists or not. */
export function roomOf(env: Env, code: string): DurableObjectStub<RoomObject> {
  return env.ROOM.get(env.ROOM.idFromName(code));
}
