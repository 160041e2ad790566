import { expect } from "vitest";
import { knownCodes } from "../game/support/codes.ts";
import { Desk, type Phone } from "./desk.ts";
import { Garbage } from "./garbage.ts";

export interface Fuzzed {
  accepted: number;
  repeated: number;
  /** By code, how often. */
  refused: Record<string, number>;
}

/**
 * Throws so many messages at a room whose round goes on meanwhile. Each must get exactly one answer: an error with a
 * known code, after which nothing has changed; or an acknowledgement.
 */
export function fuzz(messages: number, seed: number, scenario = "meadow"): Fuzzed {
  const desk = new Desk({ scenario, fill: 12, flush: 1000 });
  const host = desk.join("Host", { host: true });
  const phones = [host, desk.join("One"), desk.join("Two"), desk.open({ screen: true }), desk.open({ host: true })];
  desk.say(host, { type: "mode", mode: "class" });
  const garbage = new Garbage(seed);
  const counts: Fuzzed = { accepted: 0, repeated: 0, refused: {} };

  for (let i = 0; i < messages; i++) {
    if (i % 300 === 0 && desk.room.session.phase !== "round")
      desk.say(phones[4] as Phone, { type: "start" }, `starting.${i}`);
    // Slowly enough for the rate.
    desk.pass(25);
    const at = garbage.int(phones.length);
    const phone = phones[at] as Phone;
    for (const each of phones) each.texts.length = 0;
    // Everybody has heard all; what comes now comes of the message.
    desk.room.flush(desk.wall);
    const before = JSON.stringify(desk.room.session);
    const rows = desk.disk.log.length;
    phone.texts.length = phone.refusals.length = phone.acked.length = 0;

    const message = garbage.message(desk.room.session, phone);
    const said = `message ${i}: ${String(message).slice(0, 300)}`;
    desk.room.receive(phone.peer, message, desk.wall);
    desk.room.flush(desk.wall);

    const { refusals, acked } = phone;
    const resynced = acked.length + refusals.length === 0 && phone.texts.some((text) => text.includes('"full":true'));
    expect(refusals.length + acked.length + Number(resynced), said).toBe(1);
    const [id] = acked;
    const repeat = id !== undefined && garbage.seen(phone, id);
    if (id === undefined || repeat) {
      expect(JSON.stringify(desk.room.session) === before, `${said} changes nothing`).toBe(true);
      expect(desk.disk.log.length, said).toBe(rows);
    } else {
      expect(desk.disk.log.length, said).toBe(rows + 1);
    }
    for (const { code } of refusals) {
      expect(knownCodes.has(code) && code !== "broken", `${said} is refused with ${code}`).toBe(true);
      counts.refused[code] = (counts.refused[code] ?? 0) + 1;
    }
    if (repeat) counts.repeated++;
    else if (id !== undefined) {
      counts.accepted++;
      garbage.accepted(phone, message, id);
    }
    expect(phone.closed, said).toBeUndefined();
    if (at < 3 && phone.peer.seat === undefined) {
      desk.hangUp(phone);
      phones[at] = desk.join(`Again ${i}`, phone.peer.who);
    }
  }
  return counts;
}
