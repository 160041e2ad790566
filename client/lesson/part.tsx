import type { ComponentType } from "preact";
import { useLazy } from "../parts/lazy.ts";
import { lessoning } from "./load.ts";

type Parts = typeof import("./index.ts");
type Named = { [K in keyof Parts]: Parts[K] extends ComponentType<{ code: string }> ? K : never }[keyof Parts];

/** A part of a lesson by its name, once it is there: rooms without a plan load nothing of it. */
export function LessonPart({ name, code = "" }: { name: Named; code?: string }) {
  const Part = useLazy<{ code: string }>(() => lessoning().then((one) => one[name]));
  return Part ? <Part code={code} /> : null;
}
