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

const kindOf = (channel: Channel): string => channel.split(":")[0] as string;

/** Sends each viewer what changed in its channels: every channel is read, compared and encoded once per flush. */
export class Fanout {
  #shown = new Map<Channel, Shown>();

  #read(channel: Channel, views: Views, now: Map<Channel, Shown>): Shown | undefined {
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

  /** The frames of one flush at session time `t`, for those who have something to hear; to be sent once all is stored. */
  prepare(peers: Iterable<Peer>, views: Views, t: Ms, rules: string): [Peer, string][] {
    const now = new Map<Channel, Shown>();
    const frames: [Peer, string][] = [];
    for (const peer of peers) {
      const channels = new Set(peer.seat === undefined ? SCREEN_CHANNELS : views.ofSeat(peer.seat));
      const set: string[] = [];
      const patch: string[] = [];
      for (const channel of channels) {
        const shown = this.#read(channel, views, now);
        const key = JSON.stringify(kindOf(channel));
        if (!shown) channels.delete(channel);
        else if (!peer.has.has(channel)) set.push(`${key}:${shown.text}`);
        else if (shown.patch) patch.push(`${key}:${shown.patch}`);
      }
      const kinds = new Set([...channels].map(kindOf));
      const drop = [...new Set([...peer.has].map(kindOf))].filter((kind) => !kinds.has(kind));
      peer.has = channels;
      const frame = frameFor(peer, t, rules, set, patch, drop);
      if (frame) frames.push([peer, frame]);
    }
    this.#shown = now;
    return frames;
  }
}

/** A peer's frame, and its books brought up to it; undefined when there is nothing to tell. */
function frameFor(
  peer: Peer,
  t: Ms,
  rules: string,
  set: string[],
  patch: string[],
  drop: string[],
): string | undefined {
  const { ack, no, full } = peer;
  if (!full && set.length + patch.length + drop.length + ack.length + no.length === 0) return undefined;
  // The channels' bodies are shared text, spliced in as they are.
  let frame = `{"n":${full ? 1 : peer.n + 1},"t":${t}`;
  if (full) frame += `,"full":true,"you":${JSON.stringify(peer.who)},"rules":${JSON.stringify(rules)}`;
  if (ack.length > 0) frame += `,"ack":${JSON.stringify(ack)}`;
  if (no.length > 0) frame += `,"no":${JSON.stringify(no)}`;
  if (set.length > 0) frame += `,"set":{${set.join(",")}}`;
  if (patch.length > 0) frame += `,"patch":{${patch.join(",")}}`;
  if (drop.length > 0) frame += `,"drop":${JSON.stringify(drop)}`;
  peer.n = full ? 1 : peer.n + 1;
  peer.full = false;
  peer.ack = [];
  peer.no = [];
  return `${frame}}`;
}
