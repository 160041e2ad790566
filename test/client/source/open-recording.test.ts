import fc from "fast-check";
import { beforeAll, describe, expect, inject, test, vi } from "vitest";
import type { LoadedRules } from "../../../client/net/rules.ts";
import { FILE_MAX, type Means, type OpenedRound, openRound, roundsIn } from "../../../client/source/open-recording.ts";
import * as game from "../../../src/game/index.ts";
import { type Recording, Replay, redacted, SCREEN_CHANNELS, scenarios, Views } from "../../../src/game/index.ts";
import { RULES } from "../../../src/game/rules.generated.ts";
import type { AllView } from "../../../src/game/views.ts";
import type { ChannelViews } from "../../../src/protocol/channels.ts";
import { recordedRounds } from "../../game/support/recording.ts";

/** A round of every mechanism, with people among bots. */
let rounds: Recording[];
beforeAll(() => {
  rounds = recordedRounds(inject("recording"), RULES);
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});

const file = (recordings: readonly unknown[]): string => JSON.stringify({ format: 1, rounds: recordings });
/** A round as it comes out of a file, with some of it changed. */
const filed = (round: Recording, change: object = {}): unknown => JSON.parse(JSON.stringify({ ...round, ...change }));
const first = (): Recording => rounds[0] as Recording;
const verdictOf = async (round: unknown, means?: Means): Promise<OpenedRound["verdict"]> =>
  (await openRound(round, means)).verdict;

/** What the rules show a viewer of a recording at some time, played from its beginning. */
function shownBy(recording: Recording, t: number, seat: number | undefined): ChannelViews {
  const replay = new Replay(recording);
  replay.advance(t);
  const views = new Views(replay.session, t);
  const names = seat === undefined ? SCREEN_CHANNELS : views.ofSeat(seat);
  const entries = names.flatMap((name) => {
    const view = views.view(name);
    return view ? [[name, JSON.parse(JSON.stringify(view))]] : [];
  });
  return Object.fromEntries(entries);
}

describe("a room's file", () => {
  test("of a round of every mechanism replays exactly, and is drawn as the game has it, whichever way one came there", async () => {
    expect(rounds.length).toBeGreaterThan(5);
    const read = await roundsIn(new Blob([file(rounds)]));
    for (const [i, round] of [...read].entries()) {
      const recording = rounds[i] as Recording;
      const opened = await openRound(round);
      expect(opened).toMatchObject({ verdict: "replays exactly", drawable: true });
      expect(opened.recording).toEqual(filed(recording));
      const { opened: from, until } = recording;
      for (const viewer of [{ seat: 1 }, { screen: true }] as const) {
        const source = opened.watch?.(viewer);
        for (const share of [0.7, 1, 0, 0.3]) {
          const t = Math.floor(from + share * (until - from));
          source?.seek(t);
          expect(source?.views.value, `round ${recording.number} at ${share}`).toEqual(
            shownBy(recording, t, "seat" in viewer ? viewer.seat : undefined),
          );
        }
        source?.seek(until);
        expect((source?.views.value.all as unknown as AllView | undefined)?.reveal?.key).toBe(recording.key);
      }
    }
  });

  test("is opened near where it is wanted: to go back costs a few seconds of the round, wherever one is", async () => {
    const played: [number, number][] = [];
    class Watched extends Replay {
      override advance(t: number): void {
        played.push([this.session.now, t]);
        super.advance(t);
      }
    }
    const load = async (): Promise<LoadedRules> => ({ game: { ...game, Replay: Watched } });
    const { watch } = await openRound(filed(first()), { load });
    const source = watch?.({ seat: 0 });
    const { opened, until } = first();
    for (const t of [until, opened + 33_000, opened, until, opened + 20_000]) {
      played.length = 0;
      source?.seek(t);
      expect(played.reduce((sum, [from, to]) => sum + Math.max(0, to - from), 0)).toBeLessThan(7000);
    }
  });

  test("holds its rounds, or is one of them alone", async () => {
    expect(await roundsIn(file(rounds))).toHaveLength(rounds.length);
    expect(await roundsIn(JSON.stringify(first()))).toEqual([filed(first())]);
    expect(await roundsIn(file([]))).toEqual([]);
  });

  test("without names replays as exactly", async () => {
    const nameless = redacted({ ...first(), level: "discreet" }, { keeper: true, names: false });
    const named = { ...first(), level: "discreet" } as const;
    // Another level derives other keys, so that its own hash is another one.
    const hash = game.hashOf(named);
    expect(await verdictOf(filed(nameless as Recording, { hash }))).toBe("replays exactly");
  });
});

describe("what is no recording is told from one:", () => {
  test.each(["", "{", "null", "7", '"text"', "[]", "{}", '{"format":2,"rounds":[]}', '{"format":"1","rounds":[]}'])(
    "a file of %j",
    async (text) => {
      expect(await roundsIn(text)).toBe("not a recording");
    },
  );

  test("a file that is too big is not read at all", async () => {
    const large = new Blob([new Uint8Array(FILE_MAX + 1)]);
    const text = vi.spyOn(large, "text");
    expect(await roundsIn(large)).toBe("too big");
    expect(text).not.toHaveBeenCalled();
    expect(await roundsIn(" ".repeat(FILE_MAX + 1))).toBe("too big");
  });

  test("a round that its own rules cannot read, or that no room could have been given", async () => {
    const { scenario } = first();
    const impossible = {
      ...scenarios.pow,
      fill: 200,
      clock: 10_000,
      options: { world: {}, mechanism: { blocks: 200 } },
    };
    const wrong: [string, unknown][] = [
      ["nothing", null],
      ["a list", [first()]],
      ["a later format", filed(first(), { format: 2 })],
      ["a field too many", filed(first(), { more: 1 })],
      ["no inputs", filed(first(), { inputs: undefined })],
      ["an input without a time", filed(first(), { inputs: [{ type: "end" }] })],
      ["a short key", filed(first(), { key: "ff" })],
      ["too many seats", filed(first(), { seats: Array(301).fill(first().seats[0]) })],
      ["an unknown mechanism", filed(first(), { scenario: { ...scenario, mechanism: "coin" } })],
      ["an option out of range", filed(first(), { scenario: { ...scenario, fill: 1 } })],
      ["more events than a room may cause", filed(first(), { scenario: impossible })],
    ];
    for (const [what, round] of wrong) expect(await verdictOf(round), what).toBe("not a recording");
  });

  test.each(["../health", "", "g".repeat(16), "0".repeat(17), 7, undefined])(
    "rules named %j are asked of nobody",
    async (rules) => {
      const load = vi.fn();
      expect(await verdictOf(filed(first(), { rules }), { load })).toBe("not a recording");
      expect(load).not.toHaveBeenCalled();
    },
  );
});

