import type { Figures } from "../../src/lab/data/summary.ts";
import type { Given, Wishes } from "../../src/lab/data/types.ts";

/** What the page asks its worker: to make the tables; then, with what is told in words, the zip. */
export type Asked =
  | { what: "tables"; given: Given; wishes: Wishes }
  | { what: "zip"; texts: Readonly<Record<string, string>>; codebook: Readonly<Record<string, string>> };

/** What comes back. `share` is how far it is, 0 to 1. */
export type Answer =
  | { what: "progress"; share: number }
  | { what: "tables"; figures: Figures; files: readonly string[] }
  | { what: "zip"; bytes: Uint8Array<ArrayBuffer> }
  | { what: "failed"; why: string };
