import { constitutionOf } from "../assembly/state.ts";
import { type House, mayFork, newHouse } from "../house.ts";
import { botName } from "../names.ts";
import type { Parting } from "../parting.ts";
import { arrivedName, come, freeName, seatFor, vacate } from "../seats.ts";
import type { Input, Session } from "../session-state.ts";
import type { Refusal, SeatId } from "../types.ts";
import { type Family, type FamilyInput, type Founding, homeKey, newFamily } from "./state.ts";

/** A room's code, as far as the game looks at it. */
const CODE = /^[A-Z]{5}$/;

/** The vote after which people may part ways now; undefined where there is none, or a round has begun since. */
export function openParting(s: Session): Parting | undefined {
  const { parting, phase, rounds } = s;
  return parting && phase !== "round" && parting.round === rounds ? parting : undefined;
}

/** What of the house holds in the room that splits off: how it is run, not who runs it. */
function houseOf({ mode, names, bots, forks }: House): Founding["house"] {
  return { mode, names, ...(bots !== undefined && { bots }), ...(forks !== undefined && { forks }) };
}

/** The room that those go to who lost: made with the first of them. */
function sisterFor(s: Session, f: Family, { amendment, before, against }: Parting, code: string): Refusal | string {
  if (f.sister?.round === s.rounds) return f.sister.code;
  if (f.left < 1) return { code: "no_more_rooms" };
  if (!CODE.test(code) || f.kin[code]) return { code: "bad_code" };
  const left = Math.floor((f.left - 1) / 2);
  f.left -= 1 + left;
  const { level, pace, rounds } = s;
  const { plan, step, voting, decided } = before;
  const { history: all } = constitutionOf(s);
  const history = all.filter(({ round }) => round !== rounds);
  const { part, option, to } = amendment;
  const was = all.find((one) => one.passed && one.round === rounds && one.part === part && one.option === option);
  const rule = { part, option };
  // Who proposed what may not be there.
  const constitution = { voting, decided, history: history.map(({ by: _, ...one }) => one), standing: [] };
  const seats = Math.max(...against) + 1;
  f.kin[code] = {
    since: rounds,
    ...(was && { split: { ...rule, here: to, there: was.from } }),
    founding: {
      plan,
      step,
      constitution,
      house: houseOf(s.house),
      level,
      pace,
      rounds,
      seats,
      left,
      ...(was && { split: { ...rule, here: was.from, there: to } }),
    },
  };
  f.sister = { code, round: rounds };
  return code;
}

function leaveFor(f: Family, seat: SeatId, to: string): void {
  f.going[seat] = { to, n: ++f.moves };
  delete f.stuck[seat];
}

/** What somebody in a seat wants, or how it went. */
export function memberInput(
  s: Session,
  input: Input & Extract<FamilyInput, { type: "part" | "return" | "parted" | "stuck" }>,
): Refusal | undefined {
  const { seat } = input;
  const going = s.family?.going[seat];
  switch (input.type) {
    case "part": {
      if (s.phase === "round") return { code: "round_running" };
      const parting = openParting(s);
      if (!parting?.against.includes(seat)) return { code: "no_parting" };
      if (!mayFork(s.house)) return { code: "no_forks" };
      if (going) return { code: "no_change" };
      const f = s.family ?? newFamily();
      const to = sisterFor(s, f, parting, input.code);
      if (typeof to !== "string") return to;
      if (f.kin[to]?.gone) return { code: "no_room" };
      s.family = f;
      leaveFor(f, seat, to);
      return undefined;
    }
    case "return": {
      if (s.phase === "round") return { code: "round_running" };
      const { mother, came, kin } = s.family ?? newFamily();
      const from = came[seat]?.from;
      if (!s.family || from === undefined || from !== mother) return { code: "no_way_back" };
      if (kin[from]?.gone) return { code: "no_room" };
      if (going) return { code: "no_change" };
      leaveFor(s.family, seat, from);
      return undefined;
    }
    case "parted": {
      // In a recording's round there is no family; there the seat alone counts.
      if (s.family && !going) return { code: "no_change" };
      if (s.family && going) {
        s.family.parted[seat] = going.to;
        delete s.family.going[seat];
      }
      vacate(s, seat, input.t);
      const at = s.seats[seat];
      if (at) at.kept = true;
      return undefined;
    }
    case "stuck":
      if (!s.family || !going) return { code: "no_change" };
      delete s.family.going[seat];
      s.family.stuck[seat] = input.why;
      return undefined;
  }
}

