import type { Channel, Facts, Ms, SeatId } from "../../types.ts";
import { recallTakes } from "../council/seats.ts";
import type { CouncilBftState } from "./state.ts";

/** What everybody knows: who stands or was elected, and from which turn on they decide alone. */
export interface CouncilBftAllView {
  stage: CouncilBftState["stage"];
  until: Ms;
  size: number;
  standing?: number;
  list?: SeatId[];
  votes?: Record<SeatId, number>;
  council?: SeatId[];
  from?: number;
  against?: Record<SeatId, number>;
  needed: number;
  recalled?: { seat: SeatId; next?: SeatId };
}
export interface CouncilBftSeatView {
  stands: boolean;
  votes: SeatId[];
  recalls?: SeatId;
}
/** Who was elected, by whom where names are told, and whether most of them were attackers. */
export interface CouncilBftReveal {
  size: number;
  ranks: { seat: SeatId; votes: number }[];
  council: SeatId[];
  recalled?: { seat: SeatId; next?: SeatId };
  ballots?: Record<SeatId, SeatId[]>;
  /** How many of those who sat at the end were attackers. */
  turned?: number;
}
export interface CouncilBftViews {
  all: CouncilBftAllView;
  seat: CouncilBftSeatView;
  reveal: CouncilBftReveal;
}

function allView(s: CouncilBftState, f: Pick<Facts, "seats">): CouncilBftAllView {
  const all: CouncilBftAllView = { stage: s.stage, until: s.until, size: s.size, needed: recallTakes(f) };
  if (s.stage === "all") return { ...all, standing: s.standing };
  all.list = [...s.list];
  if (s.stage === "election") return all;
  all.votes = Object.fromEntries(s.ranks.map(({ seat, votes }) => [seat, votes]));
  all.council = [...s.council];
  all.against = { ...s.against };
  if (s.from !== undefined) all.from = s.from;
  if (s.recalled) {
    const { seat, next } = s.recalled;
    all.recalled = { seat, ...(next !== undefined && { next }) };
  }
  return all;
}

/** What it shows in a channel, beside what `bft` shows there. */
export function view(s: CouncilBftState, channel: Channel, f: Pick<Facts, "seats">): object | undefined {
  const [kind, id] = channel.split(":");
  if (kind === "all") return allView(s, f);
  if (kind !== "seat") return undefined;
  const seat = Number(id);
  const recalls = s.recalls[seat];
  return {
    stands: s.stands.includes(seat),
    votes: [...(s.votes[seat] ?? [])],
    ...(recalls !== undefined && { recalls }),
  } satisfies CouncilBftSeatView;
}

export function reveal(s: CouncilBftState, f: Facts): CouncilBftReveal {
  const shown: CouncilBftReveal = { size: s.size, ranks: s.ranks.map((one) => ({ ...one })), council: [...s.council] };
  if (s.recalled) {
    const { seat, next } = s.recalled;
    shown.recalled = { seat, ...(next !== undefined && { next }) };
  }
  if (f.level === "discreet") return shown;
  shown.ballots = { ...s.votes };
  shown.turned = s.council.filter((seat) => f.role(seat).kind === "liar").length;
  return shown;
}
