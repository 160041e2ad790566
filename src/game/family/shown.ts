import { mayFork } from "../house.ts";
import { memo } from "../kit/memo.ts";
import type { Session } from "../session-state.ts";
import type { SeatId } from "../types.ts";
import type { FamilyView, OwnView } from "../view-types.ts";
import { openParting } from "./family.ts";

const kept = memo();

/** What everybody may know of the other rooms; the same object while nothing of it changes. */
export function familyView(s: Session): FamilyView | undefined {
  const { family: f } = s;
  if (!f) return undefined;
  const kin = Object.entries(f.kin).map(([code, { since, split, founding, gone, heard }]) => ({
    code,
    ...(code === f.mother && { mother: true as const }),
    since,
    ...(split && { split }),
    ...(founding && { coming: true as const }),
    ...(gone && { gone: true as const }),
    ...(heard && { heard }),
  }));
  const text = JSON.stringify({ kin, parted: f.parted } satisfies FamilyView);
  return kept(f, "family", [text], () => JSON.parse(text) as FamilyView);
}

/**
 * Where a seat may go between rounds. Who else lost is as secret as their votes: only how many, and how many went, who did so before
 * everybody.
 */
export function waysOf(s: Session, seat: SeatId): Pick<OwnView, "part" | "home"> | undefined {
  if (s.phase === "round" || s.seats[seat]?.kind !== "person") return undefined;
  const { family: f } = s;
  const going = f?.going[seat];
  const parting = openParting(s);
  const no = f?.stuck[seat];
  const way = { ...(going && { going: true as const }), ...(no !== undefined && { no }) };
  const sister = f?.sister?.round === s.rounds ? f.sister.code : undefined;
  const room = f === undefined || sister !== undefined || f.left > 0;
  const from = f?.came[seat]?.from;
  const back = from !== undefined && from === f?.mother && !f.kin[from]?.gone;
  const lost = parting?.against.includes(seat) && mayFork(s.house) && room;
  if (!lost && !back) return undefined;
  const went = (one: SeatId): boolean => sister !== undefined && f?.parted[one] === sister;
  const people = parting?.against.filter((one) => s.seats[one]?.kind === "person" || went(one)) ?? [];
  const gone = people.filter(went).length;
  return {
    ...(lost && {
      part: { others: people.length - 1, gone, ...(sister !== undefined && { to: sister }), ...way },
    }),
    ...(back && { home: { to: from, ...way } }),
  };
}
