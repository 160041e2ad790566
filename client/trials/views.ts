import { computed, type ReadonlySignal } from "@preact/signals";
import type { CartelViews } from "../../src/game/trials/cartel/view.ts";
import type { SybilViews } from "../../src/game/trials/sybil/sybil.ts";
import type { Shown } from "../../src/game/view-reader.ts";
import { all, inChannel, own } from "../store.ts";

/** What a trial shows there, whether the round began with it or it was played as a card, `cartel-2`. */
const of = (trial: string, shown: Shown | undefined): object | undefined =>
  Object.entries(shown ?? {}).find(([id]) => id === trial || id.startsWith(`${trial}-`))?.[1];

const view = <V>(trial: string, shown: () => Shown | undefined): ReadonlySignal<V | undefined> =>
  computed(() => of(trial, shown()) as V | undefined);

export const ring = view<CartelViews["ring"]>("cartel", () => inChannel("ring")?.parts);
export const asked = view<CartelViews["seat"]>("cartel", () => own.value?.parts);
export const betrayed = view<CartelViews["all"]>("cartel", () => all.value?.parts);
export const hold = view<SybilViews["hold"]>("sybil", () => inChannel("hold")?.parts);
/** What is told of them after the round. */
export const cartelTold = view<CartelViews["reveal"]>("cartel", () => all.value?.reveal?.parts);
export const sybilTold = view<SybilViews["reveal"]>("sybil", () => all.value?.reveal?.parts);
