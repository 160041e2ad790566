import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, test } from "vitest";
import { errorBody, type Polled, polled } from "../../src/protocol/http.ts";
import { randomKey } from "../../src/protocol/key.ts";
import { POLL_EVERY, POLL_IN_PLAY, SOCKETS_PER_SEAT } from "../../src/protocol/limits.ts";
import { AWAY_AFTER, POLL_LOOK, POLL_SILENT, POLLED_MAX } from "../../src/room/limits.ts";
import { Store } from "../../src/room/store.ts";
import { ask, evict, join, makeRoom, roomOf, takeSeat, watch } from "./client.ts";
import { Desk } from "./desk.ts";
import { framesOf, Page, pages, poll, seatsOf } from "./polling.ts";

afterEach(() => {
  for (const page of pages.splice(0)) page.line.disconnect();
});

describe("a page without sockets", () => {
  test("plays a round: it sees what a socket of its seat sees, and what it does is done once and stored", async () => {
    const { code, hostToken } = await makeRoom({ scenario: "practice", fill: 12 });
    const { token } = await takeSeat(code, "Wren");
    const page = await new Page(code, token, "pageaaaa").open();
    const socket = await watch(code, token);
    const host = await watch(code, hostToken);
    await page.do({ type: "rename", name: "Heron" });
    expect(seatsOf(page.views)[0]?.name).toBe("Heron");
    const id = host.send({ type: "start" });
    await host.until(() => host.acked.has(id));
    await page.until(() => page.views.all?.phase === "round");
    // Whatever the seat may do in play, done by request, and seen on both lines.
    await page.until(() => (page.views.all?.round as { phase?: string } | undefined)?.phase === "play");
    await page.do({ type: "act", round: 1, command: { verb: "explore" } });
    const inputs = await runInDurableObject(roomOf(code), (_, { storage }) => new Store(storage).log());
    expect(page.refused).toEqual([]);
    const done = inputs.filter(({ type }) => type === "rename" || type === "act");
    expect(done).toMatchObject([
      { type: "rename", seat: 0, name: "Heron" },
      { type: "act", seat: 0, command: { verb: "explore" } },
    ]);
    const before = page.made.GET;
    await scheduler.wait(3500);
    // In play at most one answer a second, but for those to what is done.
    expect(page.made.GET - before).toBeGreaterThanOrEqual(2);
    expect(page.made.GET - before).toBeLessThanOrEqual(4);
    const end = host.send({ type: "end" });
    await host.until(() => host.acked.has(end));
    await page.until(() => page.views.all?.phase === "reveal");
    await socket.until(() => socket.view("all")?.phase === "reveal");
    await page.until(() => JSON.stringify(page.views) === JSON.stringify(socket.receiver.views));
    for (const viewer of [socket, host]) viewer.close();
  });

  test("goes on where the room was out of memory in between, nothing lost and nothing done twice", async () => {
    const { code } = await makeRoom();
    const { token } = await takeSeat(code, "Wren");
    const page = await new Page(code, token, "pagebbbb").open();
    for (const how of ["close", "hibernate"] as const) {
      for (let i = 0; i < 3; i++) await page.do({ type: "rename", name: `Name ${how} ${i}` });
      await evict(code, how);
      await page.do({ type: "rename", name: `After ${how}` });
      await page.until(() => seatsOf(page.views)[0]?.name === `After ${how}`);
    }
    expect(page.state).toBe("open");
    expect(page.refused).toEqual([]);
  });

  test("is told by its own requests that the seat is gone", async () => {
    const { code } = await makeRoom();
    const { token } = await takeSeat(code, "Wren");
    const line = randomKey();
    const { epoch, at } = await framesOf(poll(code, token, { line }));
    const body = { line, epoch, at, text: JSON.stringify({ type: "leave", id: "pagecccc.1" }) };
    const left = await framesOf(ask("POST", `/rooms/${code}/actions`, token, body));
    expect(left.frames.flatMap(({ ack }) => ack ?? [])).toEqual(["pagecccc.1"]);
    expect((await poll(code, token, { line, epoch, at })).status).toBe(401);
  });
});

