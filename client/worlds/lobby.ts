/**
 * What the home page and the lobby say of the rounds there are. Each mechanism's are in a `scenarios.ts` in its folder, each
 * world's in a `lobby.ts` that lists its mechanisms'. All of it is in the first load, so it imports nothing of a stage.
 */
export interface LobbyScenario {
  /** The scenario's id, as the room knows it. */
  id: string;
  title: string;
  /** What it is about, in some six words: beside all the others in the lobby's choice. */
  about: string;
  /** The same in a sentence or two. */
  line: string;
  /** Set for a scenario that the home page offers, to be played at once with bots: its button, and a few words beside. */
  home?: { label: string; note: string };
}

export interface LobbyWorld {
  /** What people call the world: the heading over its scenarios. */
  name: string;
  /** What the slider of seats counts, and what bots fill up. */
  players: string;
  fills: string;
  /** Said while its stage is loaded, and when that failed; only of a world whose stage is not in the first load. */
  coming?: string;
  failed?: string;
  /** In the order of the list. */
  scenarios: readonly LobbyScenario[];
}
