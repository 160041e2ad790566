import { antsWorth } from "./ants.ts";
import { authorityWorth } from "./authority.ts";
import { ballotWorth } from "./ballot.ts";
import { beesWorth } from "./bees.ts";
import { bftWorth } from "./bft.ts";
import { councilWorth } from "./council.ts";
import { councilBftWorth } from "./council-bft.ts";
import { ecWorth } from "./ec.ts";
import { powWorth } from "./pow.ts";
import { queenWorth } from "./queen.ts";
import type { WorthRow, WorthRows } from "./row.ts";

/** Each mechanism's rows: a file beside this one, and an entry here. */
const LISTS: readonly WorthRows[] = [
  authorityWorth,
  beesWorth,
  antsWorth,
  bftWorth,
  ecWorth,
  powWorth,
  queenWorth,
  councilWorth,
  councilBftWorth,
  ballotWorth,
];

/** All rows by id. */
export const worthRows: ReadonlyMap<string, WorthRow> = new Map(LISTS.flatMap((rows) => Object.entries(rows)));
