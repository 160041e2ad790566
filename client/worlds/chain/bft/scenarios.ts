import type { LobbyScenario } from "../../lobby.ts";
import { words as w } from "./words/lobby/words.ts";

export const bft: readonly LobbyScenario[] = [
  { id: "bft", ...w.bft },
  { id: "bft-liars", ...w["bft-liars"] },
];
