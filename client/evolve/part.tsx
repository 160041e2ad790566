import type { ComponentType } from "preact";
import { useLazy } from "../parts/lazy.ts";

type Shown = "OnPhone" | "OnWall" | "Passing" | "Colony" | "Count" | "Offer" | "Among" | "InLobby";

/** A part of what is shown of bots that evolve, by its name, once it is there: rooms that never let them load nothing of it. */
export function EvolvePart({ name }: { name: Shown }) {
  const Loaded = useLazy<object>(async () => {
    const parts: Readonly<Record<string, unknown>> = await import("./load.ts").then((one) => one.evolving());
    return parts[name] as ComponentType<object>;
  });
  return Loaded ? <Loaded /> : null;
}
