// What a wake costs: `npm run bench:wake`, or `npm run bench:wake -- 100` for another number of seats than 30. A round of every
// mechanism at a desk, everybody acting about every two seconds, stored in SQLite. Just before every snapshot, when most is to
// be replayed, the room is woken from its disk: in this process, which is warm by then, and (cold) in a fresh isolate,
// whose first wake it is, as on a server where the room was evicted. Processor time in ms.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { replay, type Session } from "../../src/game/index.ts";
import type { ClockPoint } from "../../src/room/clock.ts";
import { SNAPSHOT_EVERY } from "../../src/room/limits.ts";
import type { Seen } from "../../src/room/seen.ts";
import { Store } from "../../src/room/store.ts";
import type { Batch, Stored } from "../../src/room/stored.ts";
import { wake } from "../../src/room/wake.ts";
import { commandOf } from "../game/support/play.ts";
import { eachMechanism } from "../game/support/setups.ts";
import { Desk, FakeDisk, type Phone } from "../room/desk.ts";
import { databaseOf } from "./sqlite.ts";

const RULES = "rules 1";

/** Runs it, and says how long the processor of this thread took. ms */
function timed(use: () => void): number {
  const before = process.threadCpuUsage();
  use();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

const load = (file: string): number => {
  const store = new Store(databaseOf(new DatabaseSync(file, { readOnly: true })));
  return timed(() => void wake(store.load(), RULES));
};

/** The disk of a desk, kept in a file. */
class FileDisk extends FakeDisk {
  readonly store: Store;
  /** Time taken by snapshots, in ms. */
  readonly took: number[] = [];
  rows = 0;
  /** Called before each snapshot that comes within a round. */
  before: () => void = () => undefined;

  constructor(file: string, session: Session, clock: ClockPoint) {
    super(session, clock, RULES);
    const db = new DatabaseSync(file);
    // As a Durable Object has it: a commit writes, and waits for nothing.
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF");
    this.store = new Store(databaseOf(db));
    this.store.create("TESTS", clock, RULES, session, [{ t: 0, type: "plan", steps: session.plan }]);
  }

  override append(batch: Batch, clock: ClockPoint, rules: string): void {
    this.store.append(batch, clock, rules);
    this.rows++;
  }

  override snapshot(rules: string, session: Session, seen: Seen): number {
    this.before();
    let size = 0;
    const write = (): void => {
      size = this.store.snapshot(rules, session, seen);
    };
    this.took.push(timed(write));
    return size;
  }

  override load(): Stored {
    return this.store.load();
  }
}

const cold = (file: string): Promise<number> =>
  new Promise((done, fail) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: file });
    worker.once("message", done);
    worker.once("error", fail);
  });

async function bench(scenario: string, seats: number, folder: string): Promise<string> {
  const file = join(folder, `${scenario}.sqlite`);
  const disks: FileDisk[] = [];
  const fill = Math.min(200, seats);
  const desk = new Desk({
    scenario,
    fill,
    disk: (session, clock) => {
      disks.push(new FileDisk(file, session, clock));
      return disks[0] as FileDisk;
    },
  });
  const [disk] = disks as [FileDisk];
  const phones = Array.from({ length: seats }, (_, i) => desk.join(`Person ${i}`, i === 0 ? { host: true } : {}));
  desk.play(phones[0] as Phone);
  const warm: number[] = [];
  let due = false;
  let since = 0;
  disk.rows = 0;
  disk.took.length = 0;
  disk.before = () => {
    due = true;
    warm.push(load(file));
  };
  const chilled: number[] = [];
  const whole: number[] = [];
  for (let i = 0; desk.room.session.phase === "round"; i++) {
    for (const [k, phone] of phones.entries()) {
      if ((i + k) % 20) continue;
      const could = phone.own.offers.filter((offer) => !offer.not);
      const offer = could[(i + 7 * k) % Math.max(1, could.length)];
      if (offer) desk.act(phone, commandOf(offer, i + k, i + k));
    }
    // Shortly before some of the snapshots.
    if (disk.took.length % 10 === 9 && ++since === 8) chilled.push(await cold(file));
    desk.pass(100);
    for (const phone of phones) phone.texts.length = 0;
    if (due) since = 0;
    if (due && disk.took.length % 10 === 0) {
      const { t } = disk.store.clock();
      const log = disk.store.log();
      whole.push(timed(() => void replay(log, t)));
    }
    due = false;
  }
  const mean = (all: number[]): string => (all.reduce((a, b) => a + b, 0) / Math.max(1, all.length)).toFixed(1);
  const most = (all: number[]): string => Math.max(0, ...all).toFixed(1);
  const p95 = (all: number[]): string => (all.toSorted((a, b) => a - b)[Math.floor(0.95 * all.length)] ?? 0).toFixed(1);
  const size = (disk.load().snapshot?.length ?? 0) / 1024;
  const cells = [
    scenario,
    seats,
    mean(warm),
    p95(warm),
    mean(chilled),
    most(chilled),
    most(whole),
    size.toFixed(0),
    mean(disk.took),
    disk.rows,
    disk.took.length * Math.ceil((size * 1024) / 600_000),
  ];
  return `| ${cells.join(" | ")} |`;
}

if (isMainThread) {
  const seats = Number(process.argv[2] ?? 30);
  const folder = mkdtempSync(join(tmpdir(), "leaderless-wake-"));
  console.log(
    `Snapshots every ${SNAPSHOT_EVERY / 1000} s, larger ones more seldom. All but sizes and rows in ms of processor.\n`,
  );
  console.log(
    "| round | seats | wake, mean | p95 | cold, mean | most | by the whole log, most | snapshot KB | to write it | rows: flushes | snapshots |",
  );
  console.log("|---|---|---|---|---|---|---|---|---|---|---|");
  try {
    for (const { id } of eachMechanism) console.log(await bench(id, seats, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else parentPort?.postMessage(load(workerData as string));
