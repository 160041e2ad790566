import { describe, expect, test } from "vitest";
import { RULES } from "../../src/game/rules.generated.ts";
import { randomKey } from "../../src/protocol/key.ts";
import { wake } from "../../src/room/wake.ts";
import { ask, evict, makeRoom, post, stored, takeSeat, upgrade, type Viewer, watch } from "./client.ts";

/** A room of a host and two people, whose round is in play. */
interface Playing {
  code: string;
  hostToken: string;
  host: Viewer;
  tokens: [string, string];
}

async function playing(): Promise<Playing> {
  const { code, hostToken } = await makeRoom({ scenario: "practice", fill: 12, mode: "class" });
  const host = await watch(code, hostToken);
  const tokens: [string, string] = [
    (await takeSeat(code, "Amber Otter")).token,
    (await takeSeat(code, "Blue Newt")).token,
  ];
  for (const token of tokens) await watch(code, token);
  await done(host, { type: "start" });
  await host.until(() => (host.view("all")?.round as { phase?: string } | undefined)?.phase === "play");
  return { code, hostToken, host, tokens };
}

/** Sends, and waits until it is acknowledged. */
async function done(viewer: Viewer, message: object): Promise<void> {
  const id = viewer.send(message);
  await viewer.until(() => viewer.acked.has(id) || viewer.refusals.some((no) => no.id === id));
  expect(viewer.refusals.filter((no) => no.id === id)).toEqual([]);
}

const session = async (code: string) => wake(await stored(code), RULES).session;
const end = (s: Awaited<ReturnType<typeof session>>): number => s.round?.end ?? 0;

/** Says what the host did, in the moment after it was acknowledged and the room was gone. */
type Check = (room: Playing, before: Awaited<ReturnType<typeof session>>) => Promise<void>;

const acts: [object, Check][] = [
  [
    { type: "more", ms: 60_000 },
    async ({ code }, before) => expect(end(await session(code))).toBe(end(before) + 60_000),
  ],
  [
    { type: "end" },
    async ({ code }) => {
      expect(await session(code)).toMatchObject({ phase: "reveal", history: [{ round: 1 }] });
    },
  ],
  [
    { type: "restart" },
    async ({ code }, before) => {
      const now = await session(code);
      expect(now).toMatchObject({ phase: "round", rounds: 1, history: [] });
      expect(now.round?.keys.opened).not.toBe(before.round?.keys.opened);
    },
  ],
  [
    { type: "lock", locked: true },
    async ({ code }) => {
      const answer = await post(`/rooms/${code}/seats`, { name: "Late" });
      expect([answer.status, (await answer.json<{ error: string }>()).error]).toEqual([409, "locked"]);
    },
  ],
  [
    { type: "remove", seat: 1 },
    async ({ code, tokens }) => {
      expect((await ask("GET", `/rooms/${code}`, tokens[1])).status).toBe(401);
      expect((await upgrade(code, [tokens[1]])).status).toBe(401);
      expect((await ask("GET", `/rooms/${code}`, tokens[0])).status).toBe(200);
      // Nor when somebody else sits there.
      const next = await takeSeat(code, "Next");
      expect(next.seat).toBe(1);
      expect((await upgrade(code, [tokens[1]])).status).toBe(401);
    },
  ],
  [
    { type: "host", seat: 0, host: true },
    async ({ code, tokens }) => {
      const named = await watch(code, tokens[0]);
      await done(named, { type: "pause" });
      expect(await session(code)).toMatchObject({ paused: true });
      named.close();
    },
  ],
];

test("whatever the host did that was acknowledged holds, though the room died in the very next moment", async () => {
  // All at once: each has its briefing to wait for.
  const rooms = acts.map(async ([message, check]) => {
    const room = await playing();
    const before = await session(room.code);
    await done(room.host, message);
    await evict(room.code, "close");
    await check(room, before);
  });
  await Promise.all(rooms);
});

describe.each(["close", "hibernate"] as const)("the room is gone (%s)", (how) => {
  test("a pause: the clock stands however long and however often the room is gone, and goes on from there", async () => {
    const { code, hostToken, host, tokens } = await playing();
    await done(host, { type: "pause" });
    const { t } = (await stored(code)).clock;
    for (let i = 0; i < 2; i++) {
      await evict(code, how);
      await scheduler.wait(700);
      const viewer = await watch(code, tokens[0]);
      expect(viewer.view("all")).toMatchObject({ phase: "round", paused: true });
      expect(viewer.frames.at(-1)?.t).toBe(t);
      const id = viewer.send({ type: "act", round: 1, command: { verb: "explore" } });
      await viewer.until(() => viewer.refusals.some((no) => no.id === id));
      expect(viewer.refusals).toEqual([{ id, code: "paused" }]);
      expect((await session(code)).now).toBe(t);
      viewer.close();
    }
    const back = await watch(code, hostToken);
    await done(back, { type: "resume" });
    await evict(code, how);
    const again = await watch(code, tokens[0]);
    await again.until(() => (again.frames.at(-1)?.t ?? 0) > t);
    expect(again.view("all")?.paused).toBeUndefined();
    expect((await session(code)).now - t).toBeLessThan(10_000);
    again.close();
  });

  test("a hand-over to another device: its key opens the host's chair, and the link no third one's", async () => {
    const { code, hostToken, host } = await playing();
    const link = await (await ask("POST", `/rooms/${code}/links`, hostToken, { role: "host" })).json<{
      secret: string;
    }>();
    await evict(code, how);
    const device = randomKey();
    const claimed = await post(`/rooms/${code}/claims`, { secret: link.secret, device });
    expect(claimed.status).toBe(201);
    const { token } = await claimed.json<{ token: string }>();
    host.close();
    await evict(code, how);
    const second = await watch(code, token);
    expect(second.you).toEqual({ host: true });
    await done(second, { type: "pause" });
    expect((await post(`/rooms/${code}/claims`, { secret: link.secret, device: randomKey() })).status).toBe(409);
    second.close();
  });
});

test.each(["remove", "leave"])("the key of a seat that is gone (%s) gets no other seat either", async (type) => {
  const { code, hostToken } = await makeRoom();
  const host = await watch(code, hostToken);
  const { token } = await takeSeat(code, "Amber Otter");
  const guest = await watch(code, token);
  await done(type === "leave" ? guest : host, type === "leave" ? { type } : { type, seat: 0 });
  const sit = async () => (await post(`/rooms/${code}/seats`, { name: "Amber Otter", token })).status;
  expect(await sit()).toBe(401);
  await evict(code, "close");
  expect(await sit()).toBe(401);
  expect((await upgrade(code, [token])).status).toBe(401);
  expect(await takeSeat(code, "Blue Newt")).toMatchObject({ seat: 0 });
  expect(await sit()).toBe(401);
});
