import { describe, expect, it } from "vitest";
import {
  advance,
  endOf,
  headOf,
  type Input,
  recordingOf,
  replay,
  sessionHash,
  Views,
} from "../../../src/game/index.ts";
import { scenarioOf } from "../../../src/game/session.ts";
import { ALL, four, key, Room, voted } from "./room.ts";

describe("an assembly", () => {
  it("is over at once when nobody proposes anything", () => {
    const room = four();
    room.assembly(1);
    room.end();
    // Bots know of no round in which it lost.
    expect(room.s.assembly).toMatchObject({ stage: "over", results: [] });
    const early = four();
    early.assembly(1);
    advance(early.s, early.s.now + 30_000);
    early.content(ALL);
    expect(early.s.assembly?.stage).toBe("over");
  });

  it("changes the next round by what passes, and by nothing that does not", () => {
    const room = four();
    voted(room, ["bees", "quorum", 5], [1, 1, 1, -1]);
    expect(room.s.assembly?.results).toMatchObject([{ passed: true, from: 4, to: 5, tally: { yes: 3, no: 1 } }]);
    expect(scenarioOf(room.s).options.mechanism).toMatchObject({ quorum: 5 });
    const not = four();
    voted(not, ["bees", "quorum", 5], [1, 1, -1, -1]);
    expect(not.s.assembly?.results).toMatchObject([{ passed: false, tally: { yes: 2, no: 2 } }]);
    expect(scenarioOf(not.s).options.mechanism).not.toHaveProperty("quorum");
  });

  it("changes who decides, and keeps what else was decided for when it fits again", () => {
    const room = four();
    voted(room, ["bees", "quorum", 5], [1, 1, 1, 1]);
    voted(room, ["round", "mechanism", "queen"], [1, 1, 1, 1]);
    expect(scenarioOf(room.s)).toMatchObject({ mechanism: "queen", fill: 8 });
    room.round(9);
    expect(room.s.history.at(-1)).toMatchObject({ mechanism: "queen" });
    voted(room, ["round", "mechanism", "bees"], [1, 1, 1, 1]);
    expect(scenarioOf(room.s)).toMatchObject({ mechanism: "bees", options: { mechanism: { quorum: 5 } } });
  });

  it("asks two thirds for the rules of voting, and counts by them from the next assembly on", () => {
    const room = four();
    voted(room, ["voting", "way", "quadratic"], [1, 1, -1, 0]);
    expect(room.s.constitution?.voting.way).toBe("heads");
    voted(room, ["voting", "way", "quadratic"], [1, 1, 1, -1]);
    expect(room.s.constitution?.voting.way).toBe("quadratic");
    // One who minds much outweighs three who hardly do; by heads it would have passed.
    voted(room, ["bees", "quorum", 5], [1, 1, 1, -5]);
    const [one] = room.s.assembly?.results ?? [];
    expect(one).toMatchObject({ passed: false, tally: { yes: 3, no: 5 } });
    expect(one?.recounts.find(({ way }) => way === "heads")).toMatchObject({ yes: 3, no: 1, passed: true });
    room.assembly(8);
    room.propose(0, "bees", "quorum", 2);
    room.do({ type: "count" });
    expect(room.do({ type: "ballot", seat: 1, proposal: 0, votes: 6 })).toBe("bad_ballot");
  });

  it("lets support grow over assemblies under conviction, until it carries", () => {
    const room = four();
    voted(room, ["voting", "way", "conviction"], [1, 1, 1, 0]);
    voted(room, ["bees", "quorum", 5], [1, 0, 0, 0]);
    expect(room.s.assembly?.results).toMatchObject([{ passed: false }]);
    expect(room.s.constitution?.standing).toMatchObject([{ part: "bees", option: "quorum", to: 5 }]);
    room.assembly(9);
    expect(room.s.assembly?.proposals).toMatchObject([{ id: 0, to: 5, stands: true }]);
    room.do({ type: "count" });
    for (const seat of [0, 1, 2]) room.do({ type: "ballot", seat, proposal: 0, votes: 1 });
    room.do({ type: "count" });
    expect(room.s.assembly?.results).toMatchObject([{ passed: true, tally: { yes: 3.5 } }]);
    expect(room.s.constitution?.standing).toEqual([]);
  });

  it("lets those part ways who were a quarter at least, under the rules that they had", () => {
    const room = four();
    voted(room, ["bees", "quorum", 5], [1, 1, 1, -1]);
    expect(room.s.parting).toMatchObject({ amendment: { part: "bees", option: "quorum", to: 5 }, against: [3] });
    expect(room.s.parting?.before).toMatchObject({ decided: {}, plan: [{ mechanism: "bees" }] });
    expect(room.s.parting?.before.plan[0]?.options.mechanism).not.toHaveProperty("quorum");
    voted(room, ["bees", "quorum", 4], [1, 1, 1, 1]);
    expect(room.s.parting).toBeUndefined();
  });

  it("shows nobody another's ballot, and has none in a recording", () => {
    const frames = (votes: number): string[] => {
      const room = four();
      room.round(3);
      room.assembly(1);
      room.propose(0, "bees", "quorum", 5);
      room.do({ type: "count" });
      const id = room.s.assembly?.voted[0] ?? 0;
      for (const [seat, cast] of [1, votes].entries()) room.do({ type: "ballot", seat, proposal: id, votes: cast });
      const views = new Views(room.s, room.s.now);
      const shown = ["all", "screen", "seat:0", "seat:2"].map((one) => JSON.stringify(views.view(one)) ?? "");
      expect(JSON.stringify(views.view("seat:1"))).toContain(`"ballots":{"${id}":${votes}}`);
      const [head, end] = [headOf(room.s, "rules"), endOf(room.s)];
      const from = room.log.findIndex(({ type }) => type === "start");
      const kept = head && end && recordingOf(head, end, room.log.slice(from));
      expect(kept?.inputs.some(({ type }) => type === "ballot" || type === "propose")).toBe(false);
      return shown;
    };
    expect(frames(-1)).toEqual(frames(1));
  });

  it("refuses what cannot be, and changes nothing then", () => {
    const room = four();
    expect(room.propose(0, "bees", "quorum", 5)).toBe("no_assembly");
    room.assembly(1);
    const before = JSON.stringify(room.s);
    expect(room.propose(0, "bees", "quorum", 50)).toBe("bad_amendment");
    expect(room.propose(0, "bees", "quorum", 4.5)).toBe("bad_amendment");
    expect(room.propose(0, "bees", "hold", 9)).toBe("bad_amendment");
    expect(room.propose(0, "round", "mechanism", "pow")).toBe("bad_amendment");
    expect(room.do({ type: "second", seat: 0, proposal: 0, on: true })).toBe("no_such_proposal");
    expect(room.do({ type: "ballot", seat: 0, proposal: 0, votes: 1 })).toBe("not_asked");
    expect(room.do({ type: "assembly", key: key(2) })).toBe("no_change");
    expect(JSON.stringify(room.s)).toBe(before);
  });

  it("goes on by itself in a campaign, which its inputs make again", () => {
    const room = new Room("captured-queen", ["Ada"]);
    for (let n = 1; n <= 3; n++) {
      room.round(2 * n);
      room.assembly(2 * n + 1);
      room.end();
      expect(room.s.assembly?.stage).toBe("over");
    }
    expect(room.s.constitution?.history.length).toBeGreaterThan(0);
    expect(sessionHash(replay(JSON.parse(JSON.stringify(room.log)) as Input[], room.s.now))).toBe(sessionHash(room.s));
  });
});
