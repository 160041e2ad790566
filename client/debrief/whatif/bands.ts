import type { Recording, Scenario } from "../../../src/game/index.ts";
import { addRound, type Band, bandFrom, emptyBand } from "../../../src/lab/influence/bands.ts";
import type { Game } from "../../net/rules.ts";
import type { BandAsk, Figure } from "./messages.ts";

/** What a setup comes to, whatever the order in which its fields stand, and as which round of a session it was played. */
function same(one: unknown): string {
  const sorted = (_: string, value: unknown): unknown =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify(one, sorted);
}

/** The band that was counted beforehand for the setup of this name under these rules; undefined where there is none. */
async function counted(rules: string, id: string, seats: number): Promise<Band | undefined> {
  const response = await fetch(`/bands/${rules}/${id}.json`).catch(() => undefined);
  if (!response?.ok || !response.headers.get("content-type")?.includes("json")) return undefined;
  return bandFrom(await response.json().catch(() => undefined), id, seats);
}

function* onTheSpot(game: Game, scenario: Scenario, runs: number): Generator<Figure> {
  const band = emptyBand(scenario);
  for (let run = 0; run < runs; run++) {
    addRound(game, band, scenario, run);
    yield { what: "band", spot: true, band: { ...band, worths: [...band.worths], times: [...band.times] } };
  }
}

/** The band of a round's setup: from a file, where the setup is the one of its name and was counted; or played on the spot. */
export async function bands(game: Game, recording: Recording | undefined, ask: BandAsk): Promise<Iterable<Figure>> {
  const { id, seats } = ask;
  const rules = recording?.rules ?? ask.rules;
  const named = game.scenarios[id];
  const { again: _, ...played } = recording?.scenario ?? named ?? {};
  if (named && same(played) === same(named)) {
    const band = await counted(rules, id, seats);
    if (band) return [{ what: "band", band, spot: false }];
  }
  const scenario = recording?.scenario ?? named;
  return scenario ? onTheSpot(game, { ...scenario, fill: Math.max(1, seats) }, ask.runs) : [];
}
