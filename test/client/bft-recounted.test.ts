import { beforeAll, expect, test } from "vitest";
import { recounted } from "../../client/worlds/chain/bft/recounted.ts";
import { advance, apply, createSession, type Session, scenarios } from "../../src/game/index.ts";
import { hasQuorum } from "../../src/game/mechanisms/bft/quorum.ts";
import type { BftState } from "../../src/game/mechanisms/bft/state.ts";
import "./support/parts.ts";
import { see } from "./support/seeing.ts";

beforeAll(() => {
  Object.assign(globalThis, { matchMedia: () => ({ matches: false, addEventListener() {} }) });
});

/** A round in which the first seat says this of every block, as soon as it may. */
function played(verb: "approve" | "reject", key: string): Session {
  const s = createSession();
  apply(s, { t: 0, type: "plan", steps: [scenarios.bft!] });
  apply(s, { t: 0, type: "sit", name: "Person" });
  apply(s, { t: 0, type: "start", key: key.repeat(32), away: [] });
  for (let t = s.round!.begin; s.phase === "round"; t += 500) {
    advance(s, t);
    const proposed = (s.round?.parts.bft as BftState | undefined)?.proposals.at(-1);
    if (s.phase === "round" && proposed !== undefined)
      apply(s, { t, type: "act", seat: 0, round: s.rounds, command: { verb, block: proposed } });
  }
  return s;
}

/** By the votes that were cast: blocks that one vote more would have made final, and those that were final with none to spare. */
function counted(s: Session): { short: number; just: number } {
  const state = s.round?.parts.bft as BftState;
  const final = new Map(
    Object.entries(state.decided).flatMap(([h, all]) => all.map((one) => [one.block, `${h}:${one.round}`] as const)),
  );
  const said = s.round!.diaries[0]!.filter(({ what }) => what === "rejected").map(({ block }) => block);
  // A block of one's own that one would rather not have is no judgement of another's.
  const own = s.round!.diaries[0]!.filter(({ what }) => what === "proposed").map(({ block }) => block);
  let [short, just] = [0, 0];
  for (const [key, nodes] of Object.entries(state.backers)) {
    const [height, round, block] = key.split(":").map(Number);
    const n = nodes.length;
    if (final.get(block!) === `${height}:${round}`) {
      if (nodes.includes(0) && hasQuorum(n, 7) && !hasQuorum(n - 1, 7)) just++;
    } else if (
      !final.has(block!) &&
      said.includes(block!) &&
      !own.includes(block!) &&
      !hasQuorum(n, 7) &&
      hasQuorum(n + 1, 7)
    )
      short++;
  }
  return { short, just };
}

test("a vote that alone made the difference is told, in either direction, and no other", () => {
  const seen = { short: 0, just: 0 };
  for (const verb of ["approve", "reject"] as const)
    for (const key of [..."123456789abcdef"]) {
      const s = played(verb, key);
      see(s, 0, s.now);
      // To an attacker, votes for bad blocks are no merit to be told of.
      if (s.round!.roles[0]) {
        expect(recounted()).toBeUndefined();
        continue;
      }
      const { short, just } = counted(s);
      const lines = recounted()!.lines;
      const told = (how: RegExp): number => lines.filter((line) => how.test(line)).length;
      const more = Number(/^And (\d+) more/.exec(lines.at(-1) ?? "")?.[1] ?? 0);
      if (short + just === 0) expect(lines).toEqual(["No block hung on your vote alone."]);
      else expect(told(/Your no kept it out/) + told(/just enough, and one was yours/) + more).toBe(short + just);
      if (verb === "approve") expect(told(/Your no/)).toBe(0);
      else expect(told(/one was yours/)).toBeLessThanOrEqual(just);
      seen.short += short;
      seen.just += just;
    }
  expect(seen.short).toBeGreaterThan(0);
  expect(seen.just).toBeGreaterThan(0);
});
