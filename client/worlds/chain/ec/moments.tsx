import { FORK, LIT, PROOF, SINKING } from "../../../art/harbour/signs.tsx";
import type { Teller } from "../../../parts/moments/telling.ts";
import { Block } from "../names.ts";
import { plainName } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.moments;

/** What a harbour under Expected Consensus feels. */
export const tell: Teller = ({ kind, epoch, epochs, seat, by, block }) => {
  switch (kind) {
    case "fork":
      // A slip leaves the fork itself in view.
      return {
        size: "slip",
        rank: 1,
        text: w.fork({ epoch: Number(epoch) }),
        shape: FORK,
        tone: "honey",
        sound: "wood",
      };
    case "reorg":
      return {
        size: "picture",
        rank: 3,
        text: w.reorg({ n: Number(epochs) }),
        shape: SINKING,
        tone: "doubt",
        sound: "water",
      };
    case "dropped":
      return {
        size: "picture",
        rank: 2,
        text: w.dropped({ epoch: Number(epoch) }),
        shape: SINKING,
        tone: "doubt",
        sound: "water",
      };
    case "proof":
      return {
        size: "picture",
        rank: 4,
        text: w.proof({ name: plainName(Number(seat)), by: plainName(Number(by)) }),
        shape: PROOF,
        tone: "good",
        sound: "bell",
      };
    case "doubted":
      return {
        size: "picture",
        rank: 2,
        text: w.doubted({ block: Block(Number(block)) }),
        shape: LIT,
        tone: "honey",
        sound: "bell",
      };
    default:
      return undefined;
  }
};
