import { env, evictDurableObject, runDurableObjectAlarm, runInDurableObject, SELF } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import type { Session } from "../../src/game/index.ts";
import { Store } from "../../src/room/store.ts";
import type { Batch } from "../../src/room/stored.ts";
import { age, evict, join, makeRoom, roomOf, stored, takeSeat, type Viewer, watch } from "./client.ts";
import { Desk } from "./desk.ts";

const usual = env.FLUSH_MS;
afterEach(() => {
  Object.assign(env, { FLUSH_MS: usual });
  vi.restoreAllMocks();
});

/** Changes the session on the room's disk: what a fault of ours, or of the disk, could have left there. */
const change = (code: string, use: (session: Session) => void): Promise<void> =>
  runInDurableObject(roomOf(code), (_, { storage }) => {
    const kept = JSON.parse(new Store(storage).load().snapshot ?? "");
    use(kept.session);
    storage.sql.exec("UPDATE snapshot SET body = ? WHERE piece = 0", JSON.stringify(kept));
  });

/** Something is due so many ms from now that no part of the round can be told of. */
async function plant(code: string, ms: number): Promise<void> {
  const { clock } = await stored(code);
  await change(code, ({ round }) => {
    if (!round) throw new Error("no round is on");
    const t = clock.t + Date.now() - clock.wall + ms;
    round.queue.items.push({ t, n: round.queue.next++, e: { to: "part", part: "nowhere", e: {} } });
    // In order, a heap is one.
    round.queue.items.sort((a, b) => a.t - b.t || a.n - b.n);
  });
}

const log = (code: string): Promise<Batch[]> =>
  runInDurableObject(roomOf(code), (_, { storage }) =>
    storage.sql
      .exec<{ body: string }>("SELECT body FROM log ORDER BY n")
      .toArray()
      .map((row) => JSON.parse(row.body) as Batch),
  );

async function playing(scenario: string): Promise<{ code: string; host: Viewer; guest: Viewer; hostToken: string }> {
  const { code, hostToken } = await makeRoom({ scenario, fill: 12 });
  const host = await watch(code, hostToken, (await takeSeat(code, "Amber Otter")).token);
  const guest = await join(code, "Blue Newt");
  const id = host.send({ type: "start" });
  await guest.until(() => guest.view("all")?.phase === "round" && host.acked.has(id));
  return { code, host, guest, hostToken };
}

test.each(["meadow", "bft"])(
  "what throws on a timer in %s costs the round and no more: nobody's line, no seat, and everybody is told",
  async (scenario) => {
    const quiet = vi.spyOn(console, "error").mockImplementation(() => undefined);
    Object.assign(env, { FLUSH_MS: "2000" });
    const { code, host, guest } = await playing(scenario);
    await evict(code);
    await plant(code, 1500);
    const load = vi.spyOn(Store.prototype, "load");
    const note = vi.spyOn(Store.prototype, "noteFault");
    const first = guest.send({ type: "rename", name: "Stored" });
    await guest.until(() => guest.acked.has(first));
    const second = guest.send({ type: "rename", name: "Unstored" });
    await guest.until(() => guest.view("all")?.phase === "lobby", 12_000);
    for (const viewer of [host, guest]) {
      await viewer.until(() => viewer.view("all")?.phase === "lobby");
      expect(viewer.view("all")).toMatchObject({
        dropped: { round: 1, why: "round_broke" },
        seats: { 1: { name: "Stored" } },
      });
      expect(viewer.closed).toBeUndefined();
    }
    // What was done and lost with the memory is noted; it was never acknowledged.
    expect(guest.acked.has(second)).toBe(false);
    expect(note.mock.calls[0]?.[0].inputs).toMatchObject([{ type: "rename", seat: 1, name: "Unstored" }]);
    expect(quiet).toHaveBeenCalled();
    // Loaded after the eviction, after the first fault, and after the second.
    expect(load.mock.calls.length).toBe(3);

    // What it takes to see it happen again is in the log.
    const batches = await log(code);
    const at = batches.findIndex(({ fault }) => fault);
    const { inputs, fault } = batches[at] as Batch;
    expect(inputs).toEqual([{ t: fault?.t, type: "void", why: "round_broke" }]);
    expect(fault).toMatchObject({
      round: 1,
      times: 2,
      rules: expect.stringMatching(/^[0-9a-f]{16}$/),
      error: expect.stringContaining("Error"),
    });
    expect(
      batches
        .slice(0, at)
        .flatMap((batch) => batch.inputs)
        .map((input) => input.type),
    ).toContain("start");
    const { value } = await runInDurableObject(roomOf(code), (_, { storage }) =>
      storage.sql.exec<{ value: string }>("SELECT value FROM meta WHERE key = 'fault'").one(),
    );
    expect(JSON.parse(value).times).toBe(2);

    // The room goes on: no timer, no further fault, and the next round is played.
    await scheduler.wait(2500);
    expect(load.mock.calls.length).toBe(3);
    const start = host.send({ type: "start" });
    await guest.until(() => guest.view("all")?.phase === "round" && host.acked.has(start));
    expect(guest.view("all")).toMatchObject({ round: { number: 2 } });
    expect(guest.view("all")?.dropped).toBeUndefined();
    host.close();
    guest.close();
  },
);

