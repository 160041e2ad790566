import type { LobbyScenario } from "../../lobby.ts";

export const bft: readonly LobbyScenario[] = [
  {
    id: "bft",
    title: "Two thirds decide",
    line: "Validators vote on every block. With more than two thirds it is final, for good.",
  },
  {
    id: "bft-liars",
    title: "Attackers among the validators",
    line: "The same vote, and one in four secretly wants it to fail.",
  },
];
