import { computed, signal } from "@preact/signals";
import type { ants } from "../../../../src/game/mechanisms/ants/ants.ts";
import type { CallView } from "../../../../src/game/mechanisms/ants/view.ts";
import { clock } from "../../../parts/clock.ts";
import { you } from "../../../store.ts";
import { partViews } from "../../views.ts";
import { knownSites } from "../knowledge.ts";
import { scout, wanted } from "../views.ts";

const view = partViews<typeof ants>("ants");

/** What everybody knows: the quorum, how many are still to be moved, and that carrying has begun. */
export const rule = view("all");
/** What an ant knows of itself. */
export const ant = view("seat");
/** At the old nest: who calls, and who left with somebody. */
export const floor = view("floor");
/** At a site: whether somebody was carried there. */
export const here = view("site");
/** For the projector: how much is under way. */
export const wall = view("screen");
/** After the round. */
export const revealed = view("reveal");

export type Call = CallView & { id: number };

/** Who calls at the old nest, but for oneself, in order. */
export const calls = computed<Call[]>(() =>
  Object.entries(floor.value?.calls ?? {})
    .map(([id, call]) => ({ id: Number(id), ...call }))
    .filter(({ seat, until }) => seat !== you.value.seat && until > clock.value)
    .sort((a, b) => a.id - b.id),
);

/** What a finger has chosen at the old nest: a call, or a stone that one knows. */
export type Picked = { call: number } | { site: number } | undefined;
const chosen = signal<Picked>(undefined);
export function pick(what: Picked): void {
  chosen.value = what;
}
/** The call that is chosen, as long as it goes on. */
export const pickedCall = computed<Call | undefined>(() => {
  const now = chosen.value;
  return now && "call" in now ? calls.value.find(({ id }) => id === now.call) : undefined;
});
/** The stone that is chosen. */
export const pickedSite = computed<number | undefined>(() => {
  const now = chosen.value;
  const site = now && "site" in now ? now.site : undefined;
  return knownSites.value.some((one) => one.site === site) ? site : undefined;
});

/** The best stone that one has read; for whoever secretly wants one, that one. */
export const best = computed(() => {
  const read = knownSites.value.filter(({ reading }) => reading !== undefined);
  return read.find(({ site }) => site === wanted()) ?? read[0];
});
/** Where one would lead and carry to: what a finger has chosen, or else the best. */
export const target = computed(() => knownSites.value.find(({ site }) => site === pickedSite.value) ?? best.value);

export const feltAt = (site: number | undefined): boolean =>
  site !== undefined && (ant.value?.felt.includes(site) ?? false);

/** How much of a quorum one feels at a site, 0 to 1 and above. */
export const feeling = computed(() => {
  const { meets = [], enough = 1 } = ant.value ?? {};
  return meets.reduce((sum, n) => sum + n, 0) / enough;
});

export const atNest = (): boolean => scout.value?.at === "swarm";
