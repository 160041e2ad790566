import type { Session } from "../session-state.ts";
import type { SeatId } from "../types.ts";
import { keyOf, ruleFor, VOTING } from "./amendments.ts";
import { against, outcomes } from "./count.ts";
import { rulesNow, underRules } from "./rules.ts";
import { type Assembly, type Enacted, HISTORY_MAX, newConstitution, PARTING_SHARE, type Proposal } from "./state.ts";
import { grown, KEPT, type VotingRule } from "./ways.ts";

/** The rules that the room goes on with, and the plan under them. */
function enact(s: Session, p: Proposal): boolean {
  const c = s.constitution;
  if (!c) return false;
  if (p.part === VOTING) {
    const voting = { ...c.voting, [p.option]: p.to } as VotingRule;
    c.voting = voting;
    return true;
  }
  const decided = { ...c.decided, [keyOf(p)]: p.to };
  const plan = s.plan.map((one) => underRules(s, one, { ...c, decided }));
  const is = ruleFor(rulesNow({ ...s, plan }), p);
  // No round can be played with it beside what else was decided.
  if (is?.now !== p.to) return false;
  c.decided = decided;
  s.plan = plan;
  return true;
}

/** What was cast is counted: the most wanted first, a change of the same rule after another is left. */
export function enactVotes(s: Session, a: Assembly): void {
  const c = s.constitution ?? newConstitution();
  s.constitution = c;
  const before = { plan: s.plan, step: s.step, voting: { ...c.voting }, decided: { ...c.decided } };
  const rules = rulesNow(s);
  const all = a.voted.flatMap((id) => {
    const p = a.proposals.find((one) => one.id === id);
    const rule = p && ruleFor(rules, p);
    return p && rule ? [{ p, from: rule.now, ...outcomes(s, a, p) }] : [];
  });
  const changed = new Set<string>();
  let most = 0;
  const wanted = ({ tally: { way, yes, no, share } }: (typeof all)[number]) =>
    way === "conviction" ? share : yes - no;
  for (const { p, from, tally, recounts } of [...all].sort((x, y) => wanted(y) - wanted(x) || x.p.id - y.p.id)) {
    const { part, option, to, by, bot } = p;
    const holds = tally.passed && !changed.has(keyOf(p)) && enact(s, p);
    if (holds) changed.add(keyOf(p));
    const left = tally.passed && !holds && { left: true as const };
    const one: Enacted = {
      round: a.round,
      part,
      option,
      from,
      to,
      by,
      ...(bot && { bot }),
      passed: holds,
      ...left,
      tally,
      recounts,
    };
    a.results.push(one);
    c.history = [...c.history, one].slice(-HISTORY_MAX);
    const lost = against(a, p);
    if (!holds || lost.seats.length === 0 || lost.share < PARTING_SHARE || lost.share <= most) continue;
    most = lost.share;
    s.parting = { round: a.round, amendment: { part, option, to }, against: lost.seats, before };
  }
  grow(s, a);
}

/** Under conviction what did not pass stands on, with what has grown for it; what was not voted on fades. */
function grow(s: Session, a: Assembly): void {
  const c = s.constitution;
  if (!c) return;
  if (c.voting.way !== "conviction") {
    c.standing = [];
    return;
  }
  c.standing = a.voted.flatMap((id) => {
    const p = a.proposals.find((one) => one.id === id);
    const passed = p && a.results.some((one) => one.passed && keyOf(one) === keyOf(p));
    if (!p || passed) return [];
    const { part, option, to, by, bot } = p;
    const was = c.standing.find((one) => one.part === part && one.option === option && one.to === to)?.grown ?? {};
    const seats = new Set([...Object.keys(was), ...Object.keys(a.ballots[id] ?? {})].map(Number));
    const by2: Record<SeatId, number> = {};
    for (const seat of [...seats].sort((x, y) => x - y)) {
      const is = grown(was[seat] ?? 0, (a.ballots[id]?.[seat] ?? 0) > 0 ? 1 : 0, KEPT);
      if (is > 0.01) by2[seat] = is;
    }
    return Object.keys(by2).length === 0 ? [] : [{ part, option, to, by, ...(bot && { bot }), grown: by2 }];
  });
}
