import fc from "fast-check";
import type { Plan } from "../../../src/game/plans/plan.ts";
import type { Scenario } from "../../../src/game/scenario.ts";
import type { Command } from "../../../src/game/types.ts";
import { worlds } from "../../../src/game/worlds/registry.ts";
import { aCard, cardIds, is, key, plain, scenarios } from "./any-setup.ts";
import { tested } from "./setups.ts";
import { verbsOf } from "./verbs.ts";

/** What random play does next. Numbers that choose are taken modulo what there is to choose from. */
export type Step = { wait: number } & (
  | { do: "sit"; name: string }
  | { do: "rename"; who: number; name: string }
  | { do: "leave" | "away" | "back"; who: number }
  | { do: "setup"; scenario: Scenario }
  | { do: "start"; key: string; away: number[] }
  | { do: "again"; key: string; which: number }
  | { do: "act"; who: number; which: number; target: number; amount: number }
  | { do: "wild"; seat: number; round: number; command: Command }
  | { do: "slow"; who: number; times: number }
  | { do: "restart"; key: string }
  | { do: "pause" | "resume" | "end" }
  | { do: "more"; ms: number }
  | { do: "card"; trial: string; options: Record<string, unknown> }
  | { do: "lobby" }
  | { do: "lesson"; plan: Plan }
  | { do: "step"; key: string; step: number }
  | { do: "wave" | "show"; who: number }
  | { do: "predict"; who: number; answer: string; sure?: number }
  | { do: "ticket"; who: number; text: string }
  | { do: "cut"; step: number; cut: boolean }
  | { do: "stay" | "hide" }
  | { do: "assembly"; key: string }
  | { do: "part" | "redraw" | "made" | "heard" | "gone"; who: number; code: string }
  | { do: "return" | "parted" | "stuck"; who: number }
  | { do: "arrive"; from: string; home: number; n: number; at: number; name: string }
  | { do: "count" }
  | { do: "propose"; who: number; which: number; to: number }
  | { do: "second"; who: number; which: number; on: boolean }
  | { do: "ballot"; who: number; which: number; votes: number }
  | { do: "content"; who: number }
);

const verbs = [...worlds.values(), ...tested].flatMap((one) => verbsOf(one));
const value = fc.oneof(fc.integer({ min: -1, max: 12 }), fc.double(), fc.string({ maxLength: 5 }), fc.boolean());
const fields = fc.dictionary(
  fc.constantFrom("site", "dance", "claim", "block", "seat", "order", "pool", "x", "__proto__"),
  value,
  {
    maxKeys: 3,
  },
);
/** Commands that look like something and mostly are nothing. */
export const wildCommand: fc.Arbitrary<Command> = fc
  .tuple(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...verbs) }, fc.string({ maxLength: 8 })), fields)
  .map(([verb, more]) => ({ ...more, verb }));

const small = fc.nat(999);
const name = fc.oneof(
  fc.constantFrom("Amber Otter", "Anise", " Jo  Ann "),
  fc.string({ maxLength: 30, unit: "grapheme" }),
);
const wait = fc.oneof({ weight: 3, arbitrary: fc.nat(700) }, { weight: 2, arbitrary: fc.nat(4000) }, fc.constant(0));
const timed = <T extends object>(fieldsOf: { [K in keyof T]: fc.Arbitrary<T[K]> }) => plain({ wait, ...fieldsOf });

const act = timed({ do: is("act"), who: small, which: small, target: small, amount: small });
const start = timed({ do: is("start"), key, away: fc.array(fc.nat(8), { maxLength: 2 }) });
const sit = timed({ do: is("sit"), name });
const setup = timed({ do: is("setup"), scenario: scenarios });

/** A short lesson of random rounds: it asks first, plays, comes back to it, and has tickets written. */
const lessonPlan: fc.Arbitrary<Plan> = fc
  .tuple(scenarios, scenarios, fc.boolean(), fc.boolean())
  .map(([first, second, timer, silent]) => ({
    id: "random",
    minutes: 20,
    ...(timer && { timer }),
    steps: [
      {
        kind: "predict",
        id: "ask",
        minutes: 1,
        answers: [
          { id: "yes", by: ["first"] },
          { id: "no", by: ["second"] },
        ],
      },
      { kind: "round", id: "first", minutes: 3, scenario: first, ...(silent && { silent }) },
      { kind: "ticket", id: "ticket", minutes: 2, optional: true },
      { kind: "assembly", id: "assembly", minutes: 2 },
      { kind: "round", id: "second", minutes: 3, scenario: second },
      { kind: "debrief", id: "debrief", minutes: 5, revisit: "ask" },
      { kind: "join", id: "join", minutes: 1 },
    ],
  }));
const predict = timed({
  do: is("predict"),
  who: small,
  answer: fc.constantFrom("yes", "yes", "no", "perhaps"),
  sure: fc.constantFrom(50, 75, 99, 7),
});
const ticket = timed({ do: is("ticket"), who: small, text: fc.string({ maxLength: 150, unit: "grapheme" }) });
const inLesson = fc.oneof(
  timed({ do: is("lesson"), plan: lessonPlan }),
  timed({ do: is("step"), key, step: fc.nat(7) }),
  timed({ do: fc.constantFrom("wave", "show"), who: small }),
  timed({ do: is("cut"), step: fc.nat(6), cut: fc.boolean() }),
  timed({ do: fc.constantFrom("stay", "hide") }),
  predict,
  ticket,
);

