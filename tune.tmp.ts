import { setUp } from "/work/wt/f-pow/src/lab/models/setup.ts";
import { openRound, AFTER } from "/work/wt/f-pow/src/lab/models/play.ts";
import { runKey, labKey } from "/work/wt/f-pow/src/lab/run.ts";
import { firstHonest } from "/work/wt/f-pow/src/lab/worth/row.ts";
import { blocksOf } from "/work/wt/f-pow/src/lab/models/merchants.ts";
import { paymentOn, payAfter } from "/work/wt/f-pow/src/game/mechanisms/pow/orders.ts";
import { shipWhen } from "/work/wt/f-pow/src/game/mechanisms/pow/policies/miners.ts";
const runs = Number(process.argv[2]); const qs = process.argv[3].split(",").map(Number); const id = process.argv[4] ?? "pow";
const zs = (process.argv[5] ?? "1,2,3,4,5").split(",").map(Number);
const key = labKey("1");
for (const q of qs) {
  const setup = setUp(id, q ? { fill: q===.25?8:q===.15?13:10, liars: q } : {}, { world: {}, mechanism: {} });
  let und = 0;
  for (const z of zs) {
    const sum: any = { 20: [0,0], 100: [0,0], 400: [0,0] };
    for (let i = 0; i < runs; i++) {
      const { r, round } = openRound(setup, runKey(key, i), firstHonest);
      const seat = firstHonest(r);
      round.guest(seat, { id: "w", decide: (seen) => shipWhen(seen, (o) => o.z >= z) });
      round.advance(r.end + AFTER);
      const s: any = r.parts.pow; const f = blocksOf(r);
      und += (round.score().facts.attack ?? 0);
      for (const o of Object.values(s.merchants[seat].orders) as any[]) {
        const a = sum[o.worth]; a[1]++;
        if (!o.shipped) continue;
        a[0] += paymentOn(s, o, s.head, f).at === "undone" ? -s.options.loss * o.worth : payAfter(s, o.worth, o.shipped.z);
      }
    }
    console.log(id, q, "z", z, Object.entries(sum).map(([w, [a, n]]: any) => `${w}: ${(a / n).toFixed(1)} (${(n/runs).toFixed(1)})`).join("  "), "coins", Object.values(sum).reduce((t:any,[a]:any)=>t+a,0) as number / runs);
  }
  console.log("attack share", und / runs / zs.length);
}
