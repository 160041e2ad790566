import type { ComponentType } from "preact";
import { useLazy } from "../parts/lazy.ts";

type Shown = "Part" | "Rooms" | "RoomsOnWall";

/** What a room shows that has split, or is about to, once it is there. Other rooms load nothing of it. */
export function FamilyPart({ name, code = "" }: { name: Shown; code?: string }) {
  const Loaded = useLazy<{ code: string }>(async () => {
    const parts = await import("./load.ts").then((one) => one.parting());
    return parts[name] as ComponentType<{ code: string }>;
  });
  return Loaded ? <Loaded code={code} /> : null;
}
