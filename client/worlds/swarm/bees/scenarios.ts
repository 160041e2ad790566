import type { LobbyScenario } from "../../lobby.ts";
import { words as w } from "./words/lobby/words.ts";

export const bees: readonly LobbyScenario[] = [
  { id: "practice", ...w.practice },
  { id: "meadow", ...w.meadow },
  { id: "robbers", ...w.robbers },
];
