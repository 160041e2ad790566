// One row a round, and one a seat in a round: what a researcher looks at first.
import type { SeatId } from "../../game/types.ts";
import { toldActs } from "./acts.ts";
import type { RowOf } from "./columns.ts";
import { type Context, fourth, listOf, meanOf, yes } from "./context.ts";
import { bestOf, readingsOf } from "./evidence.ts";
import type { Played } from "./rerun.ts";
import type { Act, Rules } from "./types.ts";

/** The option that a seat stood for at last, and since when; undefined for none. */
function stanceOf({ r }: Played, seat: SeatId): { option: number; since: number } | undefined {
  const last = r.trace.findLast(([, who]) => who === seat);
  return last && last[2] >= 0 ? { option: last[2], since: last[0] } : undefined;
}

function bySeat(acts: readonly Act[]): Map<SeatId, Act[]> {
  const by = new Map<SeatId, Act[]>();
  for (const act of acts) {
    const own = by.get(act.seat);
    if (own) own.push(act);
    else by.set(act.seat, [act]);
  }
  return by;
}

const errorsOf = (played: Played, seat: SeatId): number[] =>
  readingsOf(played, seat).flatMap(({ reading, truth }) => (truth === undefined ? [] : [Math.abs(reading - truth)]));

/** The options than which there was no better one. */
const bestOptions = ({ round }: Played): Set<number> => {
  const truth = round.truth();
  const best = bestOf(truth);
  return new Set(truth.filter(({ worth }) => worth === best).map(({ option }) => option));
};

export function seatRows(c: Context): RowOf<"seats">[] {
  const { played, wishes } = c;
  if (!played) return seatsWithout(c);
  const { r, round, session, sat } = played;
  const score = round.score();
  const acts = toldActs(c);
  const best = bestOptions(played);
  const truth = round.truth();
  const decided = r.decisions[r.decisions.length - 1];
  const naming = r.naming;
  const times = new Map<SeatId, number>();
  for (const [who, names] of Object.entries(naming?.names ?? {}))
    if (!c.lied(Number(who))) for (const one of names) times.set(one, (times.get(one) ?? 0) + 1);
  const byActs = bySeat(acts);
  // Points are the other way round for whoever lies: they would tell it.
  const pointed = r.scenario.scored && !c.hides;
  // What a naming brought is not known where the names are not.
  const whole = pointed && !(naming && c.masked);
  return r.seats.map((seat) => {
    const own = byActs.get(seat) ?? [];
    const stance = stanceOf(played, seat);
    const errors = errorsOf(played, seat);
    const one = sat.get(seat);
    return {
      ...c.key,
      seat,
      name: c.name(seat),
      kind: session.seats[seat]?.kind,
      began_as: one?.began,
      entered: one && one.entered > r.begin ? c.at(one.entered) : 0,
      away: one?.away ?? 0,
      role: c.hides ? undefined : c.lied(seat) ? "liar" : "honest",
      proved: c.hides ? undefined : yes(r.exposed.includes(seat)),
      times_named: naming && wishes.liars && !c.masked ? (times.get(seat) ?? 0) : undefined,
      actions: own.length,
      person_actions: own.filter(({ by }) => by === "person").length,
      first_action: own[0] && c.at(own[0].t),
      last_action: own.length > 0 ? c.at((own[own.length - 1] as (typeof own)[number]).t) : undefined,
      readings: readingsOf(played, seat).length,
      reading_error: fourth(meanOf(errors)),
      stance: stance?.option,
      stance_since: stance && c.at(stance.since),
      stance_worth: stance && truth.find(({ option }) => option === stance.option)?.worth,
      for_best: truth.length === 0 ? undefined : yes(stance !== undefined && best.has(stance.option)),
      holder: yes(decided?.holders.includes(seat) ?? false),
      points: whole ? score.points[seat] : undefined,
      own_points: pointed ? score.bonus[seat] : undefined,
      naming_points: whole ? score.named?.[seat] : undefined,
      paid_points: whole ? score.paid?.[seat] : undefined,
      point_parts: pointed && score.parts?.[seat] ? JSON.stringify(score.parts[seat]) : undefined,
    };
  });
}

