import { purpose } from "../../kit/chance.ts";
import type { SeatId } from "../../types.ts";
import { type AntsState, antOf, type Facts, type Fx, meetingsFor } from "./state.ts";

const MEETS = purpose("ants met");

/** One beat at a site: whom an ant meets there in the dark, carried ones among them, and whether that feels like a quorum. */
export function feel(s: AntsState, seat: SeatId, site: number, f: Facts, fx: Fx): void {
  const ant = antOf(s, seat);
  const { beat, rate, window } = s.options;
  ant.feels = fx.at(f.now + beat, { kind: "feel", seat, site });
  // Whoever lies still meets nobody.
  if (f.world.scouts.stillUntil(seat) > f.now) return;
  const others = f.world.scouts.at(site).length - 1 + (s.nests[site] ?? 0);
  const mean = Math.min(600, rate * Math.max(0, others));
  ant.meets = [...ant.meets, f.chance.poisson(MEETS, mean, seat, ant.beats)].slice(-window);
  ant.beats++;
  fx.changed("seat", seat);
  const met = ant.meets.reduce((sum, n) => sum + n, 0);
  if (ant.felt.includes(site) || met < meetingsFor(s)) return;
  // What it feels it can use once it has looked around as well: until then it knows no way back here.
  if (f.world.scouts.reading(seat, site) === undefined) return;
  ant.felt.push(site);
  fx.note(seat, "felt", { site });
  if (!s.quorums.some((one) => one.site === site)) {
    s.quorums.push({ t: f.now, seat, site });
    fx.moment("quorum");
  }
  fx.nudge(seat);
}
