import type { LobbyScenario } from "../../lobby.ts";
import { words as w } from "./words/lobby/words.ts";

export const coin: readonly LobbyScenario[] = [
  { id: "coin", ...w.coin },
  { id: "coin-rigged", ...w.rigged },
];
