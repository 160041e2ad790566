import * as z from "zod/mini";
import type { MechanismEffects, MechanismFacts } from "../../part.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import type { SwarmPorts } from "../../worlds/swarm/ports.ts";

const ms = (least: number) => z.int().check(z.minimum(least), z.maximum(600_000));

/** The options of `ants`; times in ms. Tuned with the lab's `ants` and `worth`. */
export const antsOptions = z.strictObject({
  /** Ants at a nest that feel like a quorum; 0 for what `quorumFor` says. */
  quorum: z._default(z.int().check(z.minimum(0), z.maximum(500)), 0),
  /**
   * The old nest gives no shelter any more: half of the quorum is enough (Franks et al. 2003, abstract: in harsh conditions ants
   * lower it, decide faster, and err more; by how much is not confirmed, so half is the game's own).
   */
  harsh: z._default(z.boolean(), false),
  /**
   * Nestmates to be carried, for each seat: about a third of the workers ever recruit (Pratt, Mallon, Sumpter & Franks 2002,
   * abstract), the others and the brood wait.
   */
  nestmates: z._default(z.number().check(z.minimum(0.5), z.maximum(5)), 2),
  /** How many times as long a tandem run takes as carrying: three (Pratt et al. 2002; Franks et al. 2009; Planqué et al. 2007). */
  tandem: z._default(z.number().check(z.minimum(1), z.maximum(6)), 3),
  /** How long a leader waits for a follower before it gives up. */
  calls: z._default(ms(500), 8000),
  /**
   * A quorum is felt by the rate of meetings, not counted (Pratt 2005, abstract): at a nest an ant meets each other one `rate`
   * times in a beat of `beat` ms, by Poisson's law, and feels the last `window` beats. The three numbers are the game's own.
   */
  beat: z._default(ms(200), 1000),
  rate: z._default(z.number().check(z.minimum(0.05), z.maximum(5)), 0.5),
  window: z._default(z.int().check(z.minimum(1), z.maximum(30)), 6),
  /** Once the old nest is empty, and not all are in one place: time to gather those who are elsewhere. */
  gather: z._default(ms(0), 12_000),
});
export type AntsOptions = z.infer<typeof antsOptions>;

/** An ant that waits at the old nest for somebody to lead to a site. */
export interface Call {
  id: number;
  seat: SeatId;
  site: number;
  from: Ms;
  until: Ms;
  timer: number;
}

/** Somebody left the old nest and was seen to: on a tandem run, or carrying. */
export interface Gone {
  t: Ms;
  seat: SeatId;
  site: number;
  /** The follower, on a tandem run. */
  with?: SeatId;
}

export interface Ant {
  /** At a site: how many it met in each of the last beats; and the timer of the next. */
  meets: number[];
  feels?: number;
  /** All its beats so far: what its luck hangs on. */
  beats: number;
  /** The sites at which it has felt a quorum. Once it carries it checks no more (Pratt 2005, abstract). */
  felt: number[];
  /** Its call, while it waits. */
  call?: number;
  /** On a tandem run: with whom, where to, and whether it leads. */
  run?: { with?: SeatId; site: number; leads: boolean };
  /** It carries a nestmate: from where (a site; undefined: the old nest), and where to. */
  carries?: { from?: number; site: number };
  /** By site: how many it led and carried there; and how long it was there or on its way with somebody, ms. */
  led: Record<number, number>;
  carried: Record<number, number>;
  backed: Record<number, Ms>;
  stands?: { site: number; since: Ms };
  /** In rounds with liars: whom it saw call for, lead or carry to which site. See met.ts. */
  saw?: [SeatId, number][];
}

/** A nestmate was set down, or lost again from a site. */
export interface Move {
  t: Ms;
  seat: SeatId;
  from?: number;
  site: number;
}

