import type { Faults, Unit, WorldFaults } from "../faults.ts";
import { Chance } from "../kit/chance.ts";
import { purpose } from "../kit/purpose.ts";
import { cancel, push } from "../kit/queue.ts";
import { DARK_MAX, DIARY_MAX, LIVED_MAX, TRACE_MAX } from "../limits.ts";
import { type Moment, withMoment } from "../moments.ts";
import type { Mechanism, Part, Trial, World, WorldPorts } from "../part.ts";
import type { Made } from "../parts.ts";
import type { Dark, RoundEvent, RoundState } from "../state.ts";
import type { Effects, Facts, Ms, SeatId } from "../types.ts";
import type { ViewCache } from "../view-cache.ts";

const LIARS = purpose("liars");

type AnyPart = Part<unknown, unknown, unknown, Facts, Effects<unknown>>;
export type AnyWorld = World<unknown, unknown, unknown, WorldPorts>;
export type AnyMechanism = Mechanism<unknown, unknown, unknown, WorldPorts, readonly string[]>;

export type AnyRunningTrial = Trial<unknown>;

/** The round's facts, and its clock with them. */
export type Clocked = Facts & { now: Ms };

/** A part of a running round: what it is, what it may know and cause. Its state lies in the round's. */
export interface Row {
  readonly id: string;
  readonly part: AnyPart;
  readonly f: Facts;
  readonly fx: Effects<unknown>;
}

/** What parts are wired to. */
export interface Wires {
  readonly r: RoundState;
  readonly made: Made;
  readonly facts: Clocked;
  readonly cache: ViewCache;
  /** A seat's mind thinks again. */
  nudge(seat: SeatId): void;
  /** A part says that the round has come to its end. */
  end(): void;
}

/** Something is due at `t`, now at the earliest. Returns its timer. */
export function schedule({ r, facts }: Pick<Wires, "r" | "facts">, t: Ms, e: RoundEvent): number {
  return push(r.queue, Math.max(t, facts.now), e);
}

/** What a part may cause in its round. */
export function effectsOf(wires: Wires, part: string): Effects<unknown> {
  const { r, facts, cache } = wires;
  return {
    at: (t, e) => schedule(wires, t, { to: "part", part, e }),
    cancel: (timer) => void cancel(r.queue, timer),
    stance: (seat, option) => {
      if (r.trace.length < TRACE_MAX) r.trace.push([facts.now, seat, option ?? -1]);
    },
    note: (seat, what, fields) => {
      r.diaries[seat] ??= [];
      const diary = r.diaries[seat];
      cache.changed("seat", seat);
      if (diary.length < DIARY_MAX) diary.push({ t: facts.now, what, ...fields });
    },
    nudge: (seat) => wires.nudge(seat),
    decide: (d) => {
      r.decisions.push({ t: facts.now, ...d });
    },
    expose: (seat) => {
      if (!r.exposed.includes(seat)) r.exposed.push(seat);
    },
    moment: (kind, fields = {}, seat) => {
      const { all = [], seats = {} } = r.felt ?? {};
      if (seat === undefined) {
        r.felt = { all: withMoment(all, facts.now, kind, fields), seats };
        r.lived ??= [];
        if (r.lived.length < LIVED_MAX) r.lived.push(r.felt.all[r.felt.all.length - 1] as Moment);
      } else {
        cache.changed("seat", seat);
        r.felt = { all, seats: { ...seats, [seat]: withMoment(seats[seat] ?? [], facts.now, kind, fields) } };
      }
    },
    changed: (kind, id) => cache.changed(kind, id),
    end: () => wires.end(),
  };
}

/** A round's parts, in order: world, trials, cards as they are played, mechanism. */
export interface Wired {
  readonly rows: readonly Row[];
  /** A card joins, as its part and by its name. */
  add(id: string, part: AnyPart): Row;
}

/**
 * A round's parts with all that each may know and cause: world, trials, mechanism. `bots`: the seats that no person has as it
 * opens; a liar among them plays an attack.
 */
export function wire(wires: Wires, bots: readonly SeatId[]): Wired {
  const { r, made: parts, facts: round, cache } = wires;
  const { world, mechanism, trials } = parts.factories;
  const worldPart = parts.world as AnyWorld;
  const others: Row[] = [];
  const worldFx = Object.assign(effectsOf(wires, world.id), {
    notify: (notice: unknown) => {
      for (const { id, part, f, fx } of others)
        (part as Partial<AnyMechanism>).notified?.(r.parts[id], notice, f as never, fx as never);
    },
  });
  // A part is made before the world has its state: the world's ports and faults are made when they are wanted.
  const state = () => r.parts[world.id];
  const facts = once(() => only(worldPart.facts(state(), round), mechanism.needs));
  const effects = once(() => only(worldPart.effects(state(), round, worldFx), mechanism.needs));
  const last = () => others[others.length - 1] as Row;
  const faults = once(() => faultsOf(wires, worldPart.faults?.(state(), round, worldFx), bots, last));
  // Whoever reaches for the faults may change anything.
  const breaks = (): Faults => {
    cache.changed();
    return faults();
  };
  const trialRow = (id: string, part: AnyPart): Row => {
    const fx = Object.defineProperties(effectsOf(wires, id), { faults: { get: breaks } });
    return { id, part, f: round, fx };
  };
  for (const [i, trial] of trials.entries()) others.push(trialRow(trial.id, parts.trials[i] as AnyPart));
  const f: Facts = Object.create(round, { world: { get: facts } });
  const fx = Object.defineProperties(effectsOf(wires, mechanism.id), { world: { get: effects } });
  others.push({ id: mechanism.id, part: parts.mechanism as AnyPart, f, fx });
  const rows: Row[] = [{ id: world.id, part: worldPart, f: round, fx: worldFx }, ...others];
  const add = (id: string, part: AnyPart): Row => {
    const row = trialRow(id, part);
    for (const list of [others, rows]) list.splice(list.length - 1, 0, row);
    return row;
  };
  return { rows, add };
}

