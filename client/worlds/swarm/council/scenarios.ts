import type { LobbyScenario } from "../../lobby.ts";
import { words as w } from "./words/lobby/words.ts";

export const council: readonly LobbyScenario[] = [
  { id: "council", ...w.council },
  { id: "captured-council", ...w.captured },
];
