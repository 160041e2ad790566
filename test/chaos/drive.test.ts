import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { replay, sessionHash } from "../../src/game/index.ts";
import { randomKey } from "../../src/protocol/key.ts";
import { wake } from "../../src/room/wake.ts";
import { startWorkerd } from "../../src/tools/workerd.ts";
import { readRoom } from "./disk.ts";
import { Player } from "./player.ts";

const KILLS = 30;
/** Every so many kills come before the answer: whatever came of it, it holds afterwards. */
const HASTY = 5;
const HASTILY = ["start", "pause", "resume", "more"];
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

interface Act {
  name: string;
  message: object;
  makes: { locked?: boolean; paused?: boolean; end?: number };
  /** The key of the seat that it takes away. */
  token?: string;
}

async function ask(
  method: string,
  url: string,
  body?: object,
  token?: string,
): Promise<{ status: number; json: unknown }> {
  const response = await fetch(url, {
    method,
    ...(body && { body: JSON.stringify(body) }),
    ...(token !== undefined && { headers: { Authorization: `Bearer ${token}` } }),
  });
  return { status: response.status, json: await response.json() };
}

test("a host drives while the server is killed again and again: what was acknowledged holds, a pause stands, the removed stay out", async () => {
  const stateDir = mkdtempSync(join(tmpdir(), "leaderless-drive-"));
  let server = await startWorkerd({ stateDir });
  const { port } = server;
  const rooms = `http://127.0.0.1:${port}/api/rooms`;
  const made = (await ask("POST", rooms, { scenario: "authority", fill: 12, mode: "class" })).json;
  const { code, hostToken } = made as { code: string; hostToken: string };
  const room = `${rooms}/${code}`;
  const socket = `ws://127.0.0.1:${port}/api/rooms/${code}/socket`;
  const sit = async (name: string): Promise<{ seat: number; token: string }> => {
    const { status, json } = await ask("POST", `${room}/seats`, { name });
    expect(status, JSON.stringify(json)).toBe(201);
    return json as { seat: number; token: string };
  };
  const players: Player[] = [];
  const open = async (tokens: string[]): Promise<Player> => {
    const player = new Player(players.length, tokens);
    players.push(player);
    await player.connect(socket);
    return player;
  };
  const host = await open([(await sit("Host")).token, hostToken]);
  const guest = await sit("Guest");
  await open([guest.token]);
  const dead: string[] = [];
  /** What has to be true of the room on disk, by what was acknowledged; of the end of a round, the least. */
  const want = { locked: false, paused: false, end: 0 };
  let commit = "";
  let standing: number | undefined;
  let handed = hostToken;
  const did: Record<string, number> = {};
  const note = (name: string): void => {
    did[name] = (did[name] ?? 0) + 1;
  };
  const turns = ["pause", "remove", "more", "lock", "resume", "more", "restart", "lock", "pause", "remove", "end"];

  let turn = 0;
  /** Something a host does now, and what it makes of what has to be true. */
  async function next(): Promise<Act | undefined> {
    if (host.phase !== "round") return { name: "start", message: { type: "start" }, makes: {} };
    const name = turns[turn++ % turns.length] as string;
    const { locked, paused, end } = want;
    if (name === "pause") return paused ? undefined : { name, message: { type: name }, makes: { paused: true } };
    if (name === "resume") return paused ? { name, message: { type: name }, makes: { paused: false } } : undefined;
    if (name === "lock") return { name, message: { type: name, locked: !locked }, makes: { locked: !locked } };
    if (name === "more") return { name, message: { type: name, ms: 30_000 }, makes: { end: end + 30_000 } };
    if (name !== "remove") return { name, message: { type: name }, makes: { paused: false, end: 0 } };
    if (locked) return undefined;
    const { seat, token } = await sit(`Brief ${turn}`);
    return { name, message: { type: name, seat }, makes: {}, token };
  }

  try {
    for (let kill = 0; kill < KILLS; ) {
      if (kill % 8 === 4) {
        // The chair goes on to another device, by a link that is used in the moment before the kill.
        const link = (await ask("POST", `${room}/links`, { role: "host" }, handed)).json as { secret: string };
        const claimed = (await ask("POST", `${room}/claims`, { secret: link.secret, device: randomKey() })).json;
        handed = (claimed as { token: string }).token;
        note("hand");
      }
      const act = await next();
      if (!act) continue;
      const hasty = kill % HASTY === HASTY - 1 && HASTILY.includes(act.name);
      const id = host.send(act.message as Parameters<Player["send"]>[0]);
      const late = Date.now() + 20_000;
      while (!hasty && !host.acked.has(id)) {
        if (Date.now() > late) throw new Error(`${act.name} is not answered: ${JSON.stringify(host.refusals)}`);
        await wait(5);
      }
      note(hasty ? `${act.name}, hastily` : act.name);
      await server.kill("SIGKILL");
      kill++;

      const { log, stored } = readRoom(stateDir);
      const ids = log.flatMap((batch) => batch.ids.map(([, one]) => one));
      expect(new Set(ids).size).toBe(ids.length);
      expect([...host.acked].filter((one) => !ids.includes(one))).toEqual([]);
      const counts = ids.includes(id);
      if (counts) Object.assign(want, act.makes);
      if (act.token !== undefined) dead.push(act.token);
      const { session } = wake(stored, stored.rules);
      const inputs = log.flatMap((batch) => batch.inputs);
      expect(sessionHash(replay(inputs, stored.clock.t))).toBe(sessionHash(session));
      expect([session.house.locked, session.paused], act.name).toEqual([want.locked, want.paused]);
      // One that is still in its briefing is dropped.
      if (act.name === "end") expect(session.phase).not.toBe("round");
      if (act.name === "restart") expect(session.round?.keys.opened).not.toBe(commit);
      if (session.round && session.phase === "round") {
        if (commit === session.round.keys.opened) expect(session.round.end).toBeGreaterThanOrEqual(want.end);
        want.end = session.round.end;
        commit = session.round.keys.opened;
      }
      // While it stands, the clock says the same at every kill.
      if (!want.paused) standing = undefined;
      else {
        standing ??= stored.clock.t;
        expect(stored.clock.t).toBe(standing);
      }

      await wait(300);
      server = await startWorkerd({ stateDir, port });
      await Promise.all(players.map((player) => player.connect(socket)));
      while (players.some((player) => player.waiting > 0)) await wait(20);
      if (want.paused && counts) expect(host.t).toBe(standing);
      // The page has sent it again.
      if (!counts) Object.assign(want, act.makes);
      for (const token of dead) expect((await ask("GET", room, undefined, token)).status).toBe(401);
      const again = dead.at(-1);
      if (again !== undefined) {
        const { status } = await ask("POST", `${room}/seats`, { name: "Again", token: again });
        expect(status).toBe(401);
      }
      if (want.locked)
        expect((await ask("POST", `${room}/seats`, { name: "Late" })).json).toMatchObject({ error: "locked" });
      expect((await ask("POST", `${room}/links`, { role: "host" }, handed)).status).toBe(201);
    }
    expect(players.flatMap((player) => player.faults)).toEqual([]);
    for (const name of ["start", "pause", "resume", "more", "end", "restart", "remove", "lock", "hand"])
      expect(
        (did[name] ?? 0) + (did[`${name}, hastily`] ?? 0),
        `${name} was done: ${JSON.stringify(did)}`,
      ).toBeGreaterThan(0);
    console.log(`${KILLS} kills of a driven room: ${JSON.stringify(did)}, ${dead.length} keys stayed dead`);
  } finally {
    for (const player of players) player.hangUp();
    await server.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
});
