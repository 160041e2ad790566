import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { OwnView } from "../../src/game/views.ts";
import type { RoomCreated, SeatTaken } from "../../src/protocol/http.ts";
import { randomKey } from "../../src/protocol/key.ts";
import { Kinship } from "../../src/room/kinship.ts";
import { RoomIndex } from "../../src/room/room-index.ts";
import { ask, evict, makeRoom, roomOf, takeSeat, type Viewer, watch } from "./client.ts";
import { codes, lose, sessionOf } from "./kin.ts";

afterEach(() => vi.restoreAllMocks());

const own = (viewer: Viewer): OwnView => viewer.view("seat") as unknown as OwnView;

interface Home extends RoomCreated {
  seats: SeatTaken[];
}

/** A room of five, of whom these have just lost a vote. */
async function home(against = [1, 2, 3], wishes: object = { scenario: "meadow", fill: 8 }): Promise<Home> {
  const made = await makeRoom(wishes);
  const seats: SeatTaken[] = [];
  for (const name of ["Amber Otter", "Blue Heron", "Coral Fox", "Dusky Owl", "Early Bee"]) {
    const seat = await takeSeat(made.code, name);
    // Without a line a seat would be given up.
    (await watch(made.code, seat.token)).close();
    seats.push(seat);
  }
  await lose(made.code, against);
  return { ...made, seats };
}

/** Taps, and waits until the page would have gone; to which room. */
async function part(viewer: Viewer, type: "part" | "return" = "part"): Promise<string> {
  viewer.send({ type });
  await viewer.until(() => viewer.you.parted !== undefined);
  return viewer.you.parted as string;
}

test("who lost goes with one tap into a room under the old rules, and comes back with another: seat, name and points go along", async () => {
  const { code, seats, hostToken } = await home();
  const before = await codes();
  const blue = await watch(code, seats[1]!.token);
  const coral = await watch(code, seats[2]!.token);
  const amber = await watch(code, seats[0]!.token);
  expect(own(blue).part).toEqual({ others: 2, gone: 0 });
  expect(own(amber).part).toBeUndefined();
  const no = amber.send({ type: "part" });
  await amber.until(() => amber.refusals.some(({ id, code: why }) => id === no && why === "no_parting"));

  const sister = await part(blue);
  expect((await codes()).filter((one) => !before.includes(one))).toEqual([sister]);
  await coral.until(() => own(coral).part?.gone === 1);
  expect(own(coral).part).toEqual({ others: 2, gone: 1, to: sister });
  expect(await part(coral)).toBe(sister);
  expect(await codes()).toHaveLength(before.length + 1);

  // The same key, the same seat; whoever is host or screen here is so there.
  const there = await watch(sister, seats[1]!.token);
  expect(there.you).toEqual({ seat: 1 });
  const host = await watch(sister, hostToken);
  expect(host.you).toEqual({ host: true });
  const session = await sessionOf(sister);
  expect(session.seats.map(({ kind, score }) => [kind, score])).toEqual([
    ["bot", 0],
    ["person", 10],
    ["person", 20],
    ["bot", 0],
  ]);
  expect(session.plan.map(({ id }) => id)).toEqual(["robbers"]);
  expect(session.seats[2]?.name).toBe("Coral Fox");
  expect(own(there).home).toEqual({ to: code });
  // A key opens one seat, and leads there from the other room.
  expect((await watch(code, seats[1]!.token)).you).toEqual({ parted: sister });
  await amber.until(() => (amber.view("all")?.family as { parted?: object })?.parted !== undefined);
  expect(amber.view("all")?.family).toMatchObject({ kin: [{ code: sister }], parted: { 1: sister, 2: sister } });

  // Newcomers get other seats than those that are kept.
  const late = await takeSeat(code, "Late Wren");
  expect([1, 2]).not.toContain(late.seat);
  expect(await part(there, "return")).toBe(code);
  const back = await watch(code, seats[1]!.token);
  expect(back.you).toEqual({ seat: 1 });
  const mother = await sessionOf(code);
  expect(mother.seats[1]).toEqual({ name: "Blue Heron", kind: "person", away: false, score: 10, open: 10 });
  expect((await sessionOf(sister)).seats[1]?.kind).toBe("bot");
  expect(own(back).part).toEqual({ others: 2, gone: 1, to: sister });
  expect(own(back).home).toBeUndefined();
  for (const viewer of [blue, coral, amber, there, host, back]) viewer.close();
});

