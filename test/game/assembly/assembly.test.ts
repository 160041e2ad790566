import { describe, expect, it } from "vitest";
import type { Value } from "../../../src/game/assembly/amendable.ts";
import { type Amendment, type Decided, governed, others, rulesOf } from "../../../src/game/assembly/amendments.ts";
import {
  advance,
  apply,
  createSession,
  endOf,
  headOf,
  type Input,
  nextDue,
  recordingOf,
  replay,
  type Scenario,
  type Session,
  scenarioFault,
  scenarios,
  sessionHash,
  Views,
} from "../../../src/game/index.ts";
import { mechanisms } from "../../../src/game/mechanisms/registry.ts";
import { scenarioOf } from "../../../src/game/session.ts";
import type { SeatId } from "../../../src/game/types.ts";
import { playCampaign } from "../support/campaign.ts";

type Wish = Input extends infer I ? (I extends Input ? Omit<I, "t"> : never) : never;
const key = (n: number): string => n.toString(16).padStart(32, "0");

/** A room by its inputs, on its own clock. */
class Room {
  readonly s: Session = createSession();
  readonly log: Input[] = [];

  constructor(setup: string, people: readonly string[] = [], bots?: number) {
    this.do({ type: "plan", steps: [scenarios[setup] as Scenario] });
    for (const name of people) this.do({ type: "sit", name });
    if (bots !== undefined) this.do({ type: "bots", bots });
  }

  do(wish: Wish, wait = 0): string | undefined {
    const input = { ...wish, t: this.s.now + wait } as Input;
    const refusal = apply(this.s, input);
    if (!refusal) this.log.push(input);
    return refusal?.code;
  }

  /** Whatever runs comes to its end. */
  end(): void {
    for (let due = nextDue(this.s); due !== undefined; due = nextDue(this.s)) advance(this.s, due);
  }

  round(n: number): void {
    expect(this.do({ type: "start", key: key(n), away: [] })).toBeUndefined();
    this.end();
  }

  assembly(n: number): void {
    expect(this.do({ type: "assembly", key: key(n) })).toBeUndefined();
  }

  propose(seat: SeatId, part: string, option: string, to: Amendment["to"]): string | undefined {
    return this.do({ type: "propose", seat, part, option, to });
  }

  /** All say that they have nothing more to say. */
  content(seats: readonly SeatId[]): void {
    for (const seat of seats) this.do({ type: "content", seat });
  }
}

/** Four friends, and four bots: before their first round those have nothing to say. */
const four = (setup = "meadow"): Room => new Room(setup, ["Ada", "Ben", "Cleo", "Dan"]);
const ALL = [0, 1, 2, 3];

/** A vote on one proposal by four friends; a bot that fills up has time to vote as well. */
function voted(room: Room, amendment: [part: string, option: string, to: Amendment["to"]], votes: readonly number[]) {
  room.assembly(7);
  expect(room.propose(0, ...amendment)).toBeUndefined();
  expect(room.do({ type: "count" })).toBeUndefined();
  for (const [seat, cast] of votes.entries())
    expect(room.do({ type: "ballot", seat, proposal: 0, votes: cast })).toBeUndefined();
  expect(room.do({ type: "count" })).toBeUndefined();
}

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

const HEADS = { way: "heads", quorum: 0, threshold: 0.5 } as const;

describe("a whole campaign", () => {
  const { s, recording } = playCampaign();

  it("has what a campaign can have: votes that move power, a fork, bots that learned, and an end", () => {
    expect(s.phase).toBe("finale");
    expect(s.history.map(({ mechanism }) => mechanism)).toEqual(["queen", "bees", "bees", "bees", "council"]);
    expect(s.constitution?.voting.way).toBe("quadratic");
    expect(s.family).toMatchObject({ parted: { 3: expect.any(String) } });
    expect(s.colony).toBeDefined();
  });

  it("is made again by its inputs", () => {
    const copy = JSON.parse(JSON.stringify(recording)) as typeof recording;
    expect(sessionHash(replay(copy.inputs, copy.until))).toBe(recording.hash);
  });
});

