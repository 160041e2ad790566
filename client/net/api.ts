import type { SessionRecording } from "../../src/game/index.ts";
import type { CreateRoom, LinkClaimed, LinkMade, RoomCreated, RoomInfo, SeatTaken } from "../../src/protocol/http.ts";
import { LIMIT_ONCE, type RequestMeans, request, requestOnce } from "./request.ts";
import { realTimers } from "./timers.ts";

export { Refused } from "./request.ts";

export const browsers: RequestMeans = {
  fetch: (path, init) => fetch(path, init),
  timers: realTimers,
  random: () => Math.random(),
};

// A second room would be nobody's, but there it would be.
export const createRoom = (wishes: CreateRoom): Promise<RoomCreated> =>
  request(browsers, { method: "POST", path: "/api/rooms", body: wishes });
export const roomInfo = (code: string): Promise<RoomInfo> =>
  request(browsers, { method: "GET", path: `/api/rooms/${code}`, again: true });
/** Asked once: whether a token still opens something there (401 if not). */
export const askRoom = (code: string, token: string): Promise<RoomInfo> =>
  requestOnce(browsers, { method: "GET", path: `/api/rooms/${code}`, tokens: [token] }, LIMIT_ONCE);
/** A link that carries the host's chair or a screen to another device. One that is lost opens nothing after a while. */
export const makeLink = (code: string, token: string, role: "host" | "screen"): Promise<LinkMade> =>
  request(browsers, {
    method: "POST",
    path: `/api/rooms/${code}/links`,
    body: { role },
    tokens: [token],
    again: true,
  });
/** This device takes what a link carries; the same device may ask again. */
export const claimLink = (code: string, secret: string, device: string): Promise<LinkClaimed> =>
  request(browsers, { method: "POST", path: `/api/rooms/${code}/claims`, body: { secret, device }, again: true });
/** A round that is over, as it may leave the room for whoever holds this token. */
export const roundRecording = (code: string, token: string, round: number, names = false): Promise<SessionRecording> =>
  request(browsers, {
    method: "GET",
    path: `/api/rooms/${code}/recordings?round=${round}${names ? "&names=1" : ""}`,
    tokens: [token],
    again: true,
  });
/** All rounds that are over, as they may leave the room for whoever holds this token; `names`: also those of a discreet room. */
export const sessionRecording = (code: string, token: string, names = false): Promise<SessionRecording> =>
  request(browsers, {
    method: "GET",
    path: `/api/rooms/${code}/recordings${names ? "?names=1" : ""}`,
    tokens: [token],
    again: true,
  });
/** `token` is the seat's key to be: asked again with it, the room gives the same seat. */
export const takeSeat = (
  code: string,
  name: string,
  token: string,
  together: readonly string[] = [],
): Promise<SeatTaken> =>
  request(browsers, {
    method: "POST",
    path: `/api/rooms/${code}/seats`,
    body: { name, token, ...(together.length > 0 && { together }) },
    again: true,
  });
