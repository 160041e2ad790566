import { assemblyInput } from "../assembly/course.ts";
import { forgetInAssembly } from "../assembly/forget.ts";
import { renamedIn } from "../compared.ts";
import { memberInput } from "../family/family.ts";
import { houseInput } from "../house.ts";
import { forgetIn, lessonInput } from "../lesson.ts";
import { policiesFor } from "../mechanisms/registry.ts";
import { isOffered } from "../names.ts";
import { setTimes } from "../open-round.ts";
import { Round } from "../round.ts";
import { freeName, vacate } from "../seats.ts";
import { type Input, type Session, scenarioOf } from "../session-state.ts";
import type { Refusal, SeatId } from "../types.ts";

/** What somebody in a seat does: in the running round, in the house, at a step of the lesson, or about the seat itself. */
export function seatInput(s: Session, input: Input & { seat: SeatId }): Refusal | undefined {
  const seat = s.seats[input.seat];
  if (seat?.kind !== "person") return { code: "no_seat" };
  const running = s.phase === "round" ? s.round : undefined;
  if (input.type === "act") {
    if (!running || running.number !== input.round) return { code: "wrong_round" };
    if (s.paused) return { code: "paused" };
    return Round.of(running, input.t).act(input.seat, input.command, input.t);
  }
  if (input.type === "host" || input.type === "slow" || input.type === "elect") {
    const refusal = houseInput(s.house, input);
    if (!refusal && input.type === "slow") setTimes(s);
    return refusal;
  }
  if (input.type === "wave" || input.type === "predict" || input.type === "ticket")
    return s.lesson && s.phase !== "round" ? lessonInput(s.lesson, input) : { code: "not_asked" };
  if (input.type === "propose" || input.type === "second" || input.type === "ballot" || input.type === "content")
    return assemblyInput(s, input, input.t);
  if (input.type === "rename") {
    if (s.house.names === "offered" && !input.host && !isOffered(input.name)) return { code: "offered_only" };
    if (s.house.names === "offered" && !input.host && input.together?.some((one) => !isOffered(one)))
      return { code: "offered_only" };
    const name = freeName(s, input.name, input.seat, input.together);
    if (!name) return { code: "bad_name" };
    seat.name = name;
    if (s.compared) s.compared = renamedIn(s.compared, input.seat, name);
    return undefined;
  }
  if (input.type === "part" || input.type === "return" || input.type === "parted" || input.type === "stuck")
    return memberInput(s, input);
  const round = running?.seats.includes(input.seat) ? Round.of(running, input.t) : undefined;
  const { autopilot } = policiesFor(scenarioOf(s).mechanism);
  if (input.type === "leave") {
    // Being here and there for a moment, one can only be given up when that is over.
    if (s.family?.going[input.seat]) return { code: "between_rooms" };
    vacate(s, input.seat, input.t);
    if (s.family) delete s.family.came[input.seat];
    if (s.lesson) forgetIn(s.lesson, input.seat);
    forgetInAssembly(s, input.seat);
    if (s.compared) s.compared = renamedIn(s.compared, input.seat);
  } else {
    const away = input.type === "away";
    if (seat.away === away) return { code: "no_change" };
    seat.away = away;
    round?.mind(input.seat, away ? autopilot : undefined);
    if (!away) round?.note(input.seat, "autopilot");
  }
  return undefined;
}
