// A lecture hall through a whole lesson: `npm run load:lesson`, or `-- --plan webs --seats 100 --pace 5` for another plan, other
// numbers, and another speed than five times. So many people over real sockets, each with the page's own line, do all that
// the plan asks: try their phones, predict, play every round, hand in a ticket. A wall and a phone are open in a Chromium meanwhile, and
// every frame of theirs is timed. Then everything is counted: whatever was acknowledged is stored, in what the host can take along. Ends
// with 1 where something was lost, or frames or the zip took too long.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { unzipSync } from "fflate";
import { hashOf, type Recording, type SessionRecording } from "../../src/game/index.ts";
import { SEATS_MAX } from "../../src/game/limits.ts";
import { rows } from "../../src/game/plans/rows.ts";
import type { RoomCreated, SeatTaken } from "../../src/protocol/http.ts";
import { randomKey } from "../../src/protocol/key.ts";
import { bundle } from "../../src/tools/bundle.ts";
import { startWorkerd } from "../../src/tools/workerd.ts";
import { launchBrowser } from "../browser/chromium.ts";
import { Player } from "../chaos/player.ts";
import { commandOf } from "../game/support/play.ts";
import { cost, heldBack, post, spread, until, wait } from "./crowd.ts";
import { Watched } from "./watched.ts";

const { values } = parseArgs({
  options: {
    plan: { type: "string", default: "who-decides" },
    seats: { type: "string", default: String(SEATS_MAX) },
    pace: { type: "string", default: "5" },
  },
});
const plan = rows.find(({ id }) => id === values.plan);
if (!plan) throw new Error(`there is no plan ${values.plan}; there are ${rows.map(({ id }) => id).join(", ")}`);
const [seats, pace] = [Number(values.seats), Number(values.pace)];

/** Frames of wall and phone may take so long, at the 95th of 100; and the zip, from the tap to the file. ms */
const [FRAME, ZIP] = [50, 10_000];
/** Each does something about so often, in steps of TICK. ms */
const [ACTS_EVERY, TICK] = [2000, 100];
/** A debrief is looked at for so long. ms */
const TALK = 8000;
/** A line that does not stand after so long is taken for lost; a step that does not come, for stuck. ms */
const [LINE_WITHIN, STEP_WITHIN] = [60_000, 30_000];

/** A phone in the hall, and what it did by the round. */
interface Phone {
  player: Player;
  seat: number;
  did: Map<number, { id: string; command: object }[]>;
}

function act({ player, did }: Phone, turn: number): void {
  const could = player.own?.offers.filter((offer) => !offer.not) ?? [];
  const offer = could[turn % Math.max(1, could.length)];
  const number = player.round?.number;
  if (!offer || number === undefined || player.waiting > 5) return;
  const command = commandOf(offer, turn, turn);
  const id = player.send({ type: "act", round: number, command });
  did.set(number, [...(did.get(number) ?? []), { id, command }]);
}

/** What of a round's acknowledged actions is not in its recording, or the other way round, seat by seat. */
function lostIn(recording: Recording, phones: readonly Phone[]): string[] {
  const stored = new Map<number, string[]>();
  for (const input of recording.inputs) {
    if (input.type !== "act") continue;
    stored.set(input.seat, [...(stored.get(input.seat) ?? []), JSON.stringify(input.command)]);
  }
  return phones.flatMap(({ player, seat, did }) => {
    const acked = (did.get(recording.number) ?? []).filter(({ id }) => player.acked.has(id));
    const [done, kept] = [acked.map(({ command }) => JSON.stringify(command)), stored.get(seat) ?? []];
    return JSON.stringify(done) === JSON.stringify(kept)
      ? []
      : [`round ${recording.number}, seat ${seat}: told of ${done.length}, its recording has ${kept.length}`];
  });
}

