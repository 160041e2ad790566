import type { LobbyScenario } from "../../lobby.ts";
import { words as w } from "./words/lobby/words.ts";

export const ballot: readonly LobbyScenario[] = [
  { id: "ballot", ...w.ballot },
  { id: "ballot-robbers", ...w.robbers },
];
