import { stepTitle } from "../say.ts";
import { words } from "../words/words.ts";
import type { CarriedFault } from "./carried.ts";
import { OWN, type Written } from "./written.ts";

const w = words.compose.faults;

/** What is wrong with a link or a file, in a sentence. */
export const carriedText = (fault: CarriedFault): string => w.carried[fault];

/** What is wrong with a field, by the last of its names that is known. */
const FIELDS: Readonly<Record<string, string>> = w.fields;

/** The step as people see it: its number, and what it is called where that is known. */
function named(steps: unknown, n: number): string {
  const step = Array.isArray(steps) ? (steps[n] as Written["steps"][number] | undefined) : undefined;
  const kinds: Readonly<Record<string, unknown>> = words.kinds;
  if (typeof step?.kind !== "string" || !Object.hasOwn(kinds, step.kind)) return w.step({ n: n + 1 });
  return w.named({ n: n + 1, title: stepTitle(OWN, step) });
}

/** What the game says is wrong with a lesson, a field before a colon, as a sentence for people. */
export function faultText(fault: string, candidate: unknown): string {
  const colon = fault.indexOf(":");
  const path = fault.slice(0, colon < 0 ? fault.length : colon).split(".");
  const card = path.find((one) => one === "cards" || one === "trials");
  const what = card ?? path.findLast((one) => Object.hasOwn(FIELDS, one)) ?? "other";
  const steps =
    typeof candidate === "object" && candidate !== null && "steps" in candidate ? candidate.steps : undefined;
  const n = path[0] === "steps" ? Number(path[1]) : Number.NaN;
  if (Number.isInteger(n)) return w.at({ step: named(steps, n), what: FIELDS[what]! });
  return path[0] === "steps" ? w.steps : w.whole({ what: FIELDS[what]! });
}