describe("requests for frames", () => {
  test("are answered with what is new since; what was lost on the way comes again", async () => {
    const { code } = await makeRoom();
    const { token } = await takeSeat(code, "Wren");
    const line = randomKey();
    const first = await framesOf(poll(code, token, { line }));
    expect(first).toMatchObject({ at: 1, next: POLL_EVERY, frames: [{ n: 1, full: true, you: { seat: 0 } }] });
    const { epoch } = first;
    await takeSeat(code, "Heron");
    await scheduler.wait(300);
    const second = await framesOf(poll(code, token, { line, epoch, at: 1 }));
    expect(second).toMatchObject({ epoch, at: 2, frames: [{ n: 2 }] });
    const later = { ...second, ago: expect.any(Number) };
    expect(await framesOf(poll(code, token, { line, epoch, at: 1 }))).toEqual(later);
    expect(await framesOf(poll(code, token, { line, epoch, at: 2 }))).toEqual({ ...later, frames: [] });
    // Under the same name, but new: everything, counted anew.
    const anew = await framesOf(poll(code, token, { line }));
    expect(anew).toMatchObject({ at: 1, frames: [{ n: 1, full: true }] });
    expect(anew.epoch).not.toBe(epoch);
  });

  test("need the room's keys, each of them, and show no more than these open", async () => {
    const { code, hostToken, screenToken } = await makeRoom();
    const { token } = await takeSeat(code, "Wren");
    for (const wrong of [undefined, "", "x", `${token},x`, `${token},${hostToken},${screenToken},${"a".repeat(22)}x`]) {
      const answer = await ask("GET", `/rooms/${code}/views?line=${randomKey()}&epoch=&at=0`, wrong);
      if (answer.status === 200) expect(wrong?.split(",")).toHaveLength(4);
      else {
        expect(answer.status).toBe(401);
        expect(errorBody.parse(await answer.json()).error).toBe("wrong_token");
      }
    }
    const both = await framesOf(poll(code, `${token},${hostToken}`));
    expect(both.frames[0]?.you).toEqual({ seat: 0, host: true });
    const screen = await framesOf(poll(code, screenToken));
    expect(screen.frames[0]?.you).toEqual({ screen: true });
    expect(Object.keys(screen.frames[0]?.set ?? {})).not.toContain("seat:0");
    // Somebody else's line under the same name is another's: nothing of the first is seen.
    const line = randomKey();
    const mine = await framesOf(poll(code, token, { line }));
    const others = await framesOf(poll(code, screenToken, { line, epoch: mine.epoch, at: mine.at }));
    expect(others.frames[0]).toMatchObject({ n: 1, full: true, you: { screen: true } });
  });

  test.each([
    ["line=short&epoch=&at=0", "line"],
    ["epoch=&at=0", "line"],
    [`line=${"a".repeat(22)}&epoch=&at=-1`, "at"],
    [`line=${"a".repeat(22)}&epoch=&at=x`, "at"],
    [`line=${"a".repeat(22)}&epoch=${"e".repeat(23)}&at=0`, "epoch"],
  ])("that are not well-formed are refused: %s", async (query, field) => {
    const { code, hostToken } = await makeRoom();
    const answer = await ask("GET", `/rooms/${code}/views?${query}`, hostToken);
    expect(answer.status).toBe(400);
    expect(errorBody.parse(await answer.json()).field).toBe(field);
  });

  test("what is done is checked as over a socket: size, form, powers", async () => {
    const { code } = await makeRoom({ mode: "class" });
    const { token } = await takeSeat(code, "Wren");
    const say = (text: string) =>
      ask("POST", `/rooms/${code}/actions`, token, { line: randomKey(), epoch: "", at: 0, text });
    for (const [text, error] of [
      ["nonsense", "bad_message"],
      ['{"type":"start","id":"pagedddd.1"}', "not_host"],
    ] as const) {
      const { frames } = await framesOf(say(text));
      expect(frames.flatMap(({ no }) => no ?? []).map((no) => no.code)).toEqual([error]);
    }
    expect((await say("x".repeat(3000))).status).toBe(400);
    expect((await say("x".repeat(5000))).status).toBe(413);
  });

  test("too many lines of one seat: the oldest is told that it gave way", async () => {
    const { code } = await makeRoom();
    const { token } = await takeSeat(code, "Wren");
    const lines = Array.from({ length: SOCKETS_PER_SEAT + 1 }, randomKey);
    const known: Polled[] = [];
    for (const line of lines) known.push(await framesOf(poll(code, token, { line })));
    const asked = (i: number) => ({ line: lines[i] as string, epoch: known[i]?.epoch as string, at: 1 });
    expect(await framesOf(poll(code, token, asked(0)))).toMatchObject({ closed: 4009 });
    expect(await framesOf(poll(code, token, asked(1)))).not.toHaveProperty("closed");
  });
});

