import * as z from "zod/mini";
import type { Trial } from "../part.ts";

/** What a trial without verbs, events and channels of its own does not do. */
export const PASSIVE: Pick<
  Trial<unknown>,
  "tracked" | "verbs" | "command" | "enter" | "begin" | "offers" | "act" | "on" | "channels" | "view"
> = {
  tracked: true,
  verbs: [],
  command: z.never(),
  enter() {},
  begin() {},
  offers: () => [],
  act: () => ({ code: "bad_command" }),
  on() {},
  channels: () => [],
  view: () => undefined,
};
