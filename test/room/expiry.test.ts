import { evictDurableObject, runDurableObjectAlarm, runInDurableObject, SELF } from "cloudflare:test";
import { expect, test } from "vitest";
import { age, join, makeRoom, post, roomOf, upgrade } from "./client.ts";

const HOUR = 3_600_000;

const alarm = (code: string): Promise<number | null> =>
  runInDurableObject(roomOf(code), (_, { storage }) => storage.getAlarm());

test.each([false, true])("a day after the last activity the room wipes itself, asleep before: %s", async (asleep) => {
  const { code, hostToken } = await makeRoom();
  const viewer = await join(code, "Amber Otter", hostToken);
  if (asleep) await evictDurableObject(roomOf(code));
  await age(code, 24 * HOUR);
  expect(await runDurableObjectAlarm(roomOf(code))).toBe(true);
  await viewer.until(() => viewer.closed !== undefined);
  expect(viewer.closed).toBe(4404);
  for (const answer of [
    await SELF.fetch(`https://leaderless.test/api/rooms/${code}`),
    await post(`/rooms/${code}/seats`, { name: "Late" }),
    await upgrade(code, [hostToken]),
  ]) {
    expect(answer.status).toBe(404);
  }
  await runInDurableObject(roomOf(code), async (_, { storage }) => {
    const left = storage.sql.exec<{ name: string }>("SELECT name FROM sqlite_master").toArray();
    expect(left.filter(({ name }) => !name.startsWith("_cf"))).toEqual([]);
    expect(await storage.getAlarm()).toBeNull();
  });
});

test("an alarm that comes sooner leaves the room alone, and comes again a day after the last activity", async () => {
  const { code, hostToken } = await makeRoom();
  const viewer = await join(code, "Amber Otter", hostToken);
  await age(code, 10 * HOUR);
  await runDurableObjectAlarm(roomOf(code));
  const left = ((await alarm(code)) ?? 0) - Date.now();
  expect(left).toBeGreaterThan(13.9 * HOUR);
  expect(left).toBeLessThan(14.1 * HOUR);
  const id = viewer.send({ type: "rename", name: "Still here" });
  await viewer.until(() => viewer.acked.has(id));
  await age(code, 23 * HOUR);
  await runDurableObjectAlarm(roomOf(code));
  expect(viewer.closed).toBeUndefined();
  viewer.close();
});

test("a code can be used again after its room is gone, and that room expires too", async () => {
  const { code } = await makeRoom();
  await age(code, 24 * HOUR);
  await runDurableObjectAlarm(roomOf(code));
  const made = await roomOf(code).create(code, {});
  expect(made).toMatchObject({ ok: { code } });
  expect(((await alarm(code)) ?? 0) - Date.now()).toBeGreaterThan(23 * HOUR);
});

test("a room whose round is running is not wiped, however old its clock", async () => {
  const { code, hostToken } = await makeRoom({ scenario: "practice" });
  const host = await join(code, "Amber Otter", hostToken);
  host.send({ type: "start" });
  await host.until(() => host.view("all")?.phase === "round");
  await age(code, 48 * HOUR);
  await runDurableObjectAlarm(roomOf(code));
  const id = host.send({ type: "rename", name: "Still here" });
  await host.until(() => host.acked.has(id));
  host.close();
});