/** What of a setup can be amended, each with its bounds: the lowest and the highest of a number, else all that it can become. */
const bounds = (setup: Scenario): { key: string; ends: Value[] }[] =>
  rulesOf(setup, HEADS)
    .filter(({ part }) => part !== "voting")
    .map((rule) => {
      const values = others(rule);
      const ends = rule.kind === "number" ? [...new Set([values[0], values.at(-1)])] : values;
      return { key: `${rule.part}.${rule.option}`, ends: ends.filter((one) => one !== undefined) };
    });

/** A setup with one thing amended at a time, each at each of its bounds. */
const singly = (setup: Scenario): Decided[] =>
  bounds(setup).flatMap(({ key, ends }) => ends.map((to): Decided => ({ [key]: to })));

/** All of a setup's amendments together, but who decides: at their first bounds, and at their last. */
const together = (setup: Scenario): Decided[] => {
  const own = bounds(setup).filter(({ key }) => key !== "round.mechanism");
  return [0, -1].map((i) => Object.fromEntries(own.map(({ key, ends }) => [key, ends.at(i) as Value])));
};

/** A round of bots alone under what was decided: whether it began, ended, and brought anybody a point. */
function played(setup: Scenario, decided: Decided, n: number): { fault: unknown; phase: string; earns: boolean } {
  const scenario = governed(setup, decided);
  const s = createSession();
  const fault = scenarioFault(scenario) ?? apply(s, { t: 0, type: "plan", steps: [scenario] });
  apply(s, { t: 0, type: "start", key: key(n), away: [] });
  for (let due = nextDue(s); due !== undefined; due = nextDue(s)) advance(s, due);
  return { fault, phase: s.phase, earns: !scenario.scored || s.seats.some(({ score }) => score > 0) };
}
const PLAYED = { fault: undefined, phase: "reveal", earns: true };

const setups = Object.values(scenarios);

describe("amendments", () => {
  it("at their bounds all together leave every setup one that can be played", { timeout: 120_000 }, () => {
    expect(setups.length).toBeGreaterThan(20);
    for (const setup of setups)
      for (const [i, decided] of together(setup).entries()) {
        const told = `${setup.id} under ${JSON.stringify(decided)}`;
        expect([told, played(setup, decided, i + 1)]).toEqual([told, PLAYED]);
      }
  });

  it("at each bound alone leave every setup one that starts, and that can be played", { timeout: 900_000 }, () => {
    const all = setups.flatMap((setup) => singly(setup).map((decided) => ({ setup, decided })));
    expect(all.length).toBeGreaterThan(150);
    for (const [i, { setup, decided }] of all.entries()) {
      const told = `${setup.id} under ${JSON.stringify(decided)}`;
      expect([told, scenarioFault(governed(setup, decided))]).toEqual([told, undefined]);
      // To play them all takes a minute; `npm run verify` does.
      if (process.env.VERIFY) expect([told, played(setup, decided, i + 1)]).toEqual([told, PLAYED]);
    }
  });

  it("are not on offer where they make no difference: slashing, where nobody gains by signing twice", () => {
    const slashed = setups.filter((setup) => rulesOf(setup, HEADS).some(({ option }) => option === "slash"));
    expect(slashed.map(({ id }) => id)).toEqual(["bft-liars"]);
    const free = governed(slashed[0] as Scenario, { "bft.slash": false });
    expect(free.options.mechanism).toMatchObject({ slash: false });
  });

  it("are on offer for every mechanism that others of its world can be amended to", () => {
    for (const { id, world, scenarios: setups } of mechanisms.values()) {
      const rule = rulesOf(setups[0] as Scenario, HEADS)[0];
      expect([id, rule?.part, rule?.option]).toEqual([id, "round", "mechanism"]);
      for (const to of rule ? others(rule) : []) {
        const other = governed(setups.at(-1) as Scenario, { "round.mechanism": to });
        expect([id, to, other.mechanism, other.world]).toEqual([id, to, to, world]);
      }
    }
  });
});
