import { runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { apply, createSession, type Input } from "../../src/game/index.ts";
import { PIECE, SNAPSHOT_EVERY, SNAPSHOT_INPUTS } from "../../src/room/limits.ts";
import { Store } from "../../src/room/store.ts";
import { commandOf } from "../game/support/play.ts";
import { roomOf } from "./client.ts";
import { Desk } from "./desk.ts";
import { Counted, SqlDisk } from "./sqldisk.ts";

let codes = 0;
/** With the storage of an object in which there is no room yet. */
const inFresh = (use: (storage: DurableObjectStorage) => void): Promise<void> =>
  runInDurableObject(roomOf(`rows ${++codes}`), (_, { storage }) => use(storage));

const input: Input = { t: 5, type: "sit", name: "Amber Otter" };

/** A store with a new room in it, and the rows that something writes there. */
function fresh(storage: DurableObjectStorage) {
  const db = new Counted(storage);
  const store = new Store(db);
  const session = createSession();
  store.create("TESTS", { wall: 1000, t: 0 }, "rules 1", session, [input]);
  const written = (use: () => void): number => {
    const before = db.rows;
    use();
    return db.rows - before;
  };
  return { store, session, written };
}

describe("rows written, which the free plan counts:", () => {
  test("one for a flush with inputs, one for a pause, one for a heartbeat", () =>
    inFresh((storage) => {
      const { store, written } = fresh(storage);
      const clock = { wall: 2000, t: 900 };
      expect(written(() => store.append({ inputs: [input, input], ids: [["seat 0", "a.1"]] }, clock, "rules 1"))).toBe(
        1,
      );
      expect(written(() => store.append({ inputs: [], ids: [], paused: 7000 }, clock, "rules 1"))).toBe(1);
      // The first one makes the row, the others change it.
      for (let i = 0; i < 3; i++)
        expect(written(() => store.append({ inputs: [], ids: [] }, clock, "rules 1"))).toBe(1);
    }));

  test("one for a snapshot, or one for each of its pieces; a smaller one leaves nothing of a larger one", () =>
    inFresh((storage) => {
      const { store, session, written } = fresh(storage);
      expect(written(() => store.snapshot("rules 1", session, {}))).toBe(1);
      const seen = { long: { ["x".repeat(PIECE * 2)]: { last: 0, done: [] } } };
      expect(written(() => store.snapshot("rules 1", session, seen))).toBe(3);
      expect(JSON.parse(store.load().snapshot ?? "")).toEqual({ session, seen });
      store.snapshot("rules 2", session, {});
      expect(JSON.parse(store.load().snapshot ?? "")).toEqual({ session, seen: {} });
      expect(store.load()).toMatchObject({ rules: "rules 2", batches: [] });
    }));

  test("in a two-minute round of 30 people: one a flush, and a snapshot each second", () =>
    inFresh((storage) => {
      const disks: SqlDisk[] = [];
      const desk = new Desk({
        disk: (session, clock, rules) => {
          disks.push(new SqlDisk(storage, session, clock, rules));
          return disks[0] as SqlDisk;
        },
      });
      const [disk] = disks as [SqlDisk];
      const phones = Array.from({ length: 30 }, (_, i) => desk.join(`Person ${i}`, i === 0 ? { host: true } : {}));
      desk.play(phones[0] as (typeof phones)[number]);
      const from = { rows: disk.db.rows, appends: disk.appends, snapshots: disk.snapshots, t: desk.room.session.now };
      for (let i = 0; desk.room.session.phase === "round"; i++) {
        for (const [k, phone] of phones.entries()) {
          const could = phone.own.offers.filter((offer) => !offer.not);
          const offer = could[(i + k) % Math.max(1, could.length)];
          if (offer && (i + k) % 20 === 0) desk.act(phone, commandOf(offer, i, i));
        }
        desk.pass(100);
        for (const phone of phones) phone.texts.length = 0;
      }
      const rows = disk.db.rows - from.rows;
      const flushes = disk.appends - from.appends;
      const snapshots = disk.snapshots - from.snapshots;
      const took = desk.room.session.now - from.t;
      const size = Math.round((disk.load().snapshot ?? "").length / 1024);
      console.log(
        `rows: ${rows} in ${took / 1000} s, ${flushes} flushes and ${snapshots} snapshots, the last ${size} KB`,
      );
      expect(rows).toBe(flushes + snapshots);
      expect(snapshots).toBeGreaterThan(took / SNAPSHOT_EVERY - 3);
      expect(snapshots).toBeLessThan(took / SNAPSHOT_EVERY + 3);
      expect(desk.disk.clock).toEqual(disk.store.clock());
    }));
});

test("the clock is the later of what the log's last row and a heartbeat say, whichever way the machine's clock went", () =>
  inFresh((storage) => {
    const { store } = fresh(storage);
    const [inputs, none] = [
      { inputs: [input], ids: [] },
      { inputs: [], ids: [] },
    ];
    expect(store.clock()).toEqual({ wall: 1000, t: 0 });
    for (const [batch, wall, t] of [
      [none, 2000, 900],
      [inputs, 3000, 1900],
      [inputs, 2500, 1900],
      [none, 2400, 1900],
      [none, 9000, 1900],
      [inputs, 4000, 1900],
    ] as const) {
      store.append({ ...batch, inputs: [...batch.inputs], ids: [] }, { wall, t }, "rules 1");
      expect(store.clock()).toEqual({ wall, t });
      expect(store.load().clock).toEqual({ wall, t });
    }
  }));

test("a long lobby is stored whole now and then: what a waking room replays does not grow without end", () => {
  const desk = new Desk({ flush: 1000 });
  const phone = desk.join("Host", { host: true });
  for (let i = 0; i < 3 * SNAPSHOT_INPUTS; i++) {
    desk.say(phone, { type: "rename", name: `Name ${i % 7}` });
    desk.pass(200);
    const replayed = desk.disk.load().batches.reduce((sum, batch) => sum + batch.inputs.length, 0);
    expect(replayed).toBeLessThan(SNAPSHOT_INPUTS + 10);
  }
  expect(desk.disk.snapshots).toBe(3);
});

test("the log before a snapshot stays: from the first input on it makes the session", () =>
  inFresh((storage) => {
    const { store, session } = fresh(storage);
    apply(session, input);
    store.snapshot("rules 1", session, {});
    const next: Input = { t: 9, type: "rename", seat: 0, name: "Ruby Fox" };
    store.append({ inputs: [next], ids: [] }, { wall: 2000, t: 9 }, "rules 1");
    expect(store.load().batches).toEqual([{ inputs: [next], ids: [] }]);
    expect(store.log()).toEqual([input, next]);
  }));
