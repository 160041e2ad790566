// What every engine must compute alike; bundled and run by engines.test.ts.
import { Chance, purpose } from "../../../src/game/kit/chance.ts";
import { binomialCdf, binomialPmf, poissonCdf, poissonPmf } from "../../../src/game/kit/distributions.ts";
import { weightStep } from "../../../src/game/kit/ec-weight.ts";
import { exp, log, log1p, pow } from "../../../src/game/kit/exact.ts";
import { stateHash } from "../../../src/game/kit/hash.ts";
import { emptyQueue, pop, push } from "../../../src/game/kit/queue.ts";
import { boundedRace, exactRace, nakamoto } from "../../../src/game/kit/races.ts";

export function report(n: number): Record<string, string> {
  const chance = new Chance("13198a2e03707344a4093822299f31d0");
  const p = purpose("kit engines");
  const many = (draw: (i: number) => unknown) => stateHash(Array.from({ length: n }, (_, i) => draw(i)));
  const between = (low: number, high: number, i: number) => low + (high - low) * chance.uniform(p, i, 1);
  const q = emptyQueue<string>();
  for (let i = 0; i < n; i++) push(q, chance.int(p, 50, i), `é${i}\ud800`);
  return {
    uniform: many((i) => chance.uniform(p, i)),
    normal: many((i) => chance.normal(p, i)),
    exponential: many((i) => chance.exponential(p, 2, i)),
    poisson: many((i) => chance.poisson(p, 5, i)),
    shuffle: many((i) => chance.shuffle(p, 5, i)),
    derive: many((i) => chance.derive(p, i)),
    exp: many((i) => exp(between(-745, 709, i))),
    log: many((i) => log(exp(between(-744, 709, i)))),
    log1p: many((i) => log1p(between(-0.9, 0.9, i))),
    pow: many((i) => pow(between(0, 9, i), between(-99, 99, i + n))),
    poissonPmf: many((i) => [poissonPmf(i % 50, between(0, 60, i)), poissonCdf(i % 50, between(0, 60, i))]),
    binomialPmf: many((i) => [binomialPmf(i % 50, 60, between(0, 1, i)), binomialCdf(i % 50, 60, between(0, 1, i))]),
    races: many((i) => [nakamoto(between(0, 0.5, i), i % 40), exactRace(between(0, 0.5, i), i % 40)]),
    boundedRace: many((i) => boundedRace(between(0, 1, i), i % 5, i % 20, "longer")),
    weightStep: many((i) => weightStep(BigInt(i + 1) << 60n, (i % 15) + 1)),
    queue: many(() => pop(q) ?? null),
  };
}
