import type { LobbyWorld } from "../lobby.ts";
import { ants } from "./ants/scenarios.ts";
import { ballot } from "./ballot/scenarios.ts";
import { bees } from "./bees/scenarios.ts";
import { council } from "./council/scenarios.ts";
import { queen } from "./queen/scenarios.ts";
import { words } from "./words/lobby/words.ts";

/** The swarm's rounds, by mechanism. A new mechanism adds its own here. */
export const swarmLobby: LobbyWorld = { ...words, scenarios: [...bees, ...ants, ...queen, ...council, ...ballot] };
