import type { TrialFactory } from "../part.ts";
import { capture } from "./capture/capture.ts";
import { crash } from "./crash/crash.ts";
import { delay } from "./delay/delay.ts";
import { liars } from "./liars/liars.ts";
import { partition } from "./partition/partition.ts";
import { spoil } from "./spoil/spoil.ts";

/** A trial whose types are left open: the round hands each part only its own state, commands and events back. */
export type AnyTrial = TrialFactory<string, unknown, unknown, unknown>;

const list: readonly AnyTrial[] = [liars, partition, delay, crash, spoil, capture];

/** Every trial by id. A new one is a row above. */
export const trials: ReadonlyMap<string, AnyTrial> = new Map(list.map((one) => [one.id, one]));
