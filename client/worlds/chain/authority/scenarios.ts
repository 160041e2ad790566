import type { LobbyScenario } from "../../lobby.ts";

export const authority: readonly LobbyScenario[] = [
  {
    id: "authority",
    title: "One in charge",
    line: "One node makes every block. The others watch, and can do little about it.",
    home: { label: "Try the harbour", note: "a chain at night, 1 minute" },
  },
];
