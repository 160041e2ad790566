import type { LobbyWorld } from "../lobby.ts";
import { bees } from "./bees/scenarios.ts";

/** The swarm's rounds, by mechanism. A new mechanism adds its own here. */
export const swarmLobby: LobbyWorld = {
  name: "The meadow",
  players: "Scouts in all",
  fills: "the swarm",
  scenarios: [...bees],
};
