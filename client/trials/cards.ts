import type { words } from "./words/words.ts";

/** A card as a host is offered it: a trial, with the options that are not as usual. */
export interface CardOffer {
  id: keyof typeof words.cards;
  trial: string;
  options?: Readonly<Record<string, string | number | boolean>>;
  worlds: readonly string[];
  /** Only under these mechanisms. */
  under?: readonly string[];
  /** It names somebody: not in discreet rooms. */
  names?: true;
}

const BOTH = ["swarm", "chain"];
/** The cards there are, in the order in which a host is offered them. */
const list: readonly CardOffer[] = [
  { id: "crash", trial: "crash", worlds: BOTH },
  // So small a share is one: whoever decides for all.
  { id: "aimed", trial: "crash", options: { aim: true, share: 0.01 }, worlds: BOTH, under: ["queen", "authority"] },
  { id: "delay", trial: "delay", worlds: BOTH },
  { id: "partition", trial: "partition", worlds: ["chain"] },
  { id: "spoil", trial: "spoil", worlds: ["swarm"] },
  { id: "better", trial: "spoil", options: { how: "better" }, worlds: ["swarm"] },
  { id: "liars", trial: "liars", worlds: BOTH, under: ["bees", "ec"] },
  { id: "capture", trial: "capture", worlds: BOTH, under: ["queen", "authority"], names: true },
];

/** The cards that fit a round. */
export const cardsFor = (of: { world: string; mechanism: string; discreet: boolean }): readonly CardOffer[] =>
  list.filter(
    ({ worlds, under, names }) =>
      worlds.includes(of.world) && (under?.includes(of.mechanism) ?? true) && !(names && of.discreet),
  );

/** Text that may depend on the world; the words of one language may not need it, so that either is called alike. */
export const inWorld = (text: string | ((say: { chain: boolean }) => string), chain: boolean): string =>
  typeof text === "string" ? text : text({ chain });
