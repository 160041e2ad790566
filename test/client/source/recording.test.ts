import { effect } from "@preact/signals";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { diary } from "../../../client/parts/diary.ts";
import { RecordingSource } from "../../../client/source/recording.ts";
import { all, channels, live, now, own, RECORDING, source } from "../../../client/store.ts";
import { words } from "../../../client/words/words.ts";
import { chain } from "../../../client/worlds/chain/index.tsx";
import { swarm } from "../../../client/worlds/swarm/index.tsx";
import { replay, SCREEN_CHANNELS, Views } from "../../../src/game/index.ts";
import type { OwnView } from "../../../src/game/views.ts";
import type { ChannelViews } from "../../../src/protocol/channels.ts";
import { RecordedRound } from "../support/opened.ts";
import "../support/parts.ts";
import { see } from "../support/seeing.ts";
import { TestTime } from "../support/time.ts";

/** A round of every mechanism, each with three people among bots. */
const rounds: RecordedRound[] = [];
beforeAll(() => {
  const { inputs, until } = inject("recording");
  const starts = inputs.flatMap(({ type }, i) => (type === "start" ? [i] : []));
  for (const start of starts) {
    const rest = inputs.slice(start);
    const after = rest.findIndex(({ type }) => type === "plan" || type === "lobby");
    const own = after < 0 ? rest : rest.slice(0, after);
    const to = (after < 0 ? until : rest[after]!.t) - 1;
    rounds.push(new RecordedRound(replay(inputs.slice(0, start), inputs[start]!.t), own, to));
  }
});

/** What the game shows a viewer at some time, made anew from the inputs. */
function shownBy(round: RecordedRound, t: number, seat: number | undefined): ChannelViews {
  const read = new Views(round.at(t), t);
  const names = seat === undefined ? SCREEN_CHANNELS : read.ofSeat(seat);
  const entries = names.flatMap((name) => {
    const view = read.view(name);
    return view ? [[name, JSON.parse(JSON.stringify(view))]] : [];
  });
  return Object.fromEntries(entries);
}

function opened(round = rounds[0]!, seat: number | undefined = 0) {
  const time = new TestTime();
  const before = round.opens;
  const recording = new RecordingSource(round, seat === undefined ? { screen: true } : { seat }, time);
  source.value = recording;
  return { round, recording, time, from: round.from, to: round.to, opens: () => round.opens - before };
}

describe("a recording at a time", () => {
  test("shows what the game shows then, whichever way one came there", () => {
    for (const round of rounds) {
      const { recording, from, to } = opened(round, 1);
      for (const share of [0, 0.3, 0.9, 0.5, 1, 0.1]) {
        const t = Math.floor(from + share * (to - from));
        recording.seek(t);
        expect(now()).toBe(t);
        expect(channels.value, `round ${all.value?.round?.number} at ${share}`).toEqual(shownBy(round, t, 1));
      }
    }
  });

  test("is seen with the eyes of one viewer, and with another's when told so", () => {
    const { recording, round, from } = opened();
    recording.seek(from + 20_000);
    recording.watch({ seat: 2 });
    expect(own.value?.seat).toBe(2);
    expect(channels.value).toEqual(shownBy(round, from + 20_000, 2));
    recording.watch({ screen: true });
    expect(own.value).toBeUndefined();
    expect(channels.value).toEqual(shownBy(round, from + 20_000, undefined));
  });

  test("stays within its stretch, and is opened anew only to go back", () => {
    const { recording, opens, from, to } = opened();
    for (const t of [from + 1000, from + 2000, to + 99]) recording.seek(t);
    expect(opens()).toBe(1);
    expect(recording.at.value).toBe(to);
    recording.seek(from - 1);
    expect(recording.at.value).toBe(from);
    expect(opens()).toBe(2);
  });

  test("what did not change is not shown anew", () => {
    const { recording, from } = opened();
    recording.seek(from + 10_000);
    let shown = 0;
    const stop = effect(() => {
      void channels.value;
      shown++;
    });
    recording.seek(from + 10_000);
    recording.watch({ seat: 0 });
    expect(shown).toBe(1);
    const before = channels.value;
    recording.seek(from + 12_000);
    expect(shown).toBe(2);
    const kept = Object.keys(before).filter((name) => channels.value[name] === before[name]);
    const same = Object.keys(before).filter(
      (name) => JSON.stringify(channels.value[name]) === JSON.stringify(before[name]),
    );
    expect(kept).toEqual(same);
    stop();
  });
});

describe("a recording that plays", () => {
  test.each([1, 2, 10])("goes on at %i times the pace, shows what happens, and stands still at its end", (rate) => {
    const { recording, round, time, to } = opened();
    const seconds = 6;
    recording.seek(to - rate * seconds * 1000);
    recording.play(rate);
    for (let i = 1; i < seconds * 2; i++) {
      time.pass(500);
      const t = Math.floor(now());
      expect(t).toBeCloseTo(to - rate * (seconds * 1000 - 500 * i), -2);
      expect(channels.value).toEqual(shownBy(round, recording.at.value, 0));
    }
    time.pass(10_000);
    expect(now()).toBe(to);
    expect(recording.clock.rate.value).toBe(0);
    expect(time.waiting).toBe(0);
  });

  test("can be paused, moved while it plays, and goes on from there", () => {
    const { recording, time, from } = opened();
    recording.play();
    time.pass(1050);
    recording.pause();
    expect(now()).toBe(from + 1050);
    time.pass(5000);
    expect(now()).toBe(from + 1050);
    expect(time.waiting).toBe(0);
    recording.play();
    recording.seek(from + 20_000);
    time.pass(1000);
    expect(now()).toBe(from + 21_000);
    recording.pause();
  });
});

describe("stages do not know that it is a recording", () => {
  test("they say of it what they said live; only nothing can be pressed, and that is told", () => {
    let could = 0;
    for (const round of rounds) {
      const { recording, from, to } = opened(round);
      for (let t = from + 500; t < to; t += 9000) {
        source.value = recording;
        recording.seek(t);
        expect(live.value).toBe(false);
        const { phase, scenario } = all.value!;
        if (phase !== "round" || !own.value?.playing) continue;
        const stage = scenario.world === "chain" ? chain : swarm;
        const told = [stage.where(), stage.secret(), diary().map(stage.noteText)];
        const choices = stage.choices();
        for (const { command, label, off } of choices) if (command) expect(off, `${label} at ${t}`).toBe(true);
        see(round.at(t), 0, t);
        expect([stage.where(), stage.secret(), diary().map(stage.noteText)]).toEqual(told);
        for (const { id, label, command, off } of stage.choices()) {
          if (off || !command) continue;
          could++;
          const same = choices.find((choice) => choice.id === id && choice.label === label);
          if (same) expect(same.note).toBe(words.recording.off);
        }
      }
    }
    expect(could).toBeGreaterThan(20);
  });

  test("what was on offer is there with the reason why not, and what was not keeps its own", () => {
    const { recording, round, from, to } = opened();
    let [possible, refused] = [0, 0];
    for (let t = from; t < to && all.value?.phase === "round"; t += 3000) {
      recording.seek(t);
      const { offers } = shownBy(round, t, 0)["seat:0"] as unknown as OwnView;
      possible += offers.filter((offer) => !offer.not).length;
      refused += offers.filter((offer) => offer.not).length;
      expect(own.value?.offers).toEqual(offers.map((offer) => ({ ...offer, not: offer.not ?? { code: RECORDING } })));
    }
    expect(possible).toBeGreaterThan(5);
    expect(refused).toBeGreaterThan(5);
  });
});