describe("a recording that was changed contradicts itself:", () => {
  const acts = ({ inputs }: Recording) => inputs.filter(({ type }) => type === "act");
  const changes: [string, (r: Recording) => object][] = [
    ["another end", (r) => ({ hash: r.hash.replace(/^./, (c) => (c === "0" ? "1" : "0")) })],
    ["another key", () => ({ key: "ab".repeat(16) })],
    ["a move left out", (r) => ({ inputs: r.inputs.filter((input) => input !== acts(r)[0]) })],
    ["a move of another seat", (r) => ({ inputs: r.inputs.map((i) => (i === acts(r)[0] ? { ...i, seat: 7 } : i)) })],
    [
      "a move that there is not",
      (r) => ({
        inputs: [{ t: r.opened, type: "act", seat: 0, round: r.number, command: { verb: "win" } }, ...r.inputs],
      }),
    ],
    ["moves in another order", (r) => ({ inputs: r.inputs.toReversed() })],
    [
      "a move by nobody",
      (r) => ({ inputs: r.inputs.map((i) => (i === acts(r)[0] ? { ...i, seat: "__proto__" } : i)) }),
    ],
    ["a name that is none", (r) => ({ inputs: [{ t: r.opened, type: "sit", name: { x: 1 } }, ...r.inputs] })],
    ["more time", (r) => ({ inputs: [{ t: r.opened, type: "more", ms: 60_000 }, ...r.inputs] })],
    ["another option", (r) => ({ scenario: { ...r.scenario, clock: r.scenario.clock + 1000 } })],
    ["another level", () => ({ level: "discreet" })],
    ["a bot for a person", (r) => ({ seats: r.seats.map((seat, i) => (i === 0 ? { ...seat, kind: "bot" } : seat)) })],
    ["an earlier end", (r) => ({ until: r.until - 1000 })],
    ["an end before its beginning", () => ({ until: 0 })],
  ];

  test.each(changes)("%s", async (_, change) => {
    const round = rounds.find((one) => acts(one).length > 3 && one.opened > 0) as Recording;
    const opened = await openRound(filed(round, change(round)));
    expect(opened).toMatchObject({ verdict: "contradicts itself", drawable: false });
    expect(opened.watch).toBeUndefined();
  });

  test("whatever is put into a file, opening it comes to a verdict", async () => {
    const round = filed(
      rounds.find(({ scenario }) => scenario.id === "authority" || scenario.mechanism === "authority") as Recording,
    );
    const paths: (string | number)[][] = [];
    const walk = (value: unknown, path: (string | number)[]): void => {
      paths.push(path);
      if (typeof value !== "object" || value === null) return;
      for (const [key, one] of Object.entries(value).slice(0, 12)) walk(one, [...path, key]);
    };
    walk(round, []);
    const strange = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(0, -1, 1e300, "", "__proto__", null, [], {}, "constructor"),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths.slice(1)), strange, async (path, value) => {
        const changed = structuredClone(round) as Record<string | number, unknown>;
        let at = changed;
        for (const key of path.slice(0, -1)) at = at[key] as typeof at;
        at[path.at(-1) as string] = value;
        const load = async (): Promise<LoadedRules> => ({ game });
        expect(["replays exactly", "contradicts itself", "redacted", "not a recording"]).toContain(
          await verdictOf(changed, { load }),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe("what cannot be told is not told", () => {
  test("of a recording from which something was taken", async () => {
    const part = { ...first(), inputs: first().inputs.slice(5), redacted: true };
    expect(await openRound(filed(part as Recording))).toMatchObject({ verdict: "redacted", drawable: false });
  });

  test("where its rules are not kept, cannot be had just now, or are too old to play one", async () => {
    const old = filed(first(), { rules: "0".repeat(16) });
    expect(await openRound(old, { load: async () => ({ error: "unknown" }) })).toEqual({
      verdict: "unknown rules",
      drawable: false,
    });
    expect(await verdictOf(old, { load: async () => ({ error: "offline" }) })).toBe("offline");
    const { Replay: _, ...less } = game;
    expect(await verdictOf(old, { load: async () => ({ game: less as typeof game }) })).toBe("unknown rules");
  });

  test("a recording with views of another version is checked, and not drawn", async () => {
    const later = filed(first(), { views: game.VIEWS_VERSION + 1 });
    expect(await openRound(later)).toMatchObject({ verdict: "replays exactly", drawable: false });
    const load = async (): Promise<LoadedRules> => ({
      game: { ...game, VIEWS_VERSION: (game.VIEWS_VERSION + 1) as 3 },
    });
    const opened = await openRound(filed(first()), { load });
    expect([opened.verdict, opened.drawable, opened.watch]).toEqual(["replays exactly", false, undefined]);
  });
});
