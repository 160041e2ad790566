import { DurableObject } from "cloudflare:workers";
import type { Compared } from "../game/compared.ts";
import { digest, type Move } from "../game/index.ts";
import { errors, knownCode } from "../protocol/errors.ts";
import type {
  CreateRoom,
  Driven,
  LinkClaimed,
  LinkMade,
  RoomCreated,
  RoomInfo,
  RoomWiped,
  SeatTaken,
  SetPlan,
} from "../protocol/http.ts";
import { PING, PONG, SOCKETS_MAX, SUBPROTOCOL, SUBPROTOCOL_V1 } from "../protocol/limits.ts";
import type { DriveMessage } from "../protocol/messages.ts";
import { type Answer, Asks, claimLink, Dials, whoIs } from "./keys.ts";
import { type Birth, type Born, Kinship } from "./kinship.ts";
import { ANSWER_WITHIN } from "./limits.ts";
import { Memory } from "./memory.ts";
import { bidFarewell, isOutdated } from "./outdated.ts";
import { nextPoll, type Poll } from "./polls.ts";
import { Requests } from "./requests.ts";
import { unlessGone } from "./sockets.ts";
import type { Store } from "./store.ts";
import type { Grant } from "./stored.ts";

/** Close code for a socket whose message the room failed over: the client dials again (RFC 6455: internal error). */
const BROKEN = 1011;
/** Close code for a room that this code cannot open: the client tries again (RFC 6455's registry: try again later). */
const LATER = 1013;

