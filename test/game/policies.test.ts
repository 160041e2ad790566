import { expect, test } from "vitest";
import { Round, scenarios } from "../../src/game/index.ts";
import { policiesFor } from "../../src/game/mechanisms/registry.ts";
import { viewsIn } from "../../src/game/policies/seen.ts";
import type { Choice, Seen } from "../../src/game/types.ts";
import { openedRound } from "../../src/lab/models/opened.ts";
import { botRound } from "./support/bots.ts";
import { patience, runs } from "./support/runs.ts";
import { tested } from "./support/setups.ts";

/** Whether a choice takes up one of the offers that the bot was shown. */
function onOffer(choice: Choice, seen: Seen): boolean {
  if (!choice || !("act" in choice)) return true;
  const { verb, ...fields } = choice.act;
  return seen.offers.some(({ verb: offered, aim, amount, not }) => {
    if (offered !== verb || not) return false;
    if (aim && !aim.ids.includes(Number(fields[aim.field]))) return false;
    const size = amount && Number(fields[amount.field]);
    return size === undefined || !amount || (size >= amount.min && size <= amount.max && size % amount.step === 0);
  });
}

/** What they are for is to do nothing: an order never shipped, a pool never left. */
const IDLE = ["stayer"];

/** Every policy of every mechanism. */
const all = tested.flatMap(({ id }) => [...policiesFor(id).policies.keys()].map((policy) => [id, policy]));

test.each(all as [string, string][])(
  "%s: %s does only what is on offer, and its rounds end",
  {
    timeout: patience,
  },
  (mechanism, id) => {
    const { policies, attacks } = policiesFor(mechanism);
    const policy = policies.get(id)!;
    const base = Object.values(scenarios).find((one) => one.mechanism === mechanism)!;
    let acts = 0;
    let wrong = 0;
    // By hand: a spy of Vitest's would keep all that the bots ever saw.
    const spied = policy as { decide: typeof policy.decide };
    const real = policy.decide;
    spied.decide = (seen, memory, luck) => {
      const choice = real.call(policy, seen, memory, luck);
      if (choice && "act" in choice) acts++;
      if (!onOffer(choice, seen)) wrong++;
      return choice;
    };
    try {
      // An attack is played by liars.
      const part = attacks.has(id) ? { liars: 0.5, attack: id } : { liars: 0, mix: { [id]: 1 } };
      // A chain's round has many more thoughts in it than a swarm's.
      for (let i = 0; i < runs(base.world === "swarm" ? 40 : 12); i++) {
        expect(botRound(i, { fill: 12, clock: 90_000, mix: {}, ...part }, base).phase).toBe("reveal");
      }
    } finally {
      spied.decide = real;
    }
    if (IDLE.includes(id)) expect(acts).toBe(0);
    else expect(acts).toBeGreaterThan(attacks.has(id) ? 0 : runs(base.world === "swarm" ? 400 : 120));
    expect(wrong / Math.max(1, acts)).toBeLessThan(0.05);
  },
);

test("a bot reads the part that it asks for, in the channel of that kind that it is in", () => {
  const r = openedRound({ ...scenarios.meadow!, briefing: 0 }, [0, 1, 2, 3, 4, 5], "5e".repeat(16));
  const round = Round.of(r, 0);
  round.advance(r.begin);
  const seen = round.seen(3);
  for (const part of ["swarm", "bees"]) {
    for (const kind of ["all", "seat", "floor"] as const) {
      const channel = kind === "seat" ? "seat:3" : kind;
      expect(viewsIn<Record<string, unknown>>(seen, part)(kind), kind).toEqual(round.view(channel)[part]);
    }
  }
  expect(viewsIn<Record<string, unknown>>(seen, "bees")("site")).toBeUndefined();
});
