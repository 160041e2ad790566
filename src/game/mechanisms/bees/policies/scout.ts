import { pow } from "../../../kit/exact.ts";
import { viewsAlwaysIn, viewsIn } from "../../../policies/seen.ts";
import type { Choice, Luck, Ms, Offer, Seen } from "../../../types.ts";
import type { CrowdView, ScoutView, SwarmViews } from "../../../worlds/swarm/view.ts";
import type { BeesViews, BeeView, DanceView } from "../view.ts";

/** What a scout's policy sees, with the types of the swarm and of `bees`. */
export interface ScoutSees {
  me: ScoutView;
  bee: BeeView;
  /** Dances going on now, by others. */
  dances: (DanceView & { id: number })[];
  crowd: CrowdView | undefined;
  quorum: number;
  piping: { site: number; until: Ms } | undefined;
}

/** Reads the typed views out of what a bot is given. */
export function look(seen: Seen): ScoutSees {
  const bees = viewsAlwaysIn<BeesViews>(seen, "bees");
  const { quorum, piping } = bees("all");
  const bee = bees("seat");
  const floor = viewsIn<BeesViews>(seen, "bees")("floor");
  const dances: ScoutSees["dances"] = [];
  for (const [id, dance] of Object.entries(floor?.dances ?? {})) {
    // Onlookers may follow a dance for a moment after its end; a bot is fast enough not to need that.
    if (dance.until > seen.now && Number(id) !== bee.dance) dances.push({ id: Number(id), ...dance });
  }
  const me = viewsAlwaysIn<SwarmViews>(seen, "swarm")("seat");
  return { me, bee, dances, crowd: viewsIn<SwarmViews>(seen, "swarm")("site"), quorum, piping };
}

/** The offer for a verb, if it is possible now (for that target, where one is given). */
export function offered(seen: Seen, verb: string, target?: number): Offer | undefined {
  return seen.offers.find(
    (offer) =>
      offer.verb === verb && !offer.not && (target === undefined || (offer.aim?.ids.includes(target) ?? false)),
  );
}

/**
 * Where an idle scout flies: follow a dance with probability λ·f, explore with (1 − λ)·π, else stay (List, Elsholtz &
 * Seeley 2009), where f is how busy the floor is, 0 to 1. `u` is uniform in [0, 1).
 */
export function whereTo(lambda: number, busy: number, eager: number, u: number): "follow" | "explore" | "stay" {
  const follow = lambda * busy;
  if (u < follow) return "follow";
  return u < follow + (1 - lambda) * eager ? "explore" : "stay";
}

/** How busy the dance floor is: 1 when 0.23 of all scouts dance on it, as in a first simulation of a round. */
export function busyness(dancers: number, n: number): number {
  return Math.min(1, dancers / (0.23 * n));
}

/** How long an honest scout stays at a site after its reading, in ms: 14 s·(reading/10)^7, at most 20 s. So strong an amplifier is the game's own. */
export function stayFor(reading: number): Ms {
  return Math.min(20_000, Math.round(14_000 * pow(Math.max(0, reading) / 10, 7)));
}

/** An honest claim for a reading: to the nearest half point, 0 to 10. */
export function claimFor(reading: number): number {
  return Math.min(10, Math.max(0, Math.round(2 * reading) / 2));
}

/** The claim behind a dance of this vigour, were it the dancer's first: later ones claim more than they seem to. */
export function claimBehind(vigour: number): number {
  return Math.min(10, 10 * pow(vigour, 0.625) + 3.1);
}

/** Picks a dance in proportion to its vigour. */
export function drawn(dances: ScoutSees["dances"], luck: Luck): (DanceView & { id: number }) | undefined {
  return dances[
    luck.pick(
      "which dance",
      dances.map((dance) => dance.vigour),
    )
  ];
}

/** At a site with its reading: stays until `until` and then flies home, deciding again before it would leave by itself. */
export function stayUntil(until: Ms, me: ScoutView, now: Ms): Choice {
  if (until <= now) return { act: { verb: "home" } };
  if (me.leaves !== undefined && until > me.leaves) return { act: { verb: "stay" } };
  return { wait: until - now };
}

/** A pause between two looks at the floor: 0.8 s ± 50%. */
export function idle(luck: Luck): Choice {
  return { wait: Math.round(800 * (0.5 + luck.uniform("idle"))) };
}
