import * as z from "zod/mini";

const ms = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));
const share = z.number().check(z.minimum(0), z.maximum(1));

/** The options of the chain's world; times in ms. */
export const chainOptions = z.strictObject({
  /** Seats sit in pools that share a node; otherwise each has its own. */
  pooled: z._default(z.boolean(), false),
  /** Seats of a pool at most, and pools at least. */
  poolSize: z._default(z.int().check(z.minimum(1), z.maximum(12)), 6),
  pools: z._default(z.int().check(z.minimum(1), z.maximum(50)), 4),
  /** Sizes of pools in relation to each other, the first seats in the first, in place of even ones. */
  sizes: z.optional(z.array(z.int().check(z.minimum(1), z.maximum(1000))).check(z.minLength(1), z.maxLength(50))),
  /** How power is shared: all alike, or the i-th most powerful has 1/i of the first's (Zipf). */
  power: z._default(z.enum(["equal", "zipf"]), "equal"),
  /** Exact powers by seat, in place of those; seats beyond the list have 1. */
  powers: z.optional(z.array(z.int().check(z.minimum(0), z.maximum(1_000_000))).check(z.maxLength(500))),
  /** Mean time a message takes over a link; links differ by `spread` of it, and each message by `jitter` of its link's. */
  delay: z._default(ms(0, 60_000), 700),
  spread: z._default(share, 0.5),
  jitter: z._default(share, 0.3),
  /** Seats can check blocks. In proof of work there is nothing to find: a private branch is made of valid ones. */
  checks: z._default(z.boolean(), true),
  /** How long an audit takes, and the noise σ of its finding about ±1: 1.2 is right four times in five. */
  audit: z._default(ms(100, 60_000), 4000),
  noise: z._default(z.number().check(z.minimum(0.1), z.maximum(10)), 1.2),
  /** At least three and at most so many transfers wait when a node is to make a block; 0 for a world without. */
  transfers: z._default(z.int().check(z.minimum(0), z.maximum(5)), 0),
  /** The share of them that are double-spends of what is on the chain, and the noise σ of how one looks to a node, about ±1. */
  doubles: z._default(z.number().check(z.minimum(0), z.maximum(0.9)), 0.35),
  look: z._default(z.number().check(z.minimum(0.1), z.maximum(10)), 1),
  /** The noise σ of how a block looks to a node that receives it, about ±1, before anybody checks it; absent where nothing shows unchecked. */
  glance: z.optional(z.number().check(z.minimum(0.1), z.maximum(10))),
});
export type ChainOptions = z.infer<typeof chainOptions>;