export interface AntsState {
  options: AntsOptions;
  /** How many ants feel like a quorum. */
  quorum: number;
  /** Nestmates in all, and those that are still at the old nest. */
  nestmates: number;
  left: number;
  /** Those that were carried, by site. */
  nests: Record<number, number>;
  ants: Record<SeatId, Ant>;
  calls: Record<number, Call>;
  /** The last that left with somebody, newest last. */
  gone: Gone[];
  /** What is under way, for the projector: tandem runs and nestmates that are carried. */
  under: { runs: number; carried: number };
  /** When a quorum was first felt where, and when carrying began. */
  quorums: { t: Ms; seat: SeatId; site: number }[];
  carrying?: Ms;
  /** The old nest is empty: until then those who are elsewhere can be gathered. */
  gather?: { until: Ms; timer: number };
  /** Every nestmate that was set down, in order: for the reveal. */
  moves: Move[];
}

export type AntsCommand =
  | { verb: "lead"; site: number }
  | { verb: "follow"; call: number }
  | { verb: "carry"; site: number }
  | { verb: "quit" };

export type AntsEvent =
  | { kind: "feel"; seat: SeatId; site: number }
  | { kind: "unheard"; call: number }
  | { kind: "gathered" };

/** The ports of the swarm that `ants` uses. */
export const needs = ["scouts", "sites"] as const;
export type Facts = MechanismFacts<SwarmPorts, typeof needs>;
export type Fx = MechanismEffects<SwarmPorts, typeof needs, AntsEvent>;

/**
 * How many ants feel like a quorum, of n that look around: a third and one more, at least three, as for the game's bees, so that
 * the two can be compared; half of it where conditions are harsh. Larger colonies have larger ones (Franks et al., abstract).
 */
export function quorumFor(n: number, { quorum, harsh }: Pick<AntsOptions, "quorum" | "harsh">): number {
  const full = quorum || Math.max(3, Math.round(n / 3) + 1);
  return harsh ? Math.max(2, Math.ceil(full / 2)) : full;
}

/** So many meetings within the window feel like a quorum: as many as the others of a quorum bring on the average. */
export const meetingsFor = (s: AntsState): number =>
  Math.max(1, Math.ceil((s.quorum - 1) * s.options.rate * s.options.window - 1e-9));

/** @throws Error for a seat that never entered: a bug, not bad input. */
export function antOf(s: AntsState, seat: SeatId): Ant {
  const ant = s.ants[seat];
  if (!ant) throw new Error(`seat ${seat} has no ant`);
  return ant;
}

/** Sites that a seat has read, and so knows the way to well enough to take somebody along. */
export function readSites(seat: SeatId, f: Facts): number[] {
  const sites: number[] = [];
  for (let site = 0; site < f.world.sites.count; site++)
    if (f.world.scouts.reading(seat, site) !== undefined) sites.push(site);
  return sites;
}

/** Why this command is not possible now, if so. `act` and `offers` both ask here, so that they cannot disagree. */
export function refuse(s: AntsState, seat: SeatId, c: AntsCommand, f: Facts): Refusal | undefined {
  const ant = antOf(s, seat);
  if (c.verb === "quit") return ant.call === undefined ? { code: "not_calling" } : undefined;
  const home = f.world.scouts.atSwarm(seat);
  if (c.verb === "carry") {
    const here = home ? undefined : f.world.scouts.siteOf(seat);
    if (!home && here === undefined) return { code: "out_walking" };
    if (here === c.site) return { code: "same_nest" };
    if (!readSites(seat, f).includes(c.site)) return { code: "not_read" };
    if (!ant.felt.includes(c.site)) return { code: "not_felt" };
    return (here === undefined ? s.left : (s.nests[here] ?? 0)) > 0 ? undefined : { code: "nobody_left" };
  }
  if (!home) return { code: "not_at_nest" };
  if (c.verb === "lead") {
    if (!readSites(seat, f).includes(c.site)) return { code: "not_read" };
    return ant.call !== undefined && s.calls[ant.call]?.site === c.site ? { code: "calling" } : undefined;
  }
  const call = s.calls[c.call];
  if (!call) return { code: "call_over" };
  return call.seat === seat ? { code: "own_call" } : undefined;
}
