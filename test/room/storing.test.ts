import { env, evictDurableObject, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, test, vi } from "vitest";
import { sessionHash } from "../../src/game/index.ts";
import { RULES } from "../../src/game/rules.generated.ts";
import type { Command, Offer } from "../../src/game/types.ts";
import { Store } from "../../src/room/store.ts";
import type { Batch } from "../../src/room/stored.ts";
import { wake } from "../../src/room/wake.ts";
import { commandOf } from "../game/support/play.ts";
import { eachMechanism } from "../game/support/setups.ts";
import { makeRoom, roomOf, stored, takeSeat, type Viewer, watch } from "./client.ts";

const usual = env.PACE;
afterEach(() => {
  Object.assign(env, { PACE: usual });
  vi.restoreAllMocks();
});

const rows = (code: string): Promise<Batch[]> =>
  runInDurableObject(roomOf(code), (_, { storage }) => {
    const log = storage.sql.exec<{ body: string }>("SELECT body FROM log ORDER BY n").toArray();
    return log.map((row) => JSON.parse(row.body) as Batch);
  });
const storedHash = async (code: string): Promise<string> => sessionHash(wake(await stored(code), RULES).session);
const times = (log: Batch[], id: string): number =>
  log.filter((batch) => batch.ids.some((pair) => pair[1] === id)).length;

async function playing(scenario: string): Promise<{ code: string; token: string; player: Viewer }> {
  const { code, hostToken } = await makeRoom({ scenario, fill: 12 });
  const { token } = await takeSeat(code, "Amber Otter");
  const player = await watch(code, token, hostToken);
  player.send({ type: "start" });
  // A chain's briefing takes up to 14 s.
  await player.until(() => (player.view("all")?.round as { phase?: string } | undefined)?.phase === "play", 24_000);
  return { code, token, player };
}

test("acknowledged means stored, in every mechanism: when the answer comes, the log has the command", async () => {
  // All at once, and five times as fast: each has its briefing to wait for.
  Object.assign(env, { PACE: "5" });
  const played = eachMechanism.map(async ({ id: scenario }) => {
    const { code, player } = await playing(scenario);
    const own = () => player.view("seat") as { offers: Offer[] } | undefined;
    // Who decides alone has nothing to decide before the first report.
    let command: Command;
    let id = "";
    // What was possible a moment ago may be over by the time it arrives: at this pace soon.
    do {
      await player.until(() => own()?.offers.some((offer) => !offer.not) ?? false, 24_000);
      command = commandOf(own()?.offers.find((offer) => !offer.not) as Offer);
      id = player.send({ type: "act", round: 1, command });
      await player.until(() => player.acked.has(id) || player.refusals.some((no) => no.id === id));
    } while (!player.acked.has(id));
    const log = await rows(code);
    expect(times(log, id), scenario).toBe(1);
    expect(
      log.flatMap((batch) => batch.inputs),
      scenario,
    ).toContainEqual(expect.objectContaining({ type: "act", seat: 0, round: 1, command }));
    player.close();
  });
  await Promise.all(played);
});

test("a seat is stored before its key is given out", async () => {
  const { code } = await makeRoom();
  const { token } = await takeSeat(code, "Amber Otter");
  await evictDurableObject(roomOf(code));
  const back = await watch(code, token);
  expect(back.view("all")).toMatchObject({ seats: { 0: { name: "Amber Otter" } } });
  back.close();
});

describe("when the disk fails", () => {
  test("nothing is acknowledged or shown, the room starts again from what it had, and the command sent again counts once", async () => {
    const { code, hostToken } = await makeRoom();
    const { token } = await takeSeat(code, "Amber Otter");
    const player = await watch(code, token, hostToken);
    const hash = await storedHash(code);
    const shown = player.frames.length;
    const full = () => {
      throw new Error("SQLITE_FULL");
    };
    const append = vi.spyOn(Store.prototype, "append").mockImplementation(full);
    const note = vi.spyOn(Store.prototype, "noteFault").mockImplementation(full);
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const id = player.send({ type: "rename", name: "Never Shown" });
    await player.until(() => player.closed !== undefined);
    expect(append).toHaveBeenCalled();
    append.mockRestore();
    note.mockRestore();
    expect(player.acked.has(id)).toBe(false);
    expect(JSON.stringify(player.frames.slice(shown))).not.toContain("Never Shown");
    expect(await storedHash(code)).toBe(hash);

    const back = await watch(code, token, hostToken);
    expect(back.view("all")).toMatchObject({ seats: { 0: { name: "Amber Otter" } } });
    back.send({ type: "rename", name: "Now Shown" }, id);
    await back.until(() => back.acked.has(id));
    expect(back.view("all")).toMatchObject({ seats: { 0: { name: "Now Shown" } } });
    expect(times(await rows(code), id)).toBe(1);
    back.close();
  });

  test("a newcomer gets no seat, and none is left behind", async () => {
    const { code } = await makeRoom();
    const append = vi.spyOn(Store.prototype, "append").mockImplementation(() => {
      throw new Error("SQLITE_FULL");
    });
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    await expect(takeSeat(code, "Nobody")).rejects.toThrow(/no seat: 500 .*"broken"/);
    append.mockRestore();
    expect(await takeSeat(code, "Somebody")).toMatchObject({ seat: 0 });
  });
});

describe("a command that comes twice counts once", () => {
  async function renamed(): Promise<{ code: string; token: string; player: Viewer; id: string }> {
    const { code } = await makeRoom();
    const { token } = await takeSeat(code, "Amber Otter");
    const player = await watch(code, token);
    const id = player.send({ type: "rename", name: "Once" });
    await player.until(() => player.acked.has(id));
    return { code, token, player, id };
  }

  test("on one socket, at once and later", async () => {
    const { code, player, id } = await renamed();
    const twice = player.send({ type: "rename", name: "Twice" });
    player.send({ type: "rename", name: "Twice" }, twice);
    await player.until(() => player.acked.has(twice));
    player.acked.clear();
    player.send({ type: "rename", name: "Once" }, id);
    player.send({ type: "rename", name: "Twice" }, twice);
    await player.until(() => player.acked.has(id) && player.acked.has(twice));
    expect(player.view("all")).toMatchObject({ seats: { 0: { name: "Twice" } } });
    const log = await rows(code);
    expect([times(log, id), times(log, twice)]).toEqual([1, 1]);
    player.close();
  });

  test.each(["hibernate", "close"] as const)("after the room was evicted (%s)", async (webSockets) => {
    const { code, token, player, id } = await renamed();
    const next = player.send({ type: "rename", name: "Next" });
    await player.until(() => player.acked.has(next));
    await evictDurableObject(roomOf(code), { webSockets });
    const back = webSockets === "close" ? await watch(code, token) : player;
    back.acked.clear();
    back.send({ type: "rename", name: "Once" }, id);
    await back.until(() => back.acked.has(id));
    expect(back.view("all")).toMatchObject({ seats: { 0: { name: "Next" } } });
    expect(times(await rows(code), id)).toBe(1);
    back.close();
  });

  test("and two tabs of one seat are not taken for each other", async () => {
    const { code, token, player } = await renamed();
    const tab = await watch(code, token);
    const first = player.send({ type: "rename", name: "First" });
    await player.until(() => player.acked.has(first));
    const second = tab.send({ type: "rename", name: "Second" });
    await tab.until(() => tab.acked.has(second));
    expect(first).not.toBe(second);
    await player.until(() => JSON.stringify(player.view("all")).includes('"Second"'));
    tab.close();
    player.close();
  });
});
