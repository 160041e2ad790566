// What is left out where nobody is to learn who lied, and who suspected whom.
import type { Recording } from "../../game/index.ts";
import type { SeatId } from "../../game/types.ts";
import type { Run } from "./rerun.ts";
import type { Wishes } from "./types.ts";

/** Whether anybody lied in a round, or could have, by its trials and cards; also where it cannot be played again. */
export function couldLie({ recording, played }: Run): boolean {
  if (played && Object.keys(played.r.roles).length > 0) return true;
  const cards = recording.inputs.flatMap((input) => (input.type === "card" ? [input.trial] : []));
  const trials = [...recording.scenario.trials.map(({ id }) => id), ...cards];
  return trials.some((id) => !HARMLESS.has(id));
}

/** Trials that turn nobody. */
const HARMLESS: ReadonlySet<string> = new Set(["crash", "delay", "partition", "spoil"]);

/** Whether a round's tables hold back who lied. */
export const holdsBack = (run: Run, wishes: Pick<Wishes, "liars">): boolean => !wishes.liars && couldLie(run);

/** Whom players named is not in this copy of the recording: it is another's than the keeper's. */
export const isMasked = ({ inputs }: Recording): boolean =>
  inputs.some((input) => input.type === "act" && input.command.verb === "rethink");

/**
 * The acts that nobody but a liar could have done: by verbs that no honest seat has used. They are left out with who lied. Who lied can
 * still be guessed from the others, as it could in the room.
 */
export function telltale({ acts, played }: Run): (verb: string) => boolean {
  const lies = (seat: SeatId): boolean => played?.r.roles[seat]?.kind === "liar";
  const honest = new Set(acts.flatMap(({ seat, command }) => (lies(seat) ? [] : [command.verb])));
  return (verb) => !honest.has(verb);
}
