import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  advance,
  apply,
  createSession,
  endOf,
  hashOf,
  headOf,
  type Input,
  type Recording,
  Replay,
  recordingOf,
  recordingSchema,
  redacted,
  type Session,
  scenarios,
} from "../../src/game/index.ts";
import { courses } from "./support/arbitraries.ts";
import { ownView, Play } from "./support/play.ts";
import { patience, runs } from "./support/runs.ts";
import { eachMechanism } from "./support/setups.ts";

const RULES = "0123456789abcdef";
const KEY = "8badf00d8badf00d8badf00d8badf00d";

/** The recording of a session's latest round, from the inputs since it started, as a room that kept them would make it. */
function recorded(s: Session, inputs: readonly Input[]): Recording | undefined {
  const head = headOf(s, RULES);
  const end = endOf(s);
  // A start may also turn to a step of a lesson that is no round.
  const began = (input: Input) => (input.type === "start" || input.type === "restart") && input.key === head?.key;
  const from = inputs.findLastIndex(began);
  return head && end && recordingOf(head, end, inputs.slice(from));
}

/** As a file would carry it. */
const filed = (recording: Recording): Recording =>
  recordingSchema.parse(JSON.parse(JSON.stringify(recording))) as Recording;

/** A round of people, who do what comes first, and bots; and its inputs. */
function round(id: string, level: "open" | "discreet" = "open", people = 2): { s: Session; inputs: Input[] } {
  const s = createSession();
  const inputs: Input[] = [];
  const put = (input: Input) => {
    if (!apply(s, input)) inputs.push(structuredClone(input));
  };
  put({ t: 0, type: "level", level });
  put({ t: 0, type: "plan", steps: [scenarios[id]!] });
  for (let i = 0; i < people; i++) put({ t: 0, type: "sit", name: ["Wren", "Swift"][i] ?? `Person ${i}` });
  put({ t: 0, type: "start", key: KEY, away: [] });
  for (let t = 0; s.phase === "round"; t += 900) {
    advance(s, t);
    for (let seat = 0; seat < people; seat++) {
      const offer = ownView(s, seat, t).offers.find(({ not }) => !not);
      const command = offer && {
        verb: offer.verb,
        ...(offer.aim && { [offer.aim.field]: offer.aim.ids[0] as number }),
      };
      if (command && !offer.amount) put({ t, type: "act", seat, round: s.rounds, command });
    }
  }
  return { s, inputs };
}

describe("a recording", () => {
  test("of any round, read back from a file, makes the same state again", { timeout: patience }, () => {
    let rounds = 0;
    fc.assert(
      fc.property(courses(60), (course) => {
        const play = new Play();
        for (const step of course) {
          play.take(step);
          const recording = play.session.phase === "reveal" ? recorded(play.session, play.accepted) : undefined;
          if (!recording) continue;
          rounds++;
          expect(hashOf(filed(recording))).toBe(recording.hash);
        }
        if (play.session.paused) play.apply({ t: play.t, type: "resume" });
        advance(play.session, play.t + 7_200_000);
        const recording = recorded(play.session, play.accepted);
        if (recording) expect(hashOf(filed(recording))).toBe(recording.hash);
        if (recording) rounds++;
      }),
      { numRuns: runs(80) },
    );
    expect(rounds).toBeGreaterThan(runs(30));
  });

  test.each(eachMechanism.map((one) => one.id))(
    "of %s with 30 people who never rest is under 100 KB gzipped, and moves count",
    (id) => {
      const { s, inputs } = round(id, "open", 30);
      const recording = recorded(s, inputs)!;
      const size = gzipSync(JSON.stringify(recording)).length;
      console.log(`recording of ${id}: ${inputs.length} inputs, ${(size / 1024).toFixed(1)} KB gzipped`);
      expect(size).toBeLessThan(100 * 1024);
      expect(hashOf(recording)).toBe(recording.hash);
      const acts = recording.inputs.filter((input) => input.type === "act");
      if (acts.length === 0) return;
      const without = { ...recording, inputs: recording.inputs.filter((input) => input !== acts[0]) };
      // Left out, the rest may not even be legal any more.
      let hash = "";
      try {
        hash = hashOf(without);
      } catch {}
      expect(hash).not.toBe(recording.hash);
    },
  );

  test("opens with a seat muted, a seat played by a policy, other options, other luck", () => {
    const { s, inputs } = round("meadow");
    const recording = recorded(s, inputs)!;
    const run = (overrides: ConstructorParameters<typeof Replay>[1]) => {
      const replay = new Replay(recording, overrides);
      replay.advance(recording.until);
      return replay;
    };
    const muted = run({ muted: [0, 1] });
    expect(muted.kept.applied).toBe(0);
    expect(muted.session.round?.diaries[0]).toEqual([]);
    const played = run({ policies: { 0: "honest" } });
    expect(played.session.round?.diaries[0]?.length).toBeGreaterThan(0);
    const easy = run({ options: { bees: { quorum: 1, hold: 0 } } });
    expect(easy.session.history[0]?.took).toBeLessThan(s.history[0]!.took);
    const lucky = run({ key: "ff".repeat(16) });
    expect(JSON.stringify(lucky.session.round?.parts.swarm)).not.toBe(JSON.stringify(s.round!.parts.swarm));
    // Nobody's luck moves with a seat that is left out: the sites are the same, and so is whoever was never near it.
    expect(JSON.stringify((muted.session.round!.parts.swarm as { sites: object }).sites)).toBe(
      JSON.stringify((s.round!.parts.swarm as { sites: object }).sites),
    );
    expect(() => new Replay(recording, { options: { bees: { quorum: -1 } } })).toThrow();
  });
});

