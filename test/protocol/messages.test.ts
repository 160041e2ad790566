import { describe, expect, test } from "vitest";
import { createRoom, errorBody, roomCreated, seatTaken, takeSeat } from "../../src/protocol/http.ts";
import { clientMessage, frame, refusal } from "../../src/protocol/messages.ts";

const id = "tab00001.1";
const act = { type: "act", id, round: 1, command: { verb: "dance", site: 2, claim: 7.5 } };
const good = [
  act,
  { type: "rename", id, name: "Jade Otter" },
  { type: "leave", id },
  { type: "start", id },
  { type: "lobby", id },
  { type: "setup", id, scenario: "meadow", fill: 30 },
  { type: "setup", id, scenario: "meadow" },
  { type: "resync" },
];

describe("a client's message", () => {
  test.each(good)("of type $type is read as it is", (message) => {
    expect(clientMessage.safeParse(message)).toEqual({ success: true, data: message });
  });

  test.each(good)("of type $type with a field too many, or one too few, is refused", (message) => {
    expect(clientMessage.safeParse({ ...message, extra: 1 }).success).toBe(false);
    for (const field of Object.keys(message)) {
      if (field === "fill") continue;
      const { [field as "type"]: _, ...less } = message;
      expect(clientMessage.safeParse(less).success, `without ${field}`).toBe(false);
    }
  });

  test.each([
    ["no object", null],
    ["a list", [act]],
    ["an unknown type", { ...act, type: "win" }],
    ["an id of another shape", { ...act, id: "1" }],
    ["an endless id", { ...act, id: `tab00001.${"1".repeat(10)}` }],
    ["a negative round", { ...act, round: -1 }],
    ["half a round", { ...act, round: 1.5 }],
    ["a round as text", { ...act, round: "1" }],
    ["a command without a verb", { ...act, command: { site: 1 } }],
    ["an empty verb", { ...act, command: { verb: "" } }],
    ["an endless verb", { ...act, command: { verb: "v".repeat(21) } }],
    ["an object in a command", { ...act, command: { verb: "dance", site: { $gt: 0 } } }],
    ["a list in a command", { ...act, command: { verb: "dance", site: [1] } }],
    ["null in a command", { ...act, command: { verb: "dance", site: null } }],
    ["an endless text in a command", { ...act, command: { verb: "dance", site: "x".repeat(41) } }],
    ["NaN in a command", { ...act, command: { verb: "dance", site: Number.NaN } }],
    ["an endless name", { type: "rename", id, name: "x".repeat(61) }],
    ["too many scouts", { type: "setup", id, scenario: "meadow", fill: 1001 }],
    ["an endless scenario", { type: "setup", id, scenario: "m".repeat(21) }],
  ])("with %s is refused", (_, message) => {
    expect(clientMessage.safeParse(message).success).toBe(false);
  });
});

test("what the room sends is read strictly, too", () => {
  const sent = {
    n: 1,
    t: 0,
    full: true,
    you: { seat: 0, host: true },
    rules: "0",
    client: "0",
    rate: 10,
    ack: [id],
    no: [{ id, code: "busy", until: 9 }],
  };
  const views = { set: { all: { phase: "lobby" } }, patch: { "seat:3": { seat: null } }, drop: ["site:2"] };
  expect(frame.safeParse({ ...sent, ...views }).success).toBe(true);
  for (const wrong of [
    { n: "1" },
    { full: false },
    { extra: 1 },
    { client: 1 },
    { rate: -1 },
    { rate: 10.5 },
    { no: [{ id }] },
    { set: { all: 1 } },
    { drop: [1] },
  ]) {
    expect(frame.safeParse({ ...sent, ...views, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  }
  expect(refusal.safeParse({ code: "bad_message" }).success).toBe(true);
});

test("requests and answers over HTTP are read strictly", () => {
  expect(createRoom.safeParse({}).success).toBe(true);
  expect(createRoom.safeParse({ scenario: "meadow", fill: 12 }).success).toBe(true);
  for (const wrong of [{ scenario: 1 }, { fill: -1 }, { fill: 1001 }, { fill: 1.5 }, { extra: 1 }, []]) {
    expect(createRoom.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
  }
  expect(takeSeat.safeParse({ name: "Jo" }).success).toBe(true);
  for (const wrong of [{}, { name: "" }, { name: "x".repeat(61) }, { name: "Jo", seat: 1 }]) {
    expect(takeSeat.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
  }
  expect(roomCreated.safeParse({ code: "CFHJK", hostToken: "a" }).success).toBe(false);
  expect(seatTaken.safeParse({ seat: 0, token: "t", name: "Jo", extra: 1 }).success).toBe(false);
  expect(errorBody.safeParse({ error: "no_room", message: "…", stack: "…" }).success).toBe(false);
});
