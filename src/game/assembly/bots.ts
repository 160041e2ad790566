import { Chance } from "../kit/chance.ts";
import { purpose } from "../kit/purpose.ts";
import type { Session } from "../session-state.ts";
import type { Ms, SeatId } from "../types.ts";
import { type Amendment, others, ROUND, type Rule, ruleFor, VOTING } from "./amendments.ts";
import { votesMost } from "./count.ts";
import { rulesNow } from "./rules.ts";
import { type Assembly, CREDITS, type Due, type Fared, PROPOSE, type Proposal, VOTE } from "./state.ts";

const WHEN = purpose("when a bot speaks in an assembly");
const WHAT = purpose("what a bot thinks of proposing");
const TASTE = purpose("what a bot makes of a change");
const ABOUT = purpose("what a change is, for a bot's taste");

/** A kind that got fewer of 100 points than this in the last round wants something else, the more the fewer. */
const CONTENT = 70;
/** What bots expect of a mechanism that they have not played, of 100 points, ± half the spread by each one's taste. */
const UNKNOWN = 60;
const SPREAD = 40;
/** What a change has to promise, of 1: below it a bot proposes nothing, votes against it, or abstains between. */
const PROPOSES = 0.06;
const FOR = 0.03;
const AGAINST = -0.01;
/** Of the changes there are a bot thinks of so many. */
const THINKS_OF = 5;
/** How much of its mind is taste. */
const TASTES = 0.12;

/** The kind that a seat played as in the latest round, as its means are kept. */
const kindOf = (s: Session, seat: SeatId): string => s.fared?.kinds[seat] ?? "all";

/** What a kind got in a round, of 100; what all got, for a kind that there was not. */
const meanOf = (one: Fared, kind: string): number | undefined => one.means[kind] ?? one.means.all;

/** What a kind has got under a mechanism, on average; undefined for one that the room has not played. */
function known(s: Session, kind: string, mechanism: string): number | undefined {
  const means = (s.fared?.rounds ?? [])
    .filter((one) => one.mechanism === mechanism)
    .flatMap((one) => meanOf(one, kind) ?? []);
  return means.length === 0 ? undefined : means.reduce((sum, one) => sum + one, 0) / means.length;
}

/** A number for a change, the same for all bots. */
const about = (rule: Pick<Rule, "part" | "option">, to: unknown): number =>
  Array.from(`${rule.part}.${rule.option}=${String(to)}`).reduce(
    (sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0,
    ABOUT | 0,
  );

/**
 * What a change is worth to a bot, about −1 to 1: what its kind got by the other mechanism against what it gets now; of an option,
 * what leans the way its kind was missing; and its own taste. Whoever fared well wants no change.
 */
function worth(s: Session, chance: Chance, seat: SeatId, rule: Rule, to: Amendment["to"]): number {
  const last = s.fared?.rounds.at(-1);
  if (!last) return AGAINST;
  const kind = kindOf(s, seat);
  const got = meanOf(last, kind) ?? CONTENT;
  const misses = (CONTENT - got) / 100;
  const taste = 2 * chance.uniform(TASTE, seat, about(rule, to)) - 1;
  if (rule.part === ROUND) {
    const hopes = known(s, kind, String(to)) ?? UNKNOWN + (SPREAD / 2) * taste;
    return (hopes - (known(s, kind, String(rule.now)) ?? got)) / 100;
  }
  if (rule.part === VOTING && rule.option === "way") {
    const own = s.seats[seat]?.open ?? 0;
    const all = s.seats.map(({ open }) => open).sort((a, b) => a - b);
    const middle = all[all.length >> 1] ?? 0;
    const richer = middle > 0 ? Math.max(-1, Math.min(1, (own - middle) / middle)) : 0;
    const gains = to === "stake" ? richer : rule.now === "stake" ? -richer : 0;
    return 0.3 * gains + TASTES * taste + misses / 2 - 0.05;
  }
  // Who decided too late wants it easier, who decided badly wants more care; liars the other way round.
  const wants = (last.late ? -1 : 1) * (kind === "liar" ? -1 : 1);
  const more = typeof to === "boolean" ? (to ? 1 : -1) : Math.sign(Number(to) - Number(rule.now)) || 0;
  const leans = rule.leans ? rule.leans * more * wants * misses : misses / 3;
  return leans + TASTES * taste - 0.04;
}

/** So long people read before the first bot speaks. ms */
const FIRST: Ms = 1500;

/** When bots speak at a stage: each once, spread over the first two thirds of it, so that people see them come and have the last word. */
export function schedule(s: Session, a: Assembly): Due[] {
  const chance = new Chance(a.key);
  const voting = a.stage === "vote" ? 1 : 0;
  const long = ((voting ? VOTE : PROPOSE) * 2) / 3;
  return a.seats
    .filter((seat) => s.seats[seat]?.kind === "bot")
    .map((seat) => ({ t: s.now + FIRST + Math.floor(chance.uniform(WHEN, seat, voting) * (long - FIRST)), seat }))
    .sort((x, y) => x.t - y.t || x.seat - y.seat);
}

/** What a bot would propose, if anything. */
export function proposes(s: Session, a: Assembly, seat: SeatId): Amendment | undefined {
  const chance = new Chance(a.key);
  const rules = rulesNow(s);
  const all = rules.flatMap((rule) => others(rule).map((to) => ({ rule, to })));
  const order = chance.shuffle(WHAT, all.length, seat).slice(0, THINKS_OF);
  let best: { amendment: Amendment; worth: number } | undefined;
  for (const i of order) {
    const { rule, to } = all[i] as (typeof all)[number];
    const is = worth(s, chance, seat, rule, to);
    if (is > (best?.worth ?? PROPOSES)) best = { amendment: { part: rule.part, option: rule.option, to }, worth: is };
  }
  return best?.amendment;
}

/** What a bot makes of what is proposed. */
function opinion(s: Session, a: Assembly, seat: SeatId, p: Proposal): number {
  const rule = ruleFor(rulesNow(s), p);
  return rule ? worth(s, new Chance(a.key), seat, rule, p.to) : 0;
}

/** The proposal that a bot stands behind, if any: what promises it most. */
export function seconds(s: Session, a: Assembly, seat: SeatId): Proposal | undefined {
  let best: { p: Proposal; worth: number } | undefined;
  for (const p of a.proposals) {
    const is = opinion(s, a, seat, p);
    if (is > (best?.worth ?? FOR)) best = { p, worth: is };
  }
  return best?.p;
}

/** A bot's ballot: votes by proposal, as many as it wants it and can pay. */
export function votes(s: Session, a: Assembly, seat: SeatId): Record<number, number> {
  const most = votesMost(a.voting);
  const wanted = a.voted.flatMap((id) => {
    const p = a.proposals.find((one) => one.id === id);
    return p ? [{ id, is: opinion(s, a, seat, p) }] : [];
  });
  let left = CREDITS;
  const cast: Record<number, number> = {};
  for (const { id, is } of wanted.sort((x, y) => Math.abs(y.is) - Math.abs(x.is) || x.id - y.id)) {
    const side = is > FOR ? 1 : is < AGAINST ? -1 : 0;
    if (side === 0) continue;
    const size = Math.min(most, Math.max(1, Math.round(12 * Math.abs(is))), Math.floor(Math.sqrt(left)));
    if (size === 0) continue;
    cast[id] = side * size;
    if (most > 1) left -= size * size;
  }
  return cast;
}