/** Seats can do nothing before `until`, and are told; at most DARK_MAX at a stretch. Returns when it ends for them. */
function darken(wires: Wires, seats: readonly SeatId[], wanted: Ms): Ms {
  const { r, facts } = wires;
  const fx = effectsOf(wires, "");
  const since = seats.map((seat) => r.dark?.[seat]?.from ?? facts.now);
  const until = Math.min(wanted, ...since.map((from) => from + DARK_MAX));
  for (const [i, seat] of seats.entries()) {
    if (until <= (r.dark?.[seat]?.until ?? facts.now)) continue;
    r.dark = { ...r.dark, [seat]: { from: since[i] as Ms, until } satisfies Dark };
    fx.note(seat, "dark", { until });
  }
  schedule(wires, until, { to: "round", e: "wakes" });
  return until;
}

/** The faults of a world's units, and what they do to those units' seats. */
function nodesOf(wires: Wires, { nodes }: WorldFaults, mechanismRow: () => Row): Faults["nodes"] {
  if (!nodes) return undefined;
  return {
    list: () => nodes.list(),
    foremost() {
      const { id, part, f } = mechanismRow();
      return (part as AnyMechanism).foremost?.(wires.r.parts[id], f as never) ?? [];
    },
    dark(units: readonly Unit[], until) {
      for (const { id, seats } of units) nodes.dark(id, darken(wires, seats, until));
      return units.flatMap(({ seats }) => seats);
    },
  };
}

/** The port of faults: the round's own side, who is what, and the world's. */
function faultsOf(
  wires: Wires,
  world: WorldFaults | undefined,
  bots: readonly SeatId[],
  mechanismRow: () => Row,
): Faults {
  const { r, made } = wires;
  const { cartel, family, turns = false } = made.factories.mechanism;
  // Once play has begun people may have come to bots' seats, and autopilots to people's.
  const isBot = (seat: SeatId) => (r.phase === "briefing" ? bots.includes(seat) : r.minds[seat]?.bot === true);
  const steer = (seat: SeatId, policy: string): void => {
    const mind = r.minds[seat];
    if (!mind || !isBot(seat)) return;
    mind.policy = policy;
    delete mind.params;
  };
  const identity: Faults["identity"] = {
    ...world?.identity,
    free: () => r.seats.filter(isBot),
    steer(seats, attacks, attack) {
      for (const seat of seats) {
        steer(seat, attacks ? (attack ?? family.liar) : family.autopilot);
        wires.nudge(seat);
      }
    },
  };
  const roles: Faults["roles"] = {
    draw: (share) => {
      const draw = new Chance(r.keys.roles);
      const { id, part, f } = mechanismRow();
      const mechanism = part as AnyMechanism;
      if (mechanism.corruptible) return mechanism.corruptible(r.parts[id], share, f as never, draw);
      const order = draw.shuffle(LIARS, r.seats.length);
      return order.slice(0, Math.round(share * r.seats.length)).map((i) => r.seats[i] as SeatId);
    },
    lies: (seat) => r.roles[seat]?.kind === "liar",
    corrupt: (seats, known, attack) => {
      const fx = effectsOf(wires, "");
      const goal = (made.world as AnyWorld).goal?.(r.parts[made.factories.world.id]);
      for (const seat of seats) {
        const group = known ? seats.filter((other) => other !== seat) : undefined;
        r.roles[seat] = { kind: "liar", ...(group && { group }), ...(goal && { goal }) };
        steer(seat, attack ?? family.liar);
        if (cartel) world?.identity?.conceal(seat);
        if (r.phase !== "play") continue;
        world?.turned?.(seat, goal);
        fx.note(seat, "turned");
        fx.moment("turned", {}, seat);
        fx.nudge(seat);
      }
    },
    turns,
    release(seat) {
      if (!turns || r.roles[seat]?.kind !== "liar") return;
      delete r.roles[seat];
      steer(seat, family.autopilot);
      wires.nudge(seat);
    },
  };
  const { nodes: _, ...rest } = world ?? {};
  const nodes = nodesOf(wires, world ?? {}, mechanismRow);
  return { ...rest, ...(nodes && { nodes }), identity, roles };
}

/** Makes something when it is first wanted, and only then. */
function once<T>(make: () => T): () => T {
  let value: { made: T } | undefined;
  return () => {
    value ??= { made: make() };
    return value.made;
  };
}

/** The ports of these names, and no other. */
function only(ports: Readonly<Record<string, object>>, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(ports).filter(([name]) => names.includes(name)));
}