test("a host may forbid it, and in a class it is forbidden until allowed", async () => {
  const { code, seats, hostToken } = await home([1], { mode: "class" });
  const blue = await watch(code, seats[1]!.token);
  expect(own(blue).part).toBeUndefined();
  const id = blue.send({ type: "part" });
  await blue.until(() => blue.refusals.some((one) => one.id === id && one.code === "no_forks"));
  const allow = { id: "teacher1.1", type: "forks", allowed: true };
  expect((await ask("POST", `/rooms/${code}/drive`, hostToken, allow)).status).toBe(200);
  await blue.until(() => own(blue).part !== undefined);
  const sister = await part(blue);
  const there = await ask("POST", `/rooms/${sister}/drive`, hostToken, {
    id: "teacher1.2",
    type: "lock",
    locked: true,
  });
  expect(there.status).toBe(200);
  blue.close();
});

test("a fork forks again, and each comes back to where it came from", async () => {
  const { code, seats, hostToken } = await home([1, 2]);
  const [blue, coral] = [await watch(code, seats[1]!.token), await watch(code, seats[2]!.token)];
  const sister = await part(blue);
  expect(await part(coral)).toBe(sister);
  await lose(sister, [1], "meadow");
  const there = await watch(sister, seats[1]!.token);
  expect(own(there)).toMatchObject({ part: { others: 0, gone: 0 }, home: { to: code } });
  const third = await part(there);
  expect([code, sister]).not.toContain(third);
  const last = await watch(third, seats[1]!.token);
  expect([last.you, own(last).home]).toEqual([{ seat: 1 }, { to: sister }]);
  expect((await watch(third, hostToken)).you).toEqual({ host: true });
  expect(await part(last, "return")).toBe(sister);
  const again = await watch(sister, seats[1]!.token);
  expect(own(again).home).toEqual({ to: code });
  expect((await sessionOf(sister)).seats.map(({ kind }) => kind)).toEqual(["bot", "person", "person"]);
  expect(await part(again, "return")).toBe(code);
  expect((await sessionOf(code)).seats[1]).toMatchObject({ name: "Blue Heron", kind: "person", score: 10 });
  for (const viewer of [blue, coral, there, last, again]) viewer.close();
});

test("a link to another device, made before a fork or after it in any of the rooms, makes that device host in all", async () => {
  const { code, seats, hostToken } = await home([1]);
  const link = async (of: string): Promise<string> =>
    (await (await ask("POST", `/rooms/${of}/links`, hostToken, { role: "host" })).json<{ secret: string }>()).secret;
  const claim = async (of: string, secret: string): Promise<string> => {
    const device = { secret, device: randomKey() };
    return (await (await ask("POST", `/rooms/${of}/claims`, undefined, device)).json<{ token: string }>()).token;
  };
  const early = await link(code);
  const blue = await watch(code, seats[1]!.token);
  const sister = await part(blue);
  await lose(sister, [1], "meadow");
  const there = await watch(sister, seats[1]!.token);
  const third = await part(there);
  for (const [from, secret] of [
    [code, early],
    [code, await link(code)],
    [third, await link(third)],
  ] as const) {
    const token = await claim(from, secret);
    for (const room of [code, sister, third]) {
      const host = await watch(room, token);
      expect([room, host.you]).toEqual([room, { host: true }]);
      host.close();
    }
  }
  for (const viewer of [blue, there]) viewer.close();
});

/** Where a fork or a way can be cut: what is under way there, and its methods. */
const STEPS = {
  reserve: [RoomIndex.prototype, "reserve"],
  found: [Kinship.prototype, "found"],
  arrive: [Kinship.prototype, "arrive"],
} as const;

/** As the next call of it begins, or when it has been done and not yet answered, this is done. */
function at(step: keyof typeof STEPS, when: "before" | "after", then: () => Promise<void>): () => boolean {
  const [owner, method] = STEPS[step] as unknown as [Record<string, (...given: unknown[]) => unknown>, string];
  vi.restoreAllMocks();
  const real = owner[method]!;
  let begun = false;
  let done = false;
  vi.spyOn(owner, method).mockImplementation(function (this: unknown, ...given: unknown[]) {
    if (begun) return real.apply(this, given);
    begun = true;
    const made = when === "after" ? real.apply(this, given) : undefined;
    const killed = then().then(() => {
      done = true;
    });
    return killed.then(() => made ?? real.apply(this, given)) as unknown;
  });
  return () => done;
}

