// Makes a session's tables and their zip beside the page, which stays alive meanwhile and can end this at any time. The game comes
// from the server by the hash that a recording names, never from a file.
import { strToU8, type Zippable, zipSync } from "fflate";
import { RULES } from "../../src/game/rules.generated.ts";
import { codebook, csvFiles, recordingsFor } from "../../src/lab/data/files.ts";
import { figuresOf } from "../../src/lab/data/summary.ts";
import { type Made, tablesOf } from "../../src/lab/data/tables.ts";
import type { Given, Rules, Wishes } from "../../src/lab/data/types.ts";
import { keptRules } from "../net/rules.ts";
import { packed } from "../replay/pack.ts";
import type { Answer, Asked } from "./messages.ts";

/** How often the page is told how far it is. ms */
const EVERY = 100;
/** Of the whole time the tables take about so much; the rest is the zip's. */
const TABLES = 0.85;
/** How hard the zip tries: 1 to 9. Tables shrink to a tenth at 4 already, in half of the time of 6. */
const LEVEL = 4;
/** The recordings in the zip: a session's file, as the page /replay opens it. */
export const SESSION_FILE = "recordings/session.json.gz";

const tell = (answer: Answer): void => postMessage(answer);

let made: (Made & { given: Given; wishes: Wishes }) | undefined;

async function tables(given: Given, wishes: Wishes): Promise<void> {
  const rules = new Map<string, Rules>();
  // Any build knows how to digest: the room's own, where the rounds' are gone.
  for (const hash of new Set([...given.rounds.map((one) => one.rules), RULES])) {
    const loaded = await keptRules(hash);
    if ("error" in loaded && loaded.error === "offline") throw new Error("offline");
    if ("game" in loaded) rules.set(hash, loaded.game);
  }
  const digest = [...rules.values()][0]?.digest;
  if (!digest) throw new Error("no rules");
  let last = 0;
  made = {
    ...tablesOf(given, rules, digest, wishes, (share) => {
      const now = performance.now();
      if (now - last < EVERY) return;
      last = now;
      tell({ what: "progress", share: TABLES * share });
    }),
    given,
    wishes,
  };
  const figures = figuresOf(made.contexts, made.tables);
  tell({ what: "tables", figures, files: [...csvFiles(made.tables).keys()] });
}

function zip(texts: Readonly<Record<string, string>>, meanings: Readonly<Record<string, string>>): void {
  if (!made) throw new Error("no tables");
  tell({ what: "progress", share: TABLES });
  const files: Zippable = {};
  const all = { ...texts, "codebook.csv": codebook((table, column) => meanings[`${table}.${column}`] ?? "") };
  for (const [name, text] of Object.entries(all)) files[name] = [strToU8(text), { level: LEVEL }];
  for (const [name, text] of csvFiles(made.tables)) files[name] = [strToU8(text), { level: LEVEL }];
  const { rounds, clocks } = recordingsFor(made.contexts, made.given.clocks ?? [], made.wishes);
  // It is compressed already.
  if (rounds.length > 0) files[SESSION_FILE] = [packed({ rounds, clocks, told: [] }), { level: 0 }];
  tell({ what: "zip", bytes: zipSync(files) as Uint8Array<ArrayBuffer> });
}

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  Promise.resolve(data.what === "tables" ? tables(data.given, data.wishes) : zip(data.texts, data.codebook)).catch(
    (fault: unknown) => {
      console.warn("a session's data could not be made", fault);
      tell({ what: "failed", why: fault instanceof Error ? fault.message : "" });
    },
  );
});
