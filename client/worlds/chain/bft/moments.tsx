import { LIT, PROOF } from "../../../art/harbour/signs.tsx";
import type { Teller } from "../../../parts/moments/telling.ts";
import { nameOf } from "../../../parts/name.tsx";
import { Block } from "../names.ts";
import { words } from "./words/words.ts";

const w = words.moments;

/** What a committee that votes feels. */
export const tell: Teller = ({ kind, block, seat, by }) => {
  const about = { block: Block(Number(block)) };
  switch (kind) {
    case "final":
      // On phones the lantern lights, and the diary has it.
      return {
        size: "sound",
        rank: 0,
        text: w.final(about),
        shape: LIT,
        tone: "honey",
        sound: "bell",
        noted: true,
      };
    case "doubted":
      return {
        size: "picture",
        rank: 2,
        text: w.doubted(about),
        shape: LIT,
        tone: "honey",
        sound: "bell",
        noted: true,
      };
    case "proof":
      return {
        size: "picture",
        rank: 4,
        text: w.proof({ name: nameOf(Number(seat)), by: nameOf(Number(by)) }),
        shape: PROOF,
        tone: "good",
        sound: "bell",
      };
    default:
      return undefined;
  }
};
