import type { ComponentChildren } from "preact";
import type { Teller } from "../parts/moments/telling.ts";
import { all } from "../store.ts";
import { inWorld } from "./cards.ts";
import { words } from "./words/words.ts";

const drawn = (paths: ComponentChildren) => (
  <svg viewBox="-50 -50 100 100" fill="none" stroke="var(--ink)" stroke-width="5" aria-hidden="true">
    {paths}
  </svg>
);
/** A lamp that is out. */
const OUT = drawn(
  <>
    <circle r="26" fill="currentColor" />
    <path d="M-38 38L38 -38" stroke-width="7" />
  </>,
);
const WIND = drawn(<path d="M-42 -14H16a13 13 0 1 0 -12 -18M-34 6H34a13 13 0 1 1 -12 18M-44 26H-4" />);
/** A hollow that is not what it was. */
const CHANGED = drawn(
  <>
    <path d="M-34 8A34 34 0 0 1 28 -18M34 -8A34 34 0 0 1 -28 18" stroke-width="6" />
    <path d="M28 -36V-18H10M-28 36V18H-10" stroke-width="6" />
    <circle r="11" fill="currentColor" />
  </>,
);

/** A purse with a string round its neck. */
const PURSE = drawn(
  <>
    <path d="M-12 -16C-40 6 -38 40 0 40S40 6 12 -16Z" fill="currentColor" />
    <path d="M-16 -16H16M-12 -16L-20 -38M12 -16L20 -38M0 -16V-40" stroke-width="6" />
  </>,
);

/** What a whole room feels of a card that was played; a cut of the network is none. */
export const tellCard: Teller = ({ kind, hit, first, n, amount }) => {
  const world = all.peek()?.scenario.world;
  const chain = world === "chain";
  const w = words.felt;
  if (kind === "card_crash") {
    const text = first === undefined ? w.crash({ chain, hit: Number(hit) }) : chain ? w.sequencer : w.queen;
    return { size: "picture", rank: 6, text, shape: OUT, tone: "doubt", sound: "stop" };
  }
  if (kind === "card_delay")
    return { size: "picture", rank: 5, text: inWorld(w.delay, chain), shape: WIND, tone: "doubt", sound: "air" };
  if (kind === "card_spoil")
    return { size: "picture", rank: 5, text: w.spoil, shape: CHANGED, tone: "honey", sound: "wood" };
  if (kind === "card_cartel") {
    const text = w.cartel({ n: Number(n), names: all.peek()?.round?.level === "open" });
    return { size: "picture", rank: 7, text, shape: PURSE, tone: "doubt", sound: "stop" };
  }
  if (kind === "bribe_offered") {
    const text = w.bribe({ n: Number(amount) });
    return { size: "slip", rank: 6, text, shape: PURSE, tone: "honey", sound: "wood" };
  }
  if (kind === "turned")
    return { size: "picture", rank: 7, text: inWorld(w.turned, chain), shape: CHANGED, tone: "doubt", sound: "stop" };
  return undefined;
};
