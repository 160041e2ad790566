import type { TrialFactory } from "../part.ts";
import { capture } from "./capture/capture.ts";
import { cartel } from "./cartel/cartel.ts";
import { crash } from "./crash/crash.ts";
import { delay } from "./delay/delay.ts";
import { liars } from "./liars/liars.ts";
import { partition } from "./partition/partition.ts";
import { spoil } from "./spoil/spoil.ts";
import { sybil } from "./sybil/sybil.ts";

/** A trial whose types are left open: the round hands each part only its own state, commands and events back. */
export type AnyTrial = TrialFactory<string, unknown, unknown, unknown>;

const list: readonly AnyTrial[] = [crash, delay, partition, spoil, liars, capture, sybil, cartel];

/** Every trial by id, in the order in which a host is offered its cards. A new one is a row above. */
export const trials: ReadonlyMap<string, AnyTrial> = new Map(list.map((one) => [one.id, one]));
