import type { Session } from "../game/index.ts";
import type { ClientMessage } from "../protocol/messages.ts";
import { isHost as isHostIn, may, needs } from "../protocol/powers.ts";
import type { Peer } from "./peer.ts";

export const isHost = ({ who }: Pick<Peer, "who">, { house }: Session): boolean => isHostIn(who, house);

/** Why this viewer may not send this, in a code; undefined if it may. */
export function forbidden(
  { type }: Pick<Exclude<ClientMessage, { type: "resync" }>, "type">,
  { who }: Peer,
  { house }: Session,
): string | undefined {
  const need = needs[type];
  if (may(need, who, house)) return undefined;
  return need === "own" ? "no_seat" : "not_host";
}
