import { describe, expect, test } from "vitest";
import { botName, NAMES, offeredName } from "../../src/game/names.ts";
import { isRude } from "../../src/room/rude.ts";
import { Desk } from "./desk.ts";

describe("the filter of names", () => {
  test.each([
    ...["fuck", "Anna Arschloch", "merde", "Cabrón", "puta", "kurwa", "хуй", "操你妈", "씨발", "شرموطة"],
    ...["f u c k", "f.u.c.k", "fu ck", "fuuuuck", "FuckYou", "xXfuckXx", "BigDick", "Fück", "fuсk"],
    ...["sh1t", "$h!t", "5h1t", "arschl0ch", "n1gger", "4n4l"],
  ])("holds back %s", (name) => expect(isRude(name)).toBe(true));

  test.each([
    ...["Scunthorpe", "Dickens", "Penistone", "Hancock", "Matsushita", "Cassandra", "Sussex", "Atwater", "Montenegro"],
    ...["Ana L.", "Jo A N", "Wolf Uckermark", "Anna 5", "R2D2", "Agent 007", "Mona", "Gerber", "Péter", "Mộng Lan"],
    ...["王小明", "محمد", "이애자", "Ольга", "I am Bob", "Pippa", "🐝"],
  ])("lets %s pass", (name) => expect(isRude(name)).toBe(false));

  test("lets pass all names that are offered, and the bots'", () => {
    const ours = [
      ...Array.from({ length: NAMES }, (_, i) => offeredName(i)),
      ...Array.from({ length: 60 }, (_, i) => botName(i)),
    ];
    expect(ours.filter(isRude)).toEqual([]);
  });
});

test("a rude name gets no seat and is no seat's new name; the host may give any", () => {
  const desk = new Desk({ fill: 12 });
  const host = desk.open({ host: true });
  expect(desk.room.sit("sh1t", desk.wall)).toEqual({ code: "rude_name" });
  const guest = desk.join("Wren");
  desk.say(guest, { type: "rename", name: "F u c k" });
  desk.pass(300);
  expect(guest.refusals.map((one) => one.code)).toEqual(["rude_name"]);
  expect(guest.all.seats[0]?.name).toBe("Wren");
  desk.say(host, { type: "name", seat: 0, name: "Dick" });
  desk.pass(300);
  expect(guest.all.seats[0]?.name).toBe("Dick");
});
