import { runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { RULES } from "../../src/game/rules.generated.ts";
import { RATE_BURST } from "../../src/protocol/limits.ts";
import { RANGES_MAX, TABS_MAX } from "../../src/room/limits.ts";
import { SCHEMA } from "../../src/room/migrations/migrate.ts";
import { answered, known, remember, type Seen } from "../../src/room/seen.ts";
import { wake } from "../../src/room/wake.ts";
import { join, makeRoom, roomOf, stored, takeSeat, watch } from "./client.ts";
import { Desk, type Phone } from "./desk.ts";

const TAB = "aaaaaaaa";

describe("which of a tab's commands are done", () => {
  test("is known as it was noted, whatever was refused in between, however many they are", () => {
    let luck = 7;
    const next = (n: number): number => {
      luck = (luck * 48_271) % 2_147_483_647;
      return luck % n;
    };
    for (let round = 0; round < 50; round++) {
      let seen: Seen = {};
      const done = new Set<number>();
      for (let n = 1; n <= 300; n++) {
        // Few enough gaps to be kept.
        const refused = done.size > 0 && next(8) === 0;
        if (refused) answered(seen, "seat 0", `${TAB}.${n}`);
        else {
          remember(seen, "seat 0", `${TAB}.${n}`);
          done.add(n);
        }
        if (next(40) === 0) seen = JSON.parse(JSON.stringify(seen)) as Seen;
      }
      for (let n = 1; n <= 300; n++)
        expect(known(seen, "seat 0", `${TAB}.${n}`), `${n}`).toBe(done.has(n) ? "done" : "late");
      expect(known(seen, "seat 0", `${TAB}.301`)).toBeUndefined();
      expect(known(seen, "seat 1", `${TAB}.1`)).toBeUndefined();
      expect(known(seen, "seat 0", "bbbbbbbb.1")).toBeUndefined();
    }
  });

  test("is one range for a thousand in a row, in whatever order they are noted", () => {
    const seen: Seen = {};
    for (const step of [2, 1]) for (let n = step; n <= 100; n += 2) remember(seen, "host", `${TAB}.${n}`);
    for (let n = 101; n <= 1000; n++) remember(seen, "host", `${TAB}.${n}`);
    expect(seen).toEqual({ host: { [TAB]: { last: 1000, done: [1, 1000] } } });
  });

  test("takes no more room than it may, and what is forgotten is never taken for new", () => {
    const seen: Seen = {};
    for (let n = 1; n <= 10 * RANGES_MAX; n += 2) remember(seen, "host", `${TAB}.${n}`);
    expect(seen.host?.[TAB]?.done).toHaveLength(2 * RANGES_MAX);
    expect(known(seen, "host", `${TAB}.1`)).toBe("late");
    for (let i = 0; i < TABS_MAX; i++) remember(seen, "host", `tab${String(i).padStart(5, "0")}.1`);
    expect(Object.keys(seen.host ?? {})).toHaveLength(TABS_MAX);
    // The one that was silent for longest went; one that is heard of stays.
    expect(seen.host).not.toHaveProperty(TAB);
    remember(seen, "host", "tab00000.2");
    remember(seen, "host", "another1.1");
    expect(seen.host).toHaveProperty("tab00000");
    expect(seen.host).not.toHaveProperty("tab00001");
  });
});

describe("a command that comes again", () => {
  const names = (desk: Desk): string[] =>
    desk.disk.batches.flatMap(({ inputs }) => inputs.flatMap((one) => (one.type === "rename" ? [one.name] : [])));
  const say = (desk: Desk, phone: Phone, n: number, message: object = { type: "rename", name: `Name ${n}` }) => {
    desk.say(phone, message, `${TAB}.${n}`);
    desk.pass(200);
  };
  const answer = (phone: Phone, n: number): string | undefined =>
    phone.refusals.findLast(({ id }) => id === `${TAB}.${n}`)?.code ??
    (phone.acked.includes(`${TAB}.${n}`) ? "done" : undefined);

  test.each([64, 65, 200, 1000])("after %i others is acknowledged and not done again", (others) => {
    const desk = new Desk();
    const phone = desk.join("Wren");
    for (let n = 1; n <= others + 1; n++) say(desk, phone, n);
    phone.acked.length = 0;
    say(desk, phone, 1);
    expect(phone.acked).toEqual([`${TAB}.1`]);
    expect(names(desk)).toHaveLength(others + 1);
    // Nor when the room has come from its disk since.
    desk.reload(100);
    const again = desk.open({ seat: 0 });
    say(desk, again, 1);
    expect(answer(again, 1)).toBe("done");
    expect(names(desk)).toHaveLength(others + 1);
  });

  test("was it refused, it is too late once later ones are answered", () => {
    const desk = new Desk();
    const phone = desk.join("Wren");
    say(desk, phone, 1);
    say(desk, phone, 2, { type: "start", round: 9 });
    expect(answer(phone, 2)).toBe("bad_message");
    say(desk, phone, 3, { type: "pause" });
    expect(answer(phone, 3)).not.toBe("done");
    say(desk, phone, 4);
    for (const n of [2, 3]) {
      say(desk, phone, n);
      expect(answer(phone, n)).toBe("too_late");
    }
    expect(names(desk)).toEqual(["Name 1", "Name 4"]);
  });

  test("was it refused for coming too fast, a copy that comes later does not do it", () => {
    const desk = new Desk();
    const phone = desk.join("Wren");
    for (let n = 1; n <= RATE_BURST + 5; n++) desk.say(phone, { type: "rename", name: `Name ${n}` }, `${TAB}.${n}`);
    desk.pass(5000);
    expect(answer(phone, RATE_BURST + 5)).toBe("too_fast");
    say(desk, phone, RATE_BURST + 5);
    expect(answer(phone, RATE_BURST + 5)).toBe("too_late");
    expect(names(desk)).not.toContain(`Name ${RATE_BURST + 5}`);
  });

  test("may never have come before: then it is done, where none after it was", () => {
    const desk = new Desk();
    const phone = desk.join("Wren");
    say(desk, phone, 1);
    desk.reload(100);
    const again = desk.open({ seat: 0 });
    // One that was lost with the room's memory, and one that was never sent.
    say(desk, again, 2);
    say(desk, again, 5);
    expect([answer(again, 2), answer(again, 5)]).toEqual(["done", "done"]);
    say(desk, again, 4);
    expect(answer(again, 4)).toBe("too_late");
  });

  test("over a real line, with the room out of memory in between", async () => {
    const { code } = await makeRoom();
    const { token } = await takeSeat(code, "Wren");
    const phone = await watch(code, token);
    for (let n = 1; n <= 70; n++) {
      phone.send({ type: "rename", name: `Name ${n}` }, `${TAB}.${n}`);
      await phone.until(() => phone.acked.has(`${TAB}.${n}`));
    }
    await runInDurableObject(roomOf(code), (_, state) => state.abort("evicted")).catch(() => undefined);
    const again = await watch(code, token);
    again.send({ type: "rename", name: "Name 1" }, `${TAB}.1`);
    await again.until(() => again.acked.has(`${TAB}.1`));
    expect(again.view("all")).toMatchObject({ seats: { 0: { name: "Name 70" } } });
    again.close();
  });
});

test("a room of schema 2 goes on in the middle of its round, and knows what was done", async () => {
  const { code, hostToken } = await makeRoom({ scenario: "practice", fill: 12 });
  const host = await watch(code, hostToken);
  const seat = await join(code, "Wren");
  const id = host.send({ type: "start" });
  await host.until(() => host.acked.has(id));
  const named = seat.send({ type: "rename", name: "Heron" });
  await seat.until(() => seat.acked.has(named));
  await scheduler.wait(1500);
  const before = wake(await stored(code), RULES).session.round?.keys;
  await runInDurableObject(roomOf(code), (_, { storage }) => {
    const seen = JSON.stringify({ host: [id], "seat 0": [named] });
    storage.sql.exec("UPDATE snapshot SET body = json_set(body, '$.seen', json(?))", seen);
    storage.sql.exec("UPDATE meta SET value = '2' WHERE key = 'schema'");
  });
  await runInDurableObject(roomOf(code), (_, state) => state.abort("evicted")).catch(() => undefined);

  const back = await watch(code, hostToken);
  back.send({ type: "start" }, id);
  await back.until(() => back.acked.has(id));
  const { session, seen, voided } = wake(await stored(code), RULES);
  expect(voided).toBe(false);
  expect(session.round?.keys).toEqual(before);
  expect(known(seen, "seat 0", named)).toBe("done");
  await runInDurableObject(roomOf(code), (_, { storage }) => {
    expect(storage.sql.exec("SELECT value FROM meta WHERE key = 'schema'").one()).toEqual({ value: String(SCHEMA) });
  });
  back.close();
});
