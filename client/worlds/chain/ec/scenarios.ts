import type { LobbyScenario } from "../../lobby.ts";
import { words as w } from "./words/lobby/words.ts";

export const ec: readonly LobbyScenario[] = [
  { id: "ec", ...w.ec },
  { id: "whales", ...w.whales },
];
