// What a run of the measures says, as rows of the lab's table: places on the grid with their intervals, and the whole curves.
import type { Outcome, Row } from "../types.ts";
import { fewestForcing, mostLost, type Place, type Point } from "./axes.ts";
import type { Counts, Task } from "./task.ts";

type Played = Outcome<Task, Counts>;

/** The points of a curve: so many units, and how often it came out so. */
export function pointsOf(counts: Counts, what: string): Point[] {
  return Object.keys(counts)
    .flatMap((name) => (name.startsWith("of ") ? [Number(name.slice(3))] : []))
    .sort((a, b) => a - b)
    .map((units) => ({ units, hits: counts[`${what} ${units}`] ?? 0, draws: counts[`of ${units}`] ?? 0 }));
}

const curve = (points: readonly Point[]): string =>
  points.map(({ units, hits, draws }) => `${units}: ${Math.round((100 * hits) / Math.max(1, draws))}%`).join(" ");

const row = (name: string, measured: number | null, runs: number, source: string): Row => ({
  case: name,
  reference: null,
  measured,
  halfWidth: null,
  runs,
  ok: true,
  source,
});

const between = ({ low, high }: Place): string => (low === high ? "" : `between ${low} and ${high}; `);

function crashRows({ task, tally, runs }: Played): Row[] {
  if (task.axis !== "crash") return [];
  const how = task.aimed ? "aimed" : "drawn";
  const name = `${task.name}: architectural, ${how}`;
  const same = pointsOf(tally, "same");
  const kept = mostLost(same);
  const grows = pointsOf(tally, "grows");
  const goesOn = mostLost(grows);
  return [
    row(`${name}: most of ${tally.units ?? 0} lost, as usual`, kept.at, runs, `${between(kept)}${curve(same)}`),
    row(`${name}: most lost, decides at all`, goesOn.at, runs, `${between(goesOn)}${curve(grows)}`),
  ];
}

function carriedRows({ task, tally }: Played): Row[] {
  if (task.axis !== "crash" || task.aimed) return [];
  const draws = tally.carried ?? 0;
  const mean = (what: string) => (draws === 0 ? null : (tally[what] ?? 0) / draws);
  const source = "mean over rounds, of what each seat carried of the decisions";
  return [
    row(`${task.name}: carried, Nakamoto ½`, mean("half"), draws, source),
    row(`${task.name}: carried, Nakamoto ⅓`, mean("third"), draws, ""),
    row(`${task.name}: carried, entropy in bits`, mean("entropy"), draws, ""),
    row(`${task.name}: carried, Gini`, mean("gini"), draws, "calls one dictator of one equal: never first"),
  ];
}

function cutRows({ task, tally, runs }: Played): Row[] {
  if (task.axis !== "cut") return [];
  const draws = Math.max(1, tally.of ?? 0);
  const share = (what: string) => Math.round((100 * (tally[what] ?? 0)) / draws);
  const endings = ["agree", "thrown", "split", "still"].map((one) => `${one} ${share(one)}%`).join(", ");
  const dropped = ((tally.dropped ?? 0) / draws).toFixed(1);
  const name = `${task.name}: logical, cut at ${task.share}: sides that go on`;
  return [row(name, (tally.sides ?? 0) / draws, runs, `${endings}; blocks dropped at most, mean ${dropped}`)];
}

/** Of all attacks on a setup, that by which the fewest force it. */
function forceRows(played: readonly Played[]): Row[] {
  const names = [...new Set(played.map(({ task }) => task.name))];
  return names.flatMap((name) => {
    const own = played.filter(({ task }) => task.name === name);
    return (["worst", "stopped"] as const).map((what) => {
      const tried = own.flatMap(({ task, tally }) => {
        if (task.axis !== "force") return [];
        const points = pointsOf(tally, what);
        return [{ attack: task.attack, points, place: fewestForcing(points) }];
      });
      tried.sort((a, b) => (a.place?.at ?? Number.POSITIVE_INFINITY) - (b.place?.at ?? Number.POSITIVE_INFINITY));
      const [best] = tried;
      const runs = Math.max(0, ...own.map((one) => one.runs));
      const title = what === "worst" ? "who force the worst" : "who stop it";
      const source = best
        ? `${best.attack}: ${best.place ? between(best.place) : "none does; "}${curve(best.points)}`
        : "";
      return row(`${name}: political, fewest ${title}`, best?.place?.at ?? null, runs, source);
    });
  });
}

/** All rows, setup by setup. */
export function rowsOf(outcomes: readonly Played[]): Row[] {
  const names = [...new Set(outcomes.map(({ task }) => task.name))];
  return names.flatMap((name) => {
    const own = outcomes.filter(({ task }) => task.name === name);
    return [
      ...own.flatMap(crashRows),
      ...forceRows(own.filter(({ task }) => task.axis === "force")),
      ...own.flatMap(cutRows),
      ...own.flatMap(carriedRows),
    ];
  });
}
