import { signal } from "@preact/signals";
import type { Ms } from "../../../src/game/types.ts";

/** Where the round can be watched again: shows it from this session time on. Whoever can do that sets it; absent, nothing can. */
export const onJump = signal<((t: Ms) => void) | undefined>(undefined);
