import { describe, expect, test } from "vitest";
import { finalityOf } from "../../../src/game/measures/finality.ts";
import type { EcReveal } from "../../../src/game/mechanisms/ec/view.ts";
import { EcRound } from "./ec-round.ts";

/** How many of these rounds ended how, whose network was cut in halves for so many epochs. */
function endings(epochs: number, seats = 8): Record<string, number> {
  const counts: Record<string, number> = {};
  for (let key = 1; key <= 10; key++) {
    const cut = epochs === 0 ? {} : { cut: { from: 0.2, until: 0.2 + epochs / 25 } };
    const h = new EcRound({ key: String(key), seats, rules: { finality: 4 }, ...cut }).done();
    const { ending, facts, points } = h.round.score();
    counts[ending] = (counts[ending] ?? 0) + 1;
    const { rival } = h.round.reveal().ec as EcReveal;
    // Never an ending of peace over a conflict, and none of conflict without one.
    expect([ending === "split", facts.conflict === 1, rival.length > 0]).toEqual(
      Array(3).fill(h.r.decisions.some((d) => d.undoes !== undefined)),
    );
    if (ending === "split") expect(Object.values(points).every((x) => x <= 50)).toBe(true);
  }
  return counts;
}

describe("a network that is cut in two", () => {
  test("agrees where it is not, or but for a moment", () => {
    expect(endings(0)).toEqual({ agree: 10 });
    expect(endings(1)).toEqual({ agree: 10 });
  });

  test("throws one half's history away where it heals before that is final", () => {
    expect(endings(3.5).thrown).toBeGreaterThanOrEqual(7);
  });

  test("has two final histories for ever after a longer cut, which nobody calls safe", () => {
    expect(endings(7).split).toBeGreaterThanOrEqual(9);
  });

  test("stood still where nothing became final", () => {
    const h = new EcRound({ clock: 20_000, rules: { epochs: 6, finality: 2 } });
    // All but one epoch's blocks are kept back.
    for (let epoch = 1; epoch <= 6; epoch++) {
      h.to(epoch);
      h.s.wins[epoch - 1] = epoch === 1 ? { 0: 1 } : { ...h.s.wins[epoch - 1], 0: 1 };
      for (let seat = 0; seat < 6; seat++) h.s.chosen[seat] = "stall";
    }
    expect(h.done().round.score()).toMatchObject({ ending: "still", worth: 0 });
  });
});

test("what became of the halves", () => {
  expect(finalityOf({ conflict: true, dropped: 9, live: 0 })).toBe("split");
  expect(finalityOf({ conflict: false, dropped: 9, live: 0.2 })).toBe("still");
  expect(finalityOf({ conflict: false, dropped: 3, live: 1 })).toBe("thrown");
  expect(finalityOf({ conflict: false, dropped: 2, live: 1 })).toBe("agree");
});
