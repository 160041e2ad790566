import type { Shown } from "./types.ts";

/** How many lie is announced; who they are lies in the round's roles. */
export const liars: Shown = { paths: () => ["share", "known", "of"] };
