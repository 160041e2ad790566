import { policy } from "../../../policies/policy.ts";
import { atSite } from "./honest.ts";
import { claimFor, drawn, idle, look, offered, stayUntil, whereTo } from "./scout.ts";

const traits = {
  /** What it dances, whatever it saw there; 0 to 10. */
  claims: { min: 0, max: 10, usual: 8 },
  /** How eagerly it explores while nobody dances; 0 to 1. */
  explores: { min: 0, max: 1, usual: 0.6 },
};

/**
 * Dances along with what it sees without having been there, then flies after it; what it reads does not matter to it
 * (the mimicry μ of List, Elsholtz & Seeley 2009).
 */
export const copycat = policy("copycat", traits, (seen, memory, luck, p) => {
  const sees = look(seen);
  const { me, bee, dances } = sees;
  if (me.busy !== undefined || me.at === "wing") return undefined;
  if (me.at === "site") {
    const stay = atSite(seen, sees);
    const at = me.site === undefined ? undefined : me.known[me.site]?.at;
    return stay && at !== undefined ? stayUntil(at + 6000, me, seen.now) : stay;
  }
  if (bee.dance !== undefined) return undefined;
  if (bee.back !== undefined) {
    const claim = Math.max(claimFor(p.claims), bee.least[bee.back] ?? 0);
    return claim > 10 ? { act: { verb: "quiet" } } : { act: { verb: "dance", site: bee.back, claim } };
  }
  const dance = drawn(dances, luck);
  if (dance) {
    const claim = Math.max(claimFor(p.claims), bee.least[dance.site] ?? 0);
    if (memory.copied !== dance.site && claim <= 10 && offered(seen, "dance", dance.site)) {
      memory.copied = dance.site;
      return { act: { verb: "dance", site: dance.site, claim } };
    }
    return { act: { verb: "follow", dance: dance.id } };
  }
  return whereTo(0.9, 0, p.explores, luck.uniform("where")) === "explore" ? { act: { verb: "explore" } } : idle(luck);
});
