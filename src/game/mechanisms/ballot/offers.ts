import type { Offer, SeatId } from "../../types.ts";
import {
  type BallotCommand,
  type BallotState,
  CLAIM_STEP,
  checkable,
  eligible,
  type Facts,
  refuse,
  voterOf,
} from "./state.ts";

/** Everything a seat can do in a round that ends with a vote. */
export function offers(s: BallotState, seat: SeatId, f: Facts): Offer[] {
  if (s.count) return [];
  const list: Offer[] = [];
  const add = (c: BallotCommand, ids: readonly number[], more: Omit<Offer, "verb" | "not"> = {}): void => {
    const aim = { field: "site", ids: [...ids] };
    if (ids.length > 0 && !refuse(s, seat, c, f)) list.push({ verb: c.verb, aim, ...more });
  };
  const { back, marks } = voterOf(s, seat);
  if (s.vote) {
    const sites = eligible(s, seat, f).filter((site) => !marks.includes(site));
    add({ verb: "vote", site: sites[0] ?? -1 }, sites);
    add({ verb: "unvote", site: marks[0] ?? -1 }, marks);
    return list;
  }
  const bell = voterOf(s, seat).wants ? "hush" : "ring";
  const not = refuse(s, seat, { verb: bell }, f);
  list.push(not ? { verb: bell, not } : { verb: bell });
  const ways = f.world.scouts.diversions(seat);
  add({ verb: "veer", site: ways[0] ?? -1 }, ways);
  if (!f.world.scouts.atSwarm(seat)) return list;
  if (back !== undefined) {
    const amount = { field: "claim", min: 0, max: 10, step: CLAIM_STEP };
    add({ verb: "tell", site: back, claim: 10 }, [back], { amount });
    list.push({ verb: "quiet" });
  }
  const sites = checkable(s, seat, f);
  add({ verb: "check", site: sites[0] ?? -1 }, sites);
  return list;
}
