import { viewsAlwaysIn } from "../../../policies/seen.ts";
import type { Choice, Command, Luck, Policy, Seen } from "../../../types.ts";
import { wantedSite } from "../../../worlds/swarm/goal.ts";
import type { ScoutView, SwarmViews } from "../../../worlds/swarm/view.ts";
import type { CoinViews } from "../view.ts";

/** A home to cheer for, as read, 0 to 10; and one to toss the coin for. */
const GOOD = 5;
const BEST = 7;
/** How long a bot looks around at the swarm before it thinks again, ± half. ms */
const PAUSE = 1500;

interface Sees {
  me: ScoutView;
  /** Whether this seat holds the coin, and the site that heads would be. */
  holds: boolean;
  last: number | undefined;
  /** Sites that it could cheer for now. */
  open: number[];
  /** What can be done now. */
  can: ReadonlySet<string>;
}

function look(seen: Seen): Sees {
  const possible = seen.offers.filter(({ not }) => !not);
  const coin = viewsAlwaysIn<CoinViews>(seen, "coin");
  return {
    me: viewsAlwaysIn<SwarmViews>(seen, "swarm")("seat"),
    holds: coin("all").holder === seen.seat,
    last: coin("seat").last,
    open: possible.flatMap(({ verb, aim }) => (verb === "cheer" ? (aim?.ids ?? []) : [])),
    can: new Set(possible.map(({ verb }) => verb)),
  };
}

/** The first of these that is possible, or a pause. */
function first(can: ReadonlySet<string>, luck: Luck, ...wanted: (Command | undefined)[]): Choice {
  const act = wanted.find((one) => one && can.has(one.verb));
  return act ? { act } : { wait: Math.round(PAUSE * (0.5 + luck.uniform("pause"))) };
}

/** Flies home with its reading; on the wing it waits for what comes. */
const away = ({ me }: Sees): Choice =>
  me.at === "site" && me.leaves !== undefined ? { act: { verb: "home" } } : undefined;

/** Looks for sites, cheers for those from `least` on; with the coin it tosses for what it read last, if that is good or it grows late. */
function cheering(id: string, least: number): Policy {
  return {
    id,
    decide(seen, _memory, luck) {
      const sees = look(seen);
      const { me, open, can, holds, last } = sees;
      if (me.at !== "swarm") return away(sees);
      const late = seen.now > seen.begin + 0.7 * (seen.end - seen.begin);
      const worth = (site: number | undefined) => (site === undefined ? 0 : (me.known[site]?.reading ?? 0));
      const site = open.find((one) => worth(one) >= least);
      return first(
        can,
        luck,
        holds && (late || worth(last) >= BEST) ? { verb: "toss" } : undefined,
        site === undefined ? undefined : { verb: "cheer", site },
        { verb: "explore" },
      );
    },
  };
}

/** Cheers for what is good. Also the autopilot. */
export const fair = cheering("fair", GOOD);
/** Cheers for whatever it has seen. */
export const loud = cheering("loud", 0);

/** Wants one bad site: goes to see it, cheers for it alone, and with the coin tosses right after it was there. */
export const rigger: Policy = {
  id: "rigger",
  decide(seen, _memory, luck) {
    const sees = look(seen);
    const { me, open, can, last } = sees;
    if (me.at !== "swarm") return away(sees);
    const site = wantedSite(seen.role);
    if (site === undefined) return first(can, luck, { verb: "explore" });
    return first(
      can,
      luck,
      last === site ? { verb: "toss" } : undefined,
      open.includes(site) ? { verb: "cheer", site } : undefined,
      me.known[site]?.reading === undefined ? { verb: "return", site } : undefined,
    );
  },
};
