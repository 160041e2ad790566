import type { Refusal, SeatId } from "../../types.ts";
import { type CouncilCommand, type CouncilState, type Facts, scoutOf, sitesKnown, sits } from "./state.ts";

/** Standing, voting, recalling: possible anywhere, also on the wing. */
function refuseVote(s: CouncilState, seat: SeatId, c: CouncilCommand): Refusal | undefined {
  if (c.verb === "stand" || c.verb === "withdraw") {
    if (s.stage !== "scouting") return { code: "list_closed" };
    return (scoutOf(s, seat).stands ?? false) === (c.verb === "stand") ? { code: "as_before" } : undefined;
  }
  if (c.verb === "elect" || c.verb === "unelect") {
    if (s.stage !== "election") return { code: "not_electing" };
    if (c.seat === seat) return { code: "not_oneself" };
    if (!s.platform[c.seat]) return { code: "not_on_list" };
    const votes = s.votes[seat] ?? [];
    if (votes.includes(c.seat) === (c.verb === "elect")) return { code: "as_before" };
    return c.verb === "elect" && votes.length >= s.size ? { code: "votes_spent" } : undefined;
  }
  if (s.stage !== "council") return { code: "no_council_yet" };
  if (s.recalled) return { code: "recalled_already" };
  if (c.verb === "unrecall") return s.recalls[seat] === undefined ? { code: "as_before" } : undefined;
  if (c.verb !== "recall") return undefined;
  if (c.seat === seat) return { code: "not_oneself" };
  if (!sits(s, c.seat)) return { code: "not_in_council" };
  return s.recalls[seat] === c.seat ? { code: "as_before" } : undefined;
}

/** What a councillor says and votes for. */
function refuseCouncillor(s: CouncilState, seat: SeatId, c: CouncilCommand, f: Facts): Refusal | undefined {
  if (c.verb !== "say" && c.verb !== "back") return { code: "you_sit" };
  if (!f.world.scouts.atSwarm(seat)) return { code: "not_at_swarm" };
  if (!sitesKnown(s, seat, f).includes(c.site)) return { code: "never_heard_of" };
  if (c.verb === "say") return s.says[seat]?.[c.site] === c.claim ? { code: "as_before" } : undefined;
  if (f.now < s.until) return { code: "listens_first", until: s.until };
  return s.backs[seat] === c.site ? { code: "as_before" } : undefined;
}

/** Why this command is not possible now, if so. `act` and `offers` both ask here, so that they cannot disagree. */
export function refuse(s: CouncilState, seat: SeatId, c: CouncilCommand, f: Facts): Refusal | undefined {
  if (s.piping) return { code: "council_decided" };
  if (c.verb === "stand" || c.verb === "withdraw" || c.verb === "elect" || c.verb === "unelect")
    return refuseVote(s, seat, c);
  if (c.verb === "recall" || c.verb === "unrecall") return refuseVote(s, seat, c);
  if (sits(s, seat)) return refuseCouncillor(s, seat, c, f);
  if (c.verb === "say" || c.verb === "back") return { code: "not_in_council" };
  if (c.verb === "veer") return f.world.scouts.diversions(seat).includes(c.site) ? undefined : { code: "no_turning" };
  if (!f.world.scouts.atSwarm(seat)) return { code: "not_at_swarm" };
  const { back } = scoutOf(s, seat);
  if (back === undefined) return { code: "no_news" };
  if (c.verb === "tell") {
    if (s.stage === "council") return { code: "tell_council" };
    return c.site === back ? undefined : { code: "not_just_there" };
  }
  if (c.verb !== "report") return undefined;
  if (s.stage !== "council") return { code: "no_council_yet" };
  return sits(s, c.seat) ? undefined : { code: "not_in_council" };
}
