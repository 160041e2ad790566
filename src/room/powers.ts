import type { Session } from "../game/index.ts";
import type { ClientMessage } from "../protocol/messages.ts";
import type { Peer } from "./peer.ts";

/**
 * What a message needs: `own` is for whoever has a seat; `choose` says what comes next and starts it; `drive` stops the clock,
 * lets it go on, adds to it, lets it run out; `manage` is everything else that a host does.
 */
export type Power = "own" | "choose" | "drive" | "manage";

const needs: Record<Exclude<ClientMessage["type"], "resync">, Power> = {
  act: "own",
  rename: "own",
  leave: "own",
  elect: "own",
  setup: "choose",
  start: "choose",
  lobby: "choose",
  pause: "drive",
  resume: "drive",
  more: "drive",
  end: "drive",
  restart: "manage",
  level: "manage",
  mode: "manage",
  lock: "manage",
  names: "manage",
  bots: "manage",
  host: "manage",
  slow: "manage",
  name: "manage",
  remove: "manage",
  clear: "manage",
  election: "manage",
};

/** Whether somebody is a host in full: with the room's own key, or a seat that a host named. */
export const isHost = ({ who }: Peer, s: Session): boolean =>
  who.host === true || (who.seat !== undefined && s.house.hosts[who.seat] === "named");

/** Why this viewer may not send this, in a code; undefined if it may. */
export function forbidden(m: Exclude<ClientMessage, { type: "resync" }>, peer: Peer, s: Session): string | undefined {
  const need = needs[m.type];
  const { seat } = peer;
  if (need === "own") return seat === undefined ? "no_seat" : undefined;
  if (isHost(peer, s)) return undefined;
  if (seat === undefined) return "not_host";
  const elected = s.house.hosts[seat] === "elected";
  if (elected && need !== "manage") return undefined;
  // Friends choose what comes next and start it, whoever taps first; nobody ends another's round.
  return need === "choose" && s.house.mode === "friends" ? undefined : "not_host";
}
