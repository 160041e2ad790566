// Saved sessions as tables: `npm run data -- session.json.gz … --out folder`. The same tables as in the zip that a room gives, one
// folder a file, or those of many sessions one below the other with --together. A session names the build of the game that it was
// played by: one that is not this one's is fetched from an instance that keeps it (--server).
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import * as game from "../game/index.ts";
import { type Table, type Tables, tableNames } from "../lab/data/columns.ts";
import { codebook, csvFiles } from "../lab/data/files.ts";
import { tablesOf } from "../lab/data/tables.ts";
import type { Rules } from "../lab/data/types.ts";
import { RULES_HASH } from "../protocol/limits.ts";
import { buildRules } from "./rules.ts";
import { root } from "./run.ts";

const USAGE = `npm run data -- FILE … [--out FOLDER] [--together] [--pseudonyms] [--no-liars] [--tickets] [--server URL]

  FILE          a session's file: session.json.gz out of a zip, what "Save this session as a file" gives, or the JSON of the API
  --out FOLDER  where the tables go (default: data)
  --together    one set of tables for all files; the column session tells them apart
  --pseudonyms  numbers instead of names
  --no-liars    without who lied and who suspected whom
  --tickets     what players wrote, where the file has it
  --server URL  an instance that keeps other builds of the game than this one`;

/** What a session's file says, compressed or not; a single round is as good. */
function sessionIn(file: string): Partial<game.SessionRecording> & { rounds: game.Recording[] } {
  const bytes = readFileSync(file);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("utf8");
  const content = JSON.parse(text) as game.SessionRecording | game.Recording;
  return "rounds" in content ? content : { rounds: [content] };
}

/** The builds of the game that these rounds name, as far as they can be had. */
async function rulesFor(
  rounds: readonly game.Recording[],
  own: string,
  server: string | undefined,
): Promise<Map<string, Rules>> {
  const found = new Map<string, Rules>([[own, game]]);
  const folder = mkdtempSync(join(tmpdir(), "leaderless-rules-"));
  for (const hash of new Set(rounds.map(({ rules }) => rules))) {
    if (found.has(hash) || !server || !RULES_HASH.test(hash)) continue;
    const answer = await fetch(new URL(`/api/rules/${hash}`, server));
    if (!answer.ok) continue;
    const script = join(folder, `${hash}.mjs`);
    writeFileSync(script, await answer.text());
    found.set(hash, (await import(pathToFileURL(script).href)) as Rules);
  }
  rmSync(folder, { recursive: true });
  return found;
}

/** What each column means, in English. */
function meanings(): string {
  const { columns } = JSON.parse(readFileSync(join(root, "client/data/words/en.json"), "utf8")) as {
    columns: Record<string, Record<string, string>>;
  };
  return codebook((table, column) => columns[table]?.[column] ?? "");
}

function write(folder: string, tables: Tables): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of csvFiles(tables)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, "codebook.csv"), meanings());
}

const together = (all: readonly Tables[]): Tables =>
  Object.fromEntries(
    tableNames.map((name: Table) => [name, all.flatMap((tables) => tables[name] as object[])]),
  ) as Tables;

/** Returns how many rounds could not be played again. `own`: the hash of the game as it is here. @throws Error for what is no session's file. */
export async function dataOf(argv: readonly string[], own?: string): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      out: { type: "string", default: "data" },
      together: { type: "boolean", default: false },
      pseudonyms: { type: "boolean", default: false },
      "no-liars": { type: "boolean", default: false },
      tickets: { type: "boolean", default: false },
      server: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (positionals.length === 0 || values.help) throw new Error(USAGE);
  const sessions = positionals.map((file) => ({ file, ...sessionIn(file) }));
  const rules = await rulesFor(
    sessions.flatMap(({ rounds }) => rounds),
    own ?? (await buildRules()).hash,
    values.server,
  );
  const wishes = { pseudonyms: values.pseudonyms, liars: !values["no-liars"], tickets: values.tickets };
  const made = sessions.map((session) => tablesOf(session, rules, game.digest, wishes).tables);
  if (values.together) write(values.out, together(made));
  else
    for (const [i, tables] of made.entries()) {
      const name = basename(sessions[i]?.file ?? "").replace(/\.(json|gz)/g, "");
      write(positionals.length === 1 ? values.out : join(values.out, name), tables);
    }
  const rounds = made.flatMap((tables) => tables.rounds);
  for (const { session, round, scenario, replays, actions } of rounds)
    console.log(`${session} round ${round}: ${scenario}, ${actions} actions, replays: ${replays}`);
  return rounds.filter(({ replays }) => replays !== "exactly").length;
}

if (import.meta.main) {
  const failed = await dataOf(process.argv.slice(2)).catch((fault: unknown) => {
    console.error(fault instanceof Error ? fault.message : fault);
    return -1;
  });
  process.exitCode = failed < 0 ? 2 : failed > 0 ? 1 : 0;
}
