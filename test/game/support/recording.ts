import {
  advance,
  apply,
  createSession,
  endOf,
  headOf,
  type Input,
  type Recording as RoundRecording,
  recordingOf,
  type Scenario,
  type Session,
  scenarios,
  sessionHash,
  withLiars,
} from "../../../src/game/index.ts";
import { Chance, purpose } from "../../../src/game/kit/chance.ts";
import { commandOf, ownView } from "./play.ts";
import { tested } from "./setups.ts";

export interface Recording {
  inputs: Input[];
  until: number;
  hash: string;
}

declare module "vitest" {
  interface ProvidedContext {
    /** The session as Node records it, for tests that run in another engine: see test/tools/rules.ts. */
    recording: Recording;
    /** A whole campaign, in the same way: see campaign.ts. */
    campaign: Recording;
  }
}

const WHAT = purpose("test recording");
const WHO = ["Amber Otter", "Jade Wren", "Teal Fox"];

/** One person's next act, drawn by a keyed sequence from what is on offer. */
export function drawnAct(s: Session, seat: number, t: number, luck: Chance): Input | undefined {
  const offers = ownView(s, seat, t).offers.filter((offer) => !offer.not);
  const offer = offers[luck.int(WHAT, Math.max(1, offers.length), seat, t)];
  if (!offer || luck.chooses(WHAT, 0.4, seat, t, 1)) return undefined;
  const command = commandOf(offer, luck.int(WHAT, 100, seat, t, 2), 14 + luck.int(WHAT, 7, seat, t, 3));
  return { t, type: "act", seat, round: s.rounds, command };
}

/** A round with liars for each mechanism there is, and one without for the first. */
export const RECORDED: readonly Scenario[] = [
  scenarios.meadow!,
  ...tested.map(({ id }) => {
    const all = Object.values(scenarios).filter((one) => one.mechanism === id);
    return all.find((one) => one.trials.length > 0) ?? withLiars(all[0]!, 0.3);
  }),
];

/**
 * The same session wherever it is played: three people who act by a keyed sequence among bots, a round of every
 * mechanism, one of them against bots that have evolved, and an assembly; a newcomer, a rename, one who is away for a while and one who leaves.
 * With its log and final hash.
 */
export function record(): Recording {
  const luck = new Chance("243f6a8885a308d313198a2e03707344");
  const s = createSession();
  const inputs: Input[] = [];
  const put = (input: Input): void => {
    if (!apply(s, input)) inputs.push(input);
  };
  let t = 0;
  for (const name of WHO) put({ t, type: "sit", name });
  for (const [i, scenario] of RECORDED.entries()) {
    // The second round of scouts is against bots that the first one bred: a generation of them, and the start of another.
    if (i === 1) {
      put({ t, type: "evolve", what: "breed", key: luck.derive(WHAT, 1000) });
      while (s.colony?.on === 0) {
        t += 5000;
        advance(s, t);
      }
      put({ t, type: "evolve", what: "stop" });
    }
    put({ t, type: "plan", steps: [scenario] });
    put({ t, type: "start", key: luck.derive(WHAT, i), away: [] });
    for (let n = 0; s.phase === "round"; n++) {
      t += 700;
      advance(s, t);
      for (let seat = 0; seat < WHO.length; seat++) {
        const input = drawnAct(s, seat, t, luck);
        if (input) put(input);
      }
      if (n === 20) put({ t, type: "sit", name: "Late Lynx" });
      if (n === 25) put({ t, type: "away", seat: 1 });
      if (n === 30) put({ t, type: "rename", seat: 0, name: "Jo" });
      if (n === 40) put({ t, type: "back", seat: 1 });
    }
    if (i % 2 === 0) put({ t, type: "lobby" });
    t += 5000;
  }
  // The room changes its rules: somebody proposes, bots have their say, all vote, and it is counted.
  put({ t, type: "assembly", key: luck.derive(WHAT, RECORDED.length) });
  put({ t, type: "propose", seat: 0, part: "voting", option: "way", to: "quadratic" });
  t += 40_000;
  advance(s, t);
  for (const seat of [0, 1]) put({ t, type: "ballot", seat, proposal: s.assembly?.voted[0] ?? 0, votes: 1 });
  t += 30_000;
  advance(s, t);
  put({ t, type: "leave", seat: 2 });
  advance(s, t);
  return { inputs, until: t, hash: sessionHash(s) };
}

/** A recorded session's rounds, each as the room of a build with these rules would give it. */
export function recordedRounds({ inputs, until }: Recording, rules: string): RoundRecording[] {
  const s = createSession();
  const rounds: RoundRecording[] = [];
  let start = 0;
  const note = (upTo: number): void => {
    const [head, end] = [headOf(s, rules), endOf(s)];
    if (!head || !end || rounds.some(({ number }) => number === head.number)) return;
    rounds.push(recordingOf(head, end, inputs.slice(start, upTo)));
  };
  for (const [i, input] of inputs.entries()) {
    advance(s, input.t);
    note(i);
    if (input.type === "start") start = i;
    apply(s, input);
  }
  advance(s, until);
  note(inputs.length);
  return rounds;
}
