import { runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, test, vi } from "vitest";
import { hashOf } from "../../src/game/index.ts";
import { RULES } from "../../src/game/rules.generated.ts";
import { RECORDINGS_MAX } from "../../src/room/limits.ts";
import { evict, roomOf, watch } from "../room/client.ts";
import { get, OLDER, refused, room, rounds } from "./recorded.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

describe("a room that went on under other rules", () => {
  /** As if all that is stored had been stored under other rules, which the next wake finds. */
  async function deployed(code: string, change = ""): Promise<void> {
    await evict(code, "close");
    await runInDurableObject(roomOf(code), (_, { storage }) => {
      for (const table of ["log", "snapshot"]) storage.sql.exec(`UPDATE ${table} SET rules = '${OLDER}'`);
      storage.sql.exec(`UPDATE rounds SET head = json_set(head, '$.rules', '${OLDER}'${change})`);
    });
  }

  test("gives the rounds from before, each with the rules that it was played under", async () => {
    const { code, tokens, play } = await room();
    await play();
    await deployed(code);
    const [old] = await rounds(code, tokens.jade);
    expect(old).toMatchObject({ number: 1, rules: OLDER });
    const back = await watch(code, tokens.host);
    for (const type of ["start", "rename", "end"]) {
      if (type === "rename") await scheduler.wait(150);
      else {
        const id = back.send({ type });
        await back.until(() => back.acked.has(id));
      }
    }
    const all = await rounds(code, tokens.jade);
    expect(all.map(({ number, rules }) => [number, rules])).toEqual([
      [1, OLDER],
      [2, RULES],
    ]);
    expect(all[0]).toEqual(old);
    for (const one of all) expect(hashOf(one)).toBe(one.hash);
  });

  test("gives no act of anybody else's where it does not know any more which were secret", async () => {
    const { code, tokens, play } = await room();
    await play();
    await deployed(code, ", '$.scenario.mechanism', 'gone'");
    const [old] = await rounds(code, tokens.jade);
    expect(old).toMatchObject({ redacted: true, scenario: { mechanism: "gone" } });
    expect(old?.inputs.filter(({ type }) => type === "act")).toMatchObject([{ seat: 1 }]);
    expect((await rounds(code, tokens.host))[0]?.inputs.filter(({ type }) => type === "act")).toHaveLength(2);
  });
});

describe("a log that cannot be had", () => {
  test("costs its own round, not the others", async () => {
    const { code, tokens, play } = await room();
    await play();
    await play();
    await runInDurableObject(roomOf(code), (_, { storage }) => {
      storage.sql.exec("UPDATE log SET body = '{' WHERE n = (SELECT last FROM rounds WHERE number = 1)");
    });
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect((await rounds(code, tokens.jade)).map(({ number }) => number)).toEqual([2]);
    expect(await refused(await get(code, tokens.jade, "?round=1"))).toEqual([404, "no_recording"]);
  });

  test("that is too long for one answer is had round by round", async () => {
    const { code, tokens, play } = await room();
    await play();
    await play();
    await runInDurableObject(roomOf(code), (_, { storage }) => {
      const [row] = storage.sql.exec<{ last: number }>("SELECT last FROM rounds WHERE number = 1").toArray();
      const { n } = storage.sql.exec<{ n: number }>("SELECT count(*) AS n FROM log WHERE n <= ?", row?.last ?? 0).one();
      // A row holds two million characters at most: the first round's are filled up with blanks.
      const each = Math.min(1_900_000, Math.ceil(RECORDINGS_MAX / Math.max(1, n)) + 1);
      for (let i = 0; i * each <= RECORDINGS_MAX; i++)
        storage.sql.exec(
          "INSERT INTO log (n, rules, body) VALUES (?, ?, ?)",
          1_000_000 + i,
          RULES,
          `{"inputs":[],"ids":[]}${" ".repeat(each)}`,
        );
      storage.sql.exec("UPDATE rounds SET last = 2000000 WHERE number = 1");
    });
    expect(await refused(await get(code, tokens.jade))).toEqual([413, "too_big"]);
    expect(await refused(await get(code, tokens.jade, "?round=1"))).toEqual([413, "too_big"]);
    expect((await rounds(code, tokens.jade, "?round=2")).map(({ number }) => number)).toEqual([2]);
  });
});
