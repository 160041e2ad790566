import type { LobbyScenario } from "../../lobby.ts";
import { words as w } from "./words/lobby/words.ts";

export const authority: readonly LobbyScenario[] = [{ id: "authority", ...w.authority }];
