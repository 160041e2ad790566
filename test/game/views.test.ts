import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advance, apply, digest, SCREEN_CHANNELS, Views } from "../../src/game/index.ts";
import { NAMING } from "../../src/game/round/naming.ts";
import type { Offer } from "../../src/game/types.ts";
import { courses } from "./support/arbitraries.ts";
import { endingOf } from "./support/endings.ts";
import { allView, ownView, Play, peopleOf, played } from "./support/play.ts";
import { patience, runs } from "./support/runs.ts";

/** Where a value is something other than plain JSON without null; undefined if nowhere. */
function unclean(value: unknown, path = ""): string | undefined {
  if (typeof value === "string" || typeof value === "boolean") return undefined;
  if (typeof value === "number") return Number.isFinite(value) ? undefined : `${path} is ${value}`;
  if (typeof value !== "object" || value === null) return `${path} is ${value}`;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return `${path} is no plain object`;
  return Object.entries(value)
    .map(([key, inner]) => unclean(inner, `${path}.${key}`))
    .find((found) => found);
}

const isPlace = (channel: string) => channel === "floor" || channel.startsWith("site:");

describe("what viewers are shown, in random sessions", () => {
  test("is plain JSON without null, in every channel that anybody is in", { timeout: patience }, () => {
    fc.assert(
      fc.property(courses(50), (course) => {
        const { session, t } = played(course);
        const views = new Views(session, t);
        const channels = new Set(SCREEN_CHANNELS);
        for (const seat of session.seats.keys()) for (const channel of views.ofSeat(seat)) channels.add(channel);
        for (const channel of channels) {
          const shown = views.view(channel);
          if (shown) expect([channel, unclean(shown)]).toEqual([channel, undefined]);
        }
      }),
      { numRuns: runs(200) },
    );
  });

  test("a seat's channels are a set with `all` and its own, and at most one place of the meadow", {
    timeout: patience,
  }, () => {
    fc.assert(
      fc.property(courses(50), (course) => {
        const { session, t } = played(course);
        const views = new Views(session, t);
        for (const seat of session.seats.keys()) {
          const channels = views.ofSeat(seat);
          expect(new Set(channels).size).toBe(channels.length);
          expect(channels).toEqual(expect.arrayContaining(["all", `seat:${seat}`]));
          expect(channels.filter((channel) => channel.startsWith("seat:"))).toEqual([`seat:${seat}`]);
          if (session.round?.scenario.world !== "swarm") continue;
          const open = session.round?.scenario.options.mechanism.open === true;
          const places = channels.filter((channel) => isPlace(channel) && !(open && channel === "floor"));
          expect(places.length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: runs(200) },
    );
  });

  test("times lie where they can: what is to come ahead, what has been behind", { timeout: patience }, () => {
    fc.assert(
      fc.property(courses(50), (course) => {
        const { session, t } = played(course);
        const r = session.round;
        for (const seat of session.seats.keys()) {
          const own = ownView(session, seat, t);
          const untils = own.offers.flatMap((offer: Offer) => offer.not?.until ?? []);
          for (const until of untils) expect(until).toBeGreaterThan(t);
          for (const offer of own.offers) expect(offer.cost ?? 0).toBeGreaterThanOrEqual(0);
          if (r?.phase !== "play" && r?.phase !== "naming") expect(own.offers).toEqual([]);
          let last = r?.begin ?? 0;
          for (const note of Object.values(own.diary)) {
            expect(note.t).toBeGreaterThanOrEqual(last);
            last = note.t;
          }
          expect(last).toBeLessThanOrEqual(Math.max(t, r?.begin ?? 0));
        }
      }),
      { numRuns: runs(200) },
    );
  });

  test("a diary only grows while its round lasts", { timeout: patience }, () => {
    fc.assert(
      fc.property(courses(60), (course) => {
        const play = new Play();
        let before: { round: unknown; lines: Map<number, string> } = { round: undefined, lines: new Map() };
        for (const step of course) {
          play.take(step);
          const all = allView(play.session, play.t);
          const round = all.round && `${all.round.commit}`;
          const lines = new Map<number, string>();
          for (const seat of play.session.round?.seats ?? []) {
            const diary = Object.values(ownView(play.session, seat, play.t).diary);
            lines.set(seat, JSON.stringify(diary).slice(1, -1));
          }
          if (round && round === before.round)
            for (const [seat, was] of before.lines) expect(lines.get(seat)?.startsWith(was)).toBe(true);
          before = { round, lines };
        }
      }),
      { numRuns: runs(60) },
    );
  });

  test("the truth, the key and the support stay hidden until the reveal, which opens the commitment", {
    timeout: patience,
  }, () => {
    let revealed = 0;
    fc.assert(
      fc.property(courses(60), (course) => {
        const play = new Play();
        for (const step of course) {
          play.take(step);
          const all = allView(play.session, play.t);
          expect(all.reveal !== undefined).toBe(all.phase === "reveal");
        }
        const { session, t } = play;
        if (session.phase !== "round") return;
        const commit = allView(session, t).round?.commit;
        if (session.paused) apply(session, { t, type: "resume" });
        advance(session, t + 7_200_000);
        const { reveal, round } = allView(session, t + 3_600_000);
        expect(round?.commit).toBe(commit);
        expect(digest(reveal?.key ?? "")).toBe(commit);
        // A swarm's sites; a chain's blocks, of which a short round may have but the first.
        const { blocks } = (reveal?.parts?.chain ?? {}) as { blocks?: object };
        if (blocks) expect(Object.keys(blocks)).toContain("0");
        else expect(reveal?.truth.length).toBeGreaterThan(1);
        revealed++;
      }),
      { numRuns: runs(100) },
    );
    expect(revealed).toBeGreaterThan(runs(20));
  });
});

describe("a round", () => {
  test("ends by itself, soon after its clock at the latest, and leaves a result", { timeout: patience }, () => {
    fc.assert(
      fc.property(courses(40), (course) => {
        const { session, t } = played(course);
        const r = session.round;
        fc.pre(session.phase === "round" && r !== undefined);
        const rounds = session.history.length;
        if (session.paused) apply(session, { t, type: "resume" });
        // A decision under way may outlast the clock; and then the room may say whom it suspects.
        const until = (r?.end ?? 0) + endingOf(r?.scenario.mechanism ?? "");
        advance(session, Math.max(t, until, r?.naming?.until ?? 0) + NAMING);
        expect(session.phase).toBe("reveal");
        expect(session.history.length).toBe(rounds + 1);
        expect(r?.ended).toBeLessThanOrEqual(until);
        expect(peopleOf(session).every((seat) => ownView(session, seat, t).offers.length === 0)).toBe(true);
      }),
      { numRuns: runs(150) },
    );
  });
});