const proposal = timed({ do: is("propose"), who: small, which: fc.nat(40), to: fc.nat(6) });
const inAssembly = fc.oneof(
  timed({ do: is("assembly"), key }),
  timed({ do: is("count") }),
  proposal,
  timed({ do: is("second"), who: small, which: fc.nat(4), on: fc.boolean() }),
  timed({ do: is("ballot"), who: small, which: fc.nat(4), votes: fc.integer({ min: -6, max: 6 }) }),
  timed({ do: is("content"), who: small }),
);

/** Few codes, so that they meet. */
const code = fc.constantFrom("CFHJK", "CFHJL", "CFHJM");
const arriving = timed({
  do: is("arrive"),
  from: code,
  home: fc.nat(4),
  n: fc.nat(5),
  at: fc.nat(12),
  name: fc.constantFrom("Wren", "Ana & Ben & Amber Otter the Second", "Swift"),
});
const inFamily = fc.oneof(
  arriving,
  timed({ do: fc.constantFrom("part", "part", "part", "redraw", "made", "heard", "gone"), who: small, code }),
  timed({ do: fc.constantFrom("return", "parted", "parted", "stuck"), who: small }),
);

const step = fc.oneof(
  { weight: 40, arbitrary: act },
  {
    weight: 6,
    arbitrary: timed({
      do: is("wild"),
      seat: fc.integer({ min: -1, max: 16 }),
      round: fc.nat(3),
      command: wildCommand,
    }),
  },
  { weight: 3, arbitrary: sit },
  { weight: 1, arbitrary: timed({ do: is("rename"), who: small, name }) },
  { weight: 4, arbitrary: timed({ do: fc.constantFrom("leave", "away", "away", "back", "back"), who: small }) },
  { weight: 2, arbitrary: timed({ do: is("slow"), who: small, times: fc.constantFrom(1, 1.5, 2) }) },
  { weight: 1, arbitrary: setup },
  { weight: 2, arbitrary: start },
  { weight: 1, arbitrary: timed({ do: is("again"), key, which: small }) },
  { weight: 1, arbitrary: timed({ do: is("restart"), key }) },
  { weight: 1, arbitrary: timed({ do: is("lobby") }) },
  { weight: 3, arbitrary: timed({ do: fc.constantFrom("pause", "resume", "resume", "resume") }) },
  { weight: 1, arbitrary: timed({ do: is("more"), ms: fc.constantFrom(1, 15_000, 60_000) }) },
  { weight: 1, arbitrary: timed({ do: is("end") }) },
  { weight: 3, arbitrary: inLesson },
  { weight: 4, arbitrary: inAssembly },
  { weight: 3, arbitrary: inFamily },
  {
    weight: 3,
    arbitrary: fc.tuple(wait, aCard(cardIds)).map(([pause, card]) => ({
      do: "card",
      wait: pause,
      trial: card.id,
      options: card.options,
    })),
  },
) as fc.Arbitrary<Step>;

/** A round is played for a while and ended, its naming with it, and what follows from it waited for; then the same again. */
const over = fc.tuple(
  fc.array(act, { maxLength: 6 }),
  plain({ wait: fc.integer({ min: 3100, max: 20_000 }), do: is("end") }),
  plain({ wait: is(6100), do: is("end") }),
  plain({ wait: is(30_000), do: is("again"), key, which: small }),
);
const opening = fc.tuple(setup, fc.array(sit, { minLength: 1, maxLength: 5 }), start);
const opened = ([first, people, then]: [unknown, unknown[], unknown]) => [first, ...people, then] as Step[];

/** A lesson comes to its first round: its question is answered before. */
const schooling = fc
  .tuple(
    timed({ do: is("lesson"), plan: lessonPlan }),
    fc.array(sit, { minLength: 1, maxLength: 5 }),
    start,
    fc.array(predict, { maxLength: 4 }),
    start,
  )
  .map(([lesson, people, asked, said, played]) => [lesson, ...people, asked, ...said, played] as Step[]);

/** A round is over at once and an assembly follows it, in which somebody proposes; then whatever comes. */
const assembled = fc
  .tuple(
    opening,
    plain({ wait: is(20_000), do: is("end") }),
    plain({ wait: is(6100), do: is("end") }),
    plain({ wait: is(30_000), do: is("assembly"), key }),
    fc.array(proposal, { minLength: 1, maxLength: 3 }),
    fc.array(inAssembly, { maxLength: 8 }),
  )
  .map(([first, end, then, meets, wishes, rest]) => [...opened(first), end, then, meets, ...wishes, ...rest] as Step[]);

/** People vote to and fro, and whoever may part ways does. */
const parting = fc
  .tuple(assembled, fc.array(fc.oneof(timed({ do: is("part"), who: small, code }), inFamily), { maxLength: 6 }), start)
  .map(([first, ways, then]) => [...first, { wait: 60_000, do: "count" }, ...ways, then] as Step[]);

/** A session's random course: usually people sit down and start a round, or a lesson, before anything else happens. */
export function courses(maxLength: number): fc.Arbitrary<Step[]> {
  const rest = fc.array(step, { maxLength, size: "max" });
  const first = fc.oneof(
    { weight: 8, arbitrary: opening.map(opened) },
    { weight: 2, arbitrary: schooling },
    { weight: 2, arbitrary: assembled },
    { weight: 1, arbitrary: parting },
    { weight: 1, arbitrary: is([]) },
  );
  return fc.tuple(first, rest).map(([begun, then]) => [...begun, ...then]);
}

/** A course that comes to the same again under another rule, usually, and goes on in it. */
export function agains(maxLength: number): fc.Arbitrary<Step[]> {
  return fc
    .tuple(opening, over, fc.array(act, { maxLength, size: "max" }))
    .map(([first, [acts, ...then], rest]) => [...opened(first), ...acts, ...then, ...rest] as Step[]);
}
