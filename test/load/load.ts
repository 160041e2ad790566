// A class over real sockets: `npm run load`, or `npm run load -- --seats 300 --seconds 60 --url http://127.0.0.1:8787` for other
// numbers than these, and for a server that runs already (otherwise one is built and started, as `npm run serve` does). So
// many people take seats at once, each with the page's own line, and play a round of bees, every one doing something about
// every two seconds; in the middle half of them drop their line and come back at once. Then everything is counted: no seat,
// no acknowledged action and no point may be lost. Prints figures; ends with 1 where something was lost or too slow.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { hashOf, Replay, type SessionRecording, scenarios } from "../../src/game/index.ts";
import type { OwnView } from "../../src/game/views.ts";
import type { RoomCreated, SeatTaken } from "../../src/protocol/http.ts";
import { randomKey } from "../../src/protocol/key.ts";
import { bundle } from "../../src/tools/bundle.ts";
import { startWorkerd } from "../../src/tools/workerd.ts";
import { Player } from "../chaos/player.ts";
import { commandOf } from "../game/support/play.ts";
import { cost, heldBack, post, spread, until, wait } from "./crowd.ts";

const { values } = parseArgs({
  options: {
    seats: { type: "string", default: "300" },
    seconds: { type: "string", default: "60" },
    url: { type: "string" },
  },
});
const seats = Number(values.seats);
const seconds = Number(values.seconds);
/** Everybody has to be in after so long, in ms. */
const JOINED_WITHIN = 20_000;
/** A line that does not stand after so long is taken for lost for good, in ms. */
const LINE_WITHIN = 60_000;
/** Each does something about so often, in ms, in steps of TICK. */
const ACTS_EVERY = 2000;
const TICK = 100;

/** A phone in the class, and what it did. */
interface Phone {
  player: Player;
  seat: SeatTaken;
  /** What it did in the round, in order. */
  did: { id: string; command: object; at: number }[];
}

