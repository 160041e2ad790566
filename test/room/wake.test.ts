import { runInDurableObject } from "cloudflare:test";
import { describe, expect, test, vi } from "vitest";
import { replay, type Session, sessionHash } from "../../src/game/index.ts";
import { wake } from "../../src/room/wake.ts";
import { diceOf } from "../game/support/hide.ts";
import { commandOf } from "../game/support/play.ts";
import { eachMechanism } from "../game/support/setups.ts";
import { evict, makeRoom, roomOf, takeSeat, watch } from "./client.ts";
import { Desk, type Phone } from "./desk.ts";
import { SqlDisk } from "./sqldisk.ts";

interface Played {
  desk: Desk;
  host: Phone;
  guest: Phone;
}

/** The phone takes up one of its offers, the `which`th of those it could; false when there is none. */
function act(desk: Desk, phone: Phone, which: number): boolean {
  const could = phone.own.offers.filter((offer) => !offer.not);
  const offer = could[which % Math.max(1, could.length)];
  if (offer) desk.act(phone, commandOf(offer, which, which));
  return offer !== undefined;
}

/** One round is over, a second one is running with a latecomer in it, and people have acted. */
function inSecondRound(scenario = "meadow"): Played & { late: Phone } {
  const desk = new Desk({ scenario, fill: 12 });
  const host = desk.join("Host", { host: true });
  const guest = desk.join("Guest");
  desk.play(host);
  desk.pass(200_000);
  desk.say(host, { type: "lobby" });
  desk.play(host);
  const late = desk.join("Late");
  desk.pass(500);
  for (const [i, phone] of [host, guest, late].entries()) act(desk, phone, i);
  desk.pass(10_000);
  return { desk, host, guest, late };
}

const people = (s: Readonly<Session>): [number, string, number][] =>
  s.seats.flatMap((seat, i): [number, string, number][] =>
    seat.kind === "person" ? [[i, seat.name, seat.score]] : [],
  );

describe("woken under the rules that wrote its log", () => {
  test.each(eachMechanism.map((one) => [one.mechanism, one.id]))(
    "a room is bit by bit what it was, wherever it was cut off, in %s",
    (_, scenario) => {
      const { desk, host, guest } = inSecondRound(scenario);
      let acted = 0;
      for (let i = 0; i < 30; i++) {
        if (act(desk, i % 2 ? host : guest, i)) acted++;
        desk.pass(700);
        desk.room.flush(desk.wall);
        if (desk.disk.clock.wall !== desk.wall) continue;
        expect(sessionHash(wake(desk.disk.load(), "rules 1").session)).toBe(sessionHash(desk.room.session));
      }
      expect(acted).toBeGreaterThan(3);
    },
  );

  test.each(eachMechanism.map((one) => [one.mechanism, one.id]))(
    "killed after any flush, it is what it was and goes on as if nothing had been, in %s",
    async (_, scenario) => {
      for (const seed of [1, 2]) {
        await runInDurableObject(roomOf(`killed ${scenario} ${seed}`), (_object, { storage }) => {
          const { kills, snapshots } = killedOften(storage, scenario, seed);
          expect(kills).toBeGreaterThan(5);
          expect(snapshots).toBeGreaterThan(20);
        });
      }
    },
  );
});

/** A round at a desk with a real disk, in which the process dies again and again. */
function killedOften(
  storage: DurableObjectStorage,
  scenario: string,
  seed: number,
): { kills: number; snapshots: number } {
  const roll = diceOf(seed);
  const disks: SqlDisk[] = [];
  const desk = new Desk({
    scenario,
    fill: 12,
    disk: (session, clock, rules) => {
      disks.push(new SqlDisk(storage, session, clock, rules));
      return disks[0] as SqlDisk;
    },
  });
  const [disk] = disks as [SqlDisk];
  const flush = (): void => {
    do {
      desk.pass(100);
      desk.room.flush(desk.wall);
    } while (disk.store.clock().wall !== desk.wall);
  };
  const people = [desk.join("Host", { host: true }).peer.who, desk.join("Guest").peer.who, desk.join("Third").peer.who];
  desk.play(desk.phones[0] as Phone);
  let kills = 0;
  for (let i = 0; i < 150 && desk.room.session.phase === "round"; i++) {
    const does = roll(20);
    const phone = desk.phones[roll(Math.max(1, desk.phones.length))];
    if (does === 0 && people.length < 6) people.push(desk.join(`Late ${i}`).peer.who);
    else if (does === 1 && phone) desk.say(phone, { type: "rename", name: `Name ${i}` });
    else if (does === 2 && phone) desk.hangUp(phone);
    else if (does < 5) {
      flush();
      const before = JSON.stringify(desk.room.session);
      expect(JSON.stringify(wake(disk.load(), "rules 1").session)).toBe(before);
      kills++;
      desk.reload(0);
      for (const who of people) desk.open(who);
    } else if (phone?.own) act(desk, phone, roll(100));
    desk.pass(roll(900));
  }
  flush();
  // The inputs from the first on, without a kill in between, make the same session.
  const whole = replay(disk.store.log(), disk.store.clock().t);
  expect(sessionHash(whole)).toBe(sessionHash(desk.room.session));
  return { kills, snapshots: disk.snapshots };
}

