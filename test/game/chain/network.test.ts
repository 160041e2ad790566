import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ScreenView } from "../../../src/game/worlds/chain/view.ts";
import { ChainWorld } from "../support/chain-world.ts";
import { patience, runs } from "../support/runs.ts";

/** When each node heard of a block, in order. */
const heard = (world: ChainWorld, block: number) =>
  world.news.flatMap((news) => (news.kind === "block" && news.block === block ? [{ node: news.node, t: news.t }] : []));

describe("the network", () => {
  test("brings a block to every node, each in its own time about the mean delay", () => {
    const world = new ChainWorld(40, { delay: 1000, jitter: 0 });
    const id = world.block(3);
    world.effects.network.publish(id, 3);
    world.after(10_000);
    const times = heard(world, id);
    expect(new Set(times.map(({ node }) => node)).size).toBe(40);
    expect(times[0]).toEqual({ node: 3, t: 0 });
    const others = times.slice(1).map(({ t }) => t);
    expect(Math.min(...others)).toBeGreaterThanOrEqual(500);
    expect(Math.max(...others)).toBeLessThanOrEqual(1500);
    expect(others.reduce((a, b) => a + b) / others.length).toBeGreaterThan(850);
    expect(new Set(others).size).toBeGreaterThan(8);
  });

  test("a link takes the same time both ways, every time, but for the jitter", () => {
    const world = new ChainWorld(5, { delay: 1000, jitter: 0 });
    const there = world.block(0);
    world.effects.network.publish(there, 0, [1]);
    world.after(5000);
    const back = world.block(1);
    world.effects.network.publish(back, 1, [0]);
    world.after(5000);
    const [, first] = heard(world, there);
    const [made, second] = heard(world, back);
    expect(first?.t).toBe((second?.t ?? 0) - (made?.t ?? 0));
  });

  test("a block brings along the ancestors its receiver lacks, the oldest first", { timeout: patience }, () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 1, maxLength: 12 }), fc.boolean(), (picks, tipsets) => {
        const world = new ChainWorld(5, { delay: 100 });
        const ids = [0];
        for (const pick of picks) {
          const one = ids[ids.length - 1 - (pick % ids.length)] as number;
          const height = world.facts.blocks.at(one).height;
          const twin = ids.find((id) => id !== one && world.facts.blocks.at(id).height === height);
          ids.push(world.block(0, tipsets && twin !== undefined ? [one, twin] : [one]));
        }
        const last = ids[ids.length - 1] as number;
        world.effects.network.publish(last, 0);
        world.after(5000);
        const order = world.news.flatMap((news) => (news.kind === "block" && news.node === 4 ? [news.block] : []));
        expect(new Set(order).size).toBe(order.length);
        expect(order).toContain(last);
        for (const id of order)
          for (const parent of world.facts.blocks.at(id).parents)
            expect(parent === 0 || order.indexOf(parent) < order.indexOf(id)).toBe(true);
      }),
      { numRuns: runs(100) },
    );
  });

  test("messages arrive once each, and a lost one never", () => {
    const world = new ChainWorld(30, { delay: 500 });
    world.faults.links?.loss?.(0.3);
    for (let n = 0; n < 40; n++) world.effects.network.send(0, { n });
    world.after(20_000);
    const got = world.news.map((news) => (news.kind === "message" ? `${news.node} ${JSON.stringify(news.body)}` : ""));
    expect(new Set(got).size).toBe(got.length);
    // 1,160 messages, each lost with probability .3: four standard errors are 62.
    expect(Math.abs(got.length - 0.7 * 29 * 40)).toBeLessThan(62);
  });

  test("a cut keeps the two sides apart until it is healed, and then everything arrives", () => {
    const world = new ChainWorld(10, { delay: 200 });
    world.until(20_000);
    world.faults.links?.cut?.(0.5, 50_000);
    const id = world.block(0);
    world.effects.network.publish(id, 0);
    world.until(49_999);
    const side = (node: number) => world.s.links.cuts[0]?.sides[node];
    const during = heard(world, id).map(({ node }) => node);
    expect(during.length).toBe(5);
    expect(new Set(during.map(side)).size).toBe(1);
    world.until(52_000);
    expect(heard(world, id).length).toBe(10);
  });

  test("a node shows what it has received and nothing else; the screen what everyone has", () => {
    const world = new ChainWorld(6, { delay: 1000, jitter: 0 });
    const id = world.block(2);
    world.effects.network.publish(id, 2);
    expect(world.blocksAt(2)).toEqual([0, id]);
    expect(world.blocksAt(4)).toEqual([0]);
    const shown = () => Object.keys(world.view<ScreenView>("screen").blocks).map(Number);
    expect(shown()).toEqual([0]);
    world.after(3000);
    expect(world.blocksAt(4)).toEqual([0, id]);
    expect(shown()).toEqual([0, id]);
  });
});

describe("nodes", () => {
  test("pools hold at most six, as even as can be, and there are at least four", () => {
    for (const n of [5, 12, 23, 30, 100]) {
      const world = new ChainWorld(n, { pooled: true });
      const sizes = world.s.nodes.map((node) => node.seats.length);
      expect(sizes.reduce((a, b) => a + b)).toBe(n);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(6);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      expect(sizes.length).toBeGreaterThanOrEqual(4);
    }
  });

  test("power is whole, the same in all, and Zipf where asked", () => {
    expect(new ChainWorld(7).facts.nodes.total).toBe(7);
    const powers = Object.values(new ChainWorld(6, { power: "zipf" }).s.seats).map((desk) => desk.power);
    expect(powers.sort((a, b) => b - a)).toEqual([120, 60, 40, 30, 24, 20]);
    expect(new ChainWorld(3, { powers: [5, 0, 2] }).facts.nodes.total).toBe(7);
  });

  test("who goes over to the attackers takes its power along, and nobody can tell", () => {
    const world = new ChainWorld(8, { pooled: true });
    const before = world.view("all");
    const total = world.facts.nodes.total;
    world.faults.identity?.conceal(3);
    const hidden = world.facts.nodes.hidden as number;
    expect(world.facts.nodes.power(hidden)).toBe(1);
    expect(world.facts.nodes.total).toBe(total);
    expect(world.view("all")).toEqual(before);
    expect(world.view(`node:${hidden}`)).toBeUndefined();
    const id = world.block(hidden, [0], true);
    expect(world.view<{ held: object }>(`cartel:${hidden}`).held).toHaveProperty(String(id));
    for (let node = 0; node < hidden; node++) expect(world.blocksAt(node)).not.toContain(id);
  });
});
