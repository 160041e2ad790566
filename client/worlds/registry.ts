import { computed, signal } from "@preact/signals";
import { all } from "../store.ts";
import { loadWords } from "../words/catalogue.ts";
import { chainLobby } from "./chain/lobby.ts";
import type { LobbyScenario, LobbyWorld } from "./lobby.ts";
import type { Stage } from "./stage.ts";
import { swarm } from "./swarm/index.tsx";
import { swarmLobby } from "./swarm/lobby.ts";

interface Row {
  lobby: LobbyWorld;
  theme: Theme;
  /** In the first load, for what one tap must start; or else loaded when a room needs it. */
  stage: Stage | (() => Promise<Stage>);
}

/** The colours that a page wears: see style/tokens.css. */
export type Theme = "day" | "night";

/** Every world's stage and what the lobby says of it, in the lobby's order. A new world is a row here. */
const rows: Readonly<Record<string, Row>> = {
  swarm: { lobby: swarmLobby, theme: "day", stage: swarm },
  chain: {
    lobby: chainLobby,
    theme: "night",
    async stage() {
      await loadWords(import.meta.glob("./chain/**/words/words.ts", { eager: true }));
      return (await import("./chain/index.tsx")).chain;
    },
  },
};

type Loaded = Stage | "loading" | "failed";
const loaded = signal<Readonly<Record<string, Loaded>>>({});

const set = (world: string, value: Loaded): void => {
  loaded.value = { ...loaded.peek(), [world]: value };
};

/** Loads a world's stage, unless that is done or under way. */
export function fetchStage(world: string): void {
  const row = rows[world];
  const before = loaded.peek()[world];
  if (typeof row?.stage !== "function" || (before !== undefined && before !== "failed")) return;
  set(world, "loading");
  row.stage().then(
    (stage) => set(world, stage),
    () => set(world, "failed"),
  );
}

const world = computed(() => all.value?.scenario.world ?? "swarm");

/** The stage of what the room plays; or how far it is. */
export const stage = computed<Loaded>(() => {
  const row = rows[world.value];
  if (!row) return "failed";
  return typeof row.stage === "function" ? (loaded.value[world.value] ?? "loading") : row.stage;
});
/** The colours that the room's pages wear. */
export const theme = computed(() => rows[world.value]?.theme ?? "day");
/** What the lobby says of the world that the room plays. */
export const lobby = computed(() => rows[world.value]?.lobby);
/** The same of all worlds. */
export const lobbies: readonly LobbyWorld[] = Object.values(rows).map((row) => row.lobby);

/** What is said of a scenario; undefined for one that this page does not know. */
export const scenarioOf = (id: string): LobbyScenario | undefined =>
  lobbies.flatMap(({ scenarios }) => scenarios).find((one) => one.id === id);

/** What the home page offers besides the usual round, each with the world whose stage it needs. */
export const homeOffers = Object.entries(rows).flatMap(([world, { lobby }]) =>
  lobby.scenarios.flatMap(({ id, home }) => (home ? [{ world, id, ...home }] : [])),
);
export { world };
