import { computed, signal } from "@preact/signals";
import type { ballot } from "../../../../src/game/mechanisms/ballot/ballot.ts";
import type { BoardView } from "../../../../src/game/mechanisms/ballot/view.ts";
import { offerOf } from "../../../parts/choice.ts";
import { all } from "../../../store.ts";
import { partViews } from "../../views.ts";
import { readingOf } from "../knowledge.ts";
import { scout } from "../views.ts";

const view = partViews<typeof ballot>("ballot");

/** What everybody knows: how votes count, whether the bell has rung, and the result. */
export const rule = view("all");
/** What I told, what I can tell of, and my ballot. */
export const mine = view("seat");
const floor = view("floor");
/** For the projector: how many claims there are. */
export const wall = view("screen");
/** After the round. */
export const revealed = view("reveal");

export const voting = (): boolean => rule.value?.vote !== undefined && rule.value.count === undefined;

const roundNow = (): number => all.value?.round?.number ?? -1;

let kept: { round: number; board: BoardView } = { round: -1, board: {} };
/** The board, as one sees it or saw it last: who is out remembers it. */
export const board = computed((): BoardView => {
  const now = rule.value?.board ?? floor.value?.board;
  const round = roundNow();
  if (now) kept = { round, board: now };
  return kept.round === round ? kept.board : {};
});

export interface BoardSite {
  site: number;
  n: number;
  mean: number;
  told: Readonly<Record<number, number>>;
  reading: number | undefined;
  /** How many praise it most of all that they told of; 0 where not every claim is listed. */
  stand: number;
}

/** For how many it is the best of what they told of; the first that was told of where two are as good. */
function standing(sites: BoardView): Readonly<Record<number, number>> {
  const best = new Map<string, { site: number; claim: number }>();
  for (const [site, { told, n }] of Object.entries(sites)) {
    if (Object.keys(told).length < n) return {};
    for (const [seat, claim] of Object.entries(told))
      if (claim > (best.get(seat)?.claim ?? -1)) best.set(seat, { site: Number(site), claim });
  }
  const by: Record<number, number> = {};
  for (const { site } of best.values()) by[site] = (by[site] ?? 0) + 1;
  return by;
}

/** The sites on the board and those that I know, in the order of their numbers: a place that stays. */
export const boardSites = computed((): readonly BoardSite[] => {
  const sites = new Set([...Object.keys(board.value), ...Object.keys(scout.value?.known ?? {})].map(Number));
  const stand = standing(board.value);
  return [...sites]
    .sort((a, b) => a - b)
    .map((site) => {
      const { n = 0, mean = 0, told = {} } = board.value[site] ?? {};
      return { site, n, mean, told, reading: readingOf(site), stand: stand[site] ?? 0 };
    });
});

/** What a finger has chosen on the board, in a round. */
const finger = signal<{ round: number; site: number | undefined }>({ round: -1, site: undefined });
export const aimed = computed(() => (finger.value.round === roundNow() ? finger.value.site : undefined));
export function aim(site: number | undefined): void {
  finger.value = { round: roundNow(), site };
}

/** The site that the button goes to see: the one that a finger has chosen, or else the one that is praised most. */
export const lead = computed((): number | undefined => {
  const ids = offerOf("check")?.aim?.ids ?? [];
  if (aimed.value !== undefined && ids.includes(aimed.value)) return aimed.value;
  const [best] = [...ids].sort((a, b) => (board.value[b]?.mean ?? 0) - (board.value[a]?.mean ?? 0) || a - b);
  return best;
});

/** The site that a claim is being asked about, if any. */
export function asked(): number | undefined {
  return scout.value?.at === "swarm" && !rule.value?.vote ? mine.value?.back : undefined;
}
