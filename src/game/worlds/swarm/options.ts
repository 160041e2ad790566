import * as z from "zod/mini";

/** The options of the swarm's world; times in ms. */
export const swarmOptions = z.strictObject({
  sites: z._default(z.int().check(z.minimum(2), z.maximum(7)), 5),
  /** Exact qualities in place of drawn ones, for the lab. */
  qualities: z.optional(z.array(z.number().check(z.minimum(0), z.maximum(10))).check(z.minLength(2), z.maxLength(7))),
  /** The qualities that there are, in place of drawn ones; which site has which is drawn all the same. */
  worths: z.optional(z.array(z.number().check(z.minimum(0), z.maximum(10))).check(z.minLength(2), z.maxLength(7))),
  /** σ of a reading: see evidence.ts. */
  noise: z._default(z.number().check(z.minimum(0), z.maximum(2)), 0.12),
  /** A search takes `search` ± `spread`, plus the flight. */
  search: z._default(z.int().check(z.minimum(100), z.maximum(60_000)), 3000),
  spread: z._default(z.int().check(z.minimum(0), z.maximum(60_000)), 1200),
  /** How likely a search finds a site. */
  finds: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0.85),
  /** A search comes upon a site that its scout knows no way to, while there is one: for practice, where each step is to show something. */
  anew: z._default(z.boolean(), false),
  /** How likely a follower loses the way. */
  lost: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0.1),
  /** How long a scout is at a site before it has its reading. */
  look: z._default(z.int().check(z.minimum(100), z.maximum(60_000)), 2000),
  /** How long a scout stays at a site after its reading, and more with each decision to stay. */
  stay: z._default(z.int().check(z.minimum(500), z.maximum(60_000)), 6000),
  /** It is dark at the sites: nobody sees who else is there. */
  dark: z._default(z.boolean(), false),
});
export type SwarmOptions = z.infer<typeof swarmOptions>;
