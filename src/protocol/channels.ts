import type { Channel, SeatId } from "../game/types.ts";
import type { AllView, LessonDesk, OwnView, Parts } from "../game/views.ts";

/** What one channel shows: plain JSON without null. */
export type View = Readonly<Record<string, unknown>>;
/** Views by the whole name of their channel: `all`, `site:2`, `seat:3`. */
export type ChannelViews = Readonly<Record<Channel, View>>;

/**
 * What only hosts are shown, by the room itself: who is here and has done nothing for long, who needs how many times as long, and
 * of a lesson what comes later, and what people wrote for the host's eyes.
 */
export const HOST_CHANNEL = "host";
export interface HostView extends Parts {
  idle: readonly SeatId[];
  slow: Readonly<Record<SeatId, number>>;
  lesson?: LessonDesk;
}

/** What the wall alone is shown outside a round: the ticket that a host put up, without a name. */
export interface WallView extends Parts {
  ticket?: string;
}

/** The same with the types of the game's `Views`: everybody's view, seats' own, and the channels of parts. */
export interface TypedViews {
  readonly all?: AllView;
  readonly host?: HostView;
  readonly screen?: WallView;
  readonly [seat: `seat:${number}`]: OwnView;
  readonly [channel: Channel]: Parts | undefined;
}

/** Takes a room's frames, or a recording, at its word: here alone, so that whoever reads views needs no casts. */
export function typed(views: ChannelViews): TypedViews {
  const taken: Readonly<Record<Channel, object>> = views;
  return taken as TypedViews;
}

/** The kind of a channel: `site` of `site:2`, `all` of `all`. */
export function kindOf(channel: Channel): string {
  const colon = channel.indexOf(":");
  return colon < 0 ? channel : channel.slice(0, colon);
}

/** Whole names of the channels of one kind among these views, in the order of their numbers. */
export function channelsOfKind(views: Readonly<Record<Channel, unknown>>, kind: string): Channel[] {
  const number = (channel: Channel): number => Number(channel.slice(kind.length + 1)) || 0;
  const names = Object.keys(views).filter((channel) => kindOf(channel) === kind);
  return names.sort((a, b) => number(a) - number(b));
}

/** The view of the one channel of a kind that somebody is in; the one with the lowest number where they are in several. */
export function viewOfKind<V>(views: Readonly<Record<Channel, V>>, kind: string): V | undefined {
  const [channel] = channelsOfKind(views, kind);
  return channel === undefined ? undefined : views[channel];
}
