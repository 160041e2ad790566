import type { LobbyScenario } from "../../lobby.ts";

export const bees: readonly LobbyScenario[] = [
  {
    id: "practice",
    title: "Practice",
    line: "Three sites, and everyone sees the dance floor. Nothing counts.",
    home: { label: "Practise first", note: "three sites, nothing counts" },
  },
  {
    id: "meadow",
    title: "Find a home",
    line: "Five sites. One of them is the best home. Find it together before dusk.",
  },
  {
    id: "robbers",
    title: "Robbers among us",
    line: "Five sites, and about one scout in six secretly wants the worst site.",
  },
];
