import { memo } from "../kit/memo.ts";
import type { Session } from "../session-state.ts";
import type { Ms, SeatId } from "../types.ts";
import { keyOf, type Rule, ruleFor } from "./amendments.ts";
import { votersOf, votesMost } from "./count.ts";
import { rulesNow } from "./rules.ts";
import { type Assembly, CREDITS, constitutionOf, type Enacted, type Proposal } from "./state.ts";
import { KEPT, mostConviction, type VotingRule } from "./ways.ts";

/** A proposal as everybody sees it: with what the rule is now, and who stands behind it. */
export interface ProposalView extends Omit<Proposal, "stands"> {
  from: Rule["now"];
  /** Under conviction: the share of the greatest possible that has grown for it so far. */
  grown?: number;
}

/** An assembly as everybody sees it. Whose ballot is which, nobody is ever shown. */
export interface AssemblyView {
  stage: Assembly["stage"];
  round: number;
  /** When the stage began and when it ends at the latest: session time in ms. */
  until: Ms;
  voting: VotingRule;
  proposals: readonly ProposalView[];
  /** What is voted on, by the proposals' numbers. */
  voted: readonly number[];
  /** How many may vote, how many have, and how many have nothing more to say. */
  voters: number;
  cast: number;
  done: number;
  /** How many votes one may give to a proposal, and what all may cost together, where they cost something. */
  most: number;
  credits?: number;
  results: readonly Enacted[];
}

/** The room's rules: as they are now and may become, and what was voted on before. */
export interface RulesView {
  rules: readonly Rule[];
  history: readonly Enacted[];
}

/** What a seat itself has said in an assembly. */
export interface OwnAssembly {
  ballots: Readonly<Record<number, number>>;
  done?: true;
}

const kept = memo();

function proposalView(s: Session, a: Assembly, rules: readonly Rule[], p: Proposal): ProposalView {
  const { stands, ...shown } = p;
  // Once it is counted the rule is another already.
  const from = a.results.find((one) => keyOf(one) === keyOf(p))?.from ?? ruleFor(rules, p)?.now ?? p.to;
  if (!stands) return { ...shown, from };
  const one = constitutionOf(s).standing.find(
    ({ part, option, to }) => part === p.part && option === p.option && to === p.to,
  );
  const sum = Object.values(one?.grown ?? {}).reduce((all, y) => all + y, 0);
  return { ...shown, from, grown: sum / mostConviction(Math.max(1, a.seats.length), KEPT) };
}

/** The assembly that is on or was the latest thing; undefined where there is none. The same object while nothing of it changes. */
export function assemblyView(s: Session): AssemblyView | undefined {
  const { assembly: a } = s;
  if (!a || s.phase === "round") return undefined;
  const rules = rulesNow(s);
  const cast = new Set(Object.values(a.ballots).flatMap((by) => Object.keys(by)));
  const view: AssemblyView = {
    stage: a.stage,
    round: a.round,
    until: a.until,
    voting: a.voting,
    proposals: a.proposals.map((p) => proposalView(s, a, rules, p)),
    voted: a.voted,
    voters: votersOf(s, a).length,
    cast: cast.size,
    done: a.done.length,
    most: votesMost(a.voting),
    ...(a.voting.way === "quadratic" && { credits: CREDITS }),
    results: a.results,
  };
  const text = JSON.stringify(view);
  return kept(s, "assembly", [text], () => JSON.parse(text) as AssemblyView);
}

/** The room's rules between rounds, once it has met; undefined before. */
export function rulesView(s: Session): RulesView | undefined {
  const { constitution: c } = s;
  if (!c || s.phase === "round") return undefined;
  const rules = rulesNow(s);
  return kept(s, "rules", [JSON.stringify(rules), c.history], () => ({ rules, history: c.history }));
}

/** What a seat has said itself. */
export function ownAssembly({ assembly: a, phase }: Session, seat: SeatId): { assembly?: OwnAssembly } {
  if (!a || phase === "round" || a.stage === "over") return {};
  const said = a.voted.flatMap((id) => {
    const votes = a.ballots[id]?.[seat];
    return votes === undefined ? [] : [[id, votes] as const];
  });
  return { assembly: { ballots: Object.fromEntries(said), ...(a.done.includes(seat) && { done: true as const }) } };
}
