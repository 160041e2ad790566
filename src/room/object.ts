import { DurableObject } from "cloudflare:workers";
import { Keeper } from "../builds/keeper.ts";
import { type Asker, apply, createSession, DEFAULT_SCENARIO, digest, type Input, scenarios } from "../game/index.ts";
import { RULES } from "../game/rules.generated.ts";
import { errors, knownCode } from "../protocol/errors.ts";
import type { CreateRoom, LinkClaimed, LinkMade, RoomCreated, RoomInfo, SeatTaken } from "../protocol/http.ts";
import { randomKey } from "../protocol/key.ts";
import { PING, PONG, SOCKETS_MAX, SUBPROTOCOL, SUBPROTOCOL_V1 } from "../protocol/limits.ts";
import type { You } from "../protocol/messages.ts";
import { settingsOf, settingsOrUsual } from "../settings/settings.ts";
import { CLIENT } from "./client.generated.ts";
import { Copies, copyFor } from "./copies.ts";
import { noteFault, repeated } from "./faults.ts";
import { type Answer, claimLink, Dials, granted, makeLink, whoIs } from "./keys.ts";
import { ANSWER_WITHIN, FAULT_PAUSE, FAULTS_MAX, RECORDINGS_MAX } from "./limits.ts";
import { bidFarewell, isOutdated } from "./outdated.ts";
import { Peer, type Wire } from "./peer.ts";
import { nextPoll, type Poll, Polls } from "./polls.ts";
import { Room } from "./room.ts";
import { chosen, planOf } from "./setup.ts";
import { Store } from "./store.ts";
import { type Grant, isKeeper } from "./stored.ts";
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
  readonly #peers = new Map<WebSocket, Peer>();
  readonly #polls = new Polls(randomKey, () => Date.now());
  #timer: ReturnType<typeof setTimeout> | null = null;
  #timerAt = Number.POSITIVE_INFINITY;
  #alarmFor: string | undefined;
  readonly #dials = new Dials();
  #copies = new Copies();

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new Store(ctx.storage);
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
    for (const socket of this.ctx.getWebSockets()) {
      if (isOutdated(this.ctx, socket)) continue;
      // One that is closing is still listed.
      if (socket.readyState === WebSocket.OPEN)
        this.#adopt(socket, socket.deserializeAttachment() as You, room, now, true);
    }
    room.awaitAbsent(now, this.#store.gone());
    if (woken.voided) room.restart(now, woken.paused);
    return room;
  }

  #adopt(socket: WebSocket, who: You, room: Room, now: number, woken = false): void {
    const wire: Wire = {
      send: (text) => this.#try(() => socket.send(text)),
      close: (code, reason) => this.#try(() => socket.close(code, reason)),
      heard: () => Math.max(now, this.ctx.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? 0),
      keep: (you) => this.#try(() => socket.serializeAttachment(you)),
    };
    const peer = new Peer(wire, who, now);
    this.#peers.set(socket, peer);
    room.connect(peer, now, woken);
  }

  /** A socket may be closing under our hands: that must not reach the room. Whoever held it comes back for everything. */
  #try(use: () => void): void {
    try {
      use();
    } catch (fault) {
      console.warn("a socket was gone", String(fault));
    }
  }

  /** Does something with the room and leaves timer and alarm right. If it throws, the room has started again from disk. */
  #with<T>(use: (room: Room, now: number) => T): T | undefined {
    try {
      const room = this.#open();
      if (!room) return undefined;
      const now = Date.now();
      const result = use(room, now);
      room.tick(now);
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
      if (times > FAULTS_MAX) return;
      this.#timerAt = now + FAULT_PAUSE;
      this.#timer = setTimeout(() => this.#wakeUp(), FAULT_PAUSE);
    } catch (worse) {
      console.error("and could not say so on its disk", worse);
      this.ctx.abort("room failed");
    }
  }

  /** The room goes from memory; its sockets are found again when it is opened. */
  #forget(): void {
    clearTimeout(this.#timer);
    this.#timerAt = Number.POSITIVE_INFINITY;
    this.#alarmFor = undefined;
    this.#room = undefined;
    this.#peers.clear();
    this.#polls.clear();
  }

  /** One timer for the next thing due; none when the room may sleep. One alarm per phase. */
  #schedule(room: Room, now: number): void {
    const at = room.wakeAt(now);
    if (at === undefined || at < this.#timerAt || this.#timerAt <= now) {
      clearTimeout(this.#timer);
      this.#timerAt = at ?? Number.POSITIVE_INFINITY;
      this.#timer = at === undefined ? null : setTimeout(() => this.#wakeUp(), Math.max(0, at - now));
    }
    // Only a room that may sleep forgets. A row for each of a class that drops and returns would hold up all their lines.
    const gone = at === undefined ? room.gone() : undefined;
    if (gone) this.#store.keepGone(gone);
    // During a round the timer looks after who is gone.
    const look = room.running ? Number.POSITIVE_INFINITY : room.lookAt();
    const wanted = `${room.watched} ${look}`;
    if (this.#alarmFor === wanted) return;
    this.#alarmFor = wanted;
    void this.ctx.storage.setAlarm(Math.min(room.watchdogAt() ?? now + this.#ttl, look));
  }

  #wakeUp(): void {
    this.#timerAt = Number.POSITIVE_INFINITY;
    this.#quietly(() => undefined);
  }

  override async alarm(): Promise<void> {
    // A room that cannot be read is left alone, without another alarm: whoever opens it later sets the next.
    if (this.#store.open()) return;
    // Before anything of the room runs: what throws may throw for ever.
    const wall = this.#store.activeAt();
    const live = this.#room?.running === true;
    if (!live && Date.now() - wall >= this.#ttl) return this.#wipe();
    this.#alarmFor = undefined;
    let busy = false;
    const done = this.#quietly((room) => {
      busy = room.running || room.lookAt() < Number.POSITIVE_INFINITY;
    });
    // Having failed, the room has set when it tries again.
    if (done && !busy) await this.ctx.storage.setAlarm(wall + this.#ttl);
  }

  async #wipe(): Promise<void> {
    for (const socket of this.ctx.getWebSockets()) this.#try(() => socket.close(GONE, "no_room"));
    this.#forget();
    const code = this.#store.code();
    await this.ctx.storage.deleteAll();
    this.#store = new Store(this.ctx.storage);
    this.#copies = new Copies();
    // One that stays listed is only a code that nobody gets.
    const index = this.env.ROOMS.get(this.env.ROOMS.idFromName("index"));
    await index.remove(code).catch((fault) => console.error("a room that ended stays listed", fault));
  }

  /** Makes the room. Undefined when the code is taken. */
  create(code: string, { scenario: wish, fill, mode }: CreateRoom): Answer<RoomCreated> | undefined {
    const settings = settingsOf(this.env);
    if ("wrong" in settings) {
      console.error(settings.message);
      return { error: "bad_setting", field: settings.wrong, message: settings.message };
    }
    if (this.#store.exists()) return undefined;
    const scenario = wish ?? DEFAULT_SCENARIO;
    const setup = chosen(scenario, fill);
    if (!setup) return { error: "bad_setup", field: Object.hasOwn(scenarios, scenario) ? "fill" : "scenario" };
    const session = createSession();
    const first: Input[] = [{ t: 0, type: "plan", steps: [setup] }];
    if (mode === "class") first.push({ t: 0, type: "mode", mode });
    if (settings.PACE !== 1) first.push({ t: 0, type: "pace", pace: settings.PACE });
    for (const input of first) apply(session, input);
    const [hostToken, screenToken] = [randomKey(), randomKey()];
    this.#store.create(code, { wall: Date.now(), t: 0 }, RULES, session, first);
    this.#store.grant(digest(hostToken), { kind: "host" });
    this.#store.grant(digest(screenToken), { kind: "screen" });
    this.#with(() => undefined);
    return { ok: { code, hostToken, screenToken } };
  }

  /** With a token, also whether that still opens something here. */
  info(code: string, token: string | undefined): Answer<RoomInfo> {
    const shut = this.#store.open();
    if (shut) return { error: shut };
    if (token !== undefined && !this.#store.granted(digest(token))) return { error: "wrong_token" };
    const info = this.#with((room): RoomInfo => {
      const { seats, phase, house } = room.session;
      const people = seats.filter((seat) => seat.kind === "person").length;
      const locked = house.locked && { locked: true as const };
      const offered = house.names === "offered" && { offered: true as const };
      return { code, phase, people, full: room.full, ...locked, ...offered, client: CLIENT };
    });
    return info ? { ok: info } : { error: "no_room" };
  }

  /** The host's plan, checked; held in place of the one before. */
  plan(token: string | undefined, steps: unknown[]): Answer<{ steps: number }> {
    const grant = granted(this.#store, token);
    if (typeof grant === "string") return { error: grant };
    if (grant.kind !== "host") return { error: "not_host" };
    const made = planOf(steps);
    if ("field" in made) return { error: "bad_setup", field: made.field };
    const done = this.#with((room, now) => ({ no: room.change({ type: "plan", steps: made.plan }, now) }));
    if (!done) return { error: "no_room" };
    return done.no ? { error: done.no.code } : { ok: { steps: made.plan.length } };
  }

  /**
   * The recordings of the rounds that are over, as JSON: all that may leave the room for whoever holds this token, or one, by
   * its number. `names`: whether the host of a discreet room wants them in.
   */
  recordings(token: string | undefined, number: number | undefined, names: boolean): Answer<{ json: string }> {
    const grant = granted(this.#store, token);
    if (typeof grant === "string") return { error: grant };
    this.#with(() => undefined);
    const asker: Asker = { keeper: isKeeper(grant), names, ...(grant.kind === "seat" && { seat: grant.seat }) };
    if (!this.#copies.has(number) && this.#store.recorded(number) > RECORDINGS_MAX) {
      const message = "These rounds are too long to be had at once. Ask for one by its number.";
      return { error: "too_big", field: "round", message };
    }
    const copy =
      number === undefined
        ? { json: copyFor(this.#store.recordings(), asker) }
        : this.#copies.of(number, asker, () => this.#store.recordings(number)[0]);
    if (!copy) return { error: "no_recording" };
    return copy.json === undefined ? { error: "discreet_room" } : { ok: { json: copy.json } };
  }

  /** `wanted` is the key that the page made for its seat: asked again with it, the room gives the same seat. */
  sit(name: string, wanted?: string): Answer<SeatTaken> {
    const shut = this.#store.open();
    if (shut) return { error: shut };
    const token = wanted ?? randomKey();
    const had = this.#store.granted(digest(token));
    if (had) return this.#again(had, token);
    if (this.#store.dead(digest(token))) return { error: "wrong_token" };
    const taken = this.#with((room, now) => {
      const sat = room.sit(name, now);
      if ("seat" in sat) this.#store.grant(digest(token), { kind: "seat", seat: sat.seat });
      return sat;
    });
    if (!taken) return { error: "no_room" };
    if ("seat" in taken) return { ok: { ...taken, token } };
    return taken.code.endsWith("_name") ? { error: taken.code, field: "name" } : { error: taken.code };
  }

  #again(had: Grant, token: string): Answer<SeatTaken> {
    if (had.kind !== "seat") return { error: "wrong_token" };
    const name = this.#with((room) => room.session.seats[had.seat]?.name);
    return name === undefined ? { error: "no_room" } : { ok: { seat: had.seat, name, token } };
  }

  /** A host wants to carry its chair, or a screen, to another device. */
  link(token: string | undefined, role: "host" | "screen"): Answer<LinkMade> {
    const grant = granted(this.#store, token);
    if (typeof grant === "string") return { error: grant };
    const { house } = this.#with((room) => room.session) ?? {};
    const named = grant.kind === "seat" && house?.hosts[grant.seat] === "named";
    if (grant.kind !== "host" && !named) return { error: "not_host" };
    return { ok: makeLink(this.#store, grant, role, Date.now()) };
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
        this.#adopt(server, who, room, now);
      });
    }
    return new Response(null, { status: 101, webSocket: client, headers: { "Sec-WebSocket-Protocol": protocol } });
  }

  override webSocketMessage(socket: WebSocket, text: string | ArrayBuffer): void {
    if (isOutdated(this.ctx, socket)) return;
    const shut = this.#store.open();
    if (shut) this.#try(() => socket.close(LATER, shut));
    else {
      const done = this.#quietly((room, now) => {
        const peer = this.#peers.get(socket);
        if (peer) room.receive(peer, text, now);
      });
      // It dials again, and sends what was not answered again.
      if (!done) this.#try(() => socket.close(BROKEN, "broken"));
    }
  }

  override webSocketClose(socket: WebSocket, code: number, reason: string): void {
    // Without an answer the client would hang; of the codes that may come, many cannot be sent back.
    this.#try(() => socket.close(code >= 3000 && code < 5000 ? code : 1000, reason));
    this.#lose(socket);
  }

  override webSocketError(socket: WebSocket): void {
    this.#lose(socket);
  }

  #lose(socket: WebSocket): void {
    this.#quietly((room, now) => {
      const peer = this.#peers.get(socket);
      this.#peers.delete(socket);
      if (peer) room.disconnect(peer, now);
    });
  }
}

function refusal(code: string): Response {
  const known = knownCode(code);
  const [status, message] = errors[known];
  return Response.json({ error: known, message }, { status });
}
