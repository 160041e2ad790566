import type { LobbyScenario } from "../../lobby.ts";

export const ec: readonly LobbyScenario[] = [
  {
    id: "ec",
    title: "Drawn by lot",
    line: "Every 6 s a draw picks who may build. Check, doubt, and leave frauds out.",
  },
  { id: "whales", title: "Great and small", line: "The same draw, but a few nodes hold most of the power." },
];
