import type { liars } from "../../src/game/trials/liars/liars.ts";
import { all, own } from "../store.ts";
import { partViews } from "./views.ts";

const ID = "liars";
const announced = partViews<typeof liars>(ID)("all");

/** The share of liars that everybody is told of, 0 to 1. */
export const liarsShare = (): number => announced.value?.share ?? 0;
/** How many liars that is, and of how many players: "2 of 8". The rest came later, and are honest. */
export const liarsCount = (): { n: number; of: number } => {
  const { share, of } = announced.value ?? { share: 0, of: 0 };
  return { n: Math.round(share * of), of };
};
/** Whether there could be liars in the round, also after it. */
export const mayLie = (): boolean => all.value?.scenario.trials.includes(ID) ?? false;
/** Whether I am one. */
export const isLiar = (): boolean => own.value?.role?.kind === "liar";