async function run(url: string, pid: number | undefined): Promise<string[]> {
  const faults: string[] = [];
  const api = `${url}/api/rooms`;
  const { code, hostToken } = await post<RoomCreated>(api, { mode: "class" });
  const steps = [{ ...scenarios.meadow, clock: seconds * 1000 }];
  const headers = { Authorization: `Bearer ${hostToken}` };
  const planned = await fetch(`${api}/${code}/plan`, { method: "PUT", headers, body: JSON.stringify({ steps }) });
  if (!planned.ok) throw new Error(`no plan: ${planned.status} ${await planned.text()}`);
  const socket = `${url.replace(/^http/, "ws")}/api/rooms/${code}/socket`;

  const began = Date.now();
  const took: number[] = [];
  const phones = await Promise.all(
    Array.from({ length: seats }, async (_, i): Promise<Phone> => {
      const seat = await post<SeatTaken>(`${api}/${code}/seats`, { name: `Person ${i}`, token: randomKey() });
      const player = new Player(i, i === 0 ? [seat.token, hostToken] : [seat.token]);
      await player.connect(socket, LINE_WITHIN);
      took.push(Date.now() - began);
      return { player, seat, did: [] };
    }),
  );
  const joined = Math.max(...took);
  if (joined > JOINED_WITHIN) faults.push(`the last of ${seats} was in after ${joined} ms only`);
  console.log(
    `joined: ${seats} seats in ${(joined / 1000).toFixed(1)} s (${heldBack()} times held back); ${spread(took)}`,
  );

  const [host] = phones as [Phone, ...Phone[]];
  const acked = new Map<string, number>();
  for (const { player } of phones) player.heard = (id) => acked.set(id, Date.now());
  const playing = () => host.player.phase === "round";
  const [before, usage] = [cost(pid), process.cpuUsage()];
  host.player.send({ type: "start" });
  await until("the round begins", () => (host.player.own?.offers.length ?? 0) > 0, 30_000);
  const start = Date.now();
  let back: number[] = [];
  let dropped: Promise<void> | undefined;
  for (let tick = 0; playing() && Date.now() - start < (seconds + 60) * 1000; tick++) {
    for (const [i, phone] of phones.entries()) if ((tick + i) % (ACTS_EVERY / TICK) === 0) act(phone, tick + i);
    if (!dropped && Date.now() - start > seconds * 400) {
      dropped = drop();
      // Waited for below.
      dropped.catch(() => undefined);
    }
    await wait(TICK);
  }
  async function drop(): Promise<void> {
    const half = phones.filter((_, i) => i % 2 === 1);
    back = await Promise.all(
      half.map(async ({ player }) => {
        const at = Date.now();
        player.hangUp();
        await player.connect(socket, LINE_WITHIN);
        return Date.now() - at;
      }),
    );
  }
  if (!dropped) faults.push("the round was over before half of them had dropped");
  await dropped;
  const lasted = (Date.now() - start) / 1000;
  const [after, own] = [cost(pid), process.cpuUsage(usage)];
  await until("everything sent is answered", () => phones.every(({ player }) => player.waiting === 0), 30_000);
  await until("everybody sees the reveal", () => phones.every(({ player }) => player.phase === "reveal"), 30_000);
  await until("everybody has points", () => phones.every(({ player }) => player.own?.points !== undefined), 30_000);

  const answer = await fetch(`${api}/${code}/recordings`, { headers });
  const recording = ((await answer.json()) as SessionRecording).rounds.at(-1);
  if (!recording) throw new Error(`no recording: ${answer.status}`);
  const replay = new Replay(recording);
  replay.advance(recording.until);
  if (hashOf(recording) !== recording.hash) faults.push("the recording does not replay to its hash");
  const points = replay.session.history.at(-1)?.points ?? {};
  const sent = phones.flatMap(({ did }) => did);
  let lost = 0;
  for (const { player, seat, did } of phones) {
    const view = player.own as OwnView;
    if (view.seat !== seat.seat) faults.push(`seat ${seat.seat} is ${view.seat} now`);
    const recorded = recording.inputs.flatMap((input) =>
      input.type === "act" && input.seat === seat.seat ? [JSON.stringify(input.command)] : [],
    );
    const done = did.filter(({ id }) => player.acked.has(id)).map(({ command }) => JSON.stringify(command));
    if (JSON.stringify(recorded) !== JSON.stringify(done)) {
      lost++;
      faults.push(`seat ${seat.seat} was told of ${done.join(" ")}, and its recording has ${recorded.join(" ")}`);
    }
    const earned = points[seat.seat] ?? 0;
    if (view.points?.round !== earned || view.points.total !== earned)
      faults.push(`seat ${seat.seat} has ${JSON.stringify(view.points)}, and its recording says ${earned}`);
    faults.push(...player.faults.map((fault) => `seat ${seat.seat}: ${fault}`));
  }
  const refused = phones.reduce((sum, { player }) => sum + player.refusals.length, 0);
  const acks = sent.flatMap(({ id, at }) => (acked.has(id) ? [(acked.get(id) as number) - at] : []));
  const again = phones.reduce((sum, { player }) => sum + player.again, 0);
  const answered = acks.length + refused;
  if (answered !== sent.length) faults.push(`${sent.length} actions were sent, and ${answered} answered`);
  console.log(`dropped: ${back.length} at once, ${again} actions sent again; back in: ${spread(back)}`);
  console.log(
    `played: ${lasted.toFixed(0)} s, ${sent.length} actions (${(sent.length / lasted).toFixed(0)} a second): ` +
      `${acks.length} done, ${refused} refused; acknowledged in: ${spread(acks)}`,
  );
  if (before && after) {
    const share = (after.cpu - before.cpu) / (10 * lasted);
    const phone = (own.user + own.system) / (10_000 * lasted);
    console.log(
      `server: ${share.toFixed(0)} % of one core while playing, ${after.memory.toFixed(0)} MB at most; all phones: ${phone.toFixed(0)} %`,
    );
  }
  console.log(`lost: ${faults.length === 0 ? "no seat, no action, no point" : `see below (${lost} seats' actions)`}`);
  for (const { player } of phones) player.hangUp();
  return faults;
}

/** The phone takes up one of its offers, if it could. */
function act({ player, did }: Phone, turn: number): void {
  const could = player.own?.offers.filter((offer) => !offer.not) ?? [];
  const offer = could[turn % Math.max(1, could.length)];
  if (!offer || !player.round || player.waiting > 5) return;
  const command = commandOf(offer, turn, turn);
  did.push({ id: player.send({ type: "act", round: player.round.number, command }), command, at: Date.now() });
}

const stateDir = mkdtempSync(join(tmpdir(), "leaderless-load-"));
if (values.url === undefined && !(await bundle())) process.exit(1);
const server = values.url === undefined ? await startWorkerd({ stateDir, vars: { ADDRESS_HEADER: "" } }) : undefined;
let faults: string[] = [];
try {
  faults = await run(values.url ?? `http://127.0.0.1:${server?.port}`, server?.pid);
} catch (fault) {
  faults = [fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)];
} finally {
  await server?.stop();
  rmSync(stateDir, { recursive: true, force: true });
}
for (const fault of faults.slice(0, 20)) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
