import type { Role } from "../../types.ts";

/** What a liar wants here: the site that it shall be. */
export interface SwarmGoal {
  readonly site: number;
  readonly [more: string]: number;
}

/** The site that somebody in this role wants; undefined for the honest. */
export function wantedSite({ goal }: Role): number | undefined {
  return typeof goal?.site === "number" ? goal.site : undefined;
}
