import { factoriesOf, parsed, partsFault } from "./parts.ts";
import type { Recording } from "./recording.ts";
import { masked } from "./round/naming.ts";
import { type Scenario, standing } from "./scenario.ts";
import type { Input } from "./session.ts";
import type { SeatId } from "./types.ts";

/** For whom a recording leaves the room. `keeper`: the host who made the room. */
export interface Asker {
  seat?: SeatId;
  keeper: boolean;
  /** Whether the names are wanted; in discreet rooms they come only then. */
  names: boolean;
}

/**
 * A recording as it may leave the room; undefined where it may not. In open rooms anybody in the room has the whole, but for
 * others' secret ballots, and whom others named, which takes nothing from its replay; in discreet ones only the host who made the room, with names only where that host wants them.
 */
export function redacted(recording: Recording, asker: Asker): Recording | undefined {
  const discreet = recording.level === "discreet";
  if (discreet && !asker.keeper) return undefined;
  const named = discreet && !asker.names ? withoutNames(recording) : recording;
  if (asker.keeper) return named;
  const secret = secretVerbs(named.scenario);
  const others = (input: Input): input is Input & { type: "act" } => input.type === "act" && input.seat !== asker.seat;
  const kept = named.inputs.filter((input) => !(others(input) && (secret?.has(input.command.verb) ?? true)));
  const inputs = kept.map((input) => (others(input) ? { ...input, command: masked(input.command) } : input));
  return { ...named, inputs, ...(kept.length < named.inputs.length && { redacted: true as const }) };
}

/** The verbs by which seats vote in secret; undefined where these rules do not know the round's parts any more. */
function secretVerbs(s: Scenario): ReadonlySet<string> | undefined {
  if (partsFault(s)) return undefined;
  const { world, mechanism, trials } = factoriesOf(s);
  return new Set([
    ...(world.make(parsed(world.options, s.options.world)).secret ?? []),
    ...(mechanism.make(parsed(mechanism.options, s.options.mechanism)).secret ?? []),
    ...trials.flatMap((one, i) => one.make(parsed(one.options, standing(s)[i]?.options)).secret ?? []),
  ]);
}

/** Seats by number. Names take no part in a round, so it replays to the same state. */
function withoutNames(recording: Recording): Recording {
  const seats = recording.seats.map((seat, i) => ({ ...seat, name: `${i + 1}` }));
  let late = seats.length;
  const inputs = recording.inputs
    .filter((input) => input.type !== "rename")
    .map((input) => {
      if (input.type === "arrive") return { ...input, name: `${++late}` };
      return input.type === "sit" ? { t: input.t, type: input.type, name: `${++late}` } : input;
    });
  return { ...recording, seats, inputs };
}
