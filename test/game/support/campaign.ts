import {
  advance,
  apply,
  createSession,
  errandsOf,
  type Input,
  type Plan,
  plans,
  type Session,
  sessionHash,
} from "../../../src/game/index.ts";
import { Chance, purpose } from "../../../src/game/kit/chance.ts";
import { drawnAct, type Recording } from "./recording.ts";

const WHAT = purpose("test campaign");
const WHO = ["Amber Otter", "Jade Wren", "Teal Fox", "Rust Hare"];
/** What each assembly is asked, in order: the first passes against a quarter, who may part ways. */
const ASKED = [
  ["round", "mechanism", "bees"],
  ["bees", "quorum", 3],
  ["voting", "way", "quadratic"],
  ["round", "mechanism", "council"],
] as const;
const SISTER = "CFHJK";

/** The campaign *From one to all* as it is built in, and its bots learn from the second round. */
function evolving(): Plan {
  const built = plans.find(({ id }) => id === "one-to-all") as Plan;
  const steps = built.steps.flatMap((step) =>
    step.id === "assembly-2" ? [{ kind: "evolve", id: "evolve", minutes: 2 } as const, step] : [step],
  );
  return { ...built, steps };
}

/** People vote for what the one in the first seat asks and against what bots do; the last one against everything. */
function assemble(s: Session, put: (input: Input) => void, n: number, t: () => number): void {
  const [part, option, to] = ASKED[n] as (typeof ASKED)[number];
  put({ t: t(), type: "propose", seat: 0, part, option, to });
  for (const seat of [1, 2])
    put({ t: t(), type: "second", seat, proposal: s.assembly?.proposals.at(-1)?.id ?? 0, on: true });
  put({ t: t(), type: "count" });
  const own = s.assembly?.proposals.find(({ by }) => by === 0)?.id;
  for (const seat of WHO.keys())
    for (const proposal of s.assembly?.voted ?? [])
      put({ t: t(), type: "ballot", seat, proposal, votes: proposal === own && seat !== 3 ? 1 : -1 });
  put({ t: t(), type: "count" });
}

/** Who lost the vote goes on in a room of their own, which is made as a room makes it. */
function part(s: Session, put: (input: Input) => void, t: () => number): void {
  put({ t: t(), type: "part", seat: 3, code: SISTER });
  put({ t: t(), type: "made", code: SISTER });
  for (const errand of errandsOf(s)) if (errand.kind === "move") put({ t: t(), type: "parted", seat: errand.seat });
}

/**
 * A whole campaign of four people and bots, by keyed sequences: five rounds, four assemblies whose votes change who decides,
 * a fork after the first, and bots that learned from the second round. With its log and final hash.
 */
export function playCampaign(): { s: Session; recording: Recording } {
  const luck = new Chance("13198a2e03707344243f6a8885a308d3");
  const s = createSession();
  const inputs: Input[] = [];
  const put = (input: Input): void => {
    if (!apply(s, input)) inputs.push(input);
  };
  let t = 0;
  const now = (): number => t;
  const plan = evolving();
  put({ t, type: "lesson", plan });
  for (const name of WHO) put({ t, type: "sit", name });
  let met = 0;
  for (const [i, step] of plan.steps.entries()) {
    put({ t, type: "start", key: luck.derive(WHAT, i), away: [], step: i });
    for (const wait = step.kind === "evolve" ? 5000 : 700; s.phase === "round"; ) {
      t += wait;
      advance(s, t);
      if (step.kind !== "round") continue;
      for (const seat of WHO.keys()) {
        const input = s.seats[seat]?.kind === "person" ? drawnAct(s, seat, t, luck) : undefined;
        if (input) put(input);
      }
    }
    if (step.kind === "assembly") {
      t += 20_000;
      advance(s, t);
      assemble(s, put, met, now);
      if (met === 0) part(s, put, now);
      met++;
    }
    t += 2000;
  }
  put({ t, type: "start", key: luck.derive(WHAT, plan.steps.length), away: [], step: plan.steps.length });
  advance(s, t);
  return { s, recording: { inputs, until: t, hash: sessionHash(s) } };
}
