import type { Channel, Ms, SeatId } from "../../types.ts";
import type { AntsReveal } from "./reveal.ts";
import { type AntsState, type Facts, meetingsFor } from "./state.ts";

/** What everybody knows: the quorum, how many are to be moved and are not yet, and that carrying has begun. */
export interface AntsAllView {
  quorum: number;
  harsh: boolean;
  /** How many times as long a tandem run takes as carrying. */
  tandem: number;
  nestmates: number;
  left: number;
  carrying: boolean;
  /** The old nest is empty, and not all are in one place: until then. */
  gather?: Ms;
}
/** Somebody who waits at the old nest for a follower: where to, never how good it is. */
export interface CallView {
  seat: SeatId;
  site: number;
  angle: number;
  flight: Ms;
  until: Ms;
}
/** At the old nest: who calls, and who left with somebody last. */
export interface AntsFloorView {
  calls: Record<number, CallView>;
  gone: Record<number, { t: Ms; seat: SeatId; site: number; with?: SeatId }>;
}
/** At a site: whether nestmates lie there that somebody carried. How many ants are there is dark. */
export interface AntsSiteView {
  carried: boolean;
}
/** What an ant knows of itself. */
export interface AntView {
  /** At a site: how many it met in each of the last beats, newest last; and how many within these feel like a quorum. */
  meets: number[];
  window: number;
  enough: number;
  /** All its beats so far. */
  beats: number;
  felt: number[];
  call?: { id: number; site: number; from: Ms; until: Ms };
  run?: { with?: SeatId; site: number; leads: boolean };
  carries?: { from?: number; site: number };
  led: Record<number, number>;
  carried: Record<number, number>;
}
/** For the projector: how many are under way, never where. */
export interface AntsScreenView {
  calls: number;
  runs: number;
  carried: number;
}

/** The views of `ants` by kind of channel, and what it reveals. */
export interface AntsViews {
  all: AntsAllView;
  floor: AntsFloorView;
  site: AntsSiteView;
  seat: AntView;
  screen: AntsScreenView;
  reveal: AntsReveal;
}

function allView(s: AntsState): AntsAllView {
  const { quorum, nestmates, left, options } = s;
  return {
    quorum,
    harsh: options.harsh,
    tandem: options.tandem,
    nestmates,
    left,
    carrying: s.carrying !== undefined,
    ...(s.gather && { gather: s.gather.until }),
  };
}

function ownView(s: AntsState, seat: SeatId): AntView | undefined {
  const ant = s.ants[seat];
  if (!ant) return undefined;
  const call = ant.call === undefined ? undefined : s.calls[ant.call];
  return {
    meets: [...ant.meets],
    window: s.options.window,
    enough: meetingsFor(s),
    beats: ant.beats,
    felt: [...ant.felt],
    ...(call && { call: { id: call.id, site: call.site, from: call.from, until: call.until } }),
    ...(ant.run && { run: { ...ant.run } }),
    ...(ant.carries && { carries: { ...ant.carries } }),
    led: { ...ant.led },
    carried: { ...ant.carried },
  };
}

/** What `ants` shows in a channel. */
export function view(s: AntsState, channel: Channel, f: Facts): object | undefined {
  const [kind, id] = channel.split(":");
  if (kind === "all") return allView(s);
  if (kind === "seat") return ownView(s, Number(id));
  if (kind === "site") return { carried: (s.nests[Number(id)] ?? 0) > 0 } satisfies AntsSiteView;
  if (kind === "screen") {
    const calls = Object.keys(s.calls).length;
    return { calls, runs: s.under.runs, carried: s.under.carried } satisfies AntsScreenView;
  }
  if (kind !== "floor") return undefined;
  const calls: AntsFloorView["calls"] = {};
  for (const { id: call, seat, site, until } of Object.values(s.calls))
    calls[call] = { seat, site, ...f.world.sites.way(site), until };
  return { calls, gone: Object.fromEntries(s.gone.map((one, i) => [i, { ...one }])) } satisfies AntsFloorView;
}
