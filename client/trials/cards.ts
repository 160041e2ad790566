import { all } from "../store.ts";

/** Text that may depend on the world; the words of one language may not need it, so that either is called alike. */
export const inWorld = (text: string | ((say: { chain: boolean }) => string), chain: boolean): string =>
  typeof text === "string" ? text : text({ chain });

/** Under which name a card goes in the round that is shown: what is captured is a council where a few decide, and else the one who does. */
export function nameIdOf(trial: string): string {
  const { compared, round } = all.value ?? {};
  const few = compared?.find((one) => one.round === round?.number)?.deciders === "few";
  return trial === "capture" && few ? "council" : trial;
}
