import { otherRules } from "./again.ts";
import { assemblyView, ownAssembly, rulesView } from "./assembly/shown.ts";
import { colonyView } from "./colony-view.ts";
import { familyView, waysOf } from "./family/shown.ts";
import { digest } from "./kit/hash.ts";
import { memo } from "./kit/memo.ts";
import { stepOf } from "./lesson.ts";
import type { Moment } from "./moments.ts";
import { cardsFor } from "./parts.ts";
import { lessonView, saidBy } from "./plans/shown.ts";
import { liarsOf, timesNamed } from "./round/naming.ts";
import { Round } from "./round.ts";
import { type Scenario, standing } from "./scenario.ts";
import { type Result, showsPoints } from "./score.ts";
import { bredFor } from "./session/breeding.ts";
import { breeding, rateOf, type Seat, type Session, scenarioOf } from "./session.ts";
import type { RoundState } from "./state.ts";
import type { Channel, Ms, Offer, Score, SeatId } from "./types.ts";
import type { AllView, OwnView, RevealedCard, RevealView, SeatView } from "./view-types.ts";

export type {
  AllView,
  FamilyView,
  LessonDesk,
  LessonView,
  OwnView,
  Parts,
  RevealedCard,
  RevealView,
  SeatView,
} from "./view-types.ts";

const NOTHING: RoundState["diaries"][SeatId] = [];

/** What everybody may know of a result. */
function shownResult(whole: Result, r: RoundState): Result {
  const { names, ...result } = whole;
  const points = showsPoints(r, whole) ? result.points : {};
  if (!(names && r.level === "discreet")) return { ...result, points };
  return { ...result, points: {}, ending: UNTOLD, worth: 0, best: 0, facts: {} };
}

/** How a round ended, where saying it would name a liar and the room is discreet. */
export const UNTOLD = "untold";

/** Views of sessions, rounds, seats and diaries, as long as nothing in them changes. */
const kept = memo();

/** What a round that is over has to reveal: it never changes again. */
function revealView(s: Session, r: RoundState, round: Round): RevealView | undefined {
  const result = s.history[s.history.length - 1];
  if (!result) return undefined;
  return kept(r, "reveal", [result], () => {
    const who = liarsOf(r);
    const discreet = r.level === "discreet";
    const cards = r.cards?.map(({ trial, options, t, by, did }): RevealedCard => ({ trial, options, t, by, did }));
    const told = {
      ...(cards && { cards }),
      ...(!(result.names && discreet) && { liars: who.length }),
      ...(!discreet && { who, proved: who.filter((seat) => r.exposed.includes(seat)) }),
      ...(r.naming && { named: { times: timesNamed(r.naming, r), of: r.seats.length - who.length } }),
    };
    const again = otherRules(r.scenario).map(({ id }) => id);
    const shown = {
      key: r.keys.opened,
      truth: round.truth(),
      result: shownResult(result, r),
      moments: round.moments(),
      again,
    };
    return { ...shown, ...told, parts: round.reveal() };
  });
}

function seatView({ name, kind, away, open }: Seat): SeatView {
  return { name, score: open, ...(kind === "bot" && { bot: true as const }), ...(away && { away: true as const }) };
}

/** All seats; the same object while none of them changes. */
function seatViews(s: Session): AllView["seats"] {
  const shown = s.seats.map((seat) =>
    kept(seat, "seat", [seat.name, seat.kind, seat.away, seat.open], () => seatView(seat)),
  );
  return kept(s, "seats", shown, () => Object.fromEntries(shown.entries()));
}

function scenarioView(played: Scenario): AllView["scenario"] {
  return kept(played, "scenario", [], () => {
    const { id, world, mechanism, fill, clock, scored, again } = played;
    // Cards that are still to come are in no frame.
    const shown = { id, world, mechanism, fill, clock, scored, trials: standing(played).map((trial) => trial.id) };
    return again === undefined ? shown : { ...shown, again };
  });
}

/** Of a round that a lesson is still to come to what its pictures and scripts go by, which are made ready: not what it tries, nor by what name. */
function comingView(coming: AllView["scenario"]): AllView["scenario"] {
  return kept(coming, "coming", [], () => ({ ...coming, id: "", trials: [] }));
}

