import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { digest, type Session, scenarios } from "../../src/game/index.ts";
import { FILL_MAX, STEPS_MAX } from "../../src/game/limits.ts";
import { RULES } from "../../src/game/rules.generated.ts";
import { errorBody, planSet } from "../../src/protocol/http.ts";
import { randomKey } from "../../src/protocol/key.ts";
import { PLAN_MAX } from "../../src/protocol/limits.ts";
import { Store } from "../../src/room/store.ts";
import { wake } from "../../src/room/wake.ts";
import { ask, evict, makeRoom, roomOf, stored, takeSeat, watch } from "../room/client.ts";

const put = (code: string, token: string | undefined, steps: unknown): Promise<Response> =>
  ask("PUT", `/rooms/${code}/plan`, token, { steps });
const sessionOf = async (code: string): Promise<Session> => wake(await stored(code), RULES).session;

async function refused(response: Response): Promise<[number, string, string | undefined]> {
  const { error, field } = errorBody.parse(await response.json());
  return [response.status, error, field];
}

describe("the host's plan", () => {
  test("may name scenarios and hold whole ones; stored when it is answered, shown, and played step by step", async () => {
    const { code, hostToken } = await makeRoom();
    const host = await watch(code, hostToken);
    const whole = { ...scenarios.bft, id: "our-own", fill: 7, clock: 60_000, briefing: 0 };
    const steps = [{ scenario: "practice", fill: 9 }, whole, { scenario: "robbers" }];
    const response = await put(code, hostToken, steps);
    expect(response.status).toBe(200);
    expect(planSet.parse(await response.json())).toEqual({ steps: 3 });
    const planned = [{ ...scenarios.practice, fill: 9 }, whole, scenarios.robbers];
    expect((await sessionOf(code)).plan).toEqual(planned);
    await host.until(() => (host.view("all") as { plan: { steps: number } }).plan.steps === 3);
    expect(host.view("all")).toMatchObject({ scenario: { id: "practice", fill: 9 }, plan: { step: 0, steps: 3 } });

    await evict(code, "close");
    const back = await watch(code, hostToken);
    expect(back.view("all")).toMatchObject({ scenario: { id: "practice" }, plan: { step: 0, steps: 3 } });
    expect((await sessionOf(code)).plan).toEqual(planned);
    back.close();
  });

  test("gets the defaults of what it leaves out", async () => {
    const { code, hostToken } = await makeRoom();
    const bare = { id: "bare", world: "swarm", mechanism: "bees", options: { world: {}, mechanism: {} } };
    expect((await put(code, hostToken, [bare])).status).toBe(200);
    const [step] = (await sessionOf(code)).plan;
    expect(step).toMatchObject({ ...bare, trials: [], scored: true, mix: {} });
    expect([step?.fill, step?.clock, step?.briefing].every(Number.isInteger)).toBe(true);
  });

  test("takes the place of the one before, from its first step on", async () => {
    const { code, hostToken } = await makeRoom();
    const host = await watch(code, hostToken);
    await put(code, hostToken, [
      { ...scenarios.practice, briefing: 0 },
      { ...scenarios.meadow, briefing: 0 },
    ]);
    for (const type of ["start", "end"]) {
      const id = host.send({ type });
      await host.until(() => host.acked.has(id));
    }
    expect((await sessionOf(code)).step).toBe(1);
    expect((await put(code, hostToken, [{ scenario: "robbers" }])).status).toBe(200);
    expect(await sessionOf(code)).toMatchObject({ step: 0, plan: [{ id: "robbers" }] });
    host.close();
  });

  test("is refused while a round runs or stands still, and the running one's stays", async () => {
    const { code, hostToken } = await makeRoom({ scenario: "practice" });
    const host = await watch(code, hostToken);
    for (const type of ["start", "pause"]) {
      const id = host.send({ type });
      await host.until(() => host.acked.has(id));
      expect(await refused(await put(code, hostToken, [{ scenario: "meadow" }]))).toEqual([
        409,
        "round_running",
        undefined,
      ]);
    }
    expect((await sessionOf(code)).plan).toMatchObject([{ id: "practice" }]);
    host.close();
  });

  test("is taken from a host only: made the room or came later; not from a seat, a screen or a stranger", async () => {
    const { code, hostToken, screenToken } = await makeRoom();
    const { token } = await takeSeat(code, "Amber Otter");
    const other = await makeRoom();
    const later = randomKey();
    await runInDurableObject(roomOf(code), (_, { storage }) =>
      new Store(storage).grants.add(digest(later), { kind: "host", keeper: false }),
    );
    const steps = [{ scenario: "practice" }];
    for (const key of [token, screenToken])
      expect(await refused(await put(code, key, steps))).toEqual([403, "not_host", undefined]);
    for (const key of [undefined, "", other.hostToken, `${hostToken}x`])
      expect(await refused(await put(code, key, steps))).toEqual([401, "wrong_token", undefined]);
    expect((await sessionOf(code)).plan).toMatchObject([{ id: "meadow" }]);
    for (const key of [later, hostToken]) expect((await put(code, key, steps)).status).toBe(200);
    expect((await sessionOf(code)).plan).toMatchObject([{ id: "practice" }]);
  });

  test("of a room that does not exist is 404 and leaves nothing behind", async () => {
    expect(await refused(await put("CFHJK", "x".repeat(22), [{ scenario: "meadow" }]))).toEqual([
      404,
      "no_room",
      undefined,
    ]);
    expect(await refused(await put("AAAAA", "x".repeat(22), [{ scenario: "meadow" }]))).toEqual([
      400,
      "bad_code",
      "code",
    ]);
    await runInDurableObject(roomOf("CFHJK"), (_, { storage }) => {
      expect(storage.sql.exec("SELECT name FROM sqlite_master WHERE name = 'meta'").toArray()).toEqual([]);
    });
  });
});

