import type {
  CreateRoom,
  ErrorBody,
  LinkClaimed,
  LinkMade,
  RoomCreated,
  RoomInfo,
  SeatTaken,
} from "../../src/protocol/http.ts";

/** An error the server explained: `message` is a sentence for people. */
export class Refused extends Error {
  readonly code: string;
  readonly status: number;

  constructor(status: number, body: Partial<ErrorBody>) {
    super(body.message ?? "The server did not understand. Try again.");
    this.code = body.error ?? "broken";
    this.status = status;
  }
}

async function call<T>(method: string, path: string, body?: unknown, token?: string): Promise<T> {
  const headers: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Refused(0, { error: "offline", message: "No connection. Check your network and try again." });
  }
  const answer = (await response.json().catch(() => ({}))) as T & Partial<ErrorBody>;
  if (!response.ok) throw new Refused(response.status, answer);
  return answer;
}

export const createRoom = (wishes: CreateRoom): Promise<RoomCreated> => call("POST", "/rooms", wishes);
/** With a token, also whether that still opens something there (401 if not). */
export const roomInfo = (code: string, token?: string): Promise<RoomInfo> =>
  call("GET", `/rooms/${code}`, undefined, token);
/** A link that carries the host's chair or a screen to another device. */
export const makeLink = (code: string, token: string, role: "host" | "screen"): Promise<LinkMade> =>
  call("POST", `/rooms/${code}/links`, { role }, token);
/** This device takes what a link carries. */
export const claimLink = (code: string, secret: string, device: string): Promise<LinkClaimed> =>
  call("POST", `/rooms/${code}/claims`, { secret, device });
/** `token` is the seat's key to be: asked again with it, the room gives the same seat. */
export const takeSeat = (code: string, name: string, token: string): Promise<SeatTaken> =>
  call("POST", `/rooms/${code}/seats`, { name, token });
