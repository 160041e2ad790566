// How much processor a flush costs: `npm run bench`, or `npm run bench -- SCENARIO SEATS…` for another round than the meadow's
// and other numbers of seats than 30, 100 and 300. A room on a desk, everybody connected, in a round in which everybody does
// something about once a second; the wires only count. It measures the room's own work, with its snapshots as they are made
// for the disk: sending comes on top, about 17 µs a frame on workerd.
import { apply, createSession } from "../../src/game/index.ts";
import type { OwnView } from "../../src/game/views.ts";
import { viewOfKind } from "../../src/protocol/channels.ts";
import type { Frame } from "../../src/protocol/messages.ts";
import { Receiver } from "../../src/protocol/receiver.ts";
import type { Disk } from "../../src/room/ledger.ts";
import { Peer, type Wire } from "../../src/room/peer.ts";
import { Room } from "../../src/room/room.ts";
import { chosen } from "../../src/room/setup.ts";

const [scenarioId = "meadow", ...numbers] = process.argv.slice(2);
const sizes = numbers.length > 0 ? numbers.map(Number) : [30, 100, 300];
const SECONDS = 60;
const FLUSH = 100;

class Counter implements Wire {
  frames = 0;
  bytes = 0;
  readonly #receiver = new Receiver();

  get offers(): OwnView["offers"] {
    return (viewOfKind(this.#receiver.views, "seat") as OwnView | undefined)?.offers ?? [];
  }

  send(text: string): void {
    this.frames++;
    this.bytes += text.length;
    this.#receiver.take(JSON.parse(text) as Frame);
  }

  close(): void {}
  keep(): void {}
  heard(): number {
    return Number.POSITIVE_INFINITY;
  }
}

/** Processor time in ms since then: on a machine that others share, the clock on the wall says something else. */
function cpuSince(then: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(then);
  return (user + system) / 1000;
}

/** The wires' parsing is the phones' work: it is taken off. */
function bench(seats: number, busy: boolean): string {
  let stored = 0;
  /** Processor time that snapshots took, in ms. */
  let kept = 0;
  const disk: Disk = {
    append: (batch) => {
      stored += JSON.stringify(batch).length;
    },
    snapshot(_rules, session, seen) {
      const cpu = process.cpuUsage();
      const { length } = JSON.stringify({ session, seen });
      kept += cpuSince(cpu);
      return length;
    },
    revoke: () => undefined,
    record: () => undefined,
  };
  const session = createSession();
  // All seats are people's.
  const scenario = chosen(scenarioId, Math.min(100, seats));
  if (!scenario) throw new Error(`no scenario ${scenarioId}`);
  apply(session, { t: 0, type: "plan", steps: [scenario] });
  let wall = 1_000_000;
  const room = new Room(
    disk,
    { rules: "", client: "", flush: FLUSH, key: () => "00".repeat(16) },
    session,
    {},
    { wall, t: 0 },
  );
  const queue: [Counter, string][] = [];
  const people = Array.from({ length: seats }, (_, i) => {
    room.sit(`Person ${i}`, wall);
    const wire = new Counter();
    const held: Wire = {
      ...wire,
      close: wire.close,
      keep: wire.keep,
      heard: wire.heard,
      send: (text) => void queue.push([wire, text]),
    };
    const peer = new Peer(held, i === 0 ? { seat: i, host: true } : { seat: i }, wall);
    room.connect(peer, wall);
    return { wire, peer, count: 0 };
  });
  const deliver = (): void => {
    for (const [wire, text] of queue.splice(0)) wire.send(text);
  };
  const say = (person: (typeof people)[number], message: object): void => {
    room.receive(person.peer, JSON.stringify({ ...message, id: `bench000.${++person.count}` }), wall);
  };

  say(people[0] as (typeof people)[number], { type: "start" });
  for (let ms = 0; ms < 4500; ms += FLUSH) {
    wall += FLUSH;
    room.tick(wall);
  }
  deliver();
  room.flush(wall);
  deliver();
  for (const { wire } of people) wire.frames = wire.bytes = 0;
  stored = kept = 0;
  let acts = 0;
  let renamed = 0;
  const took: number[] = [];
  let work = 0;
  let flushes = 0;
  for (let ms = 0; ms < SECONDS * 1000 && room.session.phase === "round"; ms += FLUSH) {
    wall += FLUSH;
    flushes++;
    const begun = performance.now();
    const cpu = process.cpuUsage();
    for (const [i, person] of people.entries()) {
      if ((ms / FLUSH + i) % Math.round(1000 / FLUSH) !== 0) continue;
      const offer = person.wire.offers.filter((o) => !o.not)[(ms + i) % 3];
      if (!offer) {
        if (busy) say(person, { type: "rename", name: `Person ${i} ${++renamed % 9}` });
        continue;
      }
      const { verb, aim, amount } = offer;
      const command = { verb, ...(aim && { [aim.field]: aim.ids[0] }), ...(amount && { [amount.field]: 8 }) };
      say(person, { type: "act", round: 1, command });
      acts++;
    }
    room.flush(wall);
    took.push(performance.now() - begun);
    work += cpuSince(cpu);
    deliver();
  }
  const p99 = took.toSorted((a, b) => a - b)[Math.floor(0.99 * took.length)] ?? 0;
  const seconds = (flushes * FLUSH) / 1000;
  const frames = people.reduce((sum, { wire }) => sum + wire.frames, 0);
  const bytes = people.reduce((sum, { wire }) => sum + wire.bytes, 0);
  const cells = [
    seats,
    busy ? "yes" : "no",
    ((acts + renamed) / seconds).toFixed(0),
    (work / flushes).toFixed(2),
    (kept / flushes).toFixed(2),
    p99.toFixed(1),
    `${((100 * work) / (flushes * FLUSH)).toFixed(1)} %`,
    (frames / seconds / seats).toFixed(1),
    (bytes / seconds / seats).toFixed(0),
    (stored / seconds / 1024).toFixed(1),
  ];
  return `| ${cells.join(" | ")} |`;
}

bench(30, true);
console.log("`busy`: whoever can do nothing just now takes another name, which everybody is told.\n");
console.log(
  "| seats | busy | commands/s | CPU ms a flush | of it snapshots | p99, on the wall | of one core | frames/s per phone | bytes/s per phone | log KiB/s |",
);
console.log("|---|---|---|---|---|---|---|---|---|---|");
for (const busy of [false, true]) for (const seats of sizes) console.log(bench(seats, busy));
