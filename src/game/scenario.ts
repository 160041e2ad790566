import * as z from "zod/mini";
import { FILL_DEFAULT, FILL_MAX, FILL_MIN, LIARS_MAX } from "./limits.ts";

/** Shares of the bots' policies; whatever they leave is honest. */
const mix = z.record(z.string().check(z.maxLength(20)), z.number().check(z.minimum(0), z.maximum(1)));

/** One round's setup: world, mechanism, their options, roles and clock. Times in ms. */
export const scenario = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(20), z.regex(/^[a-z0-9-]+$/)),
  world: z.string().check(z.maxLength(20)),
  mechanism: z.string().check(z.maxLength(20)),
  options: z.strictObject({ world: z.record(z.string(), z.unknown()), mechanism: z.record(z.string(), z.unknown()) }),
  /** Seats that play, people included; bots fill up to it. */
  fill: z._default(z.int().check(z.minimum(FILL_MIN), z.maximum(FILL_MAX)), FILL_DEFAULT),
  /** How long the clock runs, and how long people read before it does. */
  clock: z._default(z.int().check(z.minimum(10_000), z.maximum(1_800_000)), 120_000),
  briefing: z._default(z.int().check(z.minimum(0), z.maximum(600_000)), 4000),
  /** Share of the seats that are secretly liars. */
  liars: z._default(z.number().check(z.minimum(0), z.maximum(LIARS_MAX)), 0),
  /** The liars know each other. */
  known: z._default(z.boolean(), false),
  /** The policy of bots that lie; without one, the mechanism's usual. */
  attack: z.optional(z.string().check(z.maxLength(20))),
  mix: z._default(mix, {}),
  scored: z._default(z.boolean(), true),
});
export type Scenario = z.infer<typeof scenario>;

const swarm = (id: string, more: Partial<Scenario> & { sites: number; open?: boolean }): Scenario => {
  const { sites, open, ...rest } = more;
  const options = { world: { sites }, mechanism: open ? { open } : {} };
  return scenario.parse({ id, world: "swarm", mechanism: "bees", options, ...rest });
};

/** A chain's stake takes longer to read than a swarm's. ms */
const CHAIN_BRIEFING = 8000;

/** A chain's setup: `rules` are the mechanism's options, `net` the world's. */
const chain = (
  id: string,
  mechanism: string,
  more: Partial<Scenario> & { rules?: Record<string, unknown>; net?: Record<string, unknown> },
): Scenario => {
  const { rules = {}, net = {}, ...rest } = more;
  const options = { world: net, mechanism: rules };
  return scenario.parse({ id, world: "chain", mechanism, options, briefing: CHAIN_BRIEFING, ...rest });
};

/** People sit together in pools, and each has something to ship. */
const POOLS = { pooled: true, orders: 20_000, crooked: 0.7, fades: 2 };
/**
 * Everybody mines alone, and has orders to ship; 25 epochs of 6 s, and .78 s for the last blocks to arrive. An epoch leaves time
 * for two looks at its blocks, each right nine times in ten: one look more, or a worse one, comes too late to leave them out.
 */
const EC = {
  clock: 150_780,
  net: { pooled: false, delay: 400, audit: 2000, noise: 0.8, orders: 24_000 },
};

/** The setups a room can pick by name. A new one is a row here (and its words in the client). */
export const scenarios: Readonly<Record<string, Scenario>> = {
  practice: swarm("practice", { sites: 3, open: true, fill: 12, clock: 80_000, briefing: 3000, scored: false }),
  meadow: swarm("meadow", { sites: 5 }),
  authority: chain("authority", "authority", { fill: 12, clock: 60_000, liars: 0.5 }),
  pow: chain("pow", "pow", { clock: 155_000, liars: 0.15, net: POOLS }),
  storm: chain("storm", "pow", { clock: 161_000, liars: 0.15, net: { ...POOLS, delay: 4000 } }),
  majority: chain("majority", "pow", { clock: 155_000, liars: 0.51, net: POOLS }),
  bft: chain("bft", "bft", { fill: 16, clock: 130_000, net: { noise: 0.8 } }),
  "bft-liars": chain("bft-liars", "bft", { fill: 16, clock: 130_000, liars: 0.25, net: { noise: 0.8 } }),
  ec: chain("ec", "ec", { ...EC, fill: 12, liars: 0.2 }),
  whales: chain("whales", "ec", { ...EC, fill: 12, liars: 0.2, net: { ...EC.net, power: "zipf" } }),
  robbers: swarm("robbers", { sites: 5, liars: 0.17 }),
};
export const DEFAULT_SCENARIO = "meadow";
