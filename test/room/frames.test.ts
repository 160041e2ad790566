import { describe, expect, test } from "vitest";
import { SCREEN_CHANNELS, Views } from "../../src/game/index.ts";
import { HOST_CHANNEL } from "../../src/protocol/channels.ts";
import { wake } from "../../src/room/wake.ts";
import { Desk, type Phone } from "./desk.ts";

/** A round under way with so many people, the first of whom is the host. */
function playing(people: number, options = {}): { desk: Desk; phones: Phone[] } {
  const desk = new Desk({ fill: 20, ...options });
  const phones = Array.from({ length: people }, (_, i) => desk.join(`Person ${i}`, i === 0 ? { host: true } : {}));
  desk.play(phones[0] as Phone);
  return { desk, phones };
}

/** Each phone's views, merged from all its frames, are what the session shows its seat now. */
function expectUpToDate(desk: Desk, phone: Phone): void {
  const views = new Views(desk.room.session, desk.disk.clock.t);
  const { seat } = phone.peer;
  const channels = seat === undefined ? SCREEN_CHANNELS : views.ofSeat(seat);
  for (const channel of channels) {
    const view = views.view(channel);
    expect(phone.receiver.views[channel], `${channel} of seat ${seat}`).toEqual(
      view && JSON.parse(JSON.stringify(view)),
    );
  }
  // What hosts are shown besides is the room's own: powers.test.ts.
  const own = Object.keys(phone.receiver.views).filter((channel) => channel !== HOST_CHANNEL);
  for (const channel of own) expect(channels, `seat ${seat}`).toContain(channel);
}

describe("what a phone has been told is what it may know", () => {
  test("through a whole round: all its frames together make the views of the session", () => {
    const { desk, phones } = playing(4);
    const screen = desk.open({ screen: true });
    const late: Phone[] = [];
    for (let i = 0; i < 600 && desk.room.session.phase === "round"; i++) {
      const phone = phones[i % phones.length] as Phone;
      // Who turns back before the reading is there, which is when one could also stay, has nothing to dance about.
      const open = phone.own.offers.filter((o) => !o.not);
      const possible = open.some((o) => o.verb === "stay") ? open : open.filter((o) => o.verb !== "home");
      const offer = possible.find((o) => o.verb === "dance") ?? possible[i % Math.max(1, possible.length)];
      if (offer) {
        const { verb, aim, amount } = offer;
        desk.act(phone, { verb, ...(aim && { [aim.field]: aim.ids[0] }), ...(amount && { [amount.field]: 8 }) });
      }
      if (i === 20) late.push(desk.join("Late"));
      desk.pass(250);
      desk.room.flush(desk.wall);
      for (const each of [...phones, ...late, screen]) expectUpToDate(desk, each);
    }
    expect(desk.room.session.phase).toBe("reveal");
    expect(phones[0]?.all.reveal?.truth).toHaveLength(5);
    // The round had everything in it that changes what is seen.
    const done = phones.flatMap((phone) => Object.values(phone.own.diary).map((note) => note.what));
    for (const what of ["found", "read", "landed", "danced"]) expect(done).toContain(what);
  });

  test("the dance floor is told to those at the swarm and to nobody else", () => {
    const { desk, phones } = playing(3);
    const [stays, flies] = phones as [Phone, Phone];
    desk.pass(20_000);
    desk.act(flies, { verb: "explore" });
    desk.pass(150);
    expect(stays.view("floor")).toBeDefined();
    expect(flies.view("floor")).toBeUndefined();
    const told = flies.texts.length;
    const before = stays.texts.length;
    let danced = false;
    while (flies.scout?.at !== "swarm" && desk.room.session.phase === "round") {
      desk.pass(500);
      const floor = stays.view("floor") as { parts: { bees?: { dances?: object } } } | undefined;
      danced ||= Object.keys(floor?.parts.bees?.dances ?? {}).length > 0;
    }
    expect(danced).toBe(true);
    const away = flies.frames.slice(told).filter((frame) => frame.t < (flies.scout?.since ?? 0));
    for (const frame of away) expect({ ...frame.patch, ...frame.set }).not.toHaveProperty("floor");
    expect(stays.frames.slice(before).filter((frame) => frame.patch?.floor).length).toBeGreaterThan(0);
  });

  test("members of a channel get the very same text", () => {
    const { desk, phones } = playing(4);
    desk.pass(30_000);
    // By moment, what each phone was told of the floor it already saw.
    const told = new Map<number, string[]>();
    for (const phone of phones) {
      for (const { t, patch } of phone.frames) {
        if (patch?.floor) told.set(t, [...(told.get(t) ?? []), JSON.stringify(patch.floor)]);
      }
    }
    expect(told.size).toBeGreaterThan(3);
    for (const texts of told.values()) expect(texts).toEqual(phones.map(() => texts[0]));
  });
});

