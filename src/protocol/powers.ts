import type { House } from "../game/house.ts";
import type { ClientMessage, You } from "./messages.ts";

/**
 * What a message needs: `own` is for whoever has a seat; `choose` says what comes next and starts it; `drive` stops the clock,
 * lets it go on, adds to it, lets it run out, plays a card; `manage` is everything else that a host does.
 */
export type Power = "own" | "choose" | "drive" | "manage";

export const needs: Readonly<Record<Exclude<ClientMessage["type"], "resync">, Power>> = {
  act: "own",
  rename: "own",
  leave: "own",
  elect: "own",
  wave: "own",
  predict: "own",
  ticket: "own",
  propose: "own",
  second: "own",
  ballot: "own",
  content: "own",
  // What comes between rounds is chosen like what comes next.
  assembly: "choose",
  count: "drive",
  part: "own",
  return: "own",
  setup: "choose",
  start: "choose",
  lobby: "choose",
  // Whoever says what comes next also leads through what was.
  debrief: "choose",
  // In a lesson the same: it takes the place of what was chosen.
  lesson: "choose",
  evolve: "choose",
  stay: "drive",
  cut: "drive",
  // Free text that somebody wrote for the host's eyes.
  show: "manage",
  pause: "drive",
  resume: "drive",
  more: "drive",
  // Also with friends: what breaks the round on purpose breaks it for all who play it.
  card: "drive",
  end: "drive",
  restart: "manage",
  pace: "manage",
  level: "manage",
  mode: "manage",
  lock: "manage",
  names: "manage",
  forks: "manage",
  language: "manage",
  bots: "manage",
  host: "manage",
  slow: "manage",
  name: "manage",
  remove: "manage",
  clear: "manage",
  election: "manage",
};

/** Whether somebody is a host in full: with the room's own key, or in a seat that a host named. */
export const isHost = ({ host, seat }: You, { hosts }: Pick<House, "hosts">): boolean =>
  host === true || (seat !== undefined && hosts[seat] === "named");

/** Whether this viewer may do what needs that. */
export function may(need: Power, who: You, house: Pick<House, "hosts" | "mode">): boolean {
  const { seat } = who;
  if (need === "own") return seat !== undefined;
  if (isHost(who, house)) return true;
  if (seat === undefined) return false;
  if (house.hosts[seat] === "elected" && need !== "manage") return true;
  // Friends choose what comes next and start it, whoever taps first; nobody ends another's round.
  return need === "choose" && house.mode === "friends";
}