function roundView(r: RoundState, alone: boolean): AllView["round"] {
  const { number, phase, level, begin, end, seats, keys, naming, dark } = r;
  const over = r.closed ?? r.ended;
  return kept(r, "round", [phase, end, seats.length, naming?.until, naming?.done.length, dark], () => {
    const commit = kept(r, "commit", [], () => digest(keys.opened));
    const out = phase === "play" && dark && Object.keys(dark).length > 0;
    const playable = phase === "briefing" || phase === "play";
    const cards = playable && !alone && kept(r, "hand", [], () => cardsFor(r.scenario, r.level));
    const shown = {
      number,
      phase,
      level,
      begin,
      end,
      seats: [...seats],
      commit,
      ...(out && { dark }),
      ...(cards && { cards }),
    };
    if (phase === "over") return over === undefined ? shown : { ...shown, over };
    if (!naming) return shown;
    return { ...shown, naming: { until: naming.until, named: naming.done.length, liars: naming.liars } };
  });
}

/** A list of moments as viewers get it; undefined for none. `name` tells the list apart from others of the round. */
function momentsView(r: RoundState, name: string, list: readonly Moment[] | undefined): AllView["moments"] {
  return list && kept(r, `moments ${name}`, [list], () => Object.fromEntries(list.map((one) => [one.n, one])));
}

function allView(s: Session, round: Round | undefined): AllView {
  const { phase, level, paused, step, plan } = s;
  // Changed in place, so that its text says whether it has.
  const { slow: _, ...shownHouse } = s.house;
  const text = JSON.stringify(shownHouse);
  const house = kept(s, "house", [text], () => JSON.parse(text) as AllView["house"]);
  const seats = seatViews(s);
  const r = s.phase === "round" || s.phase === "reveal" ? s.round : undefined;
  const coming = scenarioView(r ? r.scenario : scenarioOf(s));
  // An assembly speaks of what it may change, and a colony of what it plays.
  const kind = s.lesson && stepOf(s.lesson)?.kind;
  const untold = (phase === "step" || phase === "finale") && s.lesson && kind !== "assembly" && kind !== "evolve";
  const scenario = untold ? comingView(coming) : coming;
  const shown = r && round && roundView(r, breeding(s));
  const parts = r && phase === "round" ? round?.view("all") : undefined;
  const reveal = r && round && phase === "reveal" ? revealView(s, r, round) : undefined;
  const felt = r?.felt?.all;
  const moments = r && felt && felt.length > 0 ? momentsView(r, "all", felt) : undefined;
  const { dropped, debrief } = s;
  const times = phase === "round" ? s.times : undefined;
  // A round's frames carry nothing of the rounds before it.
  const compared = phase === "round" ? undefined : s.compared;
  const colony = s.colony && (phase !== "round" || breeding(s)) ? colonyView(s.colony, level) : undefined;
  const evolves = phase === "reveal" && !s.lesson && bredFor(s) !== undefined;
  const lesson = s.lesson && lessonView(s.lesson, s.compared ?? []);
  const assembly = assemblyView(s);
  const rules = rulesView(s);
  const family = phase === "round" ? undefined : familyView(s);
  const from = [
    lesson,
    colony,
    evolves,
    assembly,
    rules,
    family,
    phase,
    level,
    paused,
    house,
    times,
    seats,
    scenario,
    step,
    plan.length,
    shown,
    parts,
    reveal,
    debrief,
    moments,
    dropped,
    compared,
  ];
  return kept(s, "all", from, () => ({
    phase,
    level,
    house,
    seats,
    scenario,
    plan: { step, steps: plan.length },
    ...(lesson && { lesson }),
    ...(colony && { colony }),
    ...(evolves && { evolves }),
    ...(assembly && { assembly }),
    ...(rules && { rules }),
    ...(family && { family }),
    ...(times !== undefined && { times }),
    ...(paused && { paused }),
    ...(shown && { round: shown }),
    ...(parts && { parts }),
    ...(reveal && { reveal }),
    ...(reveal && debrief !== undefined && { debrief }),
    ...(compared && { compared }),
    ...(moments && { moments }),
    ...(dropped && { dropped }),
  }));
}

/** What a seat can do; while the clock stands still, nothing. */
function offersTo(s: Session, round: Round, seat: SeatId): Offer[] {
  const offers = round.offers(seat);
  return s.paused ? offers.map((offer) => ({ ...offer, not: { code: "paused" } })) : offers;
}

