import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { HEARTBEAT } from "../../src/room/limits.ts";
import { knownCodes } from "../game/support/codes.ts";
import { evict, join, makeRoom, roomOf, takeSeat, watch } from "./client.ts";
import { Desk } from "./desk.ts";
import { Garbage } from "./garbage.ts";

test("every close is answered, whatever its code", async () => {
  const { code, hostToken } = await makeRoom();
  const host = await watch(code, hostToken);
  for (const closing of [undefined, 1000, 3000, 4001, 4999]) {
    const viewer = await join(code, "Amber Otter");
    viewer.socket.close(closing);
    await viewer.until(() => viewer.closed !== undefined, 2000);
    expect(viewer.closed).not.toBe(1006);
  }
  const id = host.send({ type: "lobby" });
  await host.until(() => host.acked.has(id));
  host.close();
});

test("a socket that is closing does not take the room along", async () => {
  const { code, hostToken } = await makeRoom({ scenario: "practice", fill: 12 });
  const [host, gone] = [await watch(code, hostToken), await join(code, "Amber Otter")];
  // Closed under the room's hands, and something to tell everybody before it can know.
  const id = `${host.tab}.1`;
  await scheduler.wait(300);
  await runInDurableObject(roomOf(code), (object, state) => {
    const seatOf = (socket: WebSocket) => (socket.deserializeAttachment() as { seat?: number }).seat;
    const sockets = state.getWebSockets();
    for (const socket of sockets) if (seatOf(socket) === 0) socket.close(4001, "gone");
    const other = sockets.find((socket) => seatOf(socket) !== 0) as WebSocket;
    object.webSocketMessage(other, JSON.stringify({ type: "start", id }));
  });
  await host.until(() => host.acked.has(id));
  // The room looks after its sockets while it plays.
  await scheduler.wait(HEARTBEAT + 500);
  const next = host.send({ type: "lobby" }, `${host.tab}.2`);
  await host.until(() => host.refusals.some((no) => no.id === next));
  expect(host.closed).toBeUndefined();
  expect(gone.closed).toBe(4001);
  host.close();
});

test("a seat given up stays given up over a hibernation: its old socket opens nothing, its key neither", async () => {
  const { code, hostToken } = await makeRoom();
  const host = await watch(code, hostToken);
  const { token } = await takeSeat(code, "Amber Otter");
  const [player, tab] = [await watch(code, token), await watch(code, token)];
  const left = player.send({ type: "leave" });
  await player.until(() => player.acked.has(left));
  await evictDurableObject(roomOf(code));
  for (const old of [player, tab]) {
    const id = old.send({ type: "rename", name: "Still me" });
    await old.until(() => old.refusals.length > 0);
    expect(old.refusals).toEqual([{ id, code: "no_seat" }]);
    expect(old.you).toEqual({});
  }
  await expect(watch(code, token)).rejects.toThrow(/no socket: 401/);
  expect(host.view("all")).toMatchObject({ seats: { 0: { bot: true } } });
  for (const viewer of [host, player, tab]) viewer.close();
});

test("500 pieces of garbage over a socket: each is answered, the room stands", async () => {
  const { code, hostToken } = await makeRoom({ scenario: "practice", fill: 12 });
  const host = await watch(code, hostToken);
  host.send({ type: "start" });
  await host.until(() => host.view("all")?.phase === "round");
  // What to send is made up by looking at a room on a desk.
  const desk = new Desk();
  const phone = desk.join("Garbler");
  const garbage = new Garbage(7);
  let answered = 0;
  for (let batch = 0; batch < 17; batch++) {
    const viewer = await join(code, `Garbler ${batch}`);
    const before = viewer.frames.length;
    for (let i = 0; i < 30; i++) viewer.raw(garbage.message(desk.room.session, phone));
    const heard = () => {
      const frames = viewer.frames.slice(before);
      return viewer.acked.size + viewer.refusals.length + frames.filter((frame) => frame.full).length;
    };
    await viewer.until(() => heard() >= 29);
    for (const { code: why } of viewer.refusals) expect(knownCodes.has(why) && why !== "broken", why).toBe(true);
    expect(viewer.closed).toBeUndefined();
    answered += heard();
    viewer.close();
  }
  expect(answered).toBeGreaterThanOrEqual(500 - 17);
  expect(host.closed).toBeUndefined();
  const id = host.send({ type: "lobby" });
  await host.until(() => host.refusals.some((no) => no.id === id));
  await evict(code, "close");
});
