// What one player changed in a round: the same round with that player asleep, and each decision held against what else could
// have been done. Works with the build of the game that made the recording, handed in as `rules`.
import type { Recording, RoundState } from "../../game/index.ts";
import type { SeatId } from "../../game/types.ts";
import { asleep } from "./asleep.ts";
import { mindsFor } from "./branch.ts";
import { type Means, Search } from "./decisions.ts";
import type { Rules, Told } from "./types.ts";
import { walk } from "./walk.ts";

/** The seats that people played, at any time of the round. */
function peopleIn({ seats, inputs }: Recording, over: { seats: readonly { kind: string }[] }, r: RoundState): SeatId[] {
  const left = inputs.flatMap((input) => (input.type === "leave" || input.type === "parted" ? [input.seat] : []));
  return r.seats.filter(
    (seat) => seats[seat]?.kind === "person" || over.seats[seat]?.kind === "person" || left.includes(seat),
  );
}

/**
 * Tells bit by bit what a seat's person changed in a recorded round. Nothing, where the recording does not come to the state that it names.
 * @throws what the game throws at a recording that does not fit it.
 */
export function* changed(rules: Rules, recording: Recording, seat: SeatId, means: Means = {}): Generator<Told> {
  const walked = walk(rules, recording, seat);
  if (!walked) return;
  const r = walked.over.round as RoundState;
  const { stake } = rules.Round.of(r, walked.over.now).score();
  const { came, refused } = asleep(rules, recording, seat);
  const liar = r.roles[seat]?.kind === "liar";
  yield { what: "asleep", asleep: { was: walked.came, asleep: came, refused }, of: stake.of, unit: stake.unit, liar };
  const minds = mindsFor(rules, r, peopleIn(recording, walked.over, r));
  const moments = walked.moments.filter(({ others }) => others.length > 0);
  const search = new Search(rules, recording, moments, seat, minds, means);
  yield { what: "decisions", decisions: search.run() };
}
