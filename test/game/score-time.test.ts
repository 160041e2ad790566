import { expect, test } from "vitest";
import { advance, apply, createSession, Round, scenarios } from "../../src/game/index.ts";

test.each(Object.keys(scenarios))(
  "%s: what a round came to stays as it was when it was over, however late one asks",
  (id) => {
    const s = createSession();
    apply(s, { t: 0, type: "plan", steps: [scenarios[id]!] });
    for (const name of ["One", "Two"]) apply(s, { t: 0, type: "sit", name });
    apply(s, { t: 0, type: "start", key: "00112233445566778899aabbccddeeff", away: [] });
    const round = s.round!;
    advance(s, round.end + 700_000);
    expect(s.phase).toBe("reveal");
    const ended = round.ended ?? round.end;
    const then = structuredClone(Round.of(round, ended).score());
    for (const later of [1, 1000, 600_000]) expect(Round.of(round, ended + later).score()).toEqual(then);
  },
);
