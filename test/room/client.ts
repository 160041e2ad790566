import { env, evictDurableObject, runInDurableObject, SELF } from "cloudflare:test";
import { vi } from "vitest";
import { type View, viewOfKind } from "../../src/protocol/channels.ts";
import type { RoomCreated, SeatTaken } from "../../src/protocol/http.ts";
import { PONG, SUBPROTOCOL } from "../../src/protocol/limits.ts";
import type { Frame, RefusalMessage, You } from "../../src/protocol/messages.ts";
import { Receiver } from "../../src/protocol/receiver.ts";
import { HEARTBEAT } from "../../src/room/limits.ts";
import type { RoomObject } from "../../src/room/object.ts";
import { Store } from "../../src/room/store.ts";
import type { Stored } from "../../src/room/stored.ts";
import { described } from "./described.ts";

const BASE = "https://leaderless.test/api";

/** The room itself, for looking inside. */
export function roomOf(code: string): DurableObjectStub<RoomObject> {
  return env.ROOM.get(env.ROOM.idFromName(code));
}

/** What a room would wake from. */
export function stored(code: string): Promise<Stored> {
  return runInDurableObject(roomOf(code), (_, { storage }) => new Store(storage).load());
}

/** As if everything stored so far had been stored so much earlier. ms */
export function age(code: string, ms: number): Promise<void> {
  return runInDurableObject(roomOf(code), (_, { storage }) => {
    const wall = "json_set(value, '$.wall', json_extract(value, '$.wall') - ?)";
    storage.sql.exec(`UPDATE meta SET value = ${wall} WHERE key = 'clock'`, ms);
    storage.sql.exec("UPDATE log SET wall = wall - ?", ms);
  });
}

/** A request with a key of the room's, where one is given; `body` as JSON. Its answer must be one that the API's description has. */
export async function ask(method: string, path: string, token?: string, body?: unknown): Promise<Response> {
  const headers: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await SELF.fetch(`${BASE}${path}`, init);
  await described(method, path, response);
  return response;
}

export const post = (path: string, body: unknown): Promise<Response> => ask("POST", path, undefined, body);

export async function makeRoom(wishes: object = {}): Promise<RoomCreated> {
  const response = await post("/rooms", wishes);
  if (response.status !== 201) throw new Error(`no room: ${response.status} ${await response.text()}`);
  return response.json();
}

export async function takeSeat(code: string, name: string): Promise<SeatTaken> {
  const response = await post(`/rooms/${code}/seats`, { name });
  if (response.status !== 201) throw new Error(`no seat: ${response.status} ${await response.text()}`);
  return response.json();
}

let tabs = 0;

/** A viewer as a browser is one: receives frames, keeps what was acknowledged and refused. */
export class Viewer {
  readonly socket: WebSocket;
  readonly tab = `test${(++tabs).toString().padStart(4, "0")}`;
  readonly frames: Frame[] = [];
  readonly acked = new Set<string>();
  readonly refusals: RefusalMessage[] = [];
  readonly receiver = new Receiver();
  closed: number | undefined;
  #count = 0;
  #waiting: (() => void)[] = [];

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.accept();
    socket.addEventListener("message", (event) => this.#hear(String(event.data)));
    socket.addEventListener("close", (event) => {
      this.closed = event.code;
      this.#wake();
    });
  }

  #hear(text: string): void {
    if (text === PONG) return;
    const frame = JSON.parse(text) as Frame;
    this.frames.push(frame);
    if (this.receiver.take(frame) !== "ok") throw new Error(`frame ${frame.n} does not fit`);
    for (const id of frame.ack ?? []) this.acked.add(id);
    this.refusals.push(...(frame.no ?? []));
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  get you(): You {
    return this.receiver.you;
  }

  /** What its channel of a kind shows: `seat`, `site`. */
  view(kind: string): View | undefined {
    return viewOfKind(this.receiver.views, kind);
  }

  /** Sends with an id of its own, or the given one. Returns the id. */
  send(message: object, id = `${this.tab}.${++this.#count}`): string {
    this.socket.send(JSON.stringify({ ...message, id }));
    return id;
  }

  raw(text: string | ArrayBuffer): void {
    this.socket.send(text);
  }

  /** Waits until something holds, looking after every frame. */
  async until(holds: () => boolean, ms = 8000): Promise<void> {
    const end = Date.now() + ms;
    while (!holds()) {
      const left = end - Date.now();
      if (left <= 0) throw new Error(`waited ${ms} ms in vain; last frame ${JSON.stringify(this.frames.at(-1))}`);
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        setTimeout(resolve, Math.min(left, 200));
      });
    }
  }

  close(): void {
    this.socket.close(1000);
  }
}

export async function upgrade(
  code: string,
  tokens: string[],
  headers: Record<string, string> = {},
  subprotocol = SUBPROTOCOL,
): Promise<Response> {
  const protocols = [subprotocol, ...tokens].join(", ");
  return SELF.fetch(`${BASE}/rooms/${code}/socket`, {
    headers: { Upgrade: "websocket", "Sec-WebSocket-Protocol": protocols, ...headers },
  });
}

/** Opens a socket with these tokens and waits for its first frame. */
export async function watch(code: string, ...tokens: string[]): Promise<Viewer> {
  const response = await upgrade(code, tokens);
  if (!response.webSocket) throw new Error(`no socket: ${response.status} ${await response.text()}`);
  const viewer = new Viewer(response.webSocket);
  await viewer.until(() => viewer.frames.length > 0);
  return viewer;
}

/** Takes a seat and opens its socket, with further tokens if there are any. */
export async function join(code: string, name: string, ...tokens: string[]): Promise<Viewer> {
  const { token } = await takeSeat(code, name);
  return watch(code, token, ...tokens);
}

/**
 * Takes the room out of memory in the middle of whatever it does: its sockets kept, as hibernation does, or closed, as a
 * crash does. While a round runs its timer holds the room in memory: for hibernation it is kept from setting another.
 */
export async function evict(code: string, webSockets: "hibernate" | "close" = "hibernate"): Promise<void> {
  if (webSockets === "close") {
    await runInDurableObject(roomOf(code), (_, state) => state.abort("evicted")).catch(() => undefined);
    return;
  }
  const timeouts = vi.spyOn(globalThis, "setTimeout").mockReturnValue(0 as unknown as ReturnType<typeof setTimeout>);
  await scheduler.wait(HEARTBEAT + 200);
  await evictDurableObject(roomOf(code), { webSockets });
  timeouts.mockRestore();
}
