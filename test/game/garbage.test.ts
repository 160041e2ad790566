import fc from "fast-check";
import { expect, test } from "vitest";
import { advance, apply, type Input, scenarioFault, scenarios } from "../../src/game/index.ts";
import { key, scenarios as setups } from "./support/any-setup.ts";
import { courses, wildCommand } from "./support/arbitraries.ts";
import { knownCodes } from "./support/codes.ts";
import { played } from "./support/play.ts";
import { patience, runs } from "./support/runs.ts";

const seat = fc.oneof(fc.integer({ min: -2, max: 20 }), fc.constantFrom(2 ** 31, -0, 0.5, 1e9));
const text = fc.oneof(
  fc.string({ maxLength: 40, unit: "binary" }),
  fc.constantFrom("", " ", "\ud800", "__proto__", "a".repeat(60)),
);
const broken = fc
  .tuple(
    setups,
    fc.constantFrom("id", "world", "mechanism", "fill", "clock", "trials", "mix", "options"),
    fc.anything(),
  )
  .map(([scenario, field, value]) => ({ ...scenario, [field]: value }));

/** An input of the right types with any values in it. */
const garbage = (t: number): fc.Arbitrary<Input> =>
  fc.oneof(
    fc.record({
      t: fc.constant(t),
      type: fc.constant("act" as const),
      seat,
      round: fc.integer(),
      command: wildCommand,
    }),
    fc.record({
      t: fc.constant(t),
      type: fc.constant("act" as const),
      seat,
      round: fc.constant(1),
      command: wildCommand,
    }),
    fc.record({ t: fc.constant(t), type: fc.constant("rename" as const), seat, name: text }),
    fc.record({ t: fc.constant(t), type: fc.constantFrom("leave" as const, "away" as const, "back" as const), seat }),
    fc.record({ t: fc.constant(t), type: fc.constant("sit" as const), name: text }),
    fc.record({
      t: fc.constant(t),
      type: fc.constant("plan" as const),
      steps: fc.tuple(broken),
    }) as fc.Arbitrary<Input>,
    fc.record({ t: fc.constant(t), type: fc.constant("start" as const), key, away: fc.array(seat) }),
    fc.record({ t: fc.constant(t), type: fc.constant("restart" as const), key }),
    fc.record({
      t: fc.constant(t),
      type: fc.constant("void" as const),
      why: fc.constantFrom("round_broke" as const, "round_deserted" as const),
    }),
    fc.record({ t: fc.constant(t), type: fc.constant("more" as const), ms: fc.anything() }) as fc.Arbitrary<Input>,
    fc.record({ t: fc.constant(t), type: fc.constant("pace" as const), pace: fc.anything() }) as fc.Arbitrary<Input>,
    fc.record({ t: fc.constant(t), type: fc.constant("level" as const), level: fc.anything() }) as fc.Arbitrary<Input>,
    fc.record({ t: fc.constant(t), type: fc.constant("lobby" as const) }),
    fc.record({ t: fc.constant(t), type: fc.constant("lesson" as const), plan: fc.anything() }) as fc.Arbitrary<Input>,
    fc.record({ t: fc.constant(t), type: fc.constant("predict" as const), seat, answer: text }),
    fc.record({ t: fc.constant(t), type: fc.constant("ticket" as const), seat, text }),
    fc.record({ t: fc.constant(t), type: fc.constant("wave" as const), seat }),
    fc.record({ t: fc.constant(t), type: fc.constant("show" as const), ticket: seat }),
    fc.record({
      t: fc.constant(t),
      type: fc.constant("cut" as const),
      step: fc.anything(),
      cut: fc.anything(),
    }) as fc.Arbitrary<Input>,
    fc.record({
      t: fc.constant(t),
      type: fc.constant("start" as const),
      key,
      away: fc.array(seat),
      step: fc.anything(),
    }) as fc.Arbitrary<Input>,
  );

test("garbage is refused with a known code and changes nothing, or is no garbage: it never throws", {
  timeout: patience,
}, () => {
  let tried = 0;
  const codes = new Map<string, number>();
  fc.assert(
    fc.property(courses(40), fc.infiniteStream(garbage(0)), (course, stream) => {
      const { session, t } = played(course);
      for (const input of stream.take(60)) {
        // What the input before made due at once.
        advance(session, t);
        const before = JSON.stringify(session);
        const refusal = apply(session, { ...input, t });
        tried++;
        if (!refusal) continue;
        expect(JSON.stringify(session) === before).toBe(true);
        expect(knownCodes).toContain(refusal.code);
        codes.set(refusal.code, (codes.get(refusal.code) ?? 0) + 1);
      }
    }),
    { numRuns: runs(60) },
  );
  expect(tried).toBeGreaterThanOrEqual(50 * runs(60));
  expect(codes.size).toBeGreaterThan(8);
});

test("a broken setup is never accepted, and what is accepted can be played", { timeout: patience }, () => {
  fc.assert(
    fc.property(broken, key, (scenario, roundKey) => {
      const { session } = played([]);
      const refusal = apply(session, { t: 0, type: "plan", steps: [scenario as never] });
      expect(refusal).toEqual(scenarioFault(scenario) === undefined ? undefined : { code: "bad_setup" });
      if (refusal) return;
      expect(apply(session, { t: 0, type: "start", key: roundKey, away: [] })).toBeUndefined();
    }),
    { numRuns: runs(300) },
  );
});

test.each([
  ["world", { world: "moon" }],
  ["mechanism", { mechanism: "dice" }],
  ["fill", { fill: 100_000 }],
  ["clock", { clock: Number.NaN }],
  ["options.world.sites", { options: { world: { sites: 99 }, mechanism: {} } }],
  ["options.mechanism.quorum", { options: { world: {}, mechanism: { quorum: -1 } } }],
  ["mix", { mix: { saint: 1 } }],
])("what is wrong with a setup is named: %s", (field, wrong) => {
  expect(scenarioFault(scenarios.meadow)).toBeUndefined();
  expect(scenarioFault({ ...scenarios.meadow, ...wrong })).toMatch(new RegExp(`^${field}`));
});

test("an input older than the session is a bug of the caller's and throws", () => {
  const { session } = played([{ do: "sit", name: "Jo", wait: 1000 }]);
  for (const t of [999, Number.NaN, 1000.5]) expect(() => apply(session, { t, type: "lobby" })).toThrow();
});
