import { SCREEN_CHANNELS, type Views } from "../game/index.ts";
import type { Channel, Ms, SeatId } from "../game/types.ts";
import { HOST_CHANNEL } from "../protocol/channels.ts";
import { diff } from "../protocol/patch.ts";
import type { Peer } from "./peer.ts";

type View = Record<string, unknown>;

/** A channel as its viewers were last shown it. */
interface Shown {
  /** Its name as JSON. */
  readonly key: string;
  /** Never modified since it was read: see `Views.view`. */
  view: View;
  /** The whole view as JSON, once anybody wanted it. */
  text?: string | undefined;
  /** What changed since the flush before, as JSON; absent when nothing did. */
  patch?: string | undefined;
  /** In which flush it was last read. */
  flush: number;
}

/** What every full frame names: the room's rules, and the version of the page that it wants, where it wants one. */
export interface Versions {
  rules: string;
  client: string;
}

/**
 * Sends each viewer what changed in its channels: every channel is read, compared and encoded once per flush; one whose view
 * is the same object as before costs nothing more, and whole views are only encoded for whoever is new to them.
 */
export class Fanout {
  readonly #shown = new Map<Channel, Shown>();
  #flush = 0;

  #read(channel: Channel, views: Pick<Views, "view">): Shown | undefined {
    const flush = this.#flush;
    const before = this.#shown.get(channel);
    if (before?.flush === flush) return before;
    const view = views.view(channel) as View | undefined;
    if (!view) return undefined;
    // Who is in a channel that nobody was in at the flush before needs all of it.
    if (before?.flush !== flush - 1) {
      const shown: Shown = { key: JSON.stringify(channel), view, flush };
      this.#shown.set(channel, shown);
      return shown;
    }
    before.flush = flush;
    const patch = diff(before.view, view);
    before.patch = patch && JSON.stringify(patch);
    if (before.view !== view) before.text = undefined;
    before.view = view;
    return before;
  }

  /** Forgets the channels that nobody was in at this flush. */
  #forget(): void {
    for (const [channel, { flush }] of this.#shown) if (flush !== this.#flush) this.#shown.delete(channel);
  }

  /**
   * The frames of one flush at session time `t`, which goes on at `rate`, for those who have something to hear; to be sent
   * once all is stored.
   */
  prepare(
    peers: Iterable<Peer>,
    views: Pick<Views, "ofSeat" | "view">,
    versions: Versions,
    t: Ms,
    rate = 1,
  ): [Peer, string][] {
    this.#flush++;
    const frames: [Peer, string][] = [];
    for (const peer of peers) {
      const frame = frameFor(peer, versions, { t, rate }, this.#bodies(peer, views));
      if (frame) frames.push([peer, frame]);
    }
    this.#forget();
    return frames;
  }

  /** What a peer is to be told of its channels; and its books brought up to it. */
  #bodies(peer: Peer, views: Pick<Views, "ofSeat" | "view">): Bodies {
    const channels = channelsOf(peer.seat, peer.hosts, views);
    const bodies: Bodies = { set: "", patch: "" };
    let had = 0;
    for (const channel of channels) {
      const shown = this.#read(channel, views);
      if (!shown) continue;
      if (!peer.has.has(channel)) {
        shown.text ??= JSON.stringify(shown.view);
        bodies.set += `${bodies.set && ","}${shown.key}:${shown.text}`;
        continue;
      }
      had++;
      if (shown.patch) bodies.patch += `${bodies.patch && ","}${shown.key}:${shown.patch}`;
    }
    if (bodies.set === "" && had === peer.has.size) return bodies;
    const has = new Set(channels.filter((channel) => this.#read(channel, views)));
    const drop = [...peer.has].filter((channel) => !has.has(channel));
    if (drop.length > 0) bodies.drop = drop;
    peer.has = has;
    return bodies;
  }
}

/** Whose views a viewer gets: its seat's, or a screen's, and a host the host's. */
export function channelsOf(seat: SeatId | undefined, hosts: boolean, views: Pick<Views, "ofSeat">): readonly Channel[] {
  const shown = seat === undefined ? SCREEN_CHANNELS : views.ofSeat(seat);
  return hosts ? [...shown, HOST_CHANNEL] : shown;
}

/** The channels' bodies of one frame, as JSON without the braces. */
interface Bodies {
  set: string;
  patch: string;
  drop?: Channel[];
}

/** A peer's frame, and its books brought up to it; undefined when there is nothing to tell. */
function frameFor(
  peer: Peer,
  versions: Versions,
  { t, rate }: { t: Ms; rate: number },
  { set, patch, drop }: Bodies,
): string | undefined {
  const { ack, no, full } = peer;
  const paced = full || peer.rate !== rate;
  if (!paced && set === "" && patch === "" && !drop && ack.length + no.length === 0) return undefined;
  // The channels' bodies are shared text, spliced in as they are.
  let frame = `{"n":${full ? 1 : peer.n + 1},"t":${t}`;
  if (full) frame += `,"full":true,"you":${JSON.stringify(peer.who)},"rules":${JSON.stringify(versions.rules)}`;
  if (full && versions.client !== "") frame += `,"client":${JSON.stringify(versions.client)}`;
  if (paced) frame += `,"rate":${rate}`;
  if (ack.length > 0) frame += `,"ack":${JSON.stringify(ack)}`;
  if (no.length > 0) frame += `,"no":${JSON.stringify(no)}`;
  if (set !== "") frame += `,"set":{${set}}`;
  if (patch !== "") frame += `,"patch":{${patch}}`;
  if (drop) frame += `,"drop":${JSON.stringify(drop)}`;
  peer.n = full ? 1 : peer.n + 1;
  peer.full = false;
  peer.rate = rate;
  peer.ack = [];
  peer.no = [];
  return `${frame}}`;
}
