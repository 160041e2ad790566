import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { SUBPROTOCOL } from "../../src/protocol/limits.ts";
import type { You } from "../../src/protocol/messages.ts";
import { Receiver } from "../../src/protocol/receiver.ts";
import { startWorkerd } from "../../src/tools/workerd.ts";

/** Forks, each of whose two ways is cut by so many kills at random times. */
const FORKS = 12;
const KILLS = 2;
/** A way takes some 50 ms, and the room's flush up to 100 before it. ms */
const LATEST = 250;
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** A phone that dials again and again, and sends again what was not acknowledged. */
class Phone {
  readonly token: string;
  readonly tab: string;
  you: You = {};
  #socket: WebSocket | undefined;
  #said = 0;
  #waiting: { id: string; message: object } | undefined;

  constructor(token: string, tab: string) {
    this.token = token;
    this.tab = tab;
  }

  async dial(port: number, code: string): Promise<void> {
    for (;;) {
      const heard = Promise.withResolvers<boolean>();
      const receiver = new Receiver();
      const url = `ws://127.0.0.1:${port}/api/rooms/${code}/socket`;
      const socket = new WebSocket(url, [SUBPROTOCOL, this.token]);
      this.#socket?.close();
      this.#socket = socket;
      socket.onmessage = ({ data }) => {
        const frame = JSON.parse(String(data));
        receiver.take(frame);
        this.you = receiver.you;
        if (frame.ack?.includes(this.#waiting?.id)) this.#waiting = undefined;
        heard.resolve(true);
      };
      socket.onclose = () => heard.resolve(false);
      socket.onerror = () => heard.resolve(false);
      if (await heard.promise) break;
      await wait(100);
    }
    if (this.#waiting) this.#send();
  }

  say(message: object): void {
    this.#waiting = { id: `${this.tab}.${++this.#said}`, message };
    this.#send();
  }

  #send(): void {
    if (this.#waiting) this.#socket?.send(JSON.stringify({ ...this.#waiting.message, id: this.#waiting.id }));
  }

  /** Waits until something holds of who the room takes it for. */
  async until(holds: (you: You) => boolean, ms = 30_000): Promise<void> {
    for (const end = Date.now() + ms; !holds(this.you); await wait(20))
      if (Date.now() > end) throw new Error(`in vain: ${JSON.stringify(this.you)}`);
  }

  hangUp(): void {
    this.#socket?.close();
  }
}

/** The codes of all rooms that lie on the disk: read from a copy, as databases that were never closed. */
function roomsIn(stateDir: string): string[] {
  const copy = mkdtempSync(join(tmpdir(), "leaderless-copy-"));
  try {
    cpSync(join(stateDir, "rooms"), copy, { recursive: true });
    const files = readdirSync(copy, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".sqlite"));
    return files.flatMap((file) => {
      const db = new DatabaseSync(join(copy, file));
      try {
        if (!db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'grants'").get()) return [];
        return [JSON.parse((db.prepare("SELECT value FROM meta WHERE key = 'code'").get() as { value: string }).value)];
      } finally {
        db.close();
      }
    });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

test("the server is killed in the middle of forks and ways back: no seat is lost, and no third room made", async () => {
  const stateDir = mkdtempSync(join(tmpdir(), "leaderless-chaos-"));
  let server = await startWorkerd({ stateDir });
  const { port } = server;
  const api = `http://127.0.0.1:${port}/api/rooms`;
  const ask = async (method: string, path: string, key?: string, body?: object): Promise<Record<string, unknown>> => {
    const headers: Record<string, string> = key ? { Authorization: `Bearer ${key}` } : {};
    const answer = await fetch(`${api}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return (await answer.json()) as Record<string, unknown>;
  };
  let kills = 0;
  const rooms = new Set<string>();
  /** Kills the server at some moment, some times, while phones dial again; whoever goes has gone in the end. */
  const cut = async (phones: Phone[], code: string, gone: (you: You) => boolean): Promise<void> => {
    for (let kill = 0; kill < KILLS; kill++) {
      await wait(Math.random() * LATEST);
      await server.kill("SIGKILL");
      kills++;
      server = await startWorkerd({ stateDir, port });
      await Promise.all(phones.map((phone) => phone.dial(port, code)));
    }
    for (const phone of phones) await phone.until(gone);
  };
  try {
    for (let fork = 0; fork < FORKS; fork++) {
      const made = await ask("POST", "", undefined, { scenario: "meadow" });
      const [code, hostToken] = [made.code as string, made.hostToken as string];
      rooms.add(code);
      let driven = 0;
      const drive = (room: string, message: object) =>
        ask("POST", `/${room}/drive`, hostToken, { ...message, id: `program1.${++driven}` });
      const state = async (room: string) =>
        (
          (await ask("GET", `/${room}/state`, hostToken)) as {
            views: { all: { seats: Record<number, { name: string; bot?: true }> } };
          }
        ).views.all.seats;
      const phones: Phone[] = [];
      for (let i = 0; i < 6; i++) {
        const { token } = await ask("POST", `/${code}/seats`, undefined, { name: `Player ${i}` });
        const phone = new Phone(token as string, `phone0${fork.toString(36)}${i}`);
        await phone.dial(port, code);
        phones.push(phone);
      }
      await drive(code, { type: "bots", bots: 0 });
      await drive(code, { type: "assembly" });
      phones[0]!.say({ type: "propose", part: "round", option: "mechanism", to: "queen" });
      await wait(300);
      await drive(code, { type: "count" });
      for (const [i, phone] of phones.entries()) phone.say({ type: "ballot", proposal: 0, votes: i < 4 ? 1 : -1 });
      await wait(300);
      const losers = phones.slice(4);
      for (const phone of losers) phone.say({ type: "part" });
      await cut(losers, code, (you) => you.parted !== undefined);
      const sister = losers[0]!.you.parted as string;
      expect(losers[1]!.you.parted).toBe(sister);
      rooms.add(sister);
      const people = async (room: string) =>
        Object.entries(await state(room)).flatMap(([i, { bot }]) => (bot ? [] : [Number(i)]));
      expect([await people(code), await people(sister)]).toEqual([
        [0, 1, 2, 3],
        [4, 5],
      ]);
      // And back again.
      await Promise.all(losers.map((phone) => phone.dial(port, sister)));
      for (const phone of losers) phone.say({ type: "return" });
      await cut(losers, sister, (you) => you.parted !== undefined);
      expect([await people(code), await people(sister)]).toEqual([[0, 1, 2, 3, 4, 5], []]);
      expect((await state(code))[5]?.name).toBe("Player 5");
      for (const phone of phones) phone.hangUp();
    }
    await server.kill("SIGKILL");
    expect(roomsIn(stateDir).sort()).toEqual([...rooms].sort());
    console.log(`${FORKS} forks, ${kills} kills: ${rooms.size} rooms`);
  } finally {
    await server.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
});