/** The room goes on by its alarm until nothing is left to be done. */
async function settled(code: string): Promise<void> {
  for (let i = 0; i < 40; i++) {
    const { family } = await sessionOf(code);
    const busy =
      Object.values(family?.kin ?? {}).some(({ founding }) => founding) || Object.keys(family?.going ?? {}).length > 0;
    if (!busy) return;
    await runDurableObjectAlarm(roomOf(code)).catch(() => undefined);
    await scheduler.wait(50);
  }
  throw new Error("it is never done");
}

/** A scored round, ended at once; as everybody there was told of it. */
async function played(code: string, hostToken: string, tab: string): Promise<void> {
  const drive = (n: number, more: object) =>
    ask("POST", `/rooms/${code}/drive`, hostToken, { id: `${tab}.${n}`, ...more });
  const host = await watch(code, hostToken);
  expect((await drive(1, { type: "pace", pace: 10 })).status).toBe(200);
  expect((await drive(2, { type: "start" })).status).toBe(200);
  await host.until(() => (host.view("all")?.round as { phase?: string })?.phase === "play");
  // On a slow machine it may be over by itself.
  const { status } = await drive(3, { type: "end" });
  await host.until(() => host.view("all")?.phase === "reveal", 20_000);
  expect([200, 409]).toContain(status);
  host.close();
}

test("both rooms' next rounds stand beside each other in both, and nothing keeps either awake; an ended one is not asked again", async () => {
  const { code, seats, hostToken } = await home([1]);
  const blue = await watch(code, seats[1]!.token);
  const sister = await part(blue);
  blue.close();
  await played(sister, hostToken, "sister01");
  await played(code, hostToken, "mother01");
  const kin = async (of: string) => (await sessionOf(of)).family?.kin;
  for (let i = 0; i < 50 && !((await kin(code))?.[sister]?.heard && (await kin(sister))?.[code]?.heard); i++)
    await scheduler.wait(50);
  expect((await kin(code))?.[sister]?.heard).toMatchObject({ round: 1, scenario: "robbers" });
  expect((await kin(sister))?.[code]?.heard).toMatchObject({ round: 1, scenario: "meadow" });
  const [mine] = (await sessionOf(code)).compared ?? [];
  expect((await kin(sister))?.[code]?.heard).toEqual(mine);
  // Rejects, or hangs, as long as a timer is set or an errand under way.
  for (const one of [code, sister]) await evictDurableObject(roomOf(one));

  expect((await ask("DELETE", `/rooms/${code}`, hostToken)).status).toBe(200);
  const there = await watch(sister, seats[1]!.token);
  expect(own(there).home).toEqual({ to: code });
  there.send({ type: "lobby" });
  there.send({ type: "return" });
  await there.until(() => own(there).home === undefined);
  expect(there.view("all")?.family).toMatchObject({ kin: [{ code, gone: true }] });
  expect(there.you).toEqual({ seat: 1 });
  there.close();
});

describe("killed in the middle, no seat is lost and no third room made", () => {
  const kills = (Object.keys(STEPS) as (keyof typeof STEPS)[]).flatMap((step) =>
    (["before", "after"] as const).map((when) => [step, when] as const),
  );
  test.each(kills)("%s, %s", async (step, when) => {
    const { code, seats } = await home();
    const before = await codes();
    const blue = await watch(code, seats[1]!.token);
    const killed = at(step, when, () => evict(code, "close"));
    blue.send({ type: "part" });
    for (let i = 0; i < 100 && !killed(); i++) await scheduler.wait(20);
    expect(killed()).toBe(true);
    await settled(code);
    const added = (await codes()).filter((one) => !before.includes(one));
    expect(added).toHaveLength(1);
    const sister = added[0]!;
    const there = await sessionOf(sister);
    expect(there.seats.filter(({ kind }) => kind === "person").map(({ name, score }) => [name, score])).toEqual([
      ["Blue Heron", 10],
    ]);
    expect((await sessionOf(code)).seats[1]?.kind).toBe("bot");
    expect((await watch(sister, seats[1]!.token)).you).toEqual({ seat: 1 });
    // And the way back, cut at the same place.
    const again = await watch(sister, seats[1]!.token);
    const cut = at("arrive", when, () => evict(sister, "close"));
    again.send({ type: "return" });
    for (let i = 0; i < 100 && !cut(); i++) await scheduler.wait(20);
    await settled(sister);
    expect((await sessionOf(code)).seats[1]).toMatchObject({ name: "Blue Heron", kind: "person", score: 10 });
    expect((await sessionOf(sister)).seats[1]?.kind).toBe("bot");
    expect((await watch(code, seats[1]!.token)).you).toEqual({ seat: 1 });
  });
});
