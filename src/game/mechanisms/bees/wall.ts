// What a beekeeper beside the swarm could tell: how loud it hums, and, for the projector, the dance floor as it was a while ago.
// Who is out looking sees the projector too, and must learn nothing from it that only those at the swarm know now.
import type { Ms } from "../../types.ts";
import { vigour } from "./dance.ts";
import type { BeesState, Dance, Facts, Fx } from "./state.ts";

/** The projector shows the dance floor so late: about as long as a scout's usual trip, which began before that. ms */
export const WALL_DELAY: Ms = 20_000;
/** Steps of the hum, from a swarm at rest to one about to fly: coarse, so that it tells of no single dance in a full room. */
export const HUM_MAX = 4;
/** The swarm hums its loudest when dances with this much vigour together are danced for each scout. */
const LOUD = 0.35;

/** How loud the swarm hums with the dances that go on: 0 to HUM_MAX. */
function humOf(s: BeesState, f: Facts): number {
  let sum = 0;
  for (const dance of Object.values(s.dances)) if (dance.until > f.now) sum += vigour(dance.length, s.options);
  return Math.min(HUM_MAX, Math.ceil((HUM_MAX * sum) / (LOUD * Math.max(1, f.seats.length))));
}

/** The dances changed: the swarm may hum louder or softer. */
export function hum(s: BeesState, f: Facts, fx: Fx): void {
  const now = humOf(s, f);
  if (now === s.hum) return;
  s.hum = now;
  fx.changed("screen");
}

/** A dance begins: it will be on the projector's floor when its time has come. */
export function film(s: BeesState, { id, seat, site, length, from, until }: Dance, f: Facts, fx: Fx): void {
  s.film[id] = { seat, site, vigour: vigour(length, s.options), from, until };
  fx.at(f.now + WALL_DELAY, { kind: "shown", dance: id });
}

/** A dance has ended: it leaves the projector's floor as long after as it came there late. */
export function cut(dance: Dance, f: Facts, fx: Fx): void {
  fx.at(f.now + WALL_DELAY, { kind: "faded", dance: dance.id });
}

/** What was danced `WALL_DELAY` ago begins, or ends, on the projector. */
export function onWall(s: BeesState, kind: "shown" | "faded", id: number, fx: Fx): void {
  const dance = s.film[id];
  if (kind === "shown" && dance) s.wall[id] = dance;
  else delete s.wall[id];
  delete s.film[id];
  fx.changed("screen");
}
