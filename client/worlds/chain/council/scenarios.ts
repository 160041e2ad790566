import type { LobbyScenario } from "../../lobby.ts";
import { words as w } from "./words/lobby/words.ts";

export const council: readonly LobbyScenario[] = [{ id: "council-bft", ...w["council-bft"] }];
