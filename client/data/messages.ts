import type { Recording } from "../../src/game/index.ts";
import type { Around } from "../../src/lab/data/round.ts";
import type { Figures } from "../../src/lab/data/summary.ts";
import type { Given, Wishes } from "../../src/lab/data/types.ts";

/**
 * What the page asks of a worker that plays rounds again: first where to hand them on, past the page, which would stand still meanwhile;
 * then one round after the other. `first` is what the session is named after.
 */
export type RoundAsked =
  | { what: "to"; port: MessagePort }
  | {
      what: "round";
      recording: Recording;
      around: Omit<Around, "session">;
      first: Pick<Recording, "key" | "hash">;
    };

/** What comes back. `share` is how far the round is, 0 to 1; `done` once it was handed on. */
export type RoundAnswer = { what: "progress"; share: number } | { what: "done" } | Failed;

/** What the page asks of the worker that puts them together: the tables, of rounds that come in by the ports; then, with what is told in words, the zip. */
export type Asked =
  | { what: "tables"; given: Given; wishes: Wishes; ports: readonly MessagePort[] }
  | { what: "zip"; texts: Readonly<Record<string, string>>; codebook: Readonly<Record<string, string>> };

export type Answer =
  | { what: "tables"; figures: Figures; files: readonly string[] }
  | { what: "zip"; bytes: Uint8Array<ArrayBuffer> }
  | Failed;

type Failed = { what: "failed"; why: string };
