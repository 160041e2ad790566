import { deflateSync } from "fflate";
import { expect, test } from "vitest";
import {
  type Carried,
  carriedBy,
  carriedIn,
  fileName,
  fileOf,
  fragmentOf,
  LINK_MAX,
} from "../../client/plans/own/carried.ts";
import { faultText } from "../../client/plans/own/faults.ts";
import { fresh, joined, moved, type Written, withStep, written } from "../../client/plans/own/written.ts";
import { words } from "../../client/plans/words/words.ts";
import { cardsFor, factoriesOf, plans, readPlan, scenarios } from "../../src/game/index.ts";

const own = fresh({ scenarios, factoriesOf });
const packed = (text: string | Uint8Array): string =>
  `#lesson=${Buffer.from(deflateSync(typeof text === "string" ? new TextEncoder().encode(text) : text)).toString("base64url")}`;
const planOf = (candidate: unknown) => {
  const read = readPlan(candidate);
  if ("fault" in read) throw new Error(read.fault);
  return read.plan;
};
const candidateOf = (carried: Carried | undefined): unknown => {
  if (!carried || "wrong" in carried) throw new Error(carried?.wrong ?? "nothing");
  return carried.candidate;
};

test("every built-in lesson, and a fresh one, survives being written, a link and a file", async () => {
  for (const plan of [...plans, planOf(own)]) {
    const short = written(plan, scenarios);
    const fragment = fragmentOf(short)!;
    expect(fragment.length).toBeLessThan(1500);
    expect(planOf(candidateOf(carriedBy(`#${fragment}`)))).toEqual(plan);
    expect(planOf(candidateOf(carriedIn(await fileOf(short).text())))).toEqual(plan);
  }
});

test("cards, silence and whole setups survive too; a title names the file", () => {
  const better = cardsFor(scenarios.meadow!, "open").find(({ id }) => id === "better")!;
  const cards = [
    { id: "crash", at: 0.25 },
    { id: better.trial, at: 0.75, options: better.options! },
  ];
  const steps = own.steps.map((step) => (step.id === "meadow" ? { ...step, cards, silent: true as const } : step));
  const lesson = { ...own, title: "Bienen & Räuber", steps } as Written;
  const plan = planOf(lesson);
  expect(written(plan, scenarios)).toEqual(lesson);
  const whole = { ...scenarios.meadow!, id: "mine", clock: 60_000 };
  const odd = {
    ...own,
    steps: own.steps.map((one) => (one.id === "meadow" ? { ...one, scenario: whole } : one)),
  } as Written;
  expect(written(planOf(odd), scenarios)).toEqual(odd);
  expect([fileName(lesson), fileName(own), fileName({ ...own, title: "../../x" })]).toEqual([
    "bienen-räuber.lesson.json",
    "lesson.lesson.json",
    "x.lesson.json",
  ]);
});

test("steps are added where they belong, moved within bounds, and a guess asks about what comes after it", () => {
  const kinds = (steps: Written["steps"]) => steps.map(({ kind }) => kind).join(" ");
  expect(kinds(own.steps)).toBe("join predict round round round round debrief ticket");
  const [asked] = own.steps.filter((one) => one.kind === "predict");
  expect(asked?.answers).toEqual([
    { id: "one", by: ["queen"] },
    { id: "all", by: ["meadow", "robbers"] },
  ]);
  const more = withStep(own.steps, "round");
  expect(more.map(({ id }) => id).filter((id) => id.startsWith("meadow"))).toEqual(["meadow", "meadow-2"]);
  expect(kinds(more)).toBe("join predict round round round round round debrief ticket");
  expect(moved(own.steps, 0, -1)).toEqual(own.steps);
  expect(
    moved(own.steps, 0, 1)
      .map(({ id }) => id)
      .slice(0, 2),
  ).toEqual(["predict", "join"]);
  // Behind the rounds there is nothing left to guess: the lesson says so instead of starting.
  const last = joined(moved(own.steps, 1, own.steps.length - 1), { scenarios, factoriesOf });
  const read = readPlan({ ...own, steps: last });
  expect("fault" in read && faultText(read.fault, { steps: last })).toContain(
    "Step 8, A guess, each for themselves: a guess needs",
  );
});