describe("who polls is here", () => {
  test("and is away half a minute after the last question, in a room that sleeps in between", async () => {
    const desk = new Desk();
    const { seat } = desk.room.sit("Wren", desk.wall) as { seat: number };
    const watcher = desk.open({ host: true });
    const away = () => desk.room.session.seats[seat]?.away;
    const line = { line: "l".repeat(22), epoch: "", at: 0 };
    let last = { epoch: "", at: 0 };
    const asks = () =>
      desk.ask({ seat }, { ...line, ...last }, (json) => {
        last = JSON.parse(json) as Polled;
      });
    for (let i = 0; i < 20; i++) {
      asks();
      desk.pass(POLL_EVERY);
      expect(desk.room.agenda.wakeAt(desk.wall)).toBeUndefined();
      expect(away()).toBe(false);
    }
    desk.pass(POLL_SILENT - POLL_EVERY - 100);
    expect(away()).toBe(false);
    desk.pass(POLL_LOOK + 200);
    expect(away()).toBe(true);
    asks();
    desk.pass(200);
    expect(away()).toBe(false);
    expect(watcher.all.seats[seat]?.away).not.toBe(true);
    // In a round it is as with a socket: the autopilot comes, and goes.
    desk.play(watcher);
    for (let i = 0; i < 30; i++) {
      asks();
      desk.pass(POLL_IN_PLAY);
    }
    expect(away()).toBe(false);
    desk.pass(POLL_SILENT + 3000);
    expect(away()).toBe(true);
  });

  test("alone in a room whose memory goes, whoever stays away is away after the alarms", async () => {
    const { code } = await makeRoom();
    const { token } = await takeSeat(code, "Wren");
    await framesOf(poll(code, token));
    const alarm = await runInDurableObject(roomOf(code), (_, { storage }) => storage.getAlarm());
    expect((alarm ?? 0) - Date.now()).toBeLessThanOrEqual(POLL_SILENT + POLL_LOOK);
    await evict(code, "hibernate");
    expect(await runDurableObjectAlarm(roomOf(code))).toBe(true);
    const next = await runInDurableObject(roomOf(code), (_, { storage }) => storage.getAlarm());
    expect((next ?? 0) - Date.now()).toBeLessThanOrEqual(AWAY_AFTER);
  });

  test("and gets a full frame where it did not fetch what waited", () => {
    const desk = new Desk();
    const { seat } = desk.room.sit("Wren", desk.wall) as { seat: number };
    let last = { epoch: "", at: 0 } as Polled;
    const asks = () =>
      desk.ask({ seat }, { line: "l".repeat(22), epoch: last.epoch, at: last.at }, (json) => {
        last = polled.parse(JSON.parse(json));
      });
    asks();
    desk.pass(200);
    const { epoch, at } = last;
    const { wire } = desk.polls.ask(desk.room, { seat }, { line: "l".repeat(22), epoch, at }, desk.wall);
    const frame = (n: number, length: number) =>
      JSON.stringify({ n, t: 1, set: { all: { long: "x".repeat(length) } } });
    // However large a single one is, it is kept.
    wire.send(frame(2, 2 * POLLED_MAX));
    asks();
    expect(last).toMatchObject({ epoch, at: 2, frames: [{ n: 2 }] });
    for (const n of [3, 4, 5]) wire.send(frame(n, POLLED_MAX / 2));
    asks();
    desk.pass(200);
    expect(last.epoch).not.toBe(epoch);
    expect(last).toMatchObject({ at: 1, frames: [{ n: 1, full: true }] });
    // It is one viewer all along.
    expect(desk.polls.size).toBe(1);
    expect(desk.room.session.seats[seat]?.away).toBe(false);
  });
});

test("a room whose round is played by pages without sockets alone goes on, and its people are there", async () => {
  const { code } = await makeRoom({ scenario: "practice", fill: 12 });
  const tokens = [(await takeSeat(code, "Wren")).token, (await takeSeat(code, "Heron")).token];
  const [one, two] = await Promise.all(tokens.map((token, i) => new Page(code, token, `pageeee${i}`).open()));
  await one?.do({ type: "start" });
  expect(one?.views.all?.phase).toBe("round");
  await two?.until(() => two.views.all?.phase === "round");
  const late = await join(code, "Late");
  const seats = late.view("all")?.seats as Record<number, { away?: boolean }>;
  expect([seats[0]?.away, seats[1]?.away]).not.toContain(true);
  late.close();
});
