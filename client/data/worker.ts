// Puts the rounds of a session together to tables and a zip beside the page, which stays alive meanwhile and can end this at any time.
import { strToU8, type Zippable, zipSync } from "fflate";
import type { Tables } from "../../src/lab/data/columns.ts";
import { codebook, csvFiles, recordingsFor } from "../../src/lab/data/files.ts";
import type { RoundMade } from "../../src/lab/data/made.ts";
import { figuresOf } from "../../src/lab/data/summary.ts";
import { joined } from "../../src/lab/data/tables.ts";
import type { Given, Wishes } from "../../src/lab/data/types.ts";
import { packed } from "../replay/pack.ts";
import type { Answer, Asked } from "./messages.ts";

/** How hard the zip tries: 1 to 9. Tables shrink to a tenth at 4 already, in half of the time of 6. */
const LEVEL = 4;
/** The recordings in the zip: a session's file, as the page /replay opens it. */
export const SESSION_FILE = "recordings/session.json.gz";

const tell = (answer: Answer): void => postMessage(answer);

let made: { csv: Map<string, string>; rounds: readonly RoundMade[]; given: Given; wishes: Wishes } | undefined;

/** So many rounds, in order of their number, from whoever has played them again. */
const heard = (ports: readonly MessagePort[], count: number): Promise<RoundMade[]> =>
  new Promise((resolve) => {
    const rounds: RoundMade[] = [];
    for (const port of ports)
      port.onmessage = ({ data }: MessageEvent<RoundMade>) => {
        rounds.push(data);
        if (rounds.length === count) resolve(rounds.sort((a, b) => a.number - b.number));
      };
  });

async function tables({ given, wishes, ports }: Extract<Asked, { what: "tables" }>): Promise<void> {
  const rounds = await heard(ports, given.rounds.length);
  const all: Tables = joined(given, String(rounds[0]?.row.session ?? ""), rounds, wishes);
  const csv = csvFiles(all);
  made = { csv, rounds, given, wishes };
  tell({ what: "tables", figures: figuresOf(rounds, all), files: [...csv.keys()] });
}

function zip(texts: Readonly<Record<string, string>>, meanings: Readonly<Record<string, string>>): void {
  if (!made) throw new Error("no tables");
  const files: Zippable = {};
  const all = { ...texts, "codebook.csv": codebook((table, column) => meanings[`${table}.${column}`] ?? "") };
  for (const [name, text] of [...Object.entries(all), ...made.csv]) files[name] = [strToU8(text), { level: LEVEL }];
  const { rounds, clocks } = recordingsFor(made.given, made.rounds, made.wishes);
  // It is compressed already.
  if (rounds.length > 0) files[SESSION_FILE] = [packed({ rounds, clocks, told: [] }), { level: 0 }];
  tell({ what: "zip", bytes: zipSync(files) as Uint8Array<ArrayBuffer> });
}

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  (data.what === "tables" ? tables(data) : Promise.resolve().then(() => zip(data.texts, data.codebook))).catch(
    (fault: unknown) => {
      console.warn("a session's data could not be made", fault);
      tell({ what: "failed", why: fault instanceof Error ? fault.message : "" });
    },
  );
});
