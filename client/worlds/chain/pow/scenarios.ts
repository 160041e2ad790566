import type { LobbyScenario } from "../../lobby.ts";

export const pow: readonly LobbyScenario[] = [
  {
    id: "pow",
    title: "The longest chain",
    line: "Miners find blocks by luck. Ship early or wait? Some attack in secret.",
  },
  {
    id: "storm",
    title: "The longest chain in a storm",
    line: "Blocks take 4 s to arrive, and branches part by themselves.",
  },
  { id: "majority", title: "More than half", line: "The longest chain, and attackers with 51% of the power." },
];