/** One room: the Durable Object that holds its sockets, its disk and its alarm. All I/O of a room is here. */
export class RoomObject extends DurableObject<Env> {
  readonly #memory: Memory;
  readonly #dials = new Dials();
  readonly #asks = new Asks();

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#memory = new Memory(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
  }

  get #store(): Store {
    return this.#memory.store;
  }

  override alarm(): Promise<void> {
    return this.#memory.alarm();
  }

  /** What is asked over HTTP: see requests.ts, as for the methods below. */
  get #requests(): Requests {
    return new Requests(this.#store, this.#memory.copies, this.#asks, (use) => this.#memory.with(use));
  }

  create(code: string, wanted: CreateRoom): Answer<RoomCreated> | undefined {
    return this.#requests.create(this.env, code, wanted);
  }

  /** What other rooms of the family do here: see kinship.ts. */
  get #kinship(): Kinship {
    return new Kinship(this.#store, (use) => this.#memory.with(use));
  }

  /** Makes the room, as one that splits off from another. */
  found(code: string, birth: Birth): Born {
    return this.#kinship.found(code, birth);
  }

  arrive(move: Move & { from: string }, hashes: readonly string[]): Answer<{ seat: number }> {
    return this.#kinship.arrive(move, hashes);
  }

  hear(from: string, one: Compared): Answer<true> {
    return this.#kinship.hear(from, one);
  }

  info(code: string, token: string | undefined): Answer<RoomInfo> {
    return this.#requests.info(code, token);
  }

  plan(token: string | undefined, wanted: SetPlan): Answer<{ steps: number }> {
    return this.#requests.plan(token, wanted);
  }

  recordings(token: string | undefined, number: number | undefined, names: boolean): Answer<{ json: string }> {
    return this.#requests.recordings(token, number, names);
  }

  look(tokens: readonly string[], screen: boolean): Answer<{ json: string }> {
    return this.#requests.look(tokens, screen);
  }

  drive(tokens: readonly string[], message: DriveMessage): Answer<Driven> {
    return this.#requests.drive(tokens, message);
  }

  /** Wipes the room, and closes every line to it. */
  async end(token: string | undefined): Promise<Answer<RoomWiped>> {
    const may = this.#requests.mayEnd(token);
    if ("ok" in may) await this.#memory.wipe();
    return may;
  }

  sit(name: string, wanted?: string, together?: string[]): Answer<SeatTaken> {
    return this.#requests.sit(name, wanted, together);
  }

  link(token: string | undefined, role: "host" | "screen"): Answer<LinkMade> {
    return this.#requests.link(token, role);
  }

  async claim(secret: string, device: string): Promise<Answer<LinkClaimed>> {
    const done = claimLink(this.#store, secret, device, Date.now());
    const hash = "ok" in done ? digest(done.ok.token) : undefined;
    const grant = hash && this.#store.grants.granted(hash);
    if (grant) await this.#memory.courier.admit(hash, grant);
    return done;
  }

  /** Another room of the family has given somebody a key. It may say so twice. */
  async admit(from: string, hash: string, grant: Grant): Promise<void> {
    if (this.#store.open()) return;
    this.#store.grants.regrant([hash], grant);
    await this.#memory.courier.admit(hash, grant, from);
  }

  /** A page that gets no socket asks for its frames, and may do something: see polls.ts. */
  async exchange(tokens: readonly string[], poll: Poll): Promise<Answer<{ json: string }>> {
    const shut = this.#store.open();
    if (shut) return { error: shut };
    const who = whoIs(this.#store, tokens);
    if (!who) return { error: "wrong_token" };
    if (!this.#memory.polls.has(poll) && this.#dials.tooOften(who, Date.now())) return { error: "too_fast" };
    const asked = this.#memory.with((room, now) => this.#memory.polls.ask(room, who, poll, now));
    if (!asked) return { error: "no_room" };
    await new Promise<void>((done) => {
      const late = setTimeout(done, ANSWER_WITHIN);
      asked.wire.whenMore(asked.count, () => {
        clearTimeout(late);
        done();
      });
    });
    return { ok: { json: asked.wire.answer(nextPoll(this.#memory.room)) } };
  }

  /** A socket's upgrade, handed on by the front door: the protocols are our own and one to three tokens. */
  override async fetch(request: Request): Promise<Response> {
    const shut = this.#store.open();
    if (shut) return refusal(shut);
    const [protocol, ...tokens] = (request.headers.get("Sec-WebSocket-Protocol") ?? "").split(",").map((p) => p.trim());
    const outdated = protocol === SUBPROTOCOL_V1;
    if ((protocol !== SUBPROTOCOL && !outdated) || tokens.length > 3) return refusal("bad_message");
    const who = whoIs(this.#store, tokens);
    if (!who) return refusal("wrong_token");
    // An old page's socket is no viewer's, and has no place of its own.
    if (outdated && this.ctx.getWebSockets().length >= SOCKETS_MAX) return refusal("room_full");
    const { 0: client, 1: server } = new WebSocketPair();
    if (this.#dials.tooOften(who, Date.now())) return refusal("too_fast");
    if (outdated) bidFarewell(this.ctx, server, who);
    else {
      this.#memory.with((room, now) => {
        this.ctx.acceptWebSocket(server);
        server.serializeAttachment(who);
        this.#memory.sockets.adopt(server, who, room, now);
      });
    }
    return new Response(null, { status: 101, webSocket: client, headers: { "Sec-WebSocket-Protocol": protocol } });
  }

  override webSocketMessage(socket: WebSocket, text: string | ArrayBuffer): void {
    if (isOutdated(this.ctx, socket)) return;
    const shut = this.#store.open();
    if (shut) unlessGone(() => socket.close(LATER, shut));
    else {
      const done = this.#memory.quietly((room, now) => {
        const peer = this.#memory.sockets.peer(socket);
        if (peer) room.receive(peer, text, now);
      });
      // It dials again, and sends what was not answered again.
      if (!done) unlessGone(() => socket.close(BROKEN, "broken"));
    }
  }

  override webSocketClose(socket: WebSocket, code: number, reason: string): void {
    // Without an answer the client would hang; of the codes that may come, many cannot be sent back.
    unlessGone(() => socket.close(code >= 3000 && code < 5000 ? code : 1000, reason));
    this.#lose(socket);
  }

  override webSocketError(socket: WebSocket): void {
    this.#lose(socket);
  }

  #lose(socket: WebSocket): void {
    this.#memory.quietly((room, now) => {
      const peer = this.#memory.sockets.lose(socket);
      if (peer) room.disconnect(peer, now);
    });
  }
}

function refusal(code: string): Response {
  const known = knownCode(code);
  const [status, message] = errors[known];
  return Response.json({ error: known, message }, { status });
}
