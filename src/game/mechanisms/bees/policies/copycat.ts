import type { Policy } from "../../../types.ts";
import { atSite } from "./honest.ts";
import { drawn, idle, look, offered, stayUntil, whereTo } from "./scout.ts";

/** What a copycat dances after a visit, whatever it saw there. */
const ALWAYS = 8;

/**
 * Dances along with what it sees without having been there, then flies after it; what it reads does not matter to it
 * (the mimicry μ of List, Elsholtz & Seeley 2009).
 */
export const copycat: Policy = {
  id: "copycat",
  decide(seen, memory, luck) {
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
      const claim = Math.max(ALWAYS, bee.least[bee.back] ?? 0);
      return claim > 10 ? { act: { verb: "quiet" } } : { act: { verb: "dance", site: bee.back, claim } };
    }
    const dance = drawn(dances, luck);
    if (dance) {
      const claim = Math.max(ALWAYS, bee.least[dance.site] ?? 0);
      if (memory.copied !== dance.site && claim <= 10 && offered(seen, "dance", dance.site)) {
        memory.copied = dance.site;
        return { act: { verb: "dance", site: dance.site, claim } };
      }
      return { act: { verb: "follow", dance: dance.id } };
    }
    return whereTo(0.9, 0, 0.6, luck.uniform("where")) === "explore" ? { act: { verb: "explore" } } : idle(luck);
  },
};