describe("a plan that does not work", () => {
  const bft = scenarios.bft as object;
  const liar = { id: "liars", options: { share: 0.2 } };
  const wrong: [string, unknown[], string][] = [
    ["no step", [], "steps"],
    ["too many steps", Array(STEPS_MAX + 1).fill({ scenario: "meadow" }), "steps"],
    ["an unknown scenario", [{ scenario: "meadow" }, { scenario: "nowhere" }], "steps.1.scenario"],
    ["a scenario that every object has", [{ scenario: "__proto__" }], "steps.0.scenario"],
    ["a scenario by number", [{ scenario: 7 }], "steps.0.scenario"],
    ["a whole one under a name's field", [{ scenario: bft }], "steps.0.scenario"],
    ["too few seats", [{ scenario: "meadow", fill: 4 }], "steps.0.fill"],
    ["too many seats", [{ scenario: "meadow", fill: FILL_MAX + 1 }], "steps.0.fill"],
    ["half a seat", [{ scenario: "meadow", fill: 7.5 }], "steps.0.fill"],
    ["a field too many beside a name", [{ scenario: "meadow", clock: 1 }], "steps.0"],
    ["a bare name", ["meadow"], "steps.0"],
    ["nothing", [null], "steps.0"],
    ["an empty scenario", [{}], "steps.0.id"],
    ["a field too many", [{ ...bft, colour: "red" }], "steps.0"],
    ["an unknown world", [{ ...bft, world: "moon" }], "steps.0.world"],
    ["a mechanism of another world", [{ ...bft, mechanism: "bees" }], "steps.0.mechanism"],
    [
      "an option out of range",
      [{ ...bft, options: { world: { delay: -1 }, mechanism: {} } }],
      "steps.0.options.world.delay",
    ],
    ["an unknown option", [{ ...bft, options: { world: {}, mechanism: { x: 1 } } }], "steps.0.options.mechanism"],
    ["an unknown trial", [{ ...bft, trials: [{ id: "flood", options: {} }] }], "steps.0.trials.0.id"],
    ["a trial twice", [{ ...bft, trials: [liar, liar] }], "steps.0.trials.1.id"],
    [
      "a trial's bad option",
      [{ ...bft, trials: [{ id: "liars", options: { share: 2 } }] }],
      "steps.0.trials.0.options.share",
    ],
    ["an unknown policy", [{ ...bft, mix: { scout: 0.5 } }], "steps.0.mix"],
    ["a clock without end", [{ ...bft, clock: 1e9 }], "steps.0.clock"],
    [
      "more events a second than an object can carry",
      [{ ...scenarios.pow, fill: 200, clock: 10_000, options: { world: {}, mechanism: { blocks: 200 } } }],
      "steps.0.options",
    ],
  ];

  test("is refused with the field that is wrong, and the one before stays", async () => {
    const { code, hostToken } = await makeRoom({ scenario: "practice" });
    const { log } = await sessionOf(code);
    for (const [what, steps, field] of wrong)
      expect(await refused(await put(code, hostToken, steps)), what).toEqual([400, "bad_setup", field]);
    for (const body of [{}, { steps: "meadow" }, { steps: [], more: 1 }, []])
      expect((await refused(await ask("PUT", `/rooms/${code}/plan`, hostToken, body))).slice(0, 2)).toEqual([
        400,
        "bad_body",
      ]);
    expect((await sessionOf(code)).log).toBe(log);
  });

  test("is refused with 413 when it is too large; the longest with every option written out is not", async () => {
    const { code, hostToken } = await makeRoom();
    const longest = Object.values(scenarios).toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0];
    const steps = Array(STEPS_MAX).fill(longest);
    expect(JSON.stringify({ steps }).length).toBeLessThan(PLAN_MAX);
    expect((await put(code, hostToken, steps)).status).toBe(200);
    const large = [{ ...longest, id: "x".repeat(PLAN_MAX) }];
    expect(await refused(await put(code, hostToken, large))).toEqual([413, "too_big", undefined]);
    // Nothing else may be as large as a plan.
    expect((await ask("POST", `/rooms/${code}/seats`, undefined, { name: "x".repeat(5000) })).status).toBe(413);
  });

  test("does not outlive a room that goes to sleep", async () => {
    const { code, hostToken } = await makeRoom({ scenario: "practice" });
    await put(code, hostToken, [{ scenario: "nowhere" }]);
    await evictDurableObject(roomOf(code));
    expect((await sessionOf(code)).plan).toMatchObject([{ id: "practice" }]);
  });
});
