import { policy } from "../../../policies/policy.ts";
import { wantedSite } from "../../../worlds/swarm/goal.ts";
import { claimFor, drawn, idle, look, offered, stayUntil } from "./scout.ts";

const traits = {
  /** How long a robber stays at its site, to make a crowd; in seconds. */
  stays: { min: 0, max: 60, usual: 12 },
  /** How often it stops a dancer that it could: one that stopped all would leave a large swarm homeless, not where it wants it. */
  stops: { min: 0, max: 1, usual: 0.4 },
  /** What it says of its site, 0 to 10. */
  claims: { min: 0, max: 10, usual: 10 },
};

/**
 * Wants one bad site: explores once like anybody, so that a swarm is not taken before it has looked around; then stays there, praises it as a ten as long as it is believed, and stops the others' dancers.
 * Without a site to want it has nothing to do and follows along.
 */
export const robber = policy("robber", traits, (seen, memory, luck, p) => {
  const { me, bee, dances } = look(seen);
  if (me.busy !== undefined || me.at === "wing") return undefined;
  const target = wantedSite(seen.role);
  if (me.at === "site") {
    if (me.leaves === undefined) return undefined;
    const at = me.site === undefined ? undefined : me.known[me.site]?.at;
    return stayUntil((at ?? seen.now) + (me.site === target ? Math.round(1000 * p.stays) : 0), me, seen.now);
  }
  const rival = dances.find((dance) => dance.site !== target);
  if (rival && offered(seen, "stop", rival.id) && luck.uniform("stops") < p.stops)
    return { act: { verb: "stop", dance: rival.id } };
  if (bee.dance !== undefined) return undefined;
  if (bee.back !== undefined) {
    if (bee.back === target && (bee.least[target] ?? 11) <= 10)
      return { act: { verb: "dance", site: target, claim: Math.max(claimFor(p.claims), bee.least[target] ?? 0) } };
    return { act: { verb: "quiet" } };
  }
  const first = memory.started === undefined;
  memory.started = 1;
  if (first) return { act: { verb: "explore" } };
  if (target !== undefined && offered(seen, "return", target)) return { act: { verb: "return", site: target } };
  const dance = drawn(dances, luck);
  return dance ? { act: { verb: "follow", dance: dance.id } } : idle(luck);
});
