import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ScreenView } from "../../../src/game/worlds/chain/view.ts";
import { Quay } from "../support/quay.ts";
import { patience, runs } from "../support/runs.ts";

/** When each node heard of a block, in order. */
const heard = (quay: Quay, block: number) =>
  quay.news.flatMap((news) => (news.kind === "block" && news.block === block ? [{ node: news.node, t: news.t }] : []));

describe("the network", () => {
  test("brings a block to every node, each in its own time about the mean delay", () => {
    const quay = new Quay(40, { delay: 1000, jitter: 0 });
    const id = quay.block(3);
    quay.effects.network.publish(id, 3);
    quay.after(10_000);
    const times = heard(quay, id);
    expect(new Set(times.map(({ node }) => node)).size).toBe(40);
    expect(times[0]).toEqual({ node: 3, t: 0 });
    const others = times.slice(1).map(({ t }) => t);
    expect(Math.min(...others)).toBeGreaterThanOrEqual(500);
    expect(Math.max(...others)).toBeLessThanOrEqual(1500);
    expect(others.reduce((a, b) => a + b) / others.length).toBeGreaterThan(850);
    expect(new Set(others).size).toBeGreaterThan(8);
  });

  test("a link takes the same time both ways, every time, but for the jitter", () => {
    const quay = new Quay(5, { delay: 1000, jitter: 0 });
    const there = quay.block(0);
    quay.effects.network.publish(there, 0, [1]);
    quay.after(5000);
    const back = quay.block(1);
    quay.effects.network.publish(back, 1, [0]);
    quay.after(5000);
    const [, first] = heard(quay, there);
    const [made, second] = heard(quay, back);
    expect(first?.t).toBe((second?.t ?? 0) - (made?.t ?? 0));
  });

  test("a block brings along the ancestors its receiver lacks, the oldest first", { timeout: patience }, () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 1, maxLength: 12 }), fc.boolean(), (picks, tipsets) => {
        const quay = new Quay(5, { delay: 100 });
        const ids = [0];
        for (const pick of picks) {
          const one = ids[ids.length - 1 - (pick % ids.length)] as number;
          const height = quay.facts.blocks.at(one).height;
          const twin = ids.find((id) => id !== one && quay.facts.blocks.at(id).height === height);
          ids.push(quay.block(0, tipsets && twin !== undefined ? [one, twin] : [one]));
        }
        const last = ids[ids.length - 1] as number;
        quay.effects.network.publish(last, 0);
        quay.after(5000);
        const order = quay.news.flatMap((news) => (news.kind === "block" && news.node === 4 ? [news.block] : []));
        expect(new Set(order).size).toBe(order.length);
        expect(order).toContain(last);
        for (const id of order)
          for (const parent of quay.facts.blocks.at(id).parents)
            expect(parent === 0 || order.indexOf(parent) < order.indexOf(id)).toBe(true);
      }),
      { numRuns: runs(100) },
    );
  });

  test("messages arrive once each, and a lost one never", () => {
    const quay = new Quay(30, { delay: 500 });
    quay.faults.links?.loss(0.3);
    for (let n = 0; n < 40; n++) quay.effects.network.send(0, { n });
    quay.after(20_000);
    const got = quay.news.map((news) => (news.kind === "message" ? `${news.node} ${JSON.stringify(news.body)}` : ""));
    expect(new Set(got).size).toBe(got.length);
    // 1,160 messages, each lost with probability .3: four standard errors are 62.
    expect(Math.abs(got.length - 0.7 * 29 * 40)).toBeLessThan(62);
  });

  test("a cut keeps the two sides apart until it is healed, and then everything arrives", () => {
    const quay = new Quay(10, { delay: 200 });
    quay.until(20_000);
    quay.faults.links?.cut(0.5, 50_000);
    const id = quay.block(0);
    quay.effects.network.publish(id, 0);
    quay.until(49_999);
    const side = (node: number) => quay.s.links.cut?.sides[node];
    const during = heard(quay, id).map(({ node }) => node);
    expect(during.length).toBe(5);
    expect(new Set(during.map(side)).size).toBe(1);
    quay.until(52_000);
    expect(heard(quay, id).length).toBe(10);
  });

  test("a node shows what it has received and nothing else; the screen what everyone has", () => {
    const quay = new Quay(6, { delay: 1000, jitter: 0 });
    const id = quay.block(2);
    quay.effects.network.publish(id, 2);
    expect(quay.blocksAt(2)).toEqual([0, id]);
    expect(quay.blocksAt(4)).toEqual([0]);
    const shown = () => Object.keys(quay.view<ScreenView>("screen").blocks).map(Number);
    expect(shown()).toEqual([0]);
    quay.after(3000);
    expect(quay.blocksAt(4)).toEqual([0, id]);
    expect(shown()).toEqual([0, id]);
  });
});

describe("nodes", () => {
  test("pools hold at most six, as even as can be, and there are at least four", () => {
    for (const n of [5, 12, 23, 30, 100]) {
      const quay = new Quay(n, { pooled: true });
      const sizes = quay.s.nodes.map((node) => node.seats.length);
      expect(sizes.reduce((a, b) => a + b)).toBe(n);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(6);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      expect(sizes.length).toBeGreaterThanOrEqual(4);
    }
  });

  test("power is whole, the same in all, and Zipf where asked", () => {
    expect(new Quay(7).facts.nodes.total).toBe(7);
    const powers = Object.values(new Quay(6, { power: "zipf" }).s.seats).map((desk) => desk.power);
    expect(powers.sort((a, b) => b - a)).toEqual([120, 60, 40, 30, 24, 20]);
    expect(new Quay(3, { powers: [5, 0, 2] }).facts.nodes.total).toBe(7);
  });

  test("who goes over to the attackers takes its power along, and nobody can tell", () => {
    const quay = new Quay(8, { pooled: true });
    const before = quay.view("all");
    const total = quay.facts.nodes.total;
    quay.faults.identity?.conceal(3);
    const hidden = quay.facts.nodes.hidden as number;
    expect(quay.facts.nodes.power(hidden)).toBe(1);
    expect(quay.facts.nodes.total).toBe(total);
    expect(quay.view("all")).toEqual(before);
    expect(quay.view(`node:${hidden}`)).toBeUndefined();
    const id = quay.block(hidden, [0], true);
    expect(quay.view<{ held: object }>(`cartel:${hidden}`).held).toHaveProperty(String(id));
    for (let node = 0; node < hidden; node++) expect(quay.blocksAt(node)).not.toContain(id);
  });
});
