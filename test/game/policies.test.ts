import { expect, test, vi } from "vitest";
import { advance, apply, createSession, type Scenario, type Session, scenarios } from "../../src/game/index.ts";
import { mechanisms, policiesFor } from "../../src/game/mechanisms/registry.ts";
import type { Choice, Seen } from "../../src/game/types.ts";
import { faulty } from "./support/faulty.ts";
import { patience, runs } from "./support/runs.ts";

type Wish = Partial<Scenario> & { liars?: number; attack?: string };

/** A whole round of bots alone. */
function botRound(i: number, { liars = 0, attack, ...more }: Wish, base = scenarios.meadow!): Session {
  const s = createSession();
  expect(
    apply(s, { t: 0, type: "plan", steps: [faulty({ ...base, ...more }, { liars, ...(attack && { attack }) })] }),
  ).toBeUndefined();
  apply(s, { t: 0, type: "start", key: (i + 1).toString(16).padStart(32, "c"), away: [] });
  advance(s, 3_600_000);
  return s;
}

/** Shares of rounds that end with the best site, with one of the best two, and with none. */
function outcomes(rounds: number, scenario: Wish): { best: number; two: number; homeless: number } {
  const count = { best: 0, two: 0, homeless: 0 };
  for (let i = 0; i < rounds; i++) {
    const s = botRound(i, scenario);
    const { option, worth, best } = s.history[0]!;
    const { sites } = s.round!.parts.swarm as { sites: { quality: number }[] };
    const second = sites.map((site) => site.quality).sort((a, b) => b - a)[1]!;
    if (option === undefined) count.homeless++;
    else if (worth >= best) count.best++;
    if (option !== undefined && worth >= second) count.two++;
  }
  return { best: count.best / rounds, two: count.two / rounds, homeless: count.homeless / rounds };
}

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

/** Every policy of every mechanism. */
const all = [...mechanisms.keys()].flatMap((id) => [...policiesFor(id).policies.keys()].map((policy) => [id, policy]));

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
    const real = policy.decide.bind(policy);
    const spy = vi
      .spyOn(policy as { decide: typeof policy.decide }, "decide")
      .mockImplementation((seen, memory, luck) => {
        const choice = real(seen, memory, luck);
        if (choice && "act" in choice) acts++;
        if (!onOffer(choice, seen)) wrong++;
        return choice;
      });
    try {
      // An attack is played by liars.
      const part = attacks.has(id) ? { liars: 0.5, attack: id } : { liars: 0, mix: { [id]: 1 } };
      // A chain's round has many more thoughts in it than a swarm's.
      for (let i = 0; i < runs(base.world === "swarm" ? 100 : 30); i++) {
        expect(botRound(i, { fill: 12, clock: 90_000, mix: {}, ...part }, base).phase).toBe("reveal");
      }
    } finally {
      spy.mockRestore();
    }
    expect(acts).toBeGreaterThan(attacks.has(id) ? 0 : base.world === "swarm" ? 1000 : 300);
    expect(wrong / Math.max(1, acts)).toBeLessThan(0.05);
  },
);

test("honest scouts alone mostly find the best home, nearly always one of the best two", { timeout: patience }, () => {
  const { best, two, homeless } = outcomes(runs(150), { fill: 30, mix: { honest: 1 } });
  expect(best).toBeGreaterThan(0.6);
  expect(two).toBeGreaterThan(0.8);
  expect(homeless).toBeLessThan(0.1);
});

test("robbers do harm", { timeout: patience }, () => {
  const honest = outcomes(runs(80), { fill: 30 });
  const robbed = outcomes(runs(80), { fill: 30, liars: 0.25 });
  expect(robbed.best).toBeLessThan(honest.best - 0.1);
});
