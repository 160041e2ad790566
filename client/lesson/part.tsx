import type { ComponentType } from "preact";
import { useLazy } from "../parts/lazy.ts";

type Shown = "Help" | "OnPhone" | "OnWall" | "Silent";
type Leads = "Choose" | "Desk" | "Strip" | "Next";

/** A part of a lesson by its name, once it is there: what everybody sees, or what is for hosts. Rooms without a plan load nothing of it. */
export function LessonPart({ name, lead, code = "" }: { name?: Shown; lead?: Leads; code?: string }) {
  const Loaded = useLazy<{ code: string }>(async () => {
    const parts: Readonly<Record<string, unknown>> = await (lead
      ? import("./leading.ts").then((one) => one.leading())
      : import("./load.ts").then((one) => one.lessoning()));
    return parts[lead ?? name ?? ""] as ComponentType<{ code: string }>;
  });
  return Loaded ? <Loaded code={code} /> : null;
}