describe("woken under other rules", () => {
  test.each(["robbers", ...eachMechanism.map((one) => one.id)])(
    "the running round of %s starts again under its number and a new key",
    (scenario) => {
      const { desk } = inSecondRound(scenario);
      const before = structuredClone(desk.room.session);
      const room = desk.reload(3000, "rules 2");
      expect(room.session).toMatchObject({ phase: "round", rounds: 2, round: { number: 2, phase: "briefing" } });
      expect(room.session.round?.keys.opened).not.toBe(before.round?.keys.opened);
      expect(room.session.history).toEqual(before.history);
      expect(before.history).toHaveLength(1);
      // Every person, the latecomer included, in the very seat that their key opens, with their score.
      expect(people(room.session)).toEqual(people(before));
      expect(people(before)).toHaveLength(3);
      if (scenario === "meadow") expect(people(before)[0]?.[2]).toBeGreaterThan(0);
      for (const diary of Object.values(room.session.round?.diaries ?? {})) expect(diary).toEqual([]);
    },
  );

  test("latecomers keep their seats whoever the liars are", () => {
    for (let keys = 0; keys < 12; keys++) {
      const desk = new Desk({ scenario: "robbers", fill: 12 }, keys * 100);
      desk.play(desk.join("Host", { host: true }));
      for (let i = 0; i < 6; i++) desk.join(`Late ${i}`);
      desk.pass(500);
      const before = people(desk.room.session);
      desk.reload(3000, "rules 2");
      expect(people(desk.room.session)).toEqual(before);
    }
  });

  test("so do those who came while the reveal was showing, and in the lobby after it", () => {
    for (let keys = 0; keys < 12; keys++) {
      const desk = new Desk({ scenario: "robbers", fill: 12 }, keys * 100);
      const host = desk.join("Host", { host: true });
      desk.play(host);
      while (desk.room.session.phase === "round") desk.pass(1000);
      for (let i = 0; i < 3; i++) desk.join(`Late ${i}`);
      if (keys % 2) {
        desk.say(host, { type: "rename", name: "Hostess" });
        desk.pass(500);
      }
      const before = people(desk.room.session);
      desk.reload(3000, "rules 2");
      expect(people(desk.room.session)).toEqual(before);
    }
  });

  test("it goes on from there, and wakes again without another void", () => {
    const { desk } = inSecondRound();
    desk.reload(3000, "rules 2");
    const host = desk.open({ seat: 0, host: true });
    desk.pass(6000);
    const keys = structuredClone(desk.room.session.round?.keys);
    const id = desk.act(host, { verb: "explore" });
    desk.pass(1000);
    expect(host.acked).toEqual([id]);
    desk.reload(3000, "rules 2");
    expect(desk.room.session.round?.keys).toEqual(keys);
    expect(desk.room.session.round?.diaries[0]).toBeDefined();
    desk.pass(200_000);
    expect(desk.room.session).toMatchObject({ phase: "reveal", rounds: 2 });
    expect(desk.room.session.history).toHaveLength(2);
  });

  test.each([60_000, 1_000_000])("in its lobby or reveal it starts nothing, after %i ms", (gone) => {
    const { desk } = inSecondRound();
    desk.pass(200_000);
    const before = structuredClone(desk.room.session);
    expect(before.phase).toBe("reveal");
    desk.reload(gone, "rules 2");
    expect(desk.room.session).toMatchObject({ phase: "lobby", rounds: 2, history: before.history });
    expect(people(desk.room.session)).toEqual(people(before));
  });

  test("a round that ended and the next that began in one flush are not taken for one", () => {
    const desk = new Desk({ fill: 12, flush: 5000 });
    const host = desk.join("Host", { host: true });
    desk.play(host);
    const { round } = desk.room.session;
    while (desk.room.session.phase === "round") desk.pass(100);
    desk.say(host, { type: "start" });
    desk.pass(6000);
    expect(desk.room.session.round?.number).toBe((round?.number ?? 0) + 1);
    desk.reload(1000, "rules 2");
    expect(desk.room.session).toMatchObject({ phase: "round", rounds: 2 });
    expect(desk.room.session.history).toHaveLength(1);
  });
});

describe("what is damaged on disk does not brick the room:", () => {
  const damages: [string, string, object][] = [
    [
      "a snapshot that is no JSON is made up for by the log",
      "UPDATE snapshot SET body = '{\"session'",
      { phase: "round" },
    ],
    ["a snapshot that is gone, too", "DELETE FROM snapshot", { phase: "round" }],
    [
      "a line of the log that is no JSON costs the round",
      "UPDATE log SET body = '{' WHERE n = (SELECT max(n) FROM log)",
      {},
    ],
    ["so does one that does not apply", "UPDATE log SET body = replace(body, '\"t\":', '\"t\":-') WHERE n > 1", {}],
    ["so is one of nonsense", 'UPDATE snapshot SET body = \'{"session":{"phase":"round"}}\'', { phase: "round" }],
  ];

  test.each(damages)("%s", async (_, sql, expected) => {
    const { code, hostToken } = await makeRoom({ scenario: "practice", fill: 12 });
    const { token } = await takeSeat(code, "Amber Otter");
    const host = await watch(code, hostToken, token);
    host.send({ type: "start" });
    await host.until(() => host.view("all")?.phase === "round");
    const id = host.send({ type: "rename", name: "Ruby Fox" });
    await host.until(() => host.acked.has(id));
    await evict(code, "close");
    const quiet = vi.spyOn(console, "error").mockImplementation(() => undefined);
    await runInDurableObject(roomOf(code), (_object, { storage }) => void storage.sql.exec(sql));
    const back = await watch(code, hostToken, token);
    expect(back.view("all")).toMatchObject({ phase: "lobby", ...expected });
    const start = back.send({ type: back.view("all")?.phase === "lobby" ? "start" : "resync2" });
    await back.until(() => back.acked.has(start) || back.refusals.length > 0);
    expect(back.view("all")).toMatchObject({ phase: "round" });
    quiet.mockRestore();
    back.close();
  });
});