test("a room that throws at whatever is done to it answers so, wakes nobody, and still expires", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { code, hostToken } = await makeRoom();
  const viewer = await join(code, "Amber Otter", hostToken);
  await evictDurableObject(roomOf(code));
  await change(code, (session) => void Object.assign(session, { house: null }));
  const load = vi.spyOn(Store.prototype, "load");
  const ask = async () => (await SELF.fetch(`https://leaderless.test/api/rooms/${code}`)).status;
  for (let i = 0; i < 4; i++) expect(await ask()).toBe(500);
  const tried = load.mock.calls.length;
  await scheduler.wait(3000);
  expect(load.mock.calls.length).toBe(tried);
  // The alarm neither throws, which the runtime would answer with six more, nor stays away.
  expect(await runDurableObjectAlarm(roomOf(code))).toBe(true);
  const next = await runInDurableObject(roomOf(code), (_, { storage }) => storage.getAlarm());
  expect((next ?? 0) - Date.now()).toBeGreaterThan(23 * 3_600_000);
  await age(code, 24 * 3_600_000);
  expect(await runDurableObjectAlarm(roomOf(code))).toBe(true);
  await viewer.until(() => viewer.closed !== undefined);
  expect(viewer.closed).toBe(4404);
  expect(await ask()).toBe(404);
});

test("so does one whose clock cannot be read", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { code } = await makeRoom();
  await evictDurableObject(roomOf(code));
  await runInDurableObject(roomOf(code), (_, { storage }) => {
    storage.sql.exec("DELETE FROM log");
    storage.sql.exec("DELETE FROM meta WHERE key = 'clock'");
  });
  expect(await runDurableObjectAlarm(roomOf(code))).toBe(true);
  expect((await SELF.fetch(`https://leaderless.test/api/rooms/${code}`)).status).toBe(404);
});

test("a message that the room fails over costs its sender's line, and only that", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { code, hostToken } = await makeRoom();
  const host = await join(code, "Amber Otter", hostToken);
  const guest = await join(code, "Blue Newt");
  // Flushed with its message, not by a timer.
  await scheduler.wait(500);
  // Rooms of other tests may store something meanwhile.
  const real = Store.prototype.append;
  const append = vi.spyOn(Store.prototype, "append").mockImplementation(function (this: Store, batch, ...rest) {
    if (JSON.stringify(batch).includes("Never Shown")) throw new Error("SQLITE_BUSY");
    real.call(this, batch, ...rest);
  });
  guest.send({ type: "rename", name: "Never Shown" });
  await guest.until(() => guest.closed !== undefined);
  expect(guest.closed).toBe(1011);
  append.mockRestore();
  const id = host.send({ type: "rename", name: "Still Here" });
  await host.until(() => host.acked.has(id));
  expect(host.closed).toBeUndefined();
  expect(JSON.stringify(host.frames)).not.toContain("Never Shown");
  host.close();
});

test("a round whose log does not replay any more is told of as well, and the next one takes the word away", () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const desk = new Desk({ fill: 12 });
  desk.play(desk.join("Host", { host: true }));
  const row = desk.disk.log.at(-1);
  if (row) row.text = row.text.replace(/"t":\d+/, '"t":-1');
  desk.disk.log.push({ rules: "rules 1", text: JSON.stringify({ inputs: [{ t: -1, type: "lobby" }], ids: [] }) });
  desk.reload(1000);
  const host = desk.open({ seat: 0, host: true });
  desk.pass(200);
  expect(host.all).toMatchObject({ phase: "lobby", dropped: { round: 1, why: "round_broke" } });
  desk.play(host);
  expect(host.all).toMatchObject({ phase: "round", round: { number: 2 } });
  expect(host.all.dropped).toBeUndefined();
});
