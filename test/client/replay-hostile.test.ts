import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { LoadedRules } from "../../client/net/rules.ts";
import { checkRound } from "../../client/replay/check.ts";
import { textOf } from "../../client/replay/inflate.ts";
import { FILE_MAX, LINE_MAX, LINES_MAX, RUN_MAX, TEXT_MAX } from "../../client/replay/limits.ts";
import { sessionIn } from "../../client/replay/read.ts";
import { SPAN_MAX } from "../../client/source/open-recording.ts";
import * as game from "../../src/game/index.ts";
import {
  advance,
  apply,
  createSession,
  endOf,
  headOf,
  type Input,
  type Recording,
  recordingOf,
  scenarios,
} from "../../src/game/index.ts";
import { Chance, purpose } from "../../src/game/kit/chance.ts";
import { RULES } from "../../src/game/rules.generated.ts";

const load = async (): Promise<LoadedRules> => ({ game });
const rest = async (): Promise<void> => {};
const now = (): number => performance.now();
const blob = (bytes: Uint8Array | string): Blob => new Blob([bytes as Uint8Array<ArrayBuffer>]);

/** A short round: two people and three bots, who do what there is to do. */
function short(): Recording {
  const s = createSession();
  const inputs: Input[] = [];
  const put = (input: Input): void => {
    if (!apply(s, input)) inputs.push(input);
  };
  for (const name of ["Amber Otter", "Jade Wren"]) apply(s, { t: 0, type: "sit", name });
  apply(s, { t: 0, type: "plan", steps: [{ ...scenarios.robbers!, fill: 5, briefing: 500, clock: 10_000 }] });
  put({ t: 0, type: "start", key: "ab".repeat(16), away: [] });
  for (const [i, verb] of ["explore", "return"].entries()) {
    const t = 700 + 4000 * i;
    advance(s, t);
    for (const seat of [0, 1]) put({ t, type: "act", seat, round: 1, command: { verb } });
  }
  put({ t: 6000, type: "rename", seat: 0, name: "Jo" });
  for (let t = 6000; s.phase === "round"; t += 1000) advance(s, t);
  const [head, end] = [headOf(s, RULES), endOf(s)];
  if (!head || !end) throw new Error("it did not end");
  return recordingOf(head, end, inputs);
}

let recording: Recording;
let text: string;
beforeAll(() => {
  recording = short();
  text = JSON.stringify({ format: 1, rounds: [recording], told: [{ number: 1, lines: ["A home for a swarm"] }] });
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});

/** What comes of a file, from its bytes to the verdict on its first round, as in the page's worker. */
async function opened(file: Blob): Promise<string> {
  const read = await textOf(file);
  if (typeof read === "string") return read;
  const session = sessionIn(read.text);
  if (typeof session === "string") return session;
  const { verdict } = await checkRound(session.rounds[0], { load, rest, now });
  return verdict;
}

const OUTCOMES = [
  "broken",
  "too big",
  "too many rounds",
  "foreign names",
  "not a recording",
  "redacted",
  "contradicts itself",
  "takes too long",
  "replays exactly",
  "unknown rules",
];

