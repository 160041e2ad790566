import {
  type Asker,
  apply,
  createSession,
  DEFAULT_SCENARIO,
  digest,
  type Input,
  lessonCopy,
  readPlan,
  scenarios,
} from "../game/index.ts";
import { RULES } from "../game/rules.generated.ts";
import type {
  CreateRoom,
  Driven,
  LinkMade,
  RoomCreated,
  RoomInfo,
  RoomState,
  RoomWiped,
  SeatTaken,
  SetPlan,
} from "../protocol/http.ts";
import { randomKey } from "../protocol/key.ts";
import type { DriveMessage, You } from "../protocol/messages.ts";
import { settingsOf } from "../settings/settings.ts";
import { CLIENT } from "./client.generated.ts";
import { type Copies, copyFor } from "./copies.ts";
import { type Answer, type Asks, granted, makeLink, whoIs } from "./keys.ts";
import { RECORDINGS_MAX, REHEARSAL_PACE } from "./limits.ts";
import type { Room } from "./room.ts";
import { chosen, planOf } from "./setup.ts";
import type { Store } from "./store.ts";
import { type Grant, isKeeper } from "./stored.ts";

/** Does something with the room; undefined where there is none that this code can read. */
type With = <T>(use: (room: Room, now: number) => T) => T | undefined;

/** The field that a fault names: what is wrong with it is for a developer's log. */
const fieldOf = (fault: string): string => {
  const field = (fault.split(":")[0] ?? "").replace(/\.$/, "");
  return field === "plan" ? field : `plan.${field}`;
};
/** What a new room plays: its own steps, or one named scenario. */
function firstPlan({ scenario = DEFAULT_SCENARIO, fill, steps }: CreateRoom): ReturnType<typeof planOf> {
  if (steps) return planOf(steps);
  const setup = chosen(scenario, fill);
  return setup ? { plan: [setup] } : { field: Object.hasOwn(scenarios, scenario) ? "fill" : "scenario" };
}

/** What is asked of a room by plain requests, frames apart. Every answer is the result, or an error's code. */
export class Requests {
  readonly #store: Store;
  readonly #copies: Copies;
  readonly #asks: Asks;
  readonly #with: With;

  constructor(store: Store, copies: Copies, asks: Asks, use: With) {
    this.#asks = asks;
    this.#store = store;
    this.#copies = copies;
    this.#with = use;
  }

  /** Makes the room. Undefined when the code is taken. */
  create(env: Env, code: string, wishes: CreateRoom): Answer<RoomCreated> | undefined {
    const settings = settingsOf(env);
    if ("wrong" in settings) {
      console.error(settings.message);
      return { error: "bad_setting", field: settings.wrong, message: settings.message };
    }
    if (this.#store.exists()) return undefined;
    const planned = firstPlan(wishes);
    if ("field" in planned) return { error: "bad_setup", field: planned.field };
    const { mode, plan, rehearse, language } = wishes;
    const read = plan === undefined ? undefined : readPlan(plan);
    if (read && "fault" in read) return { error: "bad_setup", field: fieldOf(read.fault) };
    const session = createSession();
    const first: Input[] = [{ t: 0, type: "plan", steps: planned.plan }];
    if (language) first.push({ t: 0, type: "language", language });
    if (read) first.push({ t: 0, type: "lesson", plan: read.plan, ...(rehearse && { rehearse }) });
    if (mode === "class") first.push({ t: 0, type: "mode", mode });
    const pace = rehearse ? REHEARSAL_PACE : settings.PACE;
    if (pace !== 1) first.push({ t: 0, type: "pace", pace });
    for (const input of first) apply(session, input);
    const [hostToken, screenToken] = [randomKey(), randomKey()];
    this.#store.create(code, { wall: Date.now(), t: 0 }, RULES, session, first);
    this.#store.grants.add(digest(hostToken), { kind: "host" });
    this.#store.grants.add(digest(screenToken), { kind: "screen" });
    this.#with(() => undefined);
    return { ok: { code, hostToken, screenToken } };
  }

  /** With a token, also whether that still opens something here. */
  info(code: string, token: string | undefined): Answer<RoomInfo> {
    const shut = this.#store.open();
    if (shut) return { error: shut };
    if (token !== undefined && !this.#store.grants.granted(digest(token))) return { error: "wrong_token" };
    const info = this.#with((room): RoomInfo => {
      const { seats, phase, house } = room.session;
      const people = seats.filter((seat) => seat.kind === "person").length;
      const locked = house.locked && { locked: true as const };
      const offered = house.names === "offered" && { offered: true as const };
      const speaks = house.language !== undefined && { language: house.language };
      return { code, phase, people, full: room.full, ...locked, ...offered, ...speaks, client: CLIENT };
    });
    return info ? { ok: info } : { error: "no_room" };
  }

