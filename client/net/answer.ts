import type { RoomInfo } from "../../src/protocol/http.ts";
import { Refused } from "./request.ts";

/** What a room said when it was asked why it lets nobody in; undefined where it could not be asked. */
export type Answer = RoomInfo | "gone" | "refused" | undefined;

/** Asks the room with each of these tokens. */
export async function answerOf(
  room: string,
  tokens: readonly string[],
  ask: (room: string, token: string) => Promise<RoomInfo>,
): Promise<Answer> {
  try {
    let info: RoomInfo | undefined;
    for (const token of tokens) info = await ask(room, token);
    return info;
  } catch (error) {
    const status = error instanceof Refused ? error.status : 0;
    return status === 404 ? "gone" : status === 401 ? "refused" : undefined;
  }
}
