// Plays a round again in other ways, beside the page, so that the page stays smooth. The game comes from the server by the hash
// that the recording names, whichever build the page itself has.
import type { Recording, RoundState } from "../../../src/game/index.ts";
import { axes } from "../../../src/lab/influence/axes.ts";
import { influence } from "../../../src/lab/influence/influence.ts";
import { powerOf } from "../../../src/lab/influence/power.ts";
import { overOf } from "../../../src/lab/whatif/outcome.ts";
import type { Rules } from "../../../src/lab/whatif/types.ts";
import { answers } from "../../../src/lab/whatif/whatif.ts";
import { keptRules } from "../../net/rules.ts";
import { bands } from "./bands.ts";
import type { Answer, Ask, Asked, Figure } from "./messages.ts";

/** How often the page is told of figures that grow. ms */
const EVERY = 150;

const tell = (answer: Answer): void => postMessage(answer);

/** What stays by itself beside others of its kind; the rest takes the place of what was told before. */
const keyOf = (told: Figure, n: number): string =>
  told.what === "fork" ? `fork ${n}` : told.what === "range" ? `range ${told.range.mechanism}` : told.what;

function* figures(rules: Rules, recording: Recording, ask: Ask, used: () => number): Generator<Figure> {
  if (ask.ask === "power") {
    if (recording.redacted) return yield { what: "cannot", why: "redacted" };
    yield { what: "power", power: powerOf(overOf(rules, recording).round as RoundState) };
  } else if (ask.ask === "influence") {
    for (const one of influence(rules, recording, { used })) yield { what: "influence", influence: one };
  } else if (ask.ask === "axes") {
    for (const one of axes(rules, recording, { used })) yield { what: "axes", axes: one };
  } else if (ask.ask !== "band") yield* answers(rules, recording, ask);
}

async function work({ recording, ask, limit }: Asked): Promise<void> {
  const began = performance.now();
  const used = (): number => (performance.now() - began) / limit;
  const loaded = await keptRules(recording?.rules ?? (ask.ask === "band" ? ask.rules : ""));
  // An older build may lack what this needs.
  if ("error" in loaded || !loaded.game.otherRules) return tell({ what: "none" });
  const rules: Rules = loaded.game;
  const waiting = new Map<string, Figure>();
  const flush = (): void => {
    for (const [key, told] of waiting) tell({ what: "told", key, told });
    waiting.clear();
  };
  const known = new Set<string>();
  let last = began;
  let n = 0;
  const all =
    ask.ask === "band"
      ? await bands(loaded.game, recording, ask)
      : recording
        ? figures(rules, recording, ask, used)
        : [];
  for (const told of all) {
    const key = keyOf(told, n++);
    waiting.set(key, told);
    // The first of each at once.
    if (!known.has(key) || performance.now() - last > EVERY) {
      flush();
      last = performance.now();
    }
    known.add(key);
    if (used() >= 1) break;
  }
  flush();
  tell({ what: "end", early: used() >= 1 });
}

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  work(data).catch((fault: unknown) => {
    console.warn("the round could not be played again", String(fault));
    tell({ what: "none" });
  });
});