describe("what may leave the room of a recording", () => {
  test("in an open room is the whole, for anybody in it", () => {
    const { s, inputs } = round("meadow");
    const recording = recorded(s, inputs)!;
    expect(redacted(recording, { seat: 1, keeper: false, names: false })).toEqual(recording);
    expect(hashOf(redacted(recording, { seat: 1, keeper: false, names: false })!)).toBe(recording.hash);
  });

  test("in an open room is the whole but for whom others named: that they named is in it, and the rest replays", () => {
    const { s, inputs } = round("robbers");
    const recording = recorded(s, inputs)!;
    const named = (r: Recording, seat: number, verb: string) =>
      r.inputs.filter((one) => one.type === "act" && one.seat === seat && one.command.verb === verb).length;
    for (const seat of [0, 1]) expect(named(recording, seat, "name")).toBeGreaterThan(0);
    const mine = redacted(recording, { seat: 1, keeper: false, names: false })!;
    expect([named(mine, 0, "name"), named(mine, 0, "unname")]).toEqual([0, 0]);
    expect(named(mine, 1, "name")).toBe(named(recording, 1, "name"));
    expect(named(mine, 0, "rethink")).toBe(named(recording, 0, "name") + named(recording, 0, "unname"));
    // That is no part of what a recording proves: it replays exactly all the same.
    expect(mine).not.toHaveProperty("redacted");
    expect(hashOf(filed(mine))).toBe(recording.hash);
    const replay = new Replay(mine);
    replay.advance(mine.until);
    expect(replay.session.phase).toBe("reveal");
    expect(replay.session.round?.naming?.names[1]).toEqual(s.round?.naming?.names[1]);
    expect(replay.session.round?.naming?.names[0]).toBeUndefined();
    expect(redacted(recording, { seat: 1, keeper: true, names: false })).toEqual(recording);
  });

  test("in a discreet room goes only to the host who made it, with names only where that host asks", () => {
    const { s, inputs } = round("robbers", "discreet");
    const recording = recorded(s, inputs)!;
    for (const seat of [0, 1, 7, undefined])
      expect(redacted(recording, { ...(seat !== undefined && { seat }), keeper: false, names: true })).toBeUndefined();
    const nameless = redacted(recording, { keeper: true, names: false })!;
    expect(JSON.stringify(nameless)).not.toMatch(/Wren|Swift/);
    expect(JSON.stringify(redacted(recording, { keeper: true, names: true }))).toMatch(/Wren.*Swift/);
    expect(hashOf(nameless)).toBe(recording.hash);
  });

  test("is fixed as the round starts: a change counts from the next", () => {
    const { s, inputs } = round("meadow", "discreet");
    apply(s, { t: s.now, type: "level", level: "open" });
    expect(redacted(recorded(s, inputs)!, { seat: 0, keeper: false, names: true })).toBeUndefined();
  });
});
