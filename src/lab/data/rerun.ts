// A recorded round played once more, with somebody who writes down what it is made of.
import type { Recording, Round, RoundState, Session } from "../../game/index.ts";
import type { Ms, SeatId, Truth } from "../../game/types.ts";
import { aimOf, type Look, sawOf } from "./saw.ts";
import type { Act, Replays, Rules } from "./types.ts";

/** How far a round is taken on at a time. Session ms. */
const STEP: Ms = 250;
/** What is the naming's, and no act of play. */
const NAMING: ReadonlySet<string> = new Set(["name", "unname", "rethink", "done"]);

/** Since when a seat played, who sat there, and how long its autopilot played for somebody. */
export interface Sat {
  entered: Ms;
  began: "person" | "bot";
  away: Ms;
}

/** A round as it was played again. */
export interface Run {
  recording: Recording;
  replays: Replays;
  /** What was done in play, in order. Without a replay only what people did. */
  acts: Act[];
  /** Whether bots' acts are among them. */
  bots: boolean;
  /** There where it replays exactly. */
  played?: Played;
}
export interface Played {
  session: Session;
  r: RoundState;
  round: Round;
  sat: ReadonlyMap<SeatId, Sat>;
  /** What the options were worth since when. */
  truths: readonly (readonly [Ms, readonly Truth[]])[];
}

/** How far it is, 0 to 1; it may throw to end it. */
export type Progress = (share: number) => void;

/** What people did by the inputs alone: for rounds that cannot be played again. */
function actsIn({ inputs }: Recording): Act[] {
  return inputs.flatMap((input) => {
    if (input.type !== "act" || NAMING.has(input.command.verb)) return [];
    const { option } = aimOf(input.command, () => undefined);
    return [
      {
        t: input.t,
        seat: input.seat,
        by: "person" as const,
        command: input.command,
        ...(option !== undefined && { option }),
      },
    ];
  });
}

/** A block's worth by what the chain has written down of it: 0 for a double-spend, 10 for any other. */
export function blockTruth(r: RoundState, block: number): number | undefined {
  const chain = r.parts.chain as { blocks?: Record<number, { fraud?: boolean }> } | undefined;
  const fraud = chain?.blocks?.[block]?.fraud;
  return fraud === undefined ? undefined : fraud ? 0 : 10;
}

/** Reads what a seat is shown, channel by channel, as it is wanted. */
function lookOf(round: Round, seat: SeatId, mechanism: string): Look {
  return <V>(kind: string, part = mechanism): V | undefined => {
    const channel = round.channels(seat).find((one) => one === kind || one.startsWith(`${kind}:`));
    return channel === undefined ? undefined : (round.view(channel)[part] as V | undefined);
  };
}

class Watch {
  readonly acts: Act[] = [];
  readonly sat = new Map<SeatId, Sat>();
  readonly truths: [Ms, readonly Truth[]][] = [];
  readonly #session: Session;
  readonly #r: RoundState;
  readonly #round: Round;
  readonly #away = new Map<SeatId, Ms>();
  #worth = "";

  constructor(rules: Rules, session: Session, recording: Recording) {
    this.#session = session;
    this.#r = session.round as RoundState;
    this.#round = rules.Round.of(this.#r, session.now);
    const { mechanism } = recording.scenario;
    // Builds from before there was such a thing are played as well, without it.
    this.#round.watch?.((seat, command, person) => {
      const t = this.#round.now;
      if (NAMING.has(command.verb)) return () => {};
      const look = lookOf(this.#round, seat, mechanism);
      const aim = aimOf(command, look);
      const saw = sawOf(mechanism, look, seat, aim, command);
      const by = person ? "person" : this.#r.minds[seat]?.bot ? "bot" : "autopilot";
      const truth = this.#truthOf(aim.option);
      const act: Act = {
        t,
        seat,
        by,
        command: aim.to === undefined || "seat" in command ? command : { ...command, seat: aim.to },
        ...(aim.option !== undefined && { option: aim.option }),
        ...(truth !== undefined && { truth }),
        ...(saw && { saw }),
      };
      return (refusal) => {
        if (!refusal) this.acts.push(act);
      };
    });
  }

  get watches(): boolean {
    return this.#round.watch !== undefined;
  }

  #truthOf(option: number | undefined): number | undefined {
    if (option === undefined) return undefined;
    const site = this.truths[this.truths.length - 1]?.[1].find((one) => one.option === option);
    return site?.worth ?? blockTruth(this.#r, option);
  }

  /** Looks around: who has come, who is away, what the options are worth. */
  look(t: Ms): void {
    const { seats } = this.#session;
    for (const seat of this.#r.seats) {
      const now = seats[seat];
      if (!now) continue;
      if (!this.sat.has(seat)) this.sat.set(seat, { entered: t, began: now.kind, away: 0 });
      const since = this.#away.get(seat);
      if (now.away && since === undefined) this.#away.set(seat, Math.max(t, this.#r.begin));
      if (now.away || since === undefined) continue;
      (this.sat.get(seat) as Sat).away += Math.max(0, t - since);
      this.#away.delete(seat);
    }
    const truth = this.#round.truth();
    const worth = JSON.stringify(truth.map((one) => one.worth));
    if (worth === this.#worth) return;
    this.#worth = worth;
    // What changes a worth is a card, and the card knows when.
    const card = this.#r.cards?.[this.#r.cards.length - 1];
    this.truths.push([this.truths.length > 0 && card ? card.t : t, truth]);
  }

  end(t: Ms): void {
    for (const [seat, since] of this.#away) (this.sat.get(seat) as Sat).away += Math.max(0, t - since);
  }
}

/** Plays a recording again under the rules that it names. What it says is only as good as `replays` says. */
export function rerun(rules: Rules | undefined, recording: Recording, progress: Progress = () => {}): Run {
  const without = (replays: Replays): Run => ({ recording, replays, acts: actsIn(recording), bots: false });
  if (!rules) return without("unknown rules");
  if (recording.redacted) return without("redacted");
  try {
    const replay = new rules.Replay(recording);
    const { session } = replay;
    const r = session.round as RoundState;
    const watch = new Watch(rules, session, recording);
    watch.look(recording.opened);
    const { opened, until } = recording;
    // Whoever comes or goes does so at a time of their own.
    const turns = recording.inputs.filter((input) => input.type !== "act").map((input) => input.t);
    let next = 0;
    for (let t = opened; session.phase === "round" && t < until; ) {
      while (next < turns.length && (turns[next] as Ms) <= t) next++;
      t = Math.min(t + STEP, turns[next] ?? until, until);
      replay.advance(t);
      watch.look(t);
      progress((t - opened) / Math.max(1, until - opened));
    }
    if (session.phase === "round") replay.advance(until);
    const exact = rules.endOf(session)?.hash === recording.hash;
    if (!exact) return without("contradicts itself");
    watch.end(Math.min(until, r.ended ?? until));
    const round = rules.Round.of(r, session.now);
    const played: Played = { session, r, round, sat: watch.sat, truths: watch.truths };
    return {
      recording,
      replays: "exactly",
      acts: watch.watches ? watch.acts : actsIn(recording),
      bots: watch.watches,
      played,
    };
  } catch (fault) {
    if (fault instanceof Stopped) throw fault;
    return without("contradicts itself");
  }
}

/** Somebody has ended it. */
export class Stopped extends Error {}

/** What an option was worth at a time. */
export function worthAt({ truths }: Pick<Played, "truths">, option: number, t: Ms): number | undefined {
  const then = truths.findLast(([since]) => since <= t) ?? truths[0];
  return then?.[1].find((one) => one.option === option)?.worth;
}
