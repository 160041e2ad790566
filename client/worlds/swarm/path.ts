import type { Note } from "../../../src/game/types.ts";
import type { PathStop } from "../../art/charts/index.ts";
import * as format from "../../words/format.ts";
import { part } from "./registry.ts";

/** The diary's lines that move a scout or say something, as stops of the drawn path. */
export function stopsOf(diary: readonly Note[]): PathStop[] {
  return diary.flatMap((note): PathStop[] => {
    const { t, what } = note;
    switch (what) {
      case "found":
      case "arrived":
        return [{ t, at: "site", site: Number(note.site) }];
      case "read":
        return [{ t, at: "site", word: format.score(Math.min(10, Number(note.reading))) }];
      case "landed":
      case "nothing":
        return [{ t, at: "home" }];
      case "lost":
        return [{ t, at: "between", word: "?" }];
      default: {
        const said = part().said?.(note);
        return said ? [{ t, at: "home", ...said }] : [];
      }
    }
  });
}