  /** The host's plan, checked; held in place of the one before. */
  plan(token: string | undefined, { steps, plan }: SetPlan): Answer<{ steps: number }> {
    const grant = granted(this.#store, token);
    if (typeof grant === "string") return { error: grant };
    if (grant.kind !== "host") return { error: "not_host" };
    if (plan !== undefined) {
      const read = readPlan(plan);
      if ("fault" in read) return { error: "bad_setup", field: fieldOf(read.fault) };
      const done = this.#with((room, now) => ({ no: room.change({ type: "lesson", plan: read.plan }, now) }));
      if (!done) return { error: "no_room" };
      return done.no ? { error: done.no.code } : { ok: { steps: read.plan.steps.length } };
    }
    const made = planOf(steps ?? []);
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
        ? { json: copyFor(this.#store.recordings(), this.#store.clocks(), asker) }
        : this.#copies.of(number, asker, () => ({
            recording: this.#store.recordings(number)[0],
            clocks: this.#store.clocks(number),
          }));
    if (!copy) return { error: "no_recording" };
    if (copy.json === undefined) return { error: "discreet_room" };
    // What was predicted and written goes on after a round's copy was made.
    const lesson = asker.keeper ? this.#with((room) => room.session.lesson) : undefined;
    if (!lesson) return { ok: { json: copy.json } };
    return { ok: { json: `${copy.json.slice(0, -1)},"lesson":${JSON.stringify(lessonCopy(lesson))}}` } };
  }

  /** What whoever holds these tokens is shown now, as JSON; or what the projector is. */
  look(tokens: readonly string[], screen: boolean): Answer<{ json: string }> {
    const asker = this.#asker(tokens);
    if ("error" in asker) return asker;
    const shown = this.#with((room, now) => room.display.look(asker.who, screen, now));
    return shown
      ? { ok: { json: JSON.stringify({ code: this.#store.code(), ...shown } satisfies RoomState) } }
      : { error: "no_room" };
  }

  /** Whoever may drive the room does so. What came before is answered as then, and not done again. */
  drive(tokens: readonly string[], message: DriveMessage): Answer<Driven> {
    const asker = this.#asker(tokens);
    if ("error" in asker) return asker;
    const done = this.#with((room, now) => {
      const no = room.drive(message, asker.who, now);
      const { phase, now: t } = room.session;
      return no ? { error: no.code } : { ok: { id: message.id, phase, t } };
    });
    return done ?? { error: "no_room" };
  }

  /** Who asks with these tokens; or why that is nobody, or too often. */
  #asker(tokens: readonly string[]): { who: You } | { error: string } {
    const shut = this.#store.open();
    if (shut) return { error: shut };
    const who = whoIs(this.#store, tokens);
    if (!who) return { error: "wrong_token" };
    return this.#asks.tooOften(who, Date.now()) ? { error: "too_fast" } : { who };
  }

  /** Whether this token may end the room: its maker's alone, since nothing is left then. */
  mayEnd(token: string | undefined): Answer<RoomWiped> {
    const grant = granted(this.#store, token);
    if (typeof grant === "string") return { error: grant };
    const message = "Only the host who made the room can end it for good.";
    return isKeeper(grant) ? { ok: { wiped: this.#store.code() } } : { error: "not_host", message };
  }

  /** `wanted` is the key that the page made for its seat: asked again with it, the room gives the same seat. */
  sit(name: string, wanted?: string, together?: string[]): Answer<SeatTaken> {
    const shut = this.#store.open();
    if (shut) return { error: shut };
    const token = wanted ?? randomKey();
    const had = this.#store.grants.granted(digest(token));
    if (had) return this.#again(had, token);
    if (this.#store.grants.dead(digest(token))) return { error: "wrong_token" };
    const taken = this.#with((room, now) => {
      const sat = room.sit(name, now, together);
      if ("seat" in sat) this.#store.grants.add(digest(token), { kind: "seat", seat: sat.seat });
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
}