function ownView(s: Session, round: Round | undefined, seat: SeatId, score: () => Score | undefined): OwnView {
  const r = s.round;
  if (!r || !round?.plays(seat)) return { seat, playing: false, offers: [], diary: {} };
  const own = (): OwnView => {
    const written = r.diaries[seat] ?? NOTHING;
    // Lines are added and never modified: a seat's frame changes far oftener than its diary.
    const diary = kept(r, `diary ${seat}`, [written, written.length], () => ({ ...written }));
    const naming = round.naming(seat);
    const named = s.phase === "reveal" ? r.naming?.names[seat] : undefined;
    const liars = s.phase === "reveal" && r.naming ? liarsOf(r) : [];
    const met = liars.length === 0 ? [] : round.met(seat).filter((one) => one.known && liars.includes(one.seat));
    const moments = momentsView(r, `${seat}`, r.felt?.seats[seat]);
    return {
      seat,
      playing: true,
      role: round.role(seat),
      offers: offersTo(s, round, seat),
      diary,
      ...(moments && { moments }),
      ...(naming && { naming }),
      ...(named && { named: [...named] }),
      ...(met.length > 0 && { met }),
    };
  };
  if (s.phase === "round") {
    const channel = `seat:${seat}`;
    const playing = () => ({ ...own(), parts: round.view(channel) });
    return s.paused ? playing() : round.derived(channel, playing);
  }
  const result = s.history[s.history.length - 1];
  if (!result?.scored) return own();
  const all = score();
  const of = all?.parts?.[seat];
  const naming = all?.named?.[seat];
  const paid = all?.paid?.[seat];
  const [points, total] = [result.points[seat] ?? 0, s.seats[seat]?.score ?? 0];
  return {
    ...own(),
    points: {
      round: points,
      bonus: all?.bonus[seat] ?? 0,
      ...(of && { of }),
      ...(naming !== undefined && { naming }),
      ...(paid !== undefined && { paid }),
      total,
    },
  };
}

/**
 * Reads what viewers may know out of a session as it stands at `now`. What is read is never modified afterwards, and is the
 * same object as before, whole or in part, where nothing changed.
 */
export class Views {
  readonly #s: Session;
  readonly #round: Round | undefined;

  constructor(s: Session, now: Ms) {
    this.#s = s;
    this.#round = s.round && (s.phase === "round" || s.phase === "reveal") ? Round.of(s.round, now) : undefined;
  }

  /** The channels that a seat's viewers are in. */
  ofSeat(seat: SeatId): readonly Channel[] {
    if (this.#s.phase !== "round" || !this.#round?.plays(seat)) return ["all", `seat:${seat}`];
    return this.#round.channels(seat);
  }

  /** What a channel shows; undefined for one that does not exist (any more). Plain JSON without null. */
  view(channel: Channel): object | undefined {
    if (channel === "all") return allView(this.#s, this.#round);
    if (channel.startsWith("seat:")) {
      const seat = Number(channel.slice("seat:".length));
      const alone = ownView(this.#s, this.#round, seat, () => this.#score());
      const { lesson, assembly } = this.#s;
      const said = lesson && this.#s.phase !== "round" ? { ...alone, ...saidBy(lesson, seat) } : alone;
      const voting = assembly ? { ...said, ...ownAssembly(this.#s, seat) } : said;
      const ways = waysOf(this.#s, seat);
      const own = ways ? { ...voting, ...ways } : voting;
      const times = this.#s.house.slow[seat];
      return times === undefined ? own : kept(this.#s, channel, [own, times], () => ({ ...own, times }));
    }
    const ticket = channel === "screen" ? this.#ticket() : undefined;
    if (ticket) return ticket;
    const round = this.#s.phase === "round" ? this.#round : undefined;
    const shown = round?.derived(channel, () => ({ parts: round.view(channel) }));
    return shown && Object.keys(shown.parts).length > 0 ? shown : undefined;
  }

  /** The ticket that a host shows on the wall, without a name: phones are never sent it. */
  #ticket(): { ticket: string } | undefined {
    const { lesson, phase } = this.#s;
    const text = lesson?.shown === undefined || phase === "round" ? undefined : lesson.tickets[lesson.shown];
    return text === undefined ? undefined : kept(this.#s, "ticket", [text], () => ({ ticket: text }));
  }

  /** The score of a round that is over. */
  #score(): Score | undefined {
    const { round: r } = this.#s;
    return r && kept(r, "score", [], () => this.#round?.score());
  }

  /** How fast session time runs: see `rateOf`. */
  get rate(): number {
    return rateOf(this.#s);
  }
}

/** The channels of a viewer without a seat. */
export const SCREEN_CHANNELS: readonly Channel[] = ["all", "screen"];
