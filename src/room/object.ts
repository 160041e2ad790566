import { DurableObject } from "cloudflare:workers";
import { Keeper } from "../builds/keeper.ts";
import type { Compared } from "../game/compared.ts";
import type { Move } from "../game/index.ts";
import { RULES } from "../game/rules.generated.ts";
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
import { randomKey } from "../protocol/key.ts";
import { PING, PONG, SOCKETS_MAX, SUBPROTOCOL, SUBPROTOCOL_V1 } from "../protocol/limits.ts";
import type { DriveMessage } from "../protocol/messages.ts";
import { settingsOrUsual } from "../settings/settings.ts";
import { CLIENT } from "./client.generated.ts";
import { Copies } from "./copies.ts";
import { Courier } from "./courier.ts";
import { noteFault, repeated } from "./faults.ts";
import { type Answer, Asks, claimLink, Dials, whoIs } from "./keys.ts";
import { type Birth, type Born, Kinship } from "./kinship.ts";
import { ANSWER_WITHIN, FAULTS_MAX } from "./limits.ts";
import { bidFarewell, isOutdated } from "./outdated.ts";
import { nextPoll, type Poll, Polls } from "./polls.ts";
import { Requests } from "./requests.ts";
import { Room } from "./room.ts";
import { Sockets, unlessGone } from "./sockets.ts";
import { Store } from "./store.ts";
import { Timer } from "./timer.ts";
import { wake } from "./wake.ts";

const keeper = new Keeper(RULES);

/** Close code for a room that has ended: the client does not come back. */
const GONE = 4404;
/** Close code for a socket whose message the room failed over: the client dials again (RFC 6455: internal error). */
const BROKEN = 1011;
/** Close code for a room that this code cannot open: the client tries again (RFC 6455's registry: try again later). */
const LATER = 1013;

