import type { LobbyScenario } from "../../lobby.ts";
import { words as w } from "./words/lobby/words.ts";

export const ants: readonly LobbyScenario[] = [
  { id: "ants", ...w.ants },
  { id: "ants-harsh", ...w.harsh },
];
