import { COINS, CUT_COIN, FORK, HALF, LOST_CRATE, SINKING } from "../../../art/harbour/signs.tsx";
import type { Teller } from "../../../parts/moments/telling.ts";
import { words } from "./words/words.ts";

const w = words.moments;

/** What a harbour under proof of work feels. */
export const tell: Teller = ({ kind, blocks, worth, goods, given, past, pay }) => {
  switch (kind) {
    case "fork":
      // The sentence says it, and the tree shows it: a slip of paper would cover the fork itself.
      return {
        size: "sound",
        rank: 1,
        text: w.fork,
        shape: FORK,
        tone: "honey",
        sound: "wood",
      };
    case "reorg":
      return {
        size: "picture",
        rank: 3,
        text: w.reorg({ n: Number(blocks) }),
        shape: SINKING,
        tone: "doubt",
        sound: "water",
      };
    case "undone":
      return {
        size: "picture",
        rank: 4,
        text: (given === 1 ? w.unpaid : w.undone)({ worth: Number(worth), goods: Number(goods) }),
        shape: LOST_CRATE,
        tone: "doubt",
        sound: "water",
        noted: true,
      };
    case "theft":
      return { size: "picture", rank: 5, text: w.theft, shape: CUT_COIN, tone: "doubt", sound: "stop" };
    case "offer":
      // The sentence and the button say it; a slip would cover the pools.
      return {
        size: "sound",
        rank: 1,
        text: w.offer({ pay: Number(pay) }),
        shape: COINS,
        tone: "honey",
        sound: "wood",
      };
    case "half":
      return {
        size: "picture",
        rank: 2,
        text: past ? w.past : w.below,
        shape: <HALF past={past === 1} />,
        tone: past ? "doubt" : "good",
        sound: "bell",
      };
    default:
      return undefined;
  }
};
