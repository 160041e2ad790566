import { SCREEN_CHANNELS, type Views } from "../game/index.ts";
import type { Channel, Ms } from "../game/types.ts";
import { diff } from "../protocol/patch.ts";
import type { Peer } from "./peer.ts";

type View = Record<string, unknown>;

interface Shown {
  /** The whole view as JSON. */
  text: string;
  /** What changed since the flush before, as JSON; absent when nothing did. */
  patch?: string;
}

/** What every full frame names: the room's rules, and the version of the page that it wants, where it wants one. */
export interface Versions {
  rules: string;
  client: string;
}

/** Sends each viewer what changed in its channels: every channel is read, compared and encoded once per flush. */
export class Fanout {
  #shown = new Map<Channel, Shown>();

  #read(channel: Channel, views: Pick<Views, "view">, now: Map<Channel, Shown>): Shown | undefined {
    const already = now.get(channel);
    if (already) return already;
    const view = views.view(channel) as View | undefined;
    if (!view) return undefined;
    const shown: Shown = { text: JSON.stringify(view) };
    const before = this.#shown.get(channel)?.text;
    // Kept and compared as text: a view may share objects with the session, which goes on changing them.
    const patch = before === undefined || before === shown.text ? undefined : diff(JSON.parse(before) as View, view);
    if (patch) shown.patch = JSON.stringify(patch);
    now.set(channel, shown);
    return shown;
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
    const now = new Map<Channel, Shown>();
    const frames: [Peer, string][] = [];
    for (const peer of peers) {
      const channels = new Set(peer.seat === undefined ? SCREEN_CHANNELS : views.ofSeat(peer.seat));
      const set: string[] = [];
      const patch: string[] = [];
      for (const channel of channels) {
        const shown = this.#read(channel, views, now);
        const key = JSON.stringify(channel);
        if (!shown) channels.delete(channel);
        else if (!peer.has.has(channel)) set.push(`${key}:${shown.text}`);
        else if (shown.patch) patch.push(`${key}:${shown.patch}`);
      }
      const drop = [...peer.has].filter((channel) => !channels.has(channel));
      peer.has = channels;
      const frame = frameFor(peer, versions, { t, rate }, { set, patch, drop });
      if (frame) frames.push([peer, frame]);
    }
    this.#shown = now;
    return frames;
  }
}

/** A peer's frame, and its books brought up to it; undefined when there is nothing to tell. */
function frameFor(
  peer: Peer,
  versions: Versions,
  { t, rate }: { t: Ms; rate: number },
  { set, patch, drop }: Record<"set" | "patch" | "drop", string[]>,
): string | undefined {
  const { ack, no, full } = peer;
  const paced = full || peer.rate !== rate;
  if (!paced && set.length + patch.length + drop.length + ack.length + no.length === 0) return undefined;
  // The channels' bodies are shared text, spliced in as they are.
  let frame = `{"n":${full ? 1 : peer.n + 1},"t":${t}`;
  if (full) frame += `,"full":true,"you":${JSON.stringify(peer.who)},"rules":${JSON.stringify(versions.rules)}`;
  if (full && versions.client !== "") frame += `,"client":${JSON.stringify(versions.client)}`;
  if (paced) frame += `,"rate":${rate}`;
  if (ack.length > 0) frame += `,"ack":${JSON.stringify(ack)}`;
  if (no.length > 0) frame += `,"no":${JSON.stringify(no)}`;
  if (set.length > 0) frame += `,"set":{${set.join(",")}}`;
  if (patch.length > 0) frame += `,"patch":{${patch.join(",")}}`;
  if (drop.length > 0) frame += `,"drop":${JSON.stringify(drop)}`;
  peer.n = full ? 1 : peer.n + 1;
  peer.full = false;
  peer.rate = rate;
  peer.ack = [];
  peer.no = [];
  return `${frame}}`;
}
