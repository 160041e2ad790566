import { RECORDING_FORMAT } from "../../src/game/versions.ts";
import { DEPTH_MAX, LINE_MAX, LINES_MAX, ROUNDS_MAX, VALUES_MAX } from "./limits.ts";

/** What a file says of a round in words, for where it cannot be played: whoever made the file wrote them. */
export interface Told {
  number: number;
  lines: readonly string[];
}

/** A session's file: what a room gives, and what is said of it in words. */
export interface SessionFile {
  format: number;
  rounds: readonly unknown[];
  told: readonly Told[];
}

/** Why a file is not taken: cut off or no file of this game; too much in it; names in it that no recording has. */
export type FileFault = "not a recording" | "too big" | "too many rounds" | "foreign names";

/** Names that JavaScript gives a meaning of its own: in no recording, and not to be handed on to anything. */
const FOREIGN: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

const record = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Looks through everything in a file before anything else reads it. Without recursion: it may be as deep as it likes. */
function fault(content: unknown): FileFault | undefined {
  let level: unknown[] = [content];
  let count = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_MAX) return "not a recording";
    const next: unknown[] = [];
    for (const one of level) {
      if (typeof one !== "object" || one === null) continue;
      const names = Array.isArray(one) ? [] : Object.keys(one);
      if (names.some((name) => FOREIGN.has(name))) return "foreign names";
      const values: unknown[] = Array.isArray(one) ? one : Object.values(one);
      count += values.length;
      if (count > VALUES_MAX) return "too big";
      for (const value of values) next.push(value);
    }
    level = next;
  }
  return undefined;
}

function toldOf(content: unknown): Told | undefined {
  if (!record(content) || typeof content.number !== "number" || !Array.isArray(content.lines)) return undefined;
  const lines = content.lines.filter((line) => typeof line === "string").slice(0, LINES_MAX);
  return { number: content.number, lines: lines.map((line) => line.slice(0, LINE_MAX)) };
}

/** A session in a file's text, each round still to be opened by itself; or why there is none. */
export function sessionIn(text: string): SessionFile | FileFault {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return "not a recording";
  }
  const wrong = fault(content);
  if (wrong) return wrong;
  if (!record(content) || content.format !== RECORDING_FORMAT) return "not a recording";
  // One round alone is as good.
  const rounds = Array.isArray(content.rounds) ? content.rounds : [content];
  if (rounds.length > ROUNDS_MAX) return "too many rounds";
  const told = Array.isArray(content.told) ? content.told.slice(0, ROUNDS_MAX) : [];
  return { format: RECORDING_FORMAT, rounds, told: told.map(toldOf).filter((one) => one !== undefined) };
}