/** A new room begins as one that split off. */
function found(s: Session, { of, founding }: Input & { type: "found" }): Refusal | undefined {
  if (s.family || s.rounds > 0 || s.seats.length > 0) return { code: "no_change" };
  const { plan, step, constitution, house, level, pace, rounds, seats, left, split } = founding;
  s.plan = plan;
  s.step = step;
  s.constitution = constitution;
  s.level = level;
  s.pace = pace;
  s.rounds = rounds;
  s.house = { ...newHouse(), ...house };
  s.family = { ...newFamily(), mother: of, left, kin: { [of]: { since: rounds, ...(split && { split }) } } };
  for (let i = 0; i < seats; i++) {
    const name = freeName(s, botName(i)) as string;
    s.seats.push({ name, kind: "bot", away: false, score: 0, open: 0 });
  }
  return undefined;
}

/** Somebody comes from another room: into the seat with the number they had or want, if a bot has it, else as any newcomer. */
function arrive(s: Session, input: Input & { type: "arrive" }): Refusal | undefined {
  const { from, home, n, at, name, score, open, times, host } = input;
  const key = homeKey(from, home);
  const before = s.family?.arrived[key];
  if (before && before.n >= n) return { code: "no_change" };
  const place = s.seats[at]?.kind === "bot" ? at : seatFor(s);
  // Whoever comes back to their own seat may go on to where they first came from.
  const back = place === at && s.family?.parted[at] === from;
  const came = back ? s.family?.came[at] : { from, home };
  const refusal = come(s, place, { name: arrivedName(s, name, place), score, open }, input.t);
  if (refusal) return refusal;
  if (times !== undefined) s.house.slow[place] = times;
  if (host) s.house.hosts[place] = "named";
  const { family: f } = s;
  if (!f) return undefined;
  // Who could not have their own seat again has another now.
  if (place !== at && f.parted[at] === from) {
    delete f.parted[at];
    delete s.seats[at]?.kept;
  }
  if (came) f.came[place] = came;
  f.arrived[key] = { n, seat: place };
  return undefined;
}

/** A room is no more: nobody is on the way there. */
function end(f: Family, code: string): Refusal | undefined {
  const kin = f.kin[code];
  if (!kin || kin.gone) return { code: "no_change" };
  kin.gone = true;
  delete kin.founding;
  for (const [seat, { to }] of Object.entries(f.going)) {
    if (to !== code) continue;
    delete f.going[Number(seat)];
    f.stuck[Number(seat)] = "no_room";
  }
  return undefined;
}

/** The room has another code: the one before was somebody's. */
function redraw(f: Family, { code, to }: FamilyInput & { type: "redraw" }): Refusal | undefined {
  const kin = f.kin[code];
  if (!kin?.founding || !CODE.test(to) || f.kin[to]) return { code: "bad_code" };
  delete f.kin[code];
  f.kin[to] = kin;
  if (f.sister?.code === code) f.sister.code = to;
  for (const going of Object.values(f.going)) if (going.to === code) going.to = to;
  return undefined;
}

/** What happens between the rooms of a family. */
export function familyInput(
  s: Session,
  input: Input & Exclude<FamilyInput, { type: "part" | "return" | "parted" | "stuck" }>,
): Refusal | undefined {
  if (input.type === "found") return found(s, input);
  if (input.type === "arrive") return arrive(s, input);
  const { family: f } = s;
  if (!f) return { code: "no_room" };
  if (input.type === "redraw") return redraw(f, input);
  if (input.type === "gone") return end(f, input.code);
  const kin = f.kin["code" in input ? input.code : "from" in input ? input.from : input.to];
  if (!kin) return { code: "no_room" };
  if (input.type === "made") {
    if (!kin.founding) return { code: "no_change" };
    delete kin.founding;
  } else if (input.type === "heard") kin.heard = input.one;
  else kin.told = input.round;
  return undefined;
}