test("whatever a link or a file holds, it is told in a sentence, and nothing is taken over", () => {
  const good = `#${fragmentOf(own)}`;
  for (const hash of ["", "#", "#host=abc", "#lessons=x"]) expect(carriedBy(hash)).toBeUndefined();
  const wrong = (hash: string) => (carriedBy(hash) as { wrong?: string }).wrong;
  expect(wrong("#lesson=")).toBe("cut");
  // Cut off anywhere: one that is cut in its padding alone may still be whole.
  for (let n = 10; n < good.length - 8; n += 7) expect(wrong(good.slice(0, n)), String(n)).toBe("cut");
  expect(wrong(`#lesson=${"!".repeat(20)}`)).toBe("cut");
  expect(wrong(`#lesson=${"A".repeat(LINK_MAX + 100)}`)).toBe("big");
  // A megabyte of blanks in a kilobyte; and one that says nothing.
  expect(wrong(packed(" ".repeat(1_000_000)))).toBe("big");
  expect(wrong(packed(""))).toBe("cut");
  expect(wrong(packed(new Uint8Array([0xff, 0xfe, 0xfd])))).toBe("cut");
  expect(wrong(packed('{"steps":[{"__proto__":{"kind":"round"}}]}'))).toBe("foreign");
  expect(wrong(packed(`{"steps":[],"constructor":{"prototype":1}}`))).toBe("foreign");
  expect(wrong(packed(`${"[".repeat(3000)}${"]".repeat(3000)}`))).toBe("not");
  expect(carriedIn(" ".repeat(70_000))).toEqual({ wrong: "big" });
  expect(carriedIn("<html>")).toEqual({ wrong: "not" });
  for (const text of [
    "null",
    "1",
    "[]",
    '"no-such"',
    "{}",
    '{"steps":1}',
    '{"steps":[null]}',
    '{"steps":[{"kind":"round","scenario":null}]}',
  ]) {
    const candidate = candidateOf(carriedIn(text));
    const read = readPlan(candidate);
    expect("fault" in read && faultText(read.fault, candidate), text).toMatch(/^[A-Z].+\.$/);
  }
});

test("what is wrong is said of the step and in words, not in the names of fields", () => {
  const f = words.compose.faults.fields;
  const told = (change: object, at = 3): string => {
    const steps = own.steps.map((one, i) => (i === at ? { ...one, ...change } : one));
    const read = readPlan({ ...own, steps });
    return "fault" in read ? faultText(read.fault, { ...own, steps }) : "nothing";
  };
  expect(told({})).toBe("nothing");
  expect(told({ minutes: 900 })).toBe(`Step 4, One decides: ${f.minutes}`);
  expect(told({ minutes: "4" })).toBe(`Step 4, One decides: ${f.minutes}`);
  expect(told({ scenario: "toString" })).toBe(`Step 4, A round: ${f.scenario}`);
  expect(told({ cards: [{ id: "partition", at: 0.5 }] })).toBe(`Step 4, One decides: ${f.trials}`);
  expect(told({ id: "meadow" }, 2)).toContain(f.id);
  expect(told({ kind: "sleep" })).toBe(`Step 4: ${f.kind}`);
  expect(told({ extra: 1 })).toBe(`Step 4, One decides: ${f.other}`);
  const whole = (change: object) => {
    const read = readPlan({ ...own, ...change });
    return "fault" in read ? faultText(read.fault, { ...own, ...change }) : "nothing";
  };
  expect(whole({ minutes: 0 })).toBe(`The lesson: ${f.minutes}`);
  expect(whole({ title: "x".repeat(61) })).toBe(`The lesson: ${f.title}`);
  expect(whole({ extra: 1 })).toBe(`The lesson: ${f.other}`);
  expect(whole({ steps: [] })).toBe(words.compose.faults.steps);
  expect(whole({ steps: Array.from({ length: 41 }, (_, i) => ({ ...own.steps[2], id: `s${i}` })) })).toBe(
    words.compose.faults.steps,
  );
  expect(whole({ steps: own.steps.filter(({ kind }) => kind === "join") })).toBe(words.compose.faults.steps);
});
