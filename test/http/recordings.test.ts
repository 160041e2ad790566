import { runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, test, vi } from "vitest";
import { digest, hashOf, type Recording, type SessionRecording, scenarios } from "../../src/game/index.ts";
import type { AnyMechanism } from "../../src/game/mechanisms/registry.ts";
import { mechanisms } from "../../src/game/mechanisms/registry.ts";
import { RULES } from "../../src/game/rules.generated.ts";
import { randomKey } from "../../src/protocol/key.ts";
import { Store } from "../../src/room/store.ts";
import { ask, evict, makeRoom, roomOf, type Viewer, watch } from "../room/client.ts";
import { get, refused, room, rounds } from "./recorded.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

describe("the recordings of an open room", () => {
  test("are whole for anybody in it, and replay to the hash that the room had", async () => {
    const { code, tokens, play } = await room();
    await play();
    await play();
    const all = await rounds(code, tokens.host);
    expect(all.map(({ number }) => number)).toEqual([1, 2]);
    for (const token of Object.values(tokens)) expect(await rounds(code, token)).toEqual(all);
    for (const one of all) {
      expect(one).toMatchObject({ rules: RULES, level: "open", scenario: { id: "robbers" } });
      expect(one.seats.slice(0, 2).map(({ name }) => name)).toEqual(["Amber Otter", "Jade Wren"]);
      expect(one.inputs.filter(({ type }) => type === "act")).toHaveLength(2);
      expect(one).not.toHaveProperty("redacted");
      expect(hashOf(one)).toBe(one.hash);
    }
    expect(all[0]?.key).not.toBe(all[1]?.key);
    const response = await get(code, tokens.jade);
    expect(response.headers.get("Content-Type")).toContain("application/json");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
  });

  test("come with when they were in real time", async () => {
    const before = Date.now();
    const { code, tokens, play } = await room();
    await play();
    const whole = async (token: string, query = ""): Promise<SessionRecording> =>
      (await get(code, token, query)).json();
    const { clocks = [], rounds: all, lesson: none } = await whole(tokens.host);
    expect(none).toBeUndefined();
    const [[first, from] = [0, 0], ...more] = clocks[0]?.points ?? [];
    const [last, to] = more[more.length - 1] ?? [0, 0];
    expect([first >= before, last <= Date.now(), last - first >= 0]).toEqual([true, true, true]);
    // From the round's start to its end, to a flush.
    expect(from - (all[0]?.opened ?? 0)).toBeLessThan(500);
    expect(Math.abs(to - (all[0]?.until ?? 0))).toBeLessThan(500);
  });

  test("come to the room's maker alone with what was asked in a lesson, and nobody learns whose prediction was which", async () => {
    const { code, tokens, host, jade, say, play } = await room();
    const answers = [
      { id: "leader", by: ["robbers"] },
      { id: "crowd", by: ["robbers"] },
    ];
    const steps = [
      { kind: "predict", id: "predict", minutes: 1, answers },
      { kind: "round", id: "robbers", minutes: 3, scenario: { ...scenarios.robbers, briefing: 0, fill: 12 } },
      { kind: "ticket", id: "ticket", minutes: 1 },
    ];
    const plan = { id: "own", title: "Ours", minutes: 10, steps };
    expect((await ask("PUT", `/rooms/${code}/plan`, tokens.host, { plan })).status).toBe(200);
    const tell = async (viewer: Viewer, message: object): Promise<void> => {
      const id = viewer.send(message);
      await viewer.until(() => viewer.acked.has(id));
    };
    await say({ type: "start" });
    await tell(host, { type: "predict", answer: "leader", sure: 70 });
    await tell(jade, { type: "predict", answer: "crowd" });
    await play();
    await say({ type: "start" });
    await tell(jade, { type: "ticket", text: "I would ask the bees." });
    const whole = async (token: string, query: string): Promise<SessionRecording> =>
      (await get(code, token, query)).json();
    for (const query of ["", "?round=1"]) {
      const { lesson } = await whole(tokens.host, query);
      expect(lesson).toMatchObject({ plan: "own", rounds: { robbers: 1 }, tickets: { 1: "I would ask the bees." } });
      expect(lesson?.questions[0]?.guesses).toEqual([{ answer: "crowd" }, { answer: "leader", sure: 70 }]);
      for (const token of [tokens.amber, tokens.jade, tokens.screen])
        expect(await whole(token, query)).not.toHaveProperty("lesson");
    }
  });

  test("are read from the disk once for everybody who asks for the same round", async () => {
    const { code, tokens, play } = await room();
    await play();
    const [first] = await rounds(code, tokens.jade, "?round=1");
    // What is on the disk is gone: whoever asks now has the copy that was made.
    await runInDurableObject(roomOf(code), (_, state) => state.storage.sql.exec("DELETE FROM rounds"));
    for (const token of Object.values(tokens)) expect(await rounds(code, token, "?round=1")).toEqual([first]);
    expect(await rounds(code, tokens.jade)).toEqual([]);
  });

  test("are had one by one by their numbers; another number is 404", async () => {
    const { code, tokens, play } = await room();
    await play();
    await play();
    expect((await rounds(code, tokens.jade, "?round=2")).map(({ number }) => number)).toEqual([2]);
    for (const number of ["3", "0", "-1", "01", "1.5", "abc", "", "99999999"])
      expect(await refused(await get(code, tokens.jade, `?round=${number}`))).toEqual([404, "no_recording"]);
  });

  test("never hold a round that runs or stands still, for nobody", async () => {
    const { code, tokens, play, say } = await room();
    for (const token of Object.values(tokens)) expect(await rounds(code, token)).toEqual([]);
    await play();
    await say({ type: "start" });
    for (const type of ["rename", "pause"]) {
      await say(type === "rename" ? { type, name: "Ruby Fox" } : { type });
      for (const token of Object.values(tokens)) {
        expect((await rounds(code, token)).map(({ number }) => number)).toEqual([1]);
        expect(await refused(await get(code, token, "?round=2"))).toEqual([404, "no_recording"]);
      }
    }
  });

  test("are there after a kill the moment the end was acknowledged", async () => {
    const { code, tokens, play } = await room();
    await play();
    await evict(code, "close");
    const [one] = await rounds(code, tokens.jade);
    expect(hashOf(one as Recording)).toBe(one?.hash);
  });

  test("hold a round that was started again as it was played in the end", async () => {
    const { code, tokens, host, say, play, over } = await room();
    await say({ type: "start" });
    await say({ type: "act", round: 1, command: { verb: "explore" } });
    await say({ type: "restart" });
    await say({ type: "pause" });
    await say({ type: "more", ms: 5000 });
    await say({ type: "resume" });
    await over();
    const [one] = await rounds(code, tokens.amber);
    expect(one?.inputs.map(({ type }) => type)).toEqual(["pause", "more", "resume", "end", "end"]);
    expect(hashOf(one as Recording)).toBe(one?.hash);
    expect(host.view("all")).toMatchObject({ phase: "reveal", round: { number: 1 } });
    await play();
    expect(await rounds(code, tokens.amber)).toHaveLength(2);
  });
});

