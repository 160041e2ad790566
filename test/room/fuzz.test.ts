import { expect, test } from "vitest";
import { sessionHash } from "../../src/game/index.ts";
import { errors } from "../../src/protocol/errors.ts";
import { Desk, type Phone } from "./desk.ts";
import { Garbage } from "./garbage.ts";

declare const __VERIFY__: string | undefined;
const ROUNDS = 10_000;

test(`${ROUNDS} random and mutated messages get an error with a known code and change nothing, or are honest commands`, () => {
  const desk = new Desk({ fill: 12, flush: 0 });
  const host = desk.join("Host", { host: true });
  const phones = [host, desk.join("One"), desk.join("Two"), desk.open({ screen: true }), desk.open({ host: true })];
  desk.play(host);
  const garbage = new Garbage(20_261_123);
  const codes = new Map<string, number>();
  let accepted = 0;
  let repeated = 0;

  for (let i = 0; i < ROUNDS; i++) {
    // Slowly enough for the rate, and now and then nothing at all: the round goes on, ends, and starts again.
    desk.pass(garbage.int(40));
    if (desk.room.session.phase !== "round" && garbage.int(50) === 0) desk.play(host);
    const phone = phones[garbage.int(phones.length)] as Phone;
    if (phone.closed !== undefined) throw new Error("a socket was closed for bad manners in between");
    desk.wall += 200;
    for (const each of desk.phones) each.pinged = desk.wall;
    desk.room.tick(desk.wall);
    desk.room.flush(desk.wall);
    const { message, id } = garbage.message(desk.room.session, phone);
    const hash = sessionHash(desk.room.session);
    const inputs = desk.disk.log.length;
    const [no, acks, texts] = [phone.refusals.length, phone.acked.length, phone.texts.length];
    desk.raw(phone, message);
    desk.room.flush(desk.wall);

    const refused = phone.refusals.slice(no);
    const acked = phone.acked.slice(acks);
    const resynced = phone.texts.length > texts && phone.frames.at(-1)?.full === true && refused.length + acked.length === 0;
    expect(refused.length + acked.length + (resynced ? 1 : 0), message.toString().slice(0, 300)).toBe(1);
    for (const { code } of refused) {
      expect(errors, String(message)).toHaveProperty(code);
      expect(code).not.toBe("broken");
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    if (refused.length > 0 || resynced) {
      expect(sessionHash(desk.room.session), String(message)).toBe(hash);
      expect(desk.disk.log.length).toBe(inputs);
    } else if (garbage.seen(phone, id)) {
      expect(sessionHash(desk.room.session), `again ${message}`).toBe(hash);
      repeated++;
    } else accepted++;
    garbage.note(phone, message, id, acked.length > 0);
  }
  console.log(`fuzz: ${accepted} accepted, ${repeated} repeats, refused ${JSON.stringify(Object.fromEntries(codes))}`);
  // The garbage reached every corner, and not everything was refused at the door.
  expect(accepted).toBeGreaterThan(ROUNDS / 100);
  expect(repeated).toBeGreaterThan(ROUNDS / 200);
  const reached = ["bad_message", "too_big", "bad_command", "not_host", "no_seat", "wrong_round", "not_at_swarm"];
  for (const code of [...reached, "round_running", "bad_setup", "bad_name"]) expect(codes.get(code), code).toBeGreaterThan(0);
});