describe("a session's file", () => {
  test("is opened as it was saved, compressed or not", async () => {
    expect(await opened(blob(gzipSync(text)))).toBe("replays exactly");
    expect(await opened(blob(text))).toBe("replays exactly");
    expect(sessionIn(text)).toMatchObject({ told: [{ number: 1, lines: ["A home for a swarm"] }] });
  });

  test("comes to some outcome after each of 2,000 changes, and none of them reaches beyond it", {
    timeout: 120_000,
  }, async () => {
    const luck = new Chance("13198a2e03707344243f6a8885a308d3");
    const WHAT = purpose("hostile files");
    const zipped = gzipSync(text);
    const plain = Buffer.from(text);
    const strange = [
      "null",
      "-1",
      "1e308",
      "[]",
      "{}",
      '""',
      "1e400",
      "true",
      '"__proto__"',
      "\u0000",
      '{"__proto__":{}}',
    ];
    const values = [...text.matchAll(/(?<=:)("[^"]*"|\d+|true)/g)];
    const changes: ((i: number) => Uint8Array)[] = [
      // A byte of the compressed file, of its text; an end too early; a value for another; a piece twice.
      (i) =>
        Buffer.from(
          zipped.map((byte, at) => (at === luck.int(WHAT, zipped.length, i) ? byte ^ (1 + (i % 255)) : byte)),
        ),
      (i) => {
        const changed = Buffer.from(plain);
        changed[luck.int(WHAT, plain.length, i)] = 32 + luck.int(WHAT, 95, i, 1);
        return changed;
      },
      (i) => (i % 2 ? zipped : plain).subarray(0, luck.int(WHAT, zipped.length, i)),
      (i) => {
        const value = values[luck.int(WHAT, values.length, i)]!;
        const other = strange[luck.int(WHAT, strange.length, i, 1)]!;
        return Buffer.from(text.slice(0, value.index) + other + text.slice(value.index + value[0].length));
      },
      (i) => {
        const [from, to] = [luck.int(WHAT, text.length, i), luck.int(WHAT, text.length, i, 1)];
        return Buffer.from(text.slice(0, Math.max(from, to)) + text.slice(Math.min(from, to)));
      },
    ];
    const came = new Map<string, number>();
    for (let i = 0; i < 2000; i++) {
      const bytes = changes[i % changes.length]!(i);
      const outcome = await opened(blob(bytes));
      expect(OUTCOMES, `change ${i}`).toContain(outcome);
      came.set(outcome, (came.get(outcome) ?? 0) + 1);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    // They reach every part of the way, to the game itself.
    for (const outcome of ["broken", "not a recording", "foreign names", "contradicts itself"])
      expect(came.get(outcome) ?? 0, outcome).toBeGreaterThan(0);
    // What still replays has another name in it, or another byte where nobody reads.
    expect(came.get("replays exactly") ?? 0).toBeLessThan(400);
  });
});

describe("what is too much is given up on the way:", () => {
  test("200 MB of text in 200 KB of file, in one stream and in many", async () => {
    const million = Buffer.alloc(1_000_000, " ");
    const members = Buffer.concat(Array(200).fill(gzipSync(million)) as Uint8Array[]);
    expect(await textOf(blob(members))).toBe("too big");
    expect(await textOf(blob(gzipSync(Buffer.alloc(TEXT_MAX + 1, " "))))).toBe("too big");
  });

  test("a file that is too large is not read at all", async () => {
    const large = blob(new Uint8Array(FILE_MAX + 1));
    const slice = vi.spyOn(large, "slice");
    expect(await textOf(large)).toBe("too big");
    expect(slice).not.toHaveBeenCalled();
  });

  test("lists in lists without end, more values or rounds than there are, more words than fit", () => {
    expect(sessionIn("[".repeat(2_000_000))).toBe("not a recording");
    expect(sessionIn(`{"format":1,"rounds":${"[".repeat(3000)}${"]".repeat(3000)}}`)).toBe("not a recording");
    expect(sessionIn(`{"format":1,"rounds":[${"[".repeat(1)}${"0,".repeat(4_100_000)}0]]}`)).toBe("too big");
    expect(sessionIn(`{"format":1,"rounds":[${"{},".repeat(60)}{}]}`)).toBe("too many rounds");
    const told = [{ number: 1, lines: [...Array(500).fill("x".repeat(5000)), 7] }, { number: "1" }, null];
    const session = sessionIn(JSON.stringify({ format: 1, rounds: [], told }));
    if (typeof session === "string") throw new Error(session);
    expect(session.told.map(({ lines }) => [lines.length, lines[0]?.length])).toEqual([[LINES_MAX, LINE_MAX]]);
  });

  test("a round without an end", async () => {
    const endless = { ...recording, inputs: [{ t: 0, type: "pause" }], until: SPAN_MAX + 1 };
    expect((await checkRound(endless, { load, rest, now })).verdict).toBe("takes too long");
  });

  test("a round that takes this device too long", async () => {
    let clock = 0;
    const slow = () => (clock += RUN_MAX / 10);
    expect(await checkRound(recording, { load, rest, now: slow })).toEqual({
      verdict: "takes too long",
      drawable: false,
    });
  });
});

test.each([
  '{"format":1,"rounds":[{"__proto__":{"rules":"x"}}]}',
  '{"format":1,"\\u005f_proto__":{},"rounds":[]}',
  '{"format":1,"rounds":[{"scenario":{"options":{"world":{"constructor":{"prototype":{"a":1}}}}}}]}',
])("names with a meaning of their own are refused wherever they are: %s", (file) => {
  expect(sessionIn(file)).toBe("foreign names");
});