describe("the recordings of a discreet room", () => {
  test("are for the host who made it alone, with names only where that host asks for them", async () => {
    const { code, tokens, host, play, say } = await room("discreet");
    await play();
    const later = randomKey();
    await runInDurableObject(roomOf(code), (_, { storage }) =>
      new Store(storage).grants.add(digest(later), { kind: "host", keeper: false }),
    );
    for (const token of [tokens.amber, tokens.jade, tokens.screen, later])
      for (const query of ["", "?names=1", "?round=1", "?round=1&names=1"])
        expect(await refused(await get(code, token, query)), query).toEqual([403, "discreet_room"]);

    const [nameless] = await rounds(code, tokens.host);
    const [named] = await rounds(code, tokens.host, "?names=1");
    expect(JSON.stringify(nameless)).not.toMatch(/Amber|Jade/);
    expect(JSON.stringify(named)).toMatch(/Amber Otter.*Jade Wren/);
    expect([hashOf(nameless as Recording), hashOf(named as Recording)]).toEqual([named?.hash, named?.hash]);
    for (const names of ["0", "true", ""])
      expect(JSON.stringify(await rounds(code, tokens.host, `?names=${names}`))).not.toMatch(/Amber|Jade/);

    // Whoever was made a host later drives all the same.
    const driver = await watch(code, later);
    const id = driver.send({ type: "start" });
    await driver.until(() => driver.acked.has(id));
    await host.until(() => host.view("all")?.phase === "round");
    await say({ type: "end" });
    driver.close();
  });

  test("the level is that of the moment at which the round started", async () => {
    const { code, tokens, say, play, over } = await room();
    await say({ type: "start" });
    await say({ type: "level", level: "discreet" });
    await over();
    await play();
    await say({ type: "level", level: "open" });
    expect((await rounds(code, tokens.jade)).map(({ number, level }) => [number, level])).toEqual([[1, "open"]]);
    expect(await refused(await get(code, tokens.jade, "?round=2"))).toEqual([403, "discreet_room"]);
    expect((await rounds(code, tokens.host)).map(({ level }) => level)).toEqual(["open", "discreet"]);
    await play();
    expect((await rounds(code, tokens.jade)).map(({ number }) => number)).toEqual([1, 3]);
  });
});

describe("a key that does not fit", () => {
  test("gets 401, and a room that does not exist 404", async () => {
    const { code, tokens, jade, play } = await room();
    await play();
    const other = await makeRoom();
    for (const key of [undefined, "", "x".repeat(22), other.hostToken, `${tokens.host}x`, digest(tokens.host)])
      expect(await refused(await get(code, key))).toEqual([401, "wrong_token"]);
    expect(await refused(await get("CFHJK", tokens.host))).toEqual([404, "no_room"]);
    expect(await refused(await get("AAAAA", tokens.host))).toEqual([400, "bad_code"]);
    const left = jade.send({ type: "leave" });
    await jade.until(() => jade.acked.has(left));
    expect(await refused(await get(code, tokens.jade))).toEqual([401, "wrong_token"]);
  });
});

describe("what seats did in secret", () => {
  test("stays with each of them: taken out for others, and the recording says that it is not whole", async () => {
    // No mechanism has a secret ballot yet: this one's flights are made one.
    const bees = mechanisms.get("bees") as AnyMechanism;
    const make = bees.make;
    vi.spyOn(bees, "make").mockImplementation((options) => ({ ...make(options), secret: ["explore"] }));
    const { code, tokens, play } = await room();
    await play();
    const acts = ({ inputs }: Recording): number[] => inputs.flatMap((i) => (i.type === "act" ? [i.seat] : []));
    const of = async (token: string): Promise<Recording> => (await rounds(code, token))[0] as Recording;
    expect([acts(await of(tokens.amber)), (await of(tokens.amber)).redacted]).toEqual([[0], true]);
    expect([acts(await of(tokens.jade)), (await of(tokens.jade)).redacted]).toEqual([[1], true]);
    expect([acts(await of(tokens.screen)), (await of(tokens.screen)).redacted]).toEqual([[], true]);
    const whole = await of(tokens.host);
    expect([acts(whole).sort(), whole.redacted]).toEqual([[0, 1], undefined]);
    expect(hashOf(whole)).toBe(whole.hash);
  });
});
