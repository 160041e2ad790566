import type { ComponentType } from "preact";
import * as art from "../../art/words/words.ts";
import * as compare from "../../compare/words/words.ts";
import { loadWords } from "../../words/catalogue.ts";
import type { Stage } from "../../worlds/stage.ts";
import * as debrief from "../words/words.ts";
import * as whatif from "./words/words.ts";

type Shown = ComponentType<{ wall?: boolean }>;

/** "What if", a card for each of its three kinds. */
export async function whatIf(stage: Stage, kind: "recount" | "fork" | "replay"): Promise<Shown> {
  await loadWords({ whatif, compare, debrief, art });
  const [deeds, { Recount, Forks, Replays }] = await Promise.all([stage.deeds(), import("./panels.ts")]);
  if (kind === "replay") return Replays;
  const Kind = kind === "recount" ? Recount : Forks;
  return ({ wall = false }) => Kind({ deeds, wall });
}
