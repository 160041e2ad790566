import type { LobbyWorld } from "../lobby.ts";
import { authority } from "./authority/scenarios.ts";
import { bft } from "./bft/scenarios.ts";
import { council } from "./council/scenarios.ts";
import { ec } from "./ec/scenarios.ts";
import { pow } from "./pow/scenarios.ts";
import { words } from "./words/lobby/words.ts";

/** The chain's rounds, by mechanism. A new mechanism adds its own here. */
export const chainLobby: LobbyWorld = { ...words, scenarios: [...authority, ...ec, ...pow, ...bft, ...council] };
