import { expect, test } from "vitest";
import { scenarios } from "../../../src/game/scenarios.ts";
import { liarsIn } from "../../../src/game/trials/liars/liars.ts";
import { PowRound } from "../support/pow-round.ts";

test("what is decided has the confirmations asked for, on a chain that most of the power has", () => {
  const play = new PowRound({ n: 6, pow: { final: 3 } });
  const ids = Array.from({ length: 5 }, () => play.spread(2));
  expect(play.r.decisions.map(({ slot, option }) => [slot, option])).toEqual([
    [1, ids[0]],
    [2, ids[1]],
    [3, ids[2]],
  ]);
  const never = new PowRound({ n: 6, pow: { final: 0 } });
  for (let i = 0; i < 5; i++) never.spread(2);
  expect(never.r.decisions).toEqual([]);
});

test("a block that was decided and is undone by a longer branch is decided anew", () => {
  const play = new PowRound({ n: 10, liars: 0.3, pow: { final: 2 } });
  const paid = [play.spread(play.honest[0] as number), play.spread(play.honest[0] as number)][0];
  for (let i = 0; i < 3; i++) play.find(play.s.cartel?.node as number);
  play.code(play.liars[0] as number, { verb: "publish" });
  play.after(100);
  const [first] = play.r.decisions.filter(({ option }) => option === paid);
  const again = play.r.decisions.find(({ undoes }) => undoes === paid);
  expect([first?.slot, again?.slot, first?.holders.length]).toEqual([1, 1, 10]);
  play.until(200_000);
  expect(play.round.score()).toMatchObject({
    ending: "undone",
    facts: { attack: 1, undone: 2, published: 1 },
  });
});

test("blocks cannot be checked where the setup says so: no offer, and the command is nobody's", () => {
  for (const checks of [true, false]) {
    const play = new PowRound({ n: 4, world: { checks } });
    const id = play.spread(0);
    expect(play.verbs(0)).toEqual(checks ? ["audit"] : []);
    expect(play.code(0, { verb: "audit", block: id })).toBe(checks ? undefined : "bad_command");
  }
});

test("alone one plays among seven or eight, twelve where pools can be changed, with whole attackers", () => {
  const row = (id: string) => {
    const { fill } = scenarios[id]!;
    return [fill, Math.round(fill * (liarsIn(scenarios[id]!)?.share ?? 0))];
  };
  expect(Object.fromEntries(["pow", "calm", "storm", "majority"].map((id) => [id, row(id)]))).toEqual({
    pow: [8, 2],
    calm: [7, 1],
    storm: [8, 2],
    majority: [12, 0],
  });
});
