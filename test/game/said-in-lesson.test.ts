import { describe, expect, test } from "vitest";
import { apply, createSession, Views } from "../../src/game/index.ts";
import { ANA, BEN, CLEO, Class } from "./support/class.ts";

describe("what somebody said in a lesson", () => {
  /** The same lesson, in which Ana said the one or the other. */
  const said = (answer: string, text: string, upTo: "ask" | "round" | "debrief" | "ticket"): Class => {
    const room = new Class();
    room.next();
    room.put({ type: "predict", seat: ANA, answer });
    room.put({ type: "predict", seat: BEN, answer: answer === "crowd" ? "leader" : "crowd" });
    if (upTo !== "ask") room.next();
    if (upTo === "debrief" || upTo === "ticket") {
      room.next();
      room.next();
    }
    if (upTo === "ticket") {
      room.next();
      room.put({ type: "ticket", seat: ANA, text });
    }
    return room;
  };

  test.each(["ask", "round", "debrief", "ticket"] as const)("is in no frame to others, at %s", (upTo) => {
    const [one, other] = [said("crowd", "Bees know.", upTo), said("leader", "One is quick.", upTo)];
    expect(one.frames(CLEO)).toBe(other.frames(CLEO));
    expect(one.frames("screen")).toBe(other.frames("screen"));
    if (upTo !== "round") expect(one.frames(ANA)).not.toBe(other.frames(ANA));
  });

  test("goes to the wall alone, without a name, where a host shows it; and is gone with the seat", () => {
    const room = said("crowd", "Bees know.", "ticket");
    expect(room.put({ type: "show", ticket: BEN })).toBe("no_ticket");
    expect(room.put({ type: "show", ticket: ANA })).toBeUndefined();
    expect(new Views(room.session, room.t).view("screen")).toEqual({ ticket: "Bees know." });
    for (const seat of [BEN, CLEO]) expect(room.frames(seat)).not.toContain("Bees");
    room.put({ type: "leave", seat: ANA });
    expect(JSON.stringify(room.session.lesson)).not.toContain("Bees");
    expect(room.session.lesson?.guesses.ask).not.toHaveProperty("0");
    expect(new Views(room.session, room.t).view("screen")).toBeUndefined();
  });
});

test("two or three share a seat under all their names", () => {
  const s = createSession();
  const sit = (name: string, ...together: string[]) => apply(s, { t: 0, type: "sit", name, together })?.code;
  expect([
    sit("Ana", "Ben"),
    sit("Ana", "Ben"),
    sit("Cleo", "Dan", "Eve"),
    sit("A", "B", "C", "D"),
    sit("A", " "),
  ]).toEqual([undefined, undefined, undefined, "bad_name", "bad_name"]);
  expect(s.seats.map(({ name }) => name)).toEqual(["Ana & Ben", "Ana & Ben 2", "Cleo & Dan & Eve"]);
  expect(apply(s, { t: 0, type: "rename", seat: 0, name: "Ana", together: ["Flo"] })).toBeUndefined();
  expect(s.seats[0]?.name).toBe("Ana & Flo");
});
