import { expect, it } from "vitest";
import { found } from "../../../src/game/measures/found.ts";

it("says of what a bot found before somebody took its seat over that a bot did", () => {
  const note = (t: number, what: string, site = 0) => ({ t, what, site });
  const diaries = {
    0: [note(5, "found", 1), { t: 10, what: "taken_over" }, note(20, "found", 2)],
    1: [note(8, "found", 1), note(9, "found", 3)],
  };
  expect(found({ begin: 0, ended: 30, seats: [0, 1], trace: [], diaries })).toEqual([
    { option: 1, seat: 0, t: 5, bot: true },
    { option: 3, seat: 1, t: 9 },
    { option: 2, seat: 0, t: 20 },
  ]);
});

it("counts a way that was known from the beginning as being there, as it counts a search", () => {
  const diaries = {
    0: [{ t: 10, what: "arrived", site: 1 }],
    1: [{ t: 74, what: "found", site: 1 }],
  };
  expect(found({ begin: 0, ended: 90, seats: [0, 1], trace: [], diaries })).toEqual([{ option: 1, seat: 0, t: 10 }]);
});
