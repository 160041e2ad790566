// What others had signalled as a seat acted, as far as it was shown that: a reader for each mechanism, of the views that the seat's
// channels showed it in that very moment. Of builds of the game that show something else it reads nothing.

import type { AntsFloorView } from "../../game/mechanisms/ants/view.ts";
import type { BallotAllView, BallotFloorView } from "../../game/mechanisms/ballot/view.ts";
import type { FloorView } from "../../game/mechanisms/bees/view.ts";
import type { BftNodeView } from "../../game/mechanisms/bft/view.ts";
import type { CouncilAllView, CouncilOwnView } from "../../game/mechanisms/council/view.ts";
import type { EcNodeView } from "../../game/mechanisms/ec/view.ts";
import type { PowSeatView } from "../../game/mechanisms/pow/view.ts";
import type { QueenOwnView } from "../../game/mechanisms/queen/view.ts";
import type { Command, SeatId } from "../../game/types.ts";
import type { CrowdView } from "../../game/worlds/swarm/view.ts";
import type { Saw } from "./types.ts";

/** What one part shows a seat in the channel of a kind that it is in; undefined where it is in none, or is shown nothing there. */
export type Look = <V>(kind: string, part?: string) => V | undefined;

/** What a command is aimed at. */
export interface Aim {
  option?: number;
  /** Another seat. */
  to?: SeatId;
}

/** What one does at a site about being there. */
const LEAVING: ReadonlySet<string> = new Set(["stay", "home"]);

/** The site or block that a command names; a dance names its dancer and site as well. */
export function aimOf(command: Command, look: Look): Aim {
  const { site, block, seat, dance, call } = command;
  if (typeof call === "number") {
    const seen = look<AntsFloorView>("floor")?.calls?.[call];
    return seen ? { option: seen.site, to: seen.seat } : {};
  }
  if (typeof dance === "number") {
    const seen = look<FloorView>("floor")?.dances?.[dance];
    return seen ? { option: seen.site, to: seen.seat } : {};
  }
  // To stay or to fly home is about the site where one is.
  const here = LEAVING.has(command.verb) ? look<CrowdView>("site", "swarm")?.site : undefined;
  const option = site ?? block ?? here;
  return { ...(typeof option === "number" && { option }), ...(typeof seat === "number" && { to: seat }) };
}

/** How many of a list are for an option, and how many there are. */
function counted(sites: readonly number[], option: number | undefined): Saw {
  return { for: sites.filter((site) => site === option).length, all: sites.length };
}

type Reader = (look: Look, seat: SeatId, option: number | undefined, command: Command) => Saw | undefined;

function committee(look: Look): Saw | undefined {
  const votes = look<BftNodeView>("node", "bft")?.prevotes;
  return votes && { for: votes.yes, against: votes.nil, all: votes.yes + votes.nil };
}

const readers: Readonly<Record<string, Reader>> = {
  /** The calls of others at the old nest. */
  ants(look, seat, option) {
    const floor = look<AntsFloorView>("floor");
    const calls = Object.values(floor?.calls ?? {}).filter((call) => call.seat !== seat);
    return (
      floor &&
      counted(
        calls.map(({ site }) => site),
        option,
      )
    );
  },
  /** The dances of others on the floor, and the stops that have landed on those for the site. */
  bees(look, seat, option) {
    const floor = look<FloorView>("floor");
    if (!floor) return undefined;
    const others = Object.values(floor.dances).filter((dance) => dance.seat !== seat);
    const against = others.reduce((sum, { site, stopped }) => (site === option ? sum + stopped : sum), 0);
    const sites = others.map(({ site }) => site);
    return { ...counted(sites, option), against };
  },
  /** Claims on the board. */
  ballot(look, _seat, option) {
    const board = look<BallotFloorView>("floor")?.board ?? look<BallotAllView>("all")?.board;
    if (!board) return undefined;
    const all = Object.values(board).reduce((sum, { n }) => sum + n, 0);
    return { for: option === undefined ? 0 : (board[option]?.n ?? 0), all };
  },
  /** Claims called out before all, and what a councillor was told besides. */
  council(look, seat, option) {
    const calls = Object.values(look<CouncilAllView>("all")?.calls ?? {}).filter((call) => call.seat !== seat);
    const heard = Object.values(look<CouncilOwnView>("seat")?.heard ?? {});
    const sites = [...calls, ...heard].map(({ site }) => site);
    return counted(sites, option);
  },
  /** What the queen has heard; the others hear nothing. */
  queen(look, _seat, option) {
    const told = look<Partial<QueenOwnView>>("seat")?.told;
    if (!told) return undefined;
    const sites = Object.values(told).map(({ site }) => site);
    return counted(sites, option);
  },
  /** Votes of its round that its node has, by power. */
  bft: committee,
  "council-bft": committee,
  /** Doubts of the block that its node has heard of. */
  ec(look, _seat, option) {
    const doubts = look<EcNodeView>("node")?.doubts;
    return doubts && option !== undefined ? { against: doubts[option] ?? 0 } : undefined;
  },
  /** Confirmations of the order. */
  pow(look, _seat, _option, { order }) {
    const orders = look<PowSeatView>("seat")?.orders;
    const own = typeof order === "number" ? orders?.[order] : undefined;
    return own && { for: own.z };
  },
};

/** What a seat that plays by this mechanism was shown of others' signals; undefined where it was shown none. */
export function sawOf(mechanism: string, look: Look, seat: SeatId, aim: Aim, command: Command): Saw | undefined {
  // At a site one sees who else is there, and nothing else.
  const crowd = LEAVING.has(command.verb) ? look<CrowdView>("site", "swarm")?.seats : undefined;
  if (crowd) {
    const others = crowd.filter((one) => one !== seat).length;
    return { for: others, all: others };
  }
  return readers[mechanism]?.(look, seat, aim.option, command);
}