async function run(url: string, pid: number | undefined): Promise<string[]> {
  const faults: string[] = [];
  const api = `${url}/api/rooms`;
  const room = await post<RoomCreated>(api, { mode: "class", plan: plan?.id });
  const headers = { Authorization: `Bearer ${room.hostToken}` };
  const browser = await launchBrowser();
  let said = 0;
  const drive = async (command: object): Promise<void> => {
    const body = JSON.stringify({ id: `teacher1.${++said}`, ...command });
    const response = await fetch(`${api}/${room.code}/drive`, { method: "POST", headers, body });
    if (!response.ok) throw new Error(`${body}: ${response.status} ${await response.text()}`);
  };
  try {
    const watched = await Watched.open(browser, url, room);
    const began = Date.now();
    const socket = `${url.replace(/^http/, "ws")}/api/rooms/${room.code}/socket`;
    const phones = await Promise.all(
      // One seat is the Chromium's.
      Array.from({ length: seats - 1 }, async (_, i): Promise<Phone> => {
        const { seat, token } = await post<SeatTaken>(`${api}/${room.code}/seats`, {
          name: `Person ${i}`,
          token: randomKey(),
        });
        const player = new Player(i, [token]);
        await player.connect(socket, LINE_WITHIN);
        return { player, seat, did: new Map() };
      }),
    );
    console.log(`joined: ${seats} in ${((Date.now() - began) / 1000).toFixed(1)} s (${heldBack()} times held back)`);
    const { player: first } = phones[0] as Phone;
    const sent = new Map<string, number>();
    const took: number[] = [];
    for (const { player } of phones)
      player.heard = (id) => {
        const at = sent.get(id);
        if (at !== undefined) took.push(Date.now() - at);
      };
    /** Everybody says it, and is told that it is stored. */
    const say = async (message: (phone: Phone, i: number) => Parameters<Player["send"]>[0]): Promise<void> => {
      for (const [i, phone] of phones.entries()) {
        sent.set(phone.player.send(message(phone, i)), Date.now());
        // As people do: not all in the same instant, but within some seconds.
        if (i % 10 === 9) await wait(TICK);
      }
      await until("all are told", () => phones.every(({ player }) => player.waiting === 0), LINE_WITHIN);
    };
    await drive({ type: "pace", pace });
    const [before, usage, start] = [cost(pid), process.cpuUsage(), Date.now()];
    for (const [i, step] of plan?.steps.entries() ?? []) {
      // A lesson begins in its first step.
      if (i > 0) await drive({ type: "start", step: i });
      await until(
        `step ${step.id}`,
        () => phones.every(({ player }) => player.lesson?.step?.id === step.id),
        STEP_WITHIN,
      );
      if (step.kind === "join") {
        await say(() => ({ type: "wave" }));
        await until("all have waved", () => (first.lesson?.waved?.length ?? 0) >= phones.length, STEP_WITHIN);
      } else if (step.kind === "predict") {
        await say((_, n) => ({
          type: "predict",
          answer: step.answers[n % step.answers.length]?.id ?? "",
          sure: 50 + (n % 50),
        }));
        await until("all predictions count", () => first.lesson?.said === phones.length, STEP_WITHIN);
      } else if (step.kind === "ticket") {
        await say((_, n) => ({ type: "ticket", text: `What I take along is number ${n}.` }));
        await until("all tickets count", () => first.lesson?.said === phones.length, STEP_WITHIN);
      } else if (step.kind === "debrief") await wait(TALK);
      else {
        const clock = step.minutes * 60_000;
        const from = Date.now();
        for (let tick = 0; first.phase !== "reveal"; tick++) {
          if (Date.now() - from > clock / pace + LINE_WITHIN) throw new Error(`round ${step.id} does not end`);
          for (const [n, phone] of phones.entries()) if ((tick + n) % (ACTS_EVERY / TICK) === 0) act(phone, tick + n);
          if (tick % (ACTS_EVERY / TICK) === 0) await watched.tap();
          await wait(TICK);
        }
        await until("all is answered", () => phones.every(({ player }) => player.waiting === 0), LINE_WITHIN);
        await wait(TALK / 2);
      }
      await watched.turned(step.id);
    }
    await drive({ type: "start" });
    const lasted = (Date.now() - start) / 1000;
    const [after, own] = [cost(pid), process.cpuUsage(usage)];
    console.log(
      `lesson: ${plan?.id} in ${lasted.toFixed(0)} s at ${pace} times the clock; ${spread(took)} to be told "stored"`,
    );
    if (before && after)
      console.log(
        `server: ${((after.cpu - before.cpu) / (10 * lasted)).toFixed(0)} % of one core, ${after.memory.toFixed(0)} MB at most; ` +
          `all phones: ${((own.user + own.system) / (10_000 * lasted)).toFixed(0)} %; load of the machine ${loadavg()[0]?.toFixed(1)}`,
      );

    const answer = await fetch(`${api}/${room.code}/recordings`, { headers });
    const { rounds, lesson } = (await answer.json()) as SessionRecording;
    const wanted = plan?.steps.filter(({ kind }) => kind === "round").length ?? 0;
    if (rounds.length !== wanted) faults.push(`${rounds.length} of ${wanted} rounds are stored`);
    let acts = 0;
    for (const round of rounds) {
      faults.push(...lostIn(round, phones));
      acts += round.inputs.filter(({ type }) => type === "act").length;
      if (hashOf(round) !== round.hash) faults.push(`round ${round.number} does not replay to its hash`);
    }
    const guesses = lesson?.questions.reduce((sum, one) => sum + one.guesses.length, 0) ?? 0;
    const tickets = Object.keys(lesson?.tickets ?? {}).length;
    for (const [kind, count] of [
      ["predict", guesses],
      ["ticket", tickets],
    ] as const)
      if (plan?.steps.some((step) => step.kind === kind) && count !== phones.length)
        faults.push(`${count} of ${phones.length} have their ${kind} stored`);
    for (const { player, seat } of phones) faults.push(...player.faults.map((fault) => `seat ${seat}: ${fault}`));
    console.log(`stored: ${rounds.length} rounds, ${acts} actions, ${guesses} predictions, ${tickets} tickets`);
    for (const one of [...watched.frames, ...watched.whole()])
      console.log(
        `frames: ${one.page} in ${one.step}: ${one.count}, half ${one.half} ms, 95 % ${one.p95} ms, most ${one.most} ms`,
      );
    for (const { page, p95 } of watched.whole())
      if (page !== "empty" && p95 > FRAME)
        faults.push(`the ${page}'s frames take ${p95} ms at the 95th of 100: more than ${FRAME}`);
    for (const { player } of phones) player.hangUp();
    const { ms, name } = await watched.zip();
    const zip = readFileSync(name);
    console.log(`zip: ${ms} ms, ${(zip.length / 1e6).toFixed(1)} MB, ${Object.keys(unzipSync(zip)).length} files`);
    if (ms > ZIP) faults.push(`the zip took ${ms} ms: more than ${ZIP}`);
    faults.push(...watched.faults);
    console.log(`lost: ${faults.length === 0 ? "nothing" : "see below"}`);
  } finally {
    await browser.close();
  }
  return faults;
}

const stateDir = mkdtempSync(join(tmpdir(), "leaderless-load-"));
if (!process.env.LEADERLESS_BUILT && !(await bundle())) process.exit(1);
const server = await startWorkerd({ stateDir, vars: { ADDRESS_HEADER: "" } });
let faults: string[] = [];
try {
  faults = await run(`http://127.0.0.1:${server.port}`, server.pid);
} catch (fault) {
  faults = [fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)];
} finally {
  await server.stop();
  rmSync(stateDir, { recursive: true, force: true });
}
for (const fault of faults.slice(0, 20)) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
