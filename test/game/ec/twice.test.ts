import { describe, expect, test } from "vitest";
import { EcRound, until } from "./ec-round.ts";

/** A round in which the first liar to win makes two blocks. */
function doubled(key = "abc"): { h: EcRound; liar: number; epoch: number } {
  const h = new EcRound({ key, liars: 0.2, seats: 6 });
  const liar = h.liars[0]!;
  const epoch = until(h, 1, (e) => (h.winners.includes(liar) ? e : undefined));
  expect(h.act(liar, "twice")).toBeUndefined();
  h.to(epoch, 3600);
  return { h, liar, epoch };
}

describe("two blocks in one epoch", () => {
  test("each half of the nodes is shown another, and an epoch later everybody can prove it", () => {
    const { h, liar, epoch } = doubled();
    const [one, two] = h.of(epoch).filter((b) => b.miner === liar);
    expect([one!.fraud, two!.fraud]).toEqual([false, true]);
    h.to(epoch + 1, 2000);
    const seen = h.world.nodes.map((node) => [one!, two!].map((b) => node.has[b.id] !== undefined).join());
    expect(seen.filter((s) => s === "true,false").length).toBe(3);
    expect(seen.filter((s) => s === "false,true").length).toBe(2);
    const honest = [0, 1, 2, 3, 4, 5].filter((seat) => seat !== liar);
    for (const seat of honest) expect(h.act(seat, "report", { seat: liar })).toEqual({ code: "no_evidence" });
    h.to(epoch + 2, 4000);
    for (const seat of honest) expect(h.seat(seat).evidence).toEqual([liar]);
    // Nobody reports himself.
    expect(h.seat(liar).evidence).toEqual([]);
    expect(h.act(liar, "report", { seat: liar })).toEqual({ code: "no_evidence" });
  });

  test("the first report is paid, a second one refused, a false one too; the miner is slashed", () => {
    const { h, liar, epoch } = doubled();
    const [first, second, third] = [0, 1, 2, 3, 4, 5].filter((seat) => seat !== liar) as [number, number, number];
    h.to(epoch + 2, 4000);
    expect(h.act(first, "report", { seat: second })).toEqual({ code: "no_evidence" });
    expect(h.act(first, "report", { seat: liar })).toBeUndefined();
    for (const seat of [first, second])
      expect(h.act(seat, "report", { seat: liar })).toEqual({ code: "reported_already" });
    expect(h.all().slashed).toEqual({ [liar]: first });
    const reported = h.s.epoch;
    for (let e = reported + 1; e <= reported + 5; e++) expect(h.to(e).winners).not.toContain(liar);
    until(h, reported + 6, () => (h.winners.includes(liar) ? true : undefined));
    h.done();
    const { bonus, facts } = h.round.score();
    const silent = doubled().h.done().round.score().bonus;
    const more = [first, second, third].map((seat) => bonus[seat]! - silent[seat]!);
    // Beside the proof, which pays 10, the liar's absence from the draw moves what the others judged a little.
    expect(more[0]! - Math.max(more[1]!, more[2]!)).toBeGreaterThan(6);
    expect(facts).toMatchObject({ reports: 1, slashed: 1 });
    const { reports } = h.round.reveal().ec as { reports: object[] };
    expect(reports).toMatchObject([{ seat: liar, by: first, fault: "double-fork" }]);
  });

  test("reported by the first who can, it is over for those whom the second header reaches later", () => {
    const { h, liar, epoch } = doubled();
    const honest = [0, 1, 2, 3, 4, 5].filter((seat) => seat !== liar);
    const able = () => honest.filter((seat) => h.seat(seat).evidence.length > 0);
    for (let ms = 3600; able().length === 0; ms += 10) h.to(epoch, ms);
    expect(able().length).toBeLessThan(honest.length);
    expect(h.act(able()[0]!, "report", { seat: liar })).toBeUndefined();
    h.to(epoch + 3);
    expect(able()).toEqual([]);
  });

  test("both headers reach everybody even if nobody builds on either", () => {
    let met = 0;
    for (let key = 1; key <= 40; key++) {
      const h = new EcRound({ key: String(key), liars: 0.2, rules: { expected: 0.6 } });
      const liar = h.liars[0]!;
      for (let e = 1; e <= 20 && !h.winners.includes(liar); e++) h.to(e);
      if (h.act(liar, "twice")) continue;
      const { epoch } = h.s;
      // Two epochs without a winner follow.
      if (h.to(epoch + 1).winners.length + h.to(epoch + 2).winners.length > 0) continue;
      met++;
      h.to(epoch + 2, 3000);
      for (let seat = 0; seat < 6; seat++) expect(h.seat(seat).evidence).toEqual(seat === liar ? [] : [liar]);
    }
    expect(met).toBeGreaterThan(3);
  });

  test("what was done after a report can be reported again", () => {
    const { h, liar, epoch } = doubled();
    const [first, second] = [0, 1, 2, 3, 4, 5].filter((seat) => seat !== liar) as [number, number];
    h.to(epoch + 2, 4000);
    h.act(first, "report", { seat: liar });
    const again = until(h, h.s.epoch + 1, (e) => (h.winners.includes(liar) ? e : undefined));
    expect(h.act(liar, "twice")).toBeUndefined();
    h.to(again + 2, 4000);
    expect(h.act(second, "report", { seat: liar })).toBeUndefined();
    expect(h.s.reports.length).toBe(2);
    // And the purse is empty now.
    const more = until(h, h.s.epoch + 1, (e) => (h.winners.includes(liar) ? e : undefined));
    expect([more, h.act(liar, "cheat")]).toEqual([more, { code: "purse_empty" }]);
    expect(h.seat(liar).purse).toBe(0);
  });

  test("leaving out one's own block is a fault that shows: alone in its epoch or not", () => {
    const faults = new Set<string>();
    for (let key = 1; key <= 30; key++) {
      // Few winners, so that one is sometimes alone.
      const h = new EcRound({ key: String(key), liars: 0.2, rules: { expected: 2 } });
      const liar = h.liars[0]!;
      let own: number | undefined;
      for (let e = 2; e <= 24; e++) {
        h.to(e);
        own = h.of(e - 1).find((b) => b.miner === liar)?.id;
        if (own !== undefined && h.winners.includes(liar)) break;
      }
      if (own === undefined || !h.winners.includes(liar)) continue;
      expect(h.act(liar, "doubt", { block: own })).toBeUndefined();
      h.to(h.s.epoch + 1);
      const seat = (liar + 1) % 6;
      expect(h.act(seat, "report", { seat: liar })).toBeUndefined();
      faults.add(h.s.reports[0]!.fault);
    }
    expect([...faults].sort()).toEqual(["parent-grinding", "time-offset"]);
  });
});
