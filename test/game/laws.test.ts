import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advance, apply, type Input, replay, type Session, sessionHash } from "../../src/game/index.ts";
import type { Command, Offer, Refusal, SeatId } from "../../src/game/types.ts";
import { courses, type Step, wildCommand } from "./support/arbitraries.ts";
import { aimed } from "./support/blocks.ts";
import { copied } from "./support/copied.ts";
import { commandOf, ownView, Play, peopleOf, played } from "./support/play.ts";
import { patience, runs } from "./support/runs.ts";

/** Tries commands on copies of a session: on the same one until a command changes it, as a refused one does not. */
function attempts(s: Session, t: number) {
  let copy: Session | undefined;
  return (seat: SeatId, command: Command): Refusal | undefined => {
    copy ??= copied(s);
    const refusal = apply(copy, { t, type: "act", seat, round: s.rounds, command });
    if (!refusal) copy = undefined;
    return refusal;
  };
}

/** Commands that an offer stands for, with its least, middle and largest amount. */
function commandsOf(offer: Offer): { command: Command; most: boolean }[] {
  const { aim, amount } = offer;
  const steps = amount ? Math.round((amount.max - amount.min) / amount.step) : 0;
  const sizes = [...new Set([0, steps >> 1, steps])];
  const last = (aim?.ids.length ?? 1) - 1;
  // Of many targets the first, a middle one and the last.
  const targets = [...new Set([0, last >> 1, last])];
  return targets.flatMap((i) => sizes.map((size) => ({ command: commandOf(offer, i, size), most: size === steps })));
}

/** The hash of the session that these inputs make; undefined where they cannot be: time passes in one that is paused. */
function hashAfter(inputs: readonly Input[], t: number): string | undefined {
  try {
    return sessionHash(replay(inputs, t));
  } catch (fault) {
    expect(String(fault)).toMatch(/^Error: input at \d+, paused at \d+$/);
    return undefined;
  }
}

describe("a session, whatever happens to it", () => {
  test("a refused input changes nothing", { timeout: patience }, () => {
    fc.assert(
      fc.property(courses(60), (course) => {
        const play = new Play();
        for (const step of course) {
          const input = play.next(step);
          // As text: quicker than a hash where a state is large, and as strict.
          const before = JSON.stringify(play.session);
          const refused = play.apply(input) !== undefined;
          expect(JSON.stringify(play.session) === before).toBe(refused);
        }
      }),
      { numRuns: runs(130) },
    );
  });

  test("what is on offer is accepted, what is not is refused for the reason given", { timeout: patience }, () => {
    let possible = 0;
    let refused = 0;
    fc.assert(
      fc.property(courses(50), wildCommand, (course, any) => {
        const { session: s, t } = played(course);
        const wild = aimed(s, any);
        const attempt = attempts(s, t);
        for (const seat of peopleOf(s)) {
          const { offers } = ownView(s, seat, t);
          for (const offer of offers) {
            for (const { command, most } of commandsOf(offer)) {
              const refusal = attempt(seat, command);
              // Less than the most may be too little to matter; which amounts are is the view's to say.
              if (offer.not || most) expect([command, refusal]).toEqual([command, offer.not]);
              else expect(refusal?.code).not.toBe("bad_command");
              if (offer.not) refused++;
              else possible++;
            }
          }
          if (!attempt(seat, wild)) {
            const fits = offers.some(
              (o) => !o.not && o.verb === wild.verb && (!o.aim || o.aim.ids.includes(Number(wild[o.aim.field]))),
            );
            expect([wild, fits]).toEqual([wild, true]);
          }
        }
      }),
      { numRuns: runs(200) },
    );
    expect(Math.min(possible, refused)).toBeGreaterThan(runs(70));
  });

  test("it does not matter how often the clock is looked at", { timeout: patience }, () => {
    fc.assert(
      fc.property(courses(30), fc.array(fc.nat(20_000), { maxLength: 8 }), (course, pauses) => {
        const { session: once, t } = played(course);
        const often = copied(once);
        let now = t;
        for (const pause of pauses) {
          now += pause;
          advance(often, now);
        }
        advance(once, now);
        expect(sessionHash(often)).toBe(sessionHash(once));
      }),
      { numRuns: runs(130) },
    );
  });

  test("its state is plain JSON: stored, read back and played on, it is the same session", {
    timeout: patience,
  }, () => {
    fc.assert(
      fc.property(courses(40), courses(20), (first, then: Step[]) => {
        const play = played(first);
        const stored = JSON.parse(JSON.stringify(play.session)) as Session;
        assert.deepStrictEqual(stored, play.session);
        const before = play.accepted.length;
        for (const step of then) play.take(step);
        for (const input of play.accepted.slice(before)) expect(apply(stored, input)).toBeUndefined();
        advance(play.session, play.t);
        advance(stored, play.t);
        expect(sessionHash(stored)).toBe(sessionHash(play.session));
      }),
      { numRuns: runs(130) },
    );
  });

  test("its accepted inputs make it again, without the refused ones", { timeout: patience }, () => {
    fc.assert(
      fc.property(courses(60), (course) => {
        const { session, accepted, t } = played(course);
        expect(sessionHash(replay(JSON.parse(JSON.stringify(accepted)) as Input[], t))).toBe(sessionHash(session));
      }),
      { numRuns: runs(130) },
    );
  });

  test("an input left out, changed or out of order makes another session", { timeout: patience }, () => {
    fc.assert(
      fc.property(courses(40), fc.nat(), fc.constantFrom("drop", "delay", "swap", "double"), (course, at, how) => {
        const { session, accepted, t } = played(course);
        fc.pre(accepted.length > 1);
        const i = at % (accepted.length - 1);
        const [here, next] = [accepted[i] as Input, accepted[i + 1] as Input];
        const other = [...accepted];
        if (how === "drop") other.splice(i, 1);
        else if (how === "delay") other.splice(i, 1, { ...here, t: here.t + 1 });
        else if (how === "swap") other.splice(i, 2, { ...next, t: here.t }, { ...here, t: next.t });
        else other.splice(i, 0, here);
        fc.pre(JSON.stringify(other) !== JSON.stringify(accepted) && (how !== "delay" || here.t < next.t));
        const twice = how === "double" && apply(replay(accepted.slice(0, i + 1), here.t), here) !== undefined;
        // A repeat that the game refuses is no input at all.
        expect(hashAfter(other, t) === sessionHash(session)).toBe(twice);
      }),
      { numRuns: runs(200) },
    );
  });
});
