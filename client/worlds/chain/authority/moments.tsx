import { OUT } from "../../../art/harbour/signs.tsx";
import type { Teller } from "../../../parts/moments/telling.ts";
import { nameOf } from "../../../parts/name.tsx";
import { rule } from "./views.ts";
import { words } from "./words/words.ts";

/** What a harbour with one sequencer feels. */
export const tell: Teller = ({ kind }) =>
  kind === "dark"
    ? {
        size: "picture",
        rank: 3,
        text: words.moments.dark({ name: nameOf(rule.value?.sequencer ?? -1) }),
        shape: OUT,
        tone: "doubt",
        sound: "stop",
      }
    : undefined;
