import type { ComponentChildren, ComponentType } from "preact";
import { useLazy } from "../parts/lazy.ts";

interface Props {
  name: "OnPhone" | "OnWall" | "Panel" | "Story" | "Decided";
  code?: string;
  /** In a lesson, what goes on from here, for whoever may. */
  children?: ComponentChildren;
}

/** A part of an assembly by its name, once it is there. */
export function AssemblyPart({ name, code = "", children }: Props) {
  const Loaded = useLazy<{ code: string; children?: ComponentChildren }>(async () => {
    const parts = await import("./load.ts").then((one) => one.assembled());
    return parts[name] as ComponentType<{ code: string; children?: ComponentChildren }>;
  });
  return Loaded ? <Loaded code={code}>{children}</Loaded> : null;
}
