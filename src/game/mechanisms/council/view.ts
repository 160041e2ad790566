import type { Channel, Facts, Ms, SeatId } from "../../types.ts";
import type { CouncilReveal } from "./reveal.ts";
import { recallTakes } from "./seats.ts";
import { type Call, type Claims, type CouncilState, type Heard, type Scout, sits } from "./state.ts";

/** What councillors said of sites last, and which each votes for. */
export interface Chamber {
  says: Claims;
  backs: Record<SeatId, number>;
}

/** What everybody knows. */
export interface CouncilAllView {
  stage: CouncilState["stage"];
  /** When the stage ends; of a council, from when on it may vote. */
  until: Ms;
  /** How many will sit, and whether their talk and votes are seen by all. */
  size: number;
  open: boolean;
  by: "votes" | "lot";
  /** How many stand, while all scout; and the latest claims, by their number. */
  standing?: number;
  calls?: Record<number, Call>;
  /** Who can be voted for, with what each has claimed in public; later also those who sit. */
  list?: Claims;
  /** The votes that each of the list had. */
  votes?: Record<SeatId, number>;
  /** Who sits, the chair first; how many of them were drawn by lot. */
  council?: SeatId[];
  lots?: number;
  /** Where all see it. */
  chamber?: Chamber;
  /** How many councillors have voted for a site. */
  voted?: number;
  /** By councillor: how many would recall it; and how many it takes. */
  against?: Record<SeatId, number>;
  needed: number;
  recalled?: { seat: SeatId; next?: SeatId };
  /** A majority holds; for which site only where all see it. */
  settling?: { site?: number; from: Ms; until: Ms };
  piping?: { site: number; from: Ms; until: Ms };
}

/** A seat's own: what it can speak of, whether it stands, whom it votes for or would recall, its last report; a councillor's: what it was told. */
export interface CouncilOwnView {
  back?: number;
  stands: boolean;
  votes: SeatId[];
  recalls?: SeatId;
  report?: NonNullable<Scout["report"]>;
  heard?: Record<number, Heard>;
}

/** The council's views by kind of channel, and what it reveals. */
export interface CouncilViews {
  all: CouncilAllView;
  seat: CouncilOwnView;
  /** Those who sit, where not all see what they say. */
  council: { chamber: Chamber; settling?: { site: number } };
  /** For the projector: how many reports the council has had. */
  screen: { reports: number };
  reveal: CouncilReveal;
}

const chamberOf = (s: CouncilState): Chamber => ({ says: { ...s.says }, backs: { ...s.backs } });

function allView(s: CouncilState, f: Pick<Facts, "seats">): CouncilAllView {
  const { stage, until, size, options, recalled, settling, piping } = s;
  const all: CouncilAllView = { stage, until, size, open: options.open, by: options.by, needed: recallTakes(f) };
  if (stage === "scouting") {
    all.standing = s.standing;
    all.calls = Object.fromEntries(s.calls.map((call) => [call.n, call]));
    return all;
  }
  all.list = Object.fromEntries(Object.entries(s.platform).map(([seat, claims]) => [seat, { ...claims }]));
  if (stage === "election") return all;
  all.votes = Object.fromEntries(s.ranks.map(({ seat, votes }) => [seat, votes]));
  all.council = [...s.council];
  if (s.lots > 0) all.lots = s.lots;
  if (options.open) all.chamber = chamberOf(s);
  all.voted = s.council.filter((seat) => s.backs[seat] !== undefined).length;
  all.against = { ...s.against };
  if (recalled) all.recalled = { seat: recalled.seat, ...(recalled.next !== undefined && { next: recalled.next }) };
  if (settling) {
    const { site, from, until: held } = settling;
    all.settling = { ...(options.open && { site }), from, until: held };
  }
  if (piping) all.piping = { ...piping };
  return all;
}

function ownView(s: CouncilState, seat: SeatId): CouncilOwnView | undefined {
  const scout = s.scouts[seat];
  if (!scout) return undefined;
  const mine: CouncilOwnView = { stands: scout.stands ?? false, votes: [...(s.votes[seat] ?? [])] };
  if (scout.back !== undefined) mine.back = scout.back;
  if (s.recalls[seat] !== undefined) mine.recalls = s.recalls[seat];
  if (scout.report) mine.report = { ...scout.report };
  if (sits(s, seat)) mine.heard = { ...s.heard[seat] };
  return mine;
}

/** What `council` shows in a channel. */
export function view(s: CouncilState, channel: Channel, f: Pick<Facts, "seats">): object | undefined {
  const [kind, id] = channel.split(":");
  if (kind === "all") return allView(s, f);
  if (kind === "seat") return ownView(s, Number(id));
  if (kind === "screen")
    return {
      reports: Object.values(s.heard).reduce((sum, one) => sum + one.length, 0),
    } satisfies CouncilViews["screen"];
  if (kind !== "council" || s.options.open) return undefined;
  const view: CouncilViews["council"] = { chamber: chamberOf(s) };
  if (s.settling) view.settling = { site: s.settling.site };
  return view;
}