describe("a socket's frames", () => {
  test("are counted without a gap from a full one on", () => {
    const { desk, phones } = playing(2);
    desk.pass(20_000);
    for (const phone of phones) {
      const { frames } = phone;
      expect(frames[0]).toMatchObject({ n: 1, full: true, you: { seat: phone.peer.seat }, rules: "rules 1", rate: 1 });
      expect(frames[0]?.client).toBe("page 1");
      expect(frames.filter((frame) => frame.client !== undefined || frame.rate !== undefined)).toHaveLength(1);
      expect(frames.map((frame) => frame.n)).toEqual(frames.map((_, i) => i + 1));
      expect(frames.length).toBeGreaterThan(5);
    }
  });

  test("tell session time that never goes back", () => {
    const { desk, phones } = playing(2);
    desk.pass(20_000);
    const times = phones[0]?.frames.map((frame) => frame.t) ?? [];
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeGreaterThan(20_000);
  });

  test("start again with a full one, number 1, for one that asks for a resync, and only for that one", () => {
    const { desk, phones } = playing(2);
    desk.pass(3000);
    const [asks, other] = phones as [Phone, Phone];
    const [a, b] = [asks.texts.length, other.texts.length];
    desk.raw(asks, JSON.stringify({ type: "resync" }));
    desk.pass(150);
    desk.act(asks, { verb: "explore" });
    desk.pass(150);
    expect(asks.frames[a]).toMatchObject({ n: 1, full: true, set: { all: {}, "seat:0": {} } });
    expect(asks.frames[a + 1]?.n).toBe(2);
    expect(other.frames.slice(b).some((frame) => frame.full)).toBe(false);
    expectUpToDate(desk, asks);
  });

  test("go to both tabs of a seat; each learns of its own commands, and both see what was done", () => {
    const { desk, phones } = playing(2);
    const first = phones[1] as Phone;
    const second = desk.open({ seat: 1 });
    const id = desk.act(first, { verb: "explore" });
    desk.pass(200);
    expect(first.acked).toContain(id);
    expect(second.acked).toEqual([]);
    expect(second.scout).toMatchObject({ at: "wing", why: "explore" });
    const other = desk.act(second, { verb: "home" });
    desk.pass(150);
    expect(second.acked).toEqual([other]);
    expect(first.scout).toMatchObject({ at: "wing", why: "home" });
  });

  test("are not sent when there is nothing new, nor more often than the flush interval", () => {
    const desk = new Desk({ flush: 500 });
    const phones = [0, 1, 2].map((i) => desk.join(`Person ${i}`));
    desk.pass(1000);
    const before = phones.map((phone) => phone.texts.length);
    desk.pass(60_000);
    expect(phones.map((phone) => phone.texts.length)).toEqual(before);
    for (let i = 0; i < 20; i++) {
      desk.say(phones[i % 3] as Phone, { type: "rename", name: `Name ${i}` });
      desk.pass(50);
    }
    desk.pass(1000);
    for (const [i, phone] of phones.entries()) expect(phone.texts.length - (before[i] ?? 0)).toBeLessThanOrEqual(4);
    expect(phones[0]?.all.seats[1]?.name).toBe("Name 19");
  });

  test("newcomers that come in at once are shown together", () => {
    const desk = new Desk();
    const host = desk.join("Host", { host: true });
    desk.pass(200);
    const before = host.texts.length;
    for (let i = 0; i < 50; i++) desk.room.sit(`Child ${i}`, desk.wall);
    desk.pass(500);
    expect(Object.keys(host.all.seats)).toHaveLength(51);
    expect(host.texts.length - before).toBeLessThanOrEqual(2);
  });
});

describe("what is not stored is not shown", () => {
  test("when the disk fails, no phone hears anything, neither its answer nor what others did", () => {
    const { desk, phones } = playing(3);
    desk.pass(1000);
    desk.room.flush(desk.wall);
    const before = phones.map((phone) => phone.texts.length);
    desk.disk.failing = true;
    desk.room.receive(
      (phones[1] as Phone).peer,
      '{"type":"rename","id":"aaaaaaaa.1","name":"Unheard"}',
      desk.wall + 200,
    );
    expect(() => desk.room.tick(desk.wall + 200)).toThrow("disk full");
    expect(phones.map((phone) => phone.texts.length)).toEqual(before);
  });

  test("and what was shown is there after a crash at any moment: the time, and every line of a diary", () => {
    const { desk, phones } = playing(3);
    for (let i = 0; i < 100; i++) {
      desk.act(phones[i % 3] as Phone, { verb: i % 4 ? "explore" : "home" });
      desk.pass(333);
      const { session } = wake(desk.disk.load(), "rules 1");
      for (const [seat, phone] of phones.entries()) {
        expect(phone.frames.at(-1)?.t).toBeLessThanOrEqual(desk.disk.clock.t);
        expect(phone.own.diary).toEqual({
          ...session.round?.diaries[seat]?.slice(0, Object.keys(phone.own.diary).length),
        });
      }
    }
    expect(Object.keys(phones[0]?.own.diary ?? {}).length).toBeGreaterThan(5);
  });
});
