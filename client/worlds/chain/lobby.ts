import type { LobbyWorld } from "../lobby.ts";
import { authority } from "./authority/scenarios.ts";
import { bft } from "./bft/scenarios.ts";
import { ec } from "./ec/scenarios.ts";
import { pow } from "./pow/scenarios.ts";

/** The chain's rounds, by mechanism. A new mechanism adds its own here. */
export const chainLobby: LobbyWorld = {
  name: "The harbour",
  players: "Nodes in all",
  fills: "the harbour",
  coming: "The harbour lights its lamps…",
  failed: "The harbour did not load. Check your network.",
  scenarios: [...authority, ...ec, ...pow, ...bft],
};
