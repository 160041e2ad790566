import { evictDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { worlds } from "../../src/game/worlds/registry.ts";
import { SOCKETS_PER_SEAT, SUBPROTOCOL_V1 } from "../../src/protocol/limits.ts";
import { join, makeRoom, roomOf, takeSeat, upgrade, watch } from "./client.ts";

/** A page of leaderless.v1, as far as its socket goes: it reads frames by the kinds of their channels. */
async function oldPage(code: string, ...tokens: string[]) {
  const response = await upgrade(code, tokens, {}, SUBPROTOCOL_V1);
  expect(response.status).toBe(101);
  // Another answer, and a browser closes the line.
  expect(response.headers.get("Sec-WebSocket-Protocol")).toBe(SUBPROTOCOL_V1);
  const page = { socket: response.webSocket as WebSocket, frames: [] as Record<string, unknown>[], closed: 0 };
  page.socket.accept();
  page.socket.addEventListener("message", ({ data }) => void page.frames.push(JSON.parse(String(data))));
  page.socket.addEventListener("close", ({ code }) => {
    page.closed = code;
  });
  await scheduler.wait(50);
  return page;
}

test("a page of leaderless.v1 gets one frame, which has it offer to load itself anew", async () => {
  const { code, hostToken } = await makeRoom();
  const { token } = await takeSeat(code, "Amber Otter");
  const page = await oldPage(code, token, hostToken);
  expect(page.frames).toHaveLength(1);
  const [frame] = page.frames as [{ set: { all: { phase: string; seats: object; scenario: { world: string } } } }];
  expect(frame).toMatchObject({ n: 1, full: true, you: { seat: 0, host: true } });
  // Beyond the lobby it shows the stage of the scenario's world; for one that it does not know, the way to load anew.
  const { phase, seats, scenario } = frame.set.all;
  expect(phase).toBe("reveal");
  expect(seats).toEqual({});
  expect([...worlds.keys()]).not.toContain(scenario.world);
  page.socket.close(1000);
});

test("what it sends is left unanswered, what others do is not sent to it, and its seat counts as away", async () => {
  const { code, hostToken } = await makeRoom({ scenario: "practice", fill: 12 });
  const host = await watch(code, hostToken);
  const { token } = await takeSeat(code, "Amber Otter");
  const page = await oldPage(code, token);
  page.socket.send(JSON.stringify({ type: "rename", id: "aaaaaaaa.1", name: "Not Now" }));
  // A room that wakes with its socket still open does not take it for a viewer either.
  await evictDurableObject(roomOf(code));
  const start = host.send({ type: "start" });
  await host.until(() => host.acked.has(start));
  const next = await join(code, "Jade Wren");
  expect(next.view("all")).toMatchObject({ seats: { 0: { name: "Amber Otter", away: true } } });
  expect(page.frames).toHaveLength(1);
  expect(page.closed).toBe(0);
  // Loaded anew it is there, and the waiting action, sent again, is done.
  const back = await watch(code, token);
  const id = back.send({ type: "rename", name: "Now" }, "aaaaaaaa.1");
  await back.until(() => back.acked.has(id));
  await back.until(() => JSON.stringify(back.view("all")).includes('"name":"Now"'));
  expect(back.view("all")).not.toMatchObject({ seats: { 0: { away: true } } });
  for (const viewer of [host, next, back]) viewer.close();
});

test("of too many such pages of one seat the oldest gives way, so that they cannot fill the room", async () => {
  const { code } = await makeRoom();
  const { token } = await takeSeat(code, "Amber Otter");
  const other = await oldPage(code, (await takeSeat(code, "Jade Wren")).token);
  const pages = [];
  for (let i = 0; i <= SOCKETS_PER_SEAT; i++) pages.push(await oldPage(code, token));
  await scheduler.wait(50);
  expect(pages.map(({ closed }) => closed)).toEqual([4009, ...Array(SOCKETS_PER_SEAT).fill(0)]);
  expect(other.closed).toBe(0);
  for (const { socket } of [...pages, other]) socket.close(1000);
});

test("an old page's key must fit, and other protocols are refused as before", async () => {
  const { code } = await makeRoom();
  const { token } = await takeSeat(code, "Amber Otter");
  expect((await upgrade(code, ["x".repeat(22)], {}, SUBPROTOCOL_V1)).status).toBe(401);
  for (const foreign of ["leaderless.v0", "leaderless.v3", "chat"])
    expect((await upgrade(code, [token], {}, foreign)).status).toBe(400);
});
