import { Chance } from "../kit/chance.ts";
import { purpose } from "../kit/purpose.ts";
import { cancel, push } from "../kit/queue.ts";
import { DIARY_MAX, TRACE_MAX } from "../limits.ts";
import { withMoment } from "../moments.ts";
import type { Faults, Mechanism, Part, World, WorldFaults, WorldPorts } from "../part.ts";
import type { Made } from "../parts.ts";
import type { RoundEvent, RoundState } from "../state.ts";
import type { Effects, Facts, Ms, SeatId } from "../types.ts";
import type { ViewCache } from "../view-cache.ts";

const LIARS = purpose("liars");

type AnyPart = Part<unknown, unknown, unknown, Facts, Effects<unknown>>;
export type AnyWorld = World<unknown, unknown, unknown, WorldPorts>;
export type AnyMechanism = Mechanism<unknown, unknown, unknown, WorldPorts, readonly string[]>;

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
      if (seat === undefined) r.felt = { all: withMoment(all, facts.now, kind, fields), seats };
      else {
        cache.changed("seat", seat);
        r.felt = { all, seats: { ...seats, [seat]: withMoment(seats[seat] ?? [], facts.now, kind, fields) } };
      }
    },
    changed: (kind, id) => cache.changed(kind, id),
    end: () => wires.end(),
  };
}

/**
 * A round's parts with all that each may know and cause: world, trials, mechanism. `bots`: the seats that no person has; a
 * liar among them plays an attack.
 */
export function wire(wires: Wires, bots: readonly SeatId[]): readonly Row[] {
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
  for (const [i, trial] of trials.entries()) {
    const fx = Object.defineProperties(effectsOf(wires, trial.id), { faults: { get: breaks } });
    others.push({ id: trial.id, part: parts.trials[i] as AnyPart, f: round, fx });
  }
  const f: Facts = Object.create(round, { world: { get: facts } });
  const fx = Object.defineProperties(effectsOf(wires, mechanism.id), { world: { get: effects } });
  others.push({ id: mechanism.id, part: parts.mechanism as AnyPart, f, fx });
  return [{ id: world.id, part: worldPart, f: round, fx: worldFx }, ...others];
}

/** The port of faults: the round's own side, who is what, and the world's. */
function faultsOf(
  { r, made }: Wires,
  world: WorldFaults | undefined,
  bots: readonly SeatId[],
  mechanismRow: () => Row,
): Faults {
  const { cartel, family } = made.factories.mechanism;
  const roles: Faults["roles"] = {
    draw: (share) => {
      const draw = new Chance(r.keys.roles);
      const { id, part, f } = mechanismRow();
      const mechanism = part as AnyMechanism;
      if (mechanism.corruptible) return mechanism.corruptible(r.parts[id], share, f as never, draw);
      const order = draw.shuffle(LIARS, r.seats.length);
      return order.slice(0, Math.round(share * r.seats.length)).map((i) => r.seats[i] as SeatId);
    },
    corrupt: (seats, known, attack) => {
      const goal = (made.world as AnyWorld).goal?.(r.parts[made.factories.world.id]);
      for (const seat of seats) {
        const group = known ? seats.filter((other) => other !== seat) : undefined;
        r.roles[seat] = { kind: "liar", ...(group && { group }), ...(goal && { goal }) };
        const mind = r.minds[seat];
        if (mind && bots.includes(seat)) mind.policy = attack ?? family.liar;
        if (cartel) world?.identity?.conceal(seat);
      }
    },
  };
  return { ...world, roles };
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
