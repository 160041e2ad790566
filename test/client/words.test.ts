import { expect, test } from "vitest";
import { catalogues } from "../../client/words/catalogue.ts";
import * as format from "../../client/words/format.ts";
import { pick } from "../../client/words/language.ts";
import { refusalText } from "../../client/words/refusals.ts";
import { words } from "../../client/words/words.ts";
import { mechanisms } from "../../src/game/mechanisms/registry.ts";
import { trials } from "../../src/game/trials/registry.ts";
import { worlds } from "../../src/game/worlds/registry.ts";
import { type ErrorCode, errors } from "../../src/protocol/errors.ts";
import { LANGUAGES } from "../../src/protocol/languages.ts";

/** The words of every folder: see support/words.ts. */
const folders = catalogues() as readonly { refusals?: Readonly<Record<string, string>> }[];
/** What the page itself refuses. */
const OWN = ["offline", "no_answer", "recording"] as const;
/** A code of the room's or the session's without a sentence is no type: `npm run types` names it. */
words.refusals satisfies Record<ErrorCode | (typeof OWN)[number], string>;

/** The codes of whatever can be part of a round. */
const parts = [...worlds.values(), ...mechanisms.values(), ...trials.values()].flatMap((one) => [...one.refusals]);

test("whatever is refused has one sentence in one folder's words, and no folder has one too many", () => {
  const codes = [...new Set([...Object.keys(errors), ...parts])];
  for (const code of codes) {
    expect(refusalText(code), code).not.toBe(words.refused);
  }
  const all = folders.flatMap(({ refusals }) => Object.keys(refusals ?? {}));
  expect(all.sort()).toEqual([...codes, ...OWN].sort());
});

test("what a newer server refuses is said in general, not as a fault of ours", () => {
  for (const code of ["of_tomorrow", "toString", "__proto__"]) expect(refusalText(code)).toBe(words.refused);
});

test("the address wins, then what was tapped, then the room, then the browser; English is left", () => {
  const nothing = { query: null, stored: null, room: null, browser: [] };
  const id = (wishes: Partial<Parameters<typeof pick>[0]>) => pick({ ...nothing, ...wishes }).id;
  expect(id({})).toBe("en");
  expect(id({ query: "en" })).toBe("en");
  expect(id({ query: "EN", browser: ["xx"] })).toBe("en");
  expect(id({ browser: ["xx-YY", "en-US"] })).toBe("en");
  expect(id({ query: "xx", stored: "yy", browser: ["zz"] })).toBe("en");
  expect(id({ query: "de", stored: "zh", room: "en", browser: ["en"] })).toBe("de");
  expect(id({ stored: "zh", room: "en", browser: ["en"] })).toBe("zh");
  expect(id({ room: "zh", browser: ["en"] })).toBe("zh");
  // A language with gaps comes to nobody who has not asked for it.
  for (const { id: own, complete } of LANGUAGES) expect(id({ browser: [`${own}-XX`] })).toBe(complete ? own : "en");
  // Only whoever asks for it on this very page gets the pseudo-locale.
  expect(id({ query: "pseudo" })).toBe("pseudo");
  expect(id({ stored: "pseudo", browser: ["pseudo"] })).toBe("en");
  for (const { tag } of LANGUAGES) expect(Intl.PluralRules.supportedLocalesOf([tag]), tag).toEqual([tag]);
});

test("numbers, times and lists as English has them", () => {
  expect([950, 1000, 2960, 3000, 61_400].map(format.secs)).toEqual(["1 s", "1 s", "3 s", "3 s", "61 s"]);
  expect(format.secs(1540)).toBe("1.5 s");
  expect([0, 9, 65, 600].map(format.clock)).toEqual(["0:00", "0:09", "1:05", "10:00"]);
  expect([format.score(7), format.score(7.25), format.number(24.5), format.percent(0.171)]).toEqual([
    "7.0",
    "7.3",
    "24.5",
    "17%",
  ]);
  expect([[], ["Ada"], ["Ada", "Ben"], ["Ada", "Ben", "Cleo"]].map(format.list)).toEqual([
    "",
    "Ada",
    "Ada and Ben",
    "Ada, Ben and Cleo",
  ]);
  expect([format.range(3, 3), format.range(3, 5), format.capital("you and Ada")]).toEqual(["3", "3–5", "You and Ada"]);
});

test("a number below nothing has a minus, as wide as a plus, and no hyphen", () => {
  expect([format.fixed(-1.25, 1), format.number(-3), format.fixed(2, 0)]).toEqual(["−1.3", "−3", "2"]);
});
