import { computed, signal } from "@preact/signals";
import { all } from "../store.ts";
import type { Stage } from "./stage.ts";
import { swarm } from "./swarm/index.tsx";

interface Row {
  /** Which colours the page wears: see style/tokens.css. */
  look: "meadow" | "harbour";
  /** In the first load, for what one tap must start; or else loaded when a room needs it. */
  stage: Stage | (() => Promise<Stage>);
}

/** Every world's stage. A new one is a row here. */
const rows: Readonly<Record<string, Row>> = {
  swarm: { look: "meadow", stage: swarm },
  chain: { look: "harbour", stage: () => import("./chain/index.tsx").then(({ chain }) => chain) },
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
export const look = computed(() => rows[world.value]?.look ?? "meadow");
export { world };
