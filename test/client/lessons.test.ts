import { expect, test } from "vitest";
import { hasLesson, lessonOf, lookOf, sayOf, stepTitle } from "../../client/plans/say.ts";
import { sourcesOf } from "../../client/plans/sources.ts";
import { words } from "../../client/plans/words/words.ts";
import { plans, scenarios } from "../../src/game/index.ts";

/** Nothing else is as short as a sentence, and nobody says more than this in one breath: letters. */
const SAY = { min: 25, max: 260 };

test("every step of every lesson has its words, and every setup has those for a lesson of one's own", () => {
  for (const plan of plans) {
    expect(hasLesson(plan.id), plan.id).toBe(true);
    for (const step of plan.steps) {
      const at = `${plan.id}, ${step.id}`;
      expect(stepTitle(plan.id, step), at).toMatch(/^\S.{3,40}$/);
      for (const said of [sayOf(plan.id, step), lookOf(plan.id, step)]) {
        expect(said.length, at).toBeGreaterThan(SAY.min);
        expect(said.length, at).toBeLessThan(SAY.max);
        expect(said, at).toMatch(/[.?]$/);
      }
      // A console knows the setup by its id alone, and says the same.
      if (step.kind === "round")
        expect(sayOf(plan.id, { ...step, scenario: step.scenario.id })).toBe(sayOf(plan.id, step));
    }
    const known = Object.keys(lessonOf(plan.id).steps ?? {});
    expect(plan.steps.map(({ id }) => id)).toEqual(expect.arrayContaining(known));
  }
  expect(Object.keys(words.rounds).sort()).toEqual(Object.keys(scenarios).sort());
});

test("a silent round says so, and a lesson that nobody knows has the words for one's own", () => {
  const round = { kind: "round", id: "anything", scenario: "meadow" } as const;
  expect(sayOf("who-decides", { ...round, silent: true })).toBe(`${words.rounds.meadow.say} Play without talking.`);
  for (const id of ["mine", "toString", "__proto__"]) {
    expect(lessonOf(id)).toBe(words.plans.own);
    expect(sayOf(id, { ...round, id })).toBe(words.rounds.meadow.say);
    expect(sayOf(id, { kind: "round", id, scenario: id })).toBe(words.kinds.round.say);
  }
});

test("what the science cites is among the sources, with its year, and no source is there for nothing", () => {
  for (const [id, lesson] of Object.entries(words.plans)) {
    const text = Object.values(lesson.science).join(" ");
    const cited = [...text.matchAll(/([A-Z][a-z]+)[^.()]{0,40}\(?(\d{4})\)/g)].map(([, who, year]) => `${who} ${year}`);
    const sources = sourcesOf(id).map(({ who, year }) => `${/[A-Z][a-z]+/.exec(who)?.[0]} ${year}`);
    expect(cited.length, id).toBeGreaterThan(0);
    for (const source of sources) {
      const [who, year] = source.split(" ");
      expect(text, `${id}: ${source}`).toMatch(new RegExp(`${who}[^.]{0,40}${year}`));
    }
    for (const year of text.match(/\b(1[789]|20)\d\d\b/g) ?? [])
      expect(
        sources.map((one) => one.split(" ")[1]),
        id,
      ).toContain(year);
  }
});
