import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { replay, sessionHash } from "../../src/game/index.ts";
import type { Note } from "../../src/game/types.ts";
import { wake } from "../../src/room/wake.ts";
import { startWorkerd } from "../../src/tools/workerd.ts";
import { eachMechanism } from "../game/support/setups.ts";
import { readRoom } from "./disk.ts";
import { Player } from "./player.ts";

/** The meadow is killed most, every other mechanism often enough. */
const CASES: [string, number][] = [
  ["practice", 40],
  ...eachMechanism.filter((one) => one.mechanism !== "bees").map((one): [string, number] => [one.id, 10]),
];
const PLAYERS = 6;
/** So many times as seldom as anybody plays, the host does something to the clock. */
const DRIVE_EVERY = 5;
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function post<T>(url: string, body: object): Promise<T> {
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return response.json() as Promise<T>;
}

test.each(CASES)(
  "in %s the server is killed %i times in mid-round: no acknowledged action is lost, none counts twice",
  async (scenario, kills) => {
    const stateDir = mkdtempSync(join(tmpdir(), "leaderless-chaos-"));
    let server = await startWorkerd({ stateDir });
    const { port } = server;
    const api = `http://127.0.0.1:${port}/api/rooms`;
    const { code, hostToken } = await post<{ code: string; hostToken: string }>(api, { scenario, fill: 30 });
    const players: Player[] = [];
    for (let i = 0; i < PLAYERS; i++) {
      const { token } = await post<{ token: string }>(`${api}/${code}/seats`, { name: `Player ${i}` });
      players.push(new Player(i, i === 0 ? [token, hostToken] : [token]));
    }
    const [host] = players as [Player, ...Player[]];
    const socket = `ws://127.0.0.1:${port}/api/rooms/${code}/socket`;
    await Promise.all(players.map((player) => player.connect(socket)));
    const back: number[] = [];
    let checked = 0;
    let unanswered = 0;
    let started = 0;
    let ticks = 0;
    const load = setInterval(() => {
      for (const player of players) if (player.waiting < 20) player.play();
      if (++ticks % DRIVE_EVERY === 0 && host.phase === "round" && host.waiting < 20) host.drive();
    }, 110);

    try {
      for (let kill = 1; kill <= kills; kill++) {
        if (host.phase !== "round") {
          host.send({ type: "start" });
          started++;
          while (host.phase !== "round") await wait(50);
          // The briefing passes.
          while ((host.own?.offers.length ?? 0) === 0) await wait(100);
        }
        await wait(300 + Math.random() * 3000);
        await server.kill("SIGKILL");
        const killed = Date.now();
        const acked = players.map((player) => [...player.acked]);
        const diaries = players.map((player): Note[] => Object.values(player.own?.diary ?? {}));
        const { commit } = host.round ?? {};

        const { log, stored } = readRoom(stateDir);
        const times = new Map<string, number>();
        for (const [, id] of log.flatMap((batch) => batch.ids)) times.set(id, (times.get(id) ?? 0) + 1);
        expect([...times].filter(([, n]) => n !== 1)).toEqual([]);
        expect(acked.flat().filter((id) => !times.has(id))).toEqual([]);
        checked = acked.flat().length;
        unanswered += players.reduce((sum, player) => sum + player.waiting, 0);
        // What anybody was shown before the kill is in what was stored.
        const { session } = wake(stored, stored.rules);
        for (const player of players) expect(stored.clock.t).toBeGreaterThanOrEqual(player.t);
        for (const [i, diary] of diaries.entries()) {
          expect(session.round?.diaries[i]?.slice(0, diary.length), `diary of seat ${i}`).toEqual(diary);
        }

        server = await startWorkerd({ stateDir, port });
        await Promise.all(players.map((player) => player.connect(socket)));
        back.push(Date.now() - killed);
        if (host.phase === "round") expect(host.round?.commit).toBe(commit);
        for (const [i, diary] of diaries.entries()) {
          const now: Note[] = Object.values(players[i]?.own?.diary ?? {});
          expect(now.slice(0, diary.length)).toEqual(diary);
        }
      }
      clearInterval(load);
      while (players.some((player) => player.waiting > 0)) await wait(50);
      await wait(300);
      await server.kill("SIGKILL");
      const { log, stored } = readRoom(stateDir);
      const ids = log.flatMap((batch) => batch.ids.map(([, id]) => id));
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(ids)).toEqual(new Set(players.flatMap((player) => [...player.acked])));
      expect(players.flatMap((player) => player.faults)).toEqual([]);
      // The whole log, from the first input on, makes the session that stands after all those kills.
      const { session } = wake(stored, stored.rules);
      const inputs = log.flatMap((batch) => batch.inputs);
      const types = new Set(inputs.map(({ type }) => type));
      for (const type of ["pause", "resume", "more"] as const) expect(types).toContain(type);
      expect(sessionHash(replay(inputs, stored.clock.t))).toBe(sessionHash(session));
      for (const [i, player] of players.entries()) expect(session.seats[i]?.name).toBe(player.name);

      const again = players.reduce((sum, player) => sum + player.again, 0);
      const most = Math.max(...back);
      const mean = Math.round(back.reduce((a, b) => a + b, 0) / back.length);
      console.log(
        `${scenario}: ${kills} kills in ${started} rounds: ${ids.length} commands stored, ${checked} acknowledged before the last kill, ` +
          `${unanswered} unanswered at a kill, ${again} sent again, ${inputs.length} inputs; back in ${mean} ms, at most ${most}`,
      );
      expect(checked).toBeGreaterThan(kills * 15);
      expect(again).toBeGreaterThan(0);
    } finally {
      clearInterval(load);
      for (const player of players) player.hangUp();
      await server.stop();
      rmSync(stateDir, { recursive: true, force: true });
    }
  },
);
