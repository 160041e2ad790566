import type { LobbyScenario } from "../../lobby.ts";
import { words as w } from "./words/lobby/words.ts";

export const pow: readonly LobbyScenario[] = [
  { id: "pow", ...w.pow },
  { id: "calm", ...w.calm },
  { id: "storm", ...w.storm },
  { id: "majority", ...w.majority },
];
