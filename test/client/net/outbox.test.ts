import { describe, expect, test } from "vitest";
import { Outbox, tabName } from "../../../client/net/outbox.ts";
import { keeperIn } from "../../../client/net/storage.ts";
import { COMMAND_ID } from "../../../src/protocol/limits.ts";
import { clientMessage } from "../../../src/protocol/messages.ts";
import { TestKeeper } from "../support/keeper.ts";

const home = { type: "act", round: 1, command: { verb: "home" } } as const;
const ids = (outbox: Outbox): string[] => outbox.unsent.map(({ message }) => message.id);

function filled(keeper = new TestKeeper(), tab = "aaaaaaaa"): Outbox {
  const outbox = new Outbox(keeper, tab);
  outbox.open("CFHJK");
  outbox.add(home, "fly home");
  outbox.add({ type: "rename", name: "Jo" }, "change the name");
  return outbox;
}

describe("numbers", () => {
  test("name the tab and count on, and make messages that a room can read", () => {
    const outbox = filled();
    expect(ids(outbox)).toEqual(["aaaaaaaa.1", "aaaaaaaa.2"]);
    for (const { message } of outbox.unsent) expect(clientMessage.safeParse(message).success).toBe(true);
  });

  test("do not begin again in another room, nor on coming back: a repeat counts once", () => {
    const outbox = filled();
    outbox.close();
    outbox.open("XXXXX");
    expect(outbox.add(home, "fly home").id).toBe("aaaaaaaa.3");
    outbox.open("CFHJK");
    expect(outbox.add(home, "fly home").id).toBe("aaaaaaaa.4");
  });

  test("a tab's name is eight letters or digits, whatever the chance", () => {
    for (const bytes of [new Uint8Array(8), new Uint8Array(8).fill(255), crypto.getRandomValues(new Uint8Array(8))])
      expect(`${tabName(bytes)}.1`).toMatch(COMMAND_ID);
  });
});

describe("what waits", () => {
  test("is struck out when it is acknowledged or refused, and the refused say what they were", () => {
    const outbox = filled();
    outbox.add(home, "fly home");
    expect(outbox.settle({ ack: ["aaaaaaaa.1", "bbbbbbbb.7"] })).toEqual([]);
    expect(ids(outbox)).toEqual(["aaaaaaaa.2", "aaaaaaaa.3"]);
    const no = [{ id: "aaaaaaaa.2", code: "bad_name" }, { code: "bad_message" }];
    expect(outbox.settle({ no })).toEqual([{ id: "aaaaaaaa.2", code: "bad_name", what: "change the name" }]);
    expect(ids(outbox)).toEqual(["aaaaaaaa.3"]);
  });

  test("comes back after a reload in its order, under its old numbers, beside the new tab's own", () => {
    const keeper = new TestKeeper();
    const before = filled(keeper);
    const after = filled(keeper, "bbbbbbbb");
    expect(after.unsent.slice(0, 2)).toEqual(before.unsent);
    expect(ids(after)).toEqual(["aaaaaaaa.1", "aaaaaaaa.2", "bbbbbbbb.1", "bbbbbbbb.2"]);
    after.settle({ ack: ["aaaaaaaa.1", "bbbbbbbb.1"] });
    const later = new Outbox(keeper, "cccccccc");
    later.open("CFHJK");
    expect(ids(later)).toEqual(["aaaaaaaa.2", "bbbbbbbb.2"]);
  });

  test("is that room's alone, and leaves nothing behind once it is answered", () => {
    const keeper = new TestKeeper();
    const outbox = filled(keeper);
    outbox.open("XXXXX");
    expect(ids(outbox)).toEqual([]);
    outbox.open("CFHJK");
    outbox.settle({ ack: ["aaaaaaaa.1", "aaaaaaaa.2"] });
    expect(keeper.texts.size).toBe(0);
  });

  test("is what a page of the version before left: seat and outbox outlive an update", () => {
    const keeper = new TestKeeper();
    const message = { type: "act", round: 2, command: { verb: "explore" }, id: "k3j9x0ab.12" };
    keeper.put("leaderless.outbox.CFHJK", JSON.stringify([{ message, what: "Explore" }]));
    const outbox = new Outbox(keeper, "aaaaaaaa");
    outbox.open("CFHJK");
    expect(outbox.unsent).toEqual([{ message, what: "Explore" }]);
  });

  test("lasts as long as the page where storage is blocked, full, or holds something else", () => {
    const keeper = new TestKeeper();
    keeper.blocked = true;
    const outbox = filled(keeper);
    expect(ids(outbox)).toEqual(["aaaaaaaa.1", "aaaaaaaa.2"]);
    outbox.settle({ ack: ["aaaaaaaa.1"] });
    expect(ids(outbox)).toEqual(["aaaaaaaa.2"]);
    keeper.blocked = false;
    keeper.put("leaderless.outbox.CFHJK", "{not json");
    outbox.open("CFHJK");
    expect(ids(outbox)).toEqual([]);
  });
});

test("a browser's storage that throws is one that keeps nothing", () => {
  const keeper = keeperIn(() => {
    throw new DOMException("blocked", "SecurityError");
  });
  expect(keeper.put("a", "b")).toBe(false);
  expect(keeper.get("a")).toBeUndefined();
  keeper.remove("a");
});
