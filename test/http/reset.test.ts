import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { patiently } from "../../src/http/patient.ts";
import { ask, makeRoom, post, roomOf } from "../room/client.ts";

// Real objects that really reset. On workerd `ctx.abort()` makes whatever is under way in the object fail with
// `durableObjectReset`; an eviction fails nothing (the call goes on, or wakes the room anew), and `retryable` comes only where
// an object is reached over a network, so that what says so is tested on a stand-in: patient.test.ts.

/** The room is thrown away in the middle of whatever it does. */
const abort = (code: string) =>
  runInDurableObject(roomOf(code), (_, state) => state.abort("thrown away")).catch(() => undefined);

test("a call that a reset cuts off says so, and nothing else", async () => {
  const { code } = await makeRoom();
  const cut = runInDurableObject(roomOf(code), () => new Promise((done) => setTimeout(done, 2000)));
  const fault = expect(cut).rejects.toMatchObject({ durableObjectReset: true });
  await abort(code);
  await fault;
});

test("a call to a room that is being reset is answered by the next one", async () => {
  // On a busy machine a call may be answered before the reset comes: until one was cut off.
  for (let asked = 0, tries = 0; asked < 2; tries++) {
    expect(tries).toBeLessThan(50);
    const { code } = await makeRoom();
    asked = 0;
    const answered = patiently(async () => {
      asked++;
      return "ok" in (await roomOf(code).info(code, undefined));
    }, 1);
    await abort(code);
    expect(await answered).toBe(true);
    expect(asked).toBeLessThanOrEqual(2);
  }
});

test("the front door: people who ask, or take a seat, while the room is being reset notice nothing", async () => {
  const { code } = await makeRoom();
  for (let i = 0; i < 5; i++) {
    const token = `${"A".repeat(21)}${i}`;
    const seat = post(`/rooms/${code}/seats`, { name: `Wren ${i}`, token });
    const asked = ask("GET", `/rooms/${code}`);
    await abort(code);
    expect((await asked).status).toBe(200);
    expect((await seat).status).toBe(201);
  }
  // Each has one seat, however often the room was asked for it.
  expect(await (await ask("GET", `/rooms/${code}`)).json()).toMatchObject({ people: 5 });
});
