import { parsed } from "../../../src/game/parts.ts";
import type { Schema } from "../../../src/game/types.ts";

/** The verbs of a part of its registry, made with its usual options. */
export function verbsOf(one: {
  options: Schema<unknown>;
  make(options: unknown): { verbs: readonly string[] };
}): readonly string[] {
  return one.make(parsed(one.options, {})).verbs;
}
