import type { LobbyScenario } from "../../lobby.ts";
import { words as w } from "./words/lobby/words.ts";

export const queen: readonly LobbyScenario[] = [
  { id: "queen", ...w.queen },
  { id: "captured-queen", ...w.captured },
];