const hex = (bytes: Uint8Array): string => [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");

/** One room: the Durable Object that holds its sockets, its disk and its alarm. All I/O of a room is here. */
export class RoomObject extends DurableObject<Env> {
  #store: Store;
  #room: Room | undefined;
  readonly #sockets: Sockets;
  readonly #timer: Timer;
  readonly #polls = new Polls(randomKey, () => Date.now());
  readonly #dials = new Dials();
  readonly #asks = new Asks();
  #copies = new Copies();
  readonly #courier: Courier;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new Store(ctx.storage);
    this.#sockets = new Sockets(ctx);
    const setAlarm = (at: number) => void ctx.storage.setAlarm(at);
    this.#timer = new Timer(setAlarm, () => void this.#quietly(() => undefined));
    this.#courier = new Courier({
      store: () => this.#store,
      rooms: (code) => env.ROOM.get(env.ROOM.idFromName(code)),
      index: () => env.ROOMS.get(env.ROOMS.idFromName("index")),
      use: (use) => this.#with(use),
    });
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
  }

  get #ttl(): number {
    return settingsOrUsual(this.env).ROOM_TTL_HOURS * 3_600_000;
  }

  /** The room, from disk where it is not in memory; undefined where there is none that this code can read. */
  #open(): Room | undefined {
    if (this.#room) return this.#room;
    if (this.#store.open()) return undefined;
    const stored = this.#store.load();
    const woken = wake(stored, RULES);
    if (woken.fault !== undefined) console.error("room could not replay its round", woken.fault);
    const key = (): string => hex(crypto.getRandomValues(new Uint8Array(16)));
    const { FLUSH_MS: flush, ELECTION_AFTER_SECONDS } = settingsOrUsual(this.env);
    const settings = { rules: RULES, client: CLIENT, flush, electionAfter: 1000 * ELECTION_AFTER_SECONDS, key };
    const room = new Room(this.#store, settings, woken.session, woken.seen, stored.clock);
    if (woken.stale) this.#store.snapshot(RULES, woken.session, woken.seen);
    this.#store.record(RULES, woken.session);
    const now = Date.now();
    const fault = repeated(this.#store, room);
    if (fault) room.giveUp(fault, now);
    this.#room = room;
    this.#sockets.adoptAll(room, now);
    room.awaitAbsent(now, this.#store.gone());
    if (woken.voided) room.restart(now, woken.paused);
    return room;
  }

  /** Does something with the room and leaves timer and alarm right. If it throws, the room has started again from disk. */
  #with<T>(use: (room: Room, now: number) => T): T | undefined {
    try {
      const room = this.#open();
      if (!room) return undefined;
      const now = Date.now();
      const result = use(room, now);
      room.tick(now);
      this.#courier.tend(room, now);
      this.#schedule(room, now);
      keeper.tend(this.ctx, this.env, now);
      return result;
    } catch (fault) {
      this.#failed(fault);
      throw fault;
    }
  }

  /** The same where nobody waits for an answer, nor for an error. Whether it was done. */
  #quietly(use: (room: Room, now: number) => void): boolean {
    try {
      this.#with(use);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Memory may be ahead of disk, which has the truth: memory goes, sockets stay. The fault is noted, so that a round that fails
   * at the same time again is given up when the room is opened next; what fails even then waits for somebody's question.
   */
  #failed(fault: unknown): void {
    console.error("room failed and starts again from disk", fault);
    const now = Date.now();
    try {
      const times = noteFault(this.#store, fault, this.#room, RULES, now);
      this.#forget();
      void this.ctx.storage.setAlarm(now + this.#ttl);
      if (times <= FAULTS_MAX) this.#timer.retry(now);
    } catch (worse) {
      console.error("and could not say so on its disk", worse);
      this.ctx.abort("room failed");
    }
  }

  /** The room goes from memory; its sockets are found again when it is opened. */
  #forget(): void {
    this.#timer.clear();
    this.#room = undefined;
    this.#sockets.clear();
    this.#polls.clear();
  }

  /** Timer and alarm for what comes next; none but the alarm when the room may sleep. */
  #schedule(room: Room, now: number): void {
    const at = room.agenda.wakeAt(now);
    this.#timer.schedule(at, now);
    // Only a room that may sleep forgets. A row for each of a class that drops and returns would hold up all their lines.
    const gone = at === undefined ? room.gone() : undefined;
    if (gone) this.#store.keepGone(gone);
    this.#timer.watch(room, now, this.#ttl, this.#courier.at);
  }

  override async alarm(): Promise<void> {
    // A room that cannot be read is left alone, without another alarm: whoever opens it later sets the next.
    if (this.#store.open()) return;
    // Before anything of the room runs: what throws may throw for ever.
    const wall = this.#store.activeAt();
    const live = this.#room?.running === true;
    if (!live && Date.now() - wall >= this.#ttl) return this.#wipe();
    this.#timer.rang();
    let busy = false;
    const done = this.#quietly((room) => {
      const at = Math.min(room.agenda.lookAt(), this.#courier.at);
      busy = room.agenda.watchdogAt() !== undefined || at < Number.POSITIVE_INFINITY;
    });
    // Having failed, the room has set when it tries again.
    if (done && !busy) await this.ctx.storage.setAlarm(wall + this.#ttl);
  }

  async #wipe(): Promise<void> {
    for (const socket of this.ctx.getWebSockets()) unlessGone(() => socket.close(GONE, "no_room"));
    this.#forget();
    const code = this.#store.code();
    await this.ctx.storage.deleteAll();
    this.#store = new Store(this.ctx.storage);
    this.#copies = new Copies();
    // One that stays listed is only a code that nobody gets.
    const index = this.env.ROOMS.get(this.env.ROOMS.idFromName("index"));
    await index.remove(code).catch((fault) => console.error("a room that ended stays listed", fault));
  }

  /** What is asked over HTTP: see requests.ts, as for the methods below. */
  get #requests(): Requests {
    return new Requests(this.#store, this.#copies, this.#asks, (use) => this.#with(use));
  }

  create(code: string, wanted: CreateRoom): Answer<RoomCreated> | undefined {
    return this.#requests.create(this.env, code, wanted);
  }

  /** What other rooms of the family do here: see kinship.ts. */
  get #kinship(): Kinship {
    return new Kinship(this.#store, (use) => this.#with(use));
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
    if ("ok" in may) await this.#wipe();
    return may;
  }

  sit(name: string, wanted?: string, together?: string[]): Answer<SeatTaken> {
    return this.#requests.sit(name, wanted, together);
  }

  link(token: string | undefined, role: "host" | "screen"): Answer<LinkMade> {
    return this.#requests.link(token, role);
  }

  claim(secret: string, device: string): Answer<LinkClaimed> {
    return claimLink(this.#store, secret, device, Date.now());
  }

  /** A page that gets no socket asks for its frames, and may do something: see polls.ts. */
  async exchange(tokens: readonly string[], poll: Poll): Promise<Answer<{ json: string }>> {
    const shut = this.#store.open();
    if (shut) return { error: shut };
    const who = whoIs(this.#store, tokens);
    if (!who) return { error: "wrong_token" };
    if (!this.#polls.has(poll) && this.#dials.tooOften(who, Date.now())) return { error: "too_fast" };
    const asked = this.#with((room, now) => this.#polls.ask(room, who, poll, now));
    if (!asked) return { error: "no_room" };
    await new Promise<void>((done) => {
      const late = setTimeout(done, ANSWER_WITHIN);
      asked.wire.whenMore(asked.count, () => {
        clearTimeout(late);
        done();
      });
    });
    return { ok: { json: asked.wire.answer(nextPoll(this.#room)) } };
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
      this.#with((room, now) => {
        this.ctx.acceptWebSocket(server);
        server.serializeAttachment(who);
        this.#sockets.adopt(server, who, room, now);
      });
    }
    return new Response(null, { status: 101, webSocket: client, headers: { "Sec-WebSocket-Protocol": protocol } });
  }

  override webSocketMessage(socket: WebSocket, text: string | ArrayBuffer): void {
    if (isOutdated(this.ctx, socket)) return;
    const shut = this.#store.open();
    if (shut) unlessGone(() => socket.close(LATER, shut));
    else {
      const done = this.#quietly((room, now) => {
        const peer = this.#sockets.peer(socket);
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
    this.#quietly((room, now) => {
      const peer = this.#sockets.lose(socket);
      if (peer) room.disconnect(peer, now);
    });
  }
}

function refusal(code: string): Response {
  const known = knownCode(code);
  const [status, message] = errors[known];
  return Response.json({ error: known, message }, { status });
}