/** Of a round that cannot be played again: who sat there as it began, and what people did. */
function seatsWithout(c: Context): RowOf<"seats">[] {
  const acts = bySeat(toldActs(c));
  return c.run.recording.seats.map(({ kind }, seat) => {
    const own = acts.get(seat) ?? [];
    return {
      ...c.key,
      seat,
      name: c.name(seat),
      began_as: kind,
      entered: 0,
      person_actions: own.length,
      first_action: own[0] && c.at(own[0].t),
      last_action: own.length > 0 ? c.at((own[own.length - 1] as (typeof own)[number]).t) : undefined,
    };
  });
}

export function roundRow(c: Context, rules: Rules | undefined): RowOf<"rounds"> {
  const { run, played, hides, real } = c;
  const { recording, replays, bots } = run;
  const { scenario, opened, until } = recording;
  const { world, mechanism } = scenario.options;
  const deciders = played ? (rules?.factoriesOf(scenario).mechanism.deciders ?? "all") : undefined;
  const acts = toldActs(c);
  const cards = played
    ? (played.r.cards ?? []).map(({ trial, t }) => `${trial}@${c.at(t)}`)
    : recording.inputs.flatMap((input) => (input.type === "card" ? [`${input.trial}@${c.at(input.t)}`] : []));
  const setup: RowOf<"rounds"> = {
    ...c.key,
    recording: yes(!hides),
    replays,
    bots_acts: yes(bots),
    rules: recording.rules,
    views: recording.views,
    level: recording.level,
    scenario: scenario.id,
    world: scenario.world,
    mechanism: scenario.mechanism,
    deciders,
    trials: listOf(scenario.trials.filter(({ at }) => at === undefined).map(({ id }) => id)),
    cards: listOf(cards),
    world_options: JSON.stringify(world),
    mechanism_options: JSON.stringify(mechanism),
    trial_options: JSON.stringify(scenario.trials),
    again: scenario.again,
    scored: yes(scenario.scored),
    fill: scenario.fill,
    clock: scenario.clock,
    briefing: scenario.briefing,
    // All luck of the round, roles too, comes from it.
    key: hides ? undefined : recording.key,
    began: real.iso(c.began),
    began_session: c.began,
    paused: real.paused,
    actions: acts.length,
    people_actions: acts.filter(({ by }) => by === "person").length,
  };
  if (!played)
    return { ...setup, ended: real.iso(until), took: until - Math.max(opened, c.began), seats: recording.seats.length };
  const { r, round, session } = played;
  const ended = r.ended ?? r.end;
  const score = round.score();
  const untold = hides && score.names === true;
  const truth = round.truth();
  const decided = r.decisions[r.decisions.length - 1];
  const people = r.seats.filter((seat) => session.seats[seat]?.kind === "person").length;
  const errors = r.seats.flatMap((seat) => errorsOf(played, seat));
  const best = bestOptions(played);
  const standing = r.seats.filter((seat) => {
    const stance = stanceOf(played, seat);
    return stance !== undefined && best.has(stance.option);
  });
  return {
    ...setup,
    ended: real.iso(ended),
    took: ended - r.begin,
    naming: r.naming ? (r.closed ?? until) - ended : undefined,
    seats: r.seats.length,
    people,
    bots: r.seats.length - people,
    liars: hides ? undefined : Object.values(r.roles).filter(({ kind }) => kind === "liar").length,
    ending: untold ? undefined : score.ending,
    option: decided?.option,
    worth: untold ? undefined : fourth(score.worth),
    best: untold ? undefined : fourth(score.best),
    decisions: r.decisions.length,
    readings: r.seats.reduce((sum, seat) => sum + readingsOf(played, seat).length, 0),
    reading_error: fourth(meanOf(errors)),
    for_best: truth.length === 0 ? undefined : standing.length,
    facts: untold ? undefined : JSON.stringify(score.facts),
  };
}
