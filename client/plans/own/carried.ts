// A lesson in a link's fragment or in a file, and back. Whoever made them may be anybody: all is checked before it is used.
import { deflateSync, inflateSync } from "fflate";
import { PLAN_MAX } from "../../../src/protocol/limits.ts";
import type { Written } from "./written.ts";

/** Characters of a link's fragment: messengers and mail programs cut longer ones off, and a lesson of forty rounds has 1,500. */
export const LINK_MAX = 8000;
/** Bytes that a link may become: as much as a room takes. */
const TEXT_MAX = PLAN_MAX;
/** Lists and objects within one another: a whole setup has six. */
const DEPTH_MAX = 12;
const KEY = "lesson";

/** Why nothing could be read: cut off or changed; more than a lesson can be; names that no lesson has; a file that is something else. */
export type CarriedFault = "cut" | "big" | "foreign" | "not";
export type Carried = { candidate: unknown } | { wrong: CarriedFault };

/** Names that JavaScript gives a meaning of its own: in no lesson, and not to be handed on to anything. */
const FOREIGN: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Looks through everything before anything else reads it. Without recursion: it may be as deep as it likes. */
function foreign(content: unknown): CarriedFault | undefined {
  let level: unknown[] = [content];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_MAX) return "not";
    const next: unknown[] = [];
    for (const one of level) {
      if (typeof one !== "object" || one === null) continue;
      if (!Array.isArray(one) && Object.keys(one).some((name) => FOREIGN.has(name))) return "foreign";
      for (const value of Object.values(one)) next.push(value);
    }
    level = next;
  }
  return undefined;
}

/** What stands in a text, which is checked as far as JSON goes: what it says is for `readPlan`. */
export function carriedIn(text: string, broken: CarriedFault = "not"): Carried {
  if (text.length > TEXT_MAX) return { wrong: "big" };
  let candidate: unknown;
  try {
    candidate = JSON.parse(text);
  } catch {
    return { wrong: broken };
  }
  const wrong = foreign(candidate);
  return wrong ? { wrong } : { candidate };
}

const toBase64 = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

/** A link's fragment for this lesson, without the `#`; undefined for one that is too long for a link. */
export function fragmentOf(lesson: Written): string | undefined {
  const packed = deflateSync(new TextEncoder().encode(JSON.stringify(lesson)), { level: 9 });
  // Every three bytes are four characters.
  if (packed.length * (4 / 3) > LINK_MAX) return undefined;
  return `${KEY}=${toBase64(packed)}`;
}

/** What a link's fragment carries; undefined where it carries no lesson. */
export function carriedBy(fragment: string): Carried | undefined {
  const [, packed] = /^#?lesson=(.*)$/.exec(fragment) ?? [];
  if (packed === undefined) return undefined;
  if (packed.length > LINK_MAX + 8) return { wrong: "big" };
  if (!/^[A-Za-z0-9_-]+$/.test(packed)) return { wrong: "cut" };
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
    // One byte more than there may be: a link that unpacks to more fills it, whatever it holds.
    const text = inflateSync(bytes, { out: new Uint8Array(TEXT_MAX + 1) });
    if (text.length > TEXT_MAX) return { wrong: "big" };
    return carriedIn(new TextDecoder("utf-8", { fatal: true }).decode(text), "cut");
  } catch {
    return { wrong: "cut" };
  }
}

/** What a file carries. */
export async function carriedInFile(file: Blob): Promise<Carried> {
  if (file.size > TEXT_MAX) return { wrong: "big" };
  return carriedIn(await file.text());
}

/** A file for this lesson, and what it is called. */
export const fileOf = (lesson: Written): Blob =>
  new Blob([`${JSON.stringify(lesson, null, 2)}\n`], { type: "application/json" });
export function fileName({ title }: Written): string {
  const plain = (title ?? "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return `${plain === "" ? "lesson" : plain}.lesson.json`;
}
