import { computed, signal } from "@preact/signals";
import { all } from "../store.ts";
import { loadWords } from "../words/catalogue.ts";
import { later as chainLater } from "./chain/later.ts";
import { chainLobby } from "./chain/lobby.ts";
import type { LobbyScenario, LobbyWorld } from "./lobby.ts";
import type { Stage } from "./stage.ts";
import { swarm } from "./swarm/index.tsx";
import { swarmLobby } from "./swarm/lobby.ts";
import { later } from "./swarm/registry.ts";

interface Row {
  lobby: LobbyWorld;
  theme: Theme;
  /** In the first load, for what one tap must start; or else loaded when a room needs it. */
  stage: Stage | (() => Promise<Stage>);
  /** By mechanism: what of its stage is loaded only when a room plays that. */
  later?: Readonly<Record<string, () => Promise<void>>>;
}

/** The colours that a page wears: see style/tokens.css. */
export type Theme = "day" | "night";

/** Every world's stage and what the lobby says of it, in the lobby's order. A new world is a row here. */
const rows: Readonly<Record<string, Row>> = {
  swarm: { lobby: swarmLobby, theme: "day", stage: swarm, later },
  chain: {
    lobby: chainLobby,
    theme: "night",
    later: chainLater,
    async stage() {
      await loadWords(import.meta.glob("./chain/words/words.ts", { eager: true }));
      return (await import("./chain/index.tsx")).chain;
    },
  },
};

type Loaded = Stage | "loading" | "failed";
/** By world, or by `world/mechanism` where that comes by itself. */
const loaded = signal<Readonly<Record<string, Loaded>>>({});

const set = (key: string, value: Loaded): void => {
  loaded.value = { ...loaded.peek(), [key]: value };
};

/** How the stage of a world under a mechanism is loaded; undefined for one that is in the first load. */
function loader(world: string, mechanism: string): { key: string; load(): Promise<Stage> } | undefined {
  const { stage, later } = rows[world] ?? {};
  const more = later && Object.hasOwn(later, mechanism) ? later[mechanism] : undefined;
  if (typeof stage !== "function")
    return stage && more && { key: `${world}/${mechanism}`, load: () => more().then(() => stage) };
  if (!more) return { key: world, load: stage };
  // What comes later stands on the stage.
  return { key: `${world}/${mechanism}`, load: () => stage().then((it) => more().then(() => it)) };
}

/** Loads a world's stage, as far as that mechanism needs it, unless that is done or under way. */
export function fetchStage(world: string, mechanism = ""): void {
  const lazy = loader(world, mechanism);
  const before = lazy && loaded.peek()[lazy.key];
  if (!lazy || (before !== undefined && before !== "failed")) return;
  set(lazy.key, "loading");
  lazy.load().then(
    (stage) => set(lazy.key, stage),
    () => set(lazy.key, "failed"),
  );
}

const world = computed(() => all.value?.scenario.world ?? "swarm");
const mechanism = computed(() => all.value?.scenario.mechanism ?? "");

/** The stage of what the room plays; or how far it is. */
export const stage = computed<Loaded>(() => {
  const row = rows[world.value];
  if (!row) return "failed";
  const lazy = loader(world.value, mechanism.value);
  return lazy ? (loaded.value[lazy.key] ?? "loading") : (row.stage as Stage);
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
export { mechanism, world };
