import { describe, expect, test } from "vitest";
import { chain } from "../../client/worlds/chain/index.tsx";
import { blockNames } from "../../client/worlds/chain/names.ts";
import { hiddenBlocks, leftBehindBy } from "../../client/worlds/chain/pow/headlines.ts";
import { ordersOf } from "../../client/worlds/chain/pow/my-orders.ts";
import {
  berths,
  branch,
  facts,
  minedCoins,
  myPool,
  pools,
  purse,
  revealed,
} from "../../client/worlds/chain/pow/views.ts";
import { hidden } from "../../client/worlds/chain/pow/where.ts";
import { part } from "../../client/worlds/chain/registry.ts";
import { select } from "../../client/worlds/chain/selection.ts";
import { cartel, node, truth } from "../../client/worlds/chain/views.ts";
import { advance, apply, createSession, type Session, scenarios, withLiars } from "../../src/game/index.ts";
import type { PowCartelView } from "../../src/game/mechanisms/pow/view.ts";
import type { Command, Note } from "../../src/game/types.ts";
import { see } from "./support/seeing.ts";
import "./support/parts.ts";

const KEYS = [
  "00112233445566778899aabbccddeeff",
  "0123456789abcdef0123456789abcdef",
  "ffeeddccbbaa99887766554433221100",
];

/** A round with one person, seen every 400 ms; `look` may press something. */
function watched(id: string, liars: number, key: string, look: (act: (command: Command) => void) => void): Session {
  const s = createSession();
  apply(s, { t: 0, type: "plan", steps: [withLiars(scenarios[id]!, liars)] });
  apply(s, { t: 0, type: "sit", name: "Person" });
  apply(s, { t: 0, type: "start", key, away: [] });
  for (let t = s.round!.begin; s.phase === "round"; t += 400) {
    advance(s, t);
    if (s.phase !== "round") break;
    see(s, 0, t);
    look((command) => {
      expect(apply(s, { t, type: "act", seat: 0, round: s.rounds, command })).toBeUndefined();
      see(s, 0, t);
    });
  }
  see(s, 0, s.now);
  return s;
}
/** The stage's briefing of a scenario, for the one person in it. */
function briefed(id: string, liars?: number, key = "aa".repeat(16)) {
  const s = createSession();
  const one = scenarios[id]!;
  apply(s, { t: 0, type: "plan", steps: [liars === undefined ? one : withLiars(one, liars)] });
  apply(s, { t: 0, type: "sit", name: "Person" });
  apply(s, { t: 0, type: "start", key, away: [] });
  see(s, 0, 0);
  const { stake, part: mine, secret } = part().briefing();
  return [...stake, mine, secret].join(" ");
}

test("one's orders: what was undone and not paid again costs its goods", () => {
  const note = (what: string, fields: Record<string, number>): Note => ({ t: 0, what, ...fields });
  const notes = [
    note("order_in", { order: 0 }),
    note("order_shipped", { order: 0, z: 1, pay: 94 }),
    note("order_shipped", { order: 1, z: 2, pay: 88 }),
    note("order_undone", { order: 0, goods: 800 }),
    note("order_shipped", { order: 2, z: 0, pay: 20 }),
    note("order_undone", { order: 2, goods: 160, given: 1 }),
    note("order_undone", { order: 1, goods: 800 }),
    note("order_restored", { order: 1 }),
  ];
  expect(ordersOf(notes)).toEqual({ shipped: 3, undone: 1, given: 1, paid: 88, coins: 88 - 800 - 160 });
  expect(ordersOf([])).toEqual({ shipped: 0, undone: 0, given: 0, paid: 0, coins: 0 });
});

test("the briefing tells liars as numbers, whose customers are crooked, and of a storm where there is one", () => {
  const calm = briefed("pow", 0.25);
  expect(calm).toMatch(/2 of 8 are attackers/);
  expect(calm).toMatch(/20 coins: 2 in 10.*100 coins: 6 in 10.*400 coins: 9 in 10/);
  expect(calm).toMatch(/8 times its worth/);
  expect(calm).not.toMatch(/storm/);
  expect(briefed("storm")).toMatch(/storm.* 4 s/);
  expect(briefed("calm")).toMatch(/1 of 7 is an attacker/);
  expect(briefed("pow", 0.9)).toMatch(/You are an attacker, one of 7 among 8/);
  expect(briefed("majority")).toMatch(/58% .*12 coins a second; the others pay 10.*25% less/);
});

describe("the hidden branch in words", () => {
  const votes = { hold: 0, publish: 0, reveal: 0, restart: 0 };
  const at = (more: Partial<PowCartelView>): PowCartelView => ({
    lead: 0,
    tip: 5,
    held: [5],
    best: 4,
    base: 4,
    fork: 1,
    against: 2,
    loot: 0,
    votes,
    ...more,
  });
  test.each([
    ["behind", /2 behind/, at({ lead: -2 })],
    ["level", /level/, at({})],
    ["ahead", /1 ahead: .* undoes 2 blocks, but no goods/, at({ lead: 1 })],
    ["ahead of goods", /goods worth 400/, at({ lead: 1, loot: 400 })],
    ["ahead of nothing", /nothing to undo/, at({ lead: 1, against: 0 })],
    ["with the others", /nothing to decide/, at({ tip: 4, held: [] })],
  ])("%s", (_, text, view) => {
    expect(hidden(view, false)).toMatch(text);
  });
  test("at the end, only what is held counts", () => {
    expect(hidden(at({}), true)).toMatch(/now, or never/);
    expect(hidden(at({ held: [] }), true)).toMatch(/nothing left to publish/);
  });
});

test("a merchant has four berths and no other button; what is shipped leaves its berth, and is in the purse", () => {
  let shipped = 0;
  const s = watched("pow", 0, KEYS[0]!, (act) => {
    expect(chain.choices()).toEqual([]);
    const list = berths();
    expect(list.map(({ place }) => place)).toEqual([0, 1, 2, 3]);
    const ripe = list.find(({ order }) => (order?.z ?? 0) >= 2);
    if (!ripe?.order) return;
    const before = purse().coins;
    act({ verb: "ship", order: ripe.n });
    expect(berths()[ripe.place]).toMatchObject({ n: -1, order: undefined });
    expect(purse().coins).toBe(before + ripe.order.pay);
    shipped++;
    expect(purse()).toMatchObject({ shipped, undone: 0 });
  });
  expect(shipped).toBeGreaterThan(5);
  expect(ordersOf(Object.values(s.round!.diaries[0] ?? {})).shipped).toBe(shipped);
});

test("attackers' buttons keep their places, and what they hold is drawn as held, under a name of its own", () => {
  let held = 0;
  for (const key of KEYS) {
    watched("pow", 0.9, key, () => {
      if (!branch.value) return;
      expect(chain.choices().map(({ id }) => id)).toEqual(["hold", "publish", "restart"]);
      expect(berths()).toEqual([]);
      for (const id of branch.value.held) {
        expect(cartel.value!.held[id]).toBeDefined();
        const name = blockNames.value.get(id);
        for (const other of Object.keys(node.value!.blocks)) expect(blockNames.value.get(Number(other))).not.toBe(name);
        held++;
      }
      const [first] = branch.value.held;
      if (first === undefined) return;
      select(first);
      expect(chain.where()).toContain("only your side knows it");
      select(undefined);
    });
  }
  expect(held).toBeGreaterThan(0);
});

test("pools are three buttons in their places whatever one does, and coins come by the second", () => {
  let moved = 0;
  let before = 0;
  watched("majority", 0, KEYS[1]!, (act) => {
    const buttons = chain.choices();
    expect(buttons.map(({ id }) => id)).toEqual(["pool-0", "pool-1", "pool-2"]);
    expect(buttons.map(({ label }) => label)).toEqual(["Mine in Pool 1", "Mine in Pool 2", "Mine in Pool 3"]);
    expect(pools().reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(buttons[myPool()]?.off ?? false).toBe(buttons[myPool()]?.command === undefined);
    if (moved === 0 && minedCoins() > 200) {
      // Seven of twelve are in the big pool, so that one who leaves is enough.
      expect(buttons[2]).toMatchObject({
        note: expect.stringMatching(/less by morning; no attacks$/),
      });
      act(buttons[2]!.command!);
      expect(chain.choices()[2]).toMatchObject({ off: true });
      expect(chain.choices()[0]).toMatchObject({ command: { verb: "stay" } });
      moved++;
    }
    if (moved === 1 && myPool() === 2) {
      expect(chain.where()).toMatch(/moved to Pool 3/);
      expect(chain.choices()[2]?.note).toMatch(/pay in \d s/);
      // One's own move is known before the others hear of it.
      expect(pools().map(({ seats }) => seats)).toEqual([6, 3, 3]);
      expect(chain.choices()[0]?.note).toMatch(/more by morning; attack: −\d+$/);
      before = minedCoins();
      moved++;
    }
  });
  expect([moved, before > 0]).toEqual([2, true]);
  expect(part().headlines()[0].big).toMatch(/of 12 ended/);
});

test("who left the big pool and paid for it is told so, with their own coins beside the others'", () => {
  let told = 0;
  for (const key of KEYS) {
    // Seven of twelve begin in the big pool: whoever leaves it first brings it down to half.
    const s = watched("majority", 0, key, (act) => {
      const [big] = pools();
      if (myPool() === big!.id && big!.seats > 6 && minedCoins() > 30) {
        const to = chain.choices().find((choice) => choice.command && !choice.off && choice.id !== `pool-${big!.id}`);
        if (to) act(to.command!);
      }
    });
    const { leavers = 0, stayers = 0, gone = 0, stayed = 0, left = 0 } = facts();
    expect(leavers + stayers).toBe(7);
    const [, , paid] = part().headlines();
    if (leavers === 0 || left > 6 || stayed <= gone) continue;
    told++;
    expect(paid.lead).toBe("Who paid for it");
    expect(paid.big.replaceAll(",", "")).toBe(`Who left has ${stayed - gone} coins less than who stayed`);
    const own = revealed.value!.coins![0]!;
    expect(paid.note!.replaceAll(",", "")).toContain(`You have ${own}.`);
    const of = Object.values(revealed.value!.coins!);
    expect(of).toHaveLength(s.round!.seats.length);
    expect(of.reduce((sum, n) => sum + n, 0) / facts().coins!).toBeCloseTo(1, 2);
  }
  expect(told).toBeGreaterThan(0);
});

test("blocks left behind are told by their cause, orders lost by their kind, and both add up", () => {
  const seen = { attack: 0, slow: 0, lost: 0, given: 0 };
  for (const id of ["storm", "pow"])
    for (const key of KEYS) {
      watched(id, 0.25, key, () => {});
      const { stale = 0, lost = 0, given = 0, loot = 0, coins = 0 } = facts();
      const by = leftBehindBy();
      expect(by.attack + by.slow, `${id} ${key}`).toBe(stale);
      const [chose, worth] = part().headlines();
      if (by.attack > 0 && by.slow > 0) expect(chose.note).toMatch(`${by.slow} because news was slow, ${by.attack} in`);
      if (lost + given > 0) {
        const what = lost > 0 ? `${lost} of \\d+ orders undone by attacks` : `${given} of \\d+ orders never paid`;
        expect(worth.big).toMatch(new RegExp(`^${what}$`));
        if (lost > 0 && given > 0) expect(worth.note).toMatch(`${given} more w`);
        expect(worth.note!.replaceAll(",", "")).toMatch(`lost ${loot} coins`);
        expect(worth.note!.replaceAll(",", "")).toMatch(`earned ${coins + loot}`);
      }
      for (const kind of ["attack", "slow"] as const) seen[kind] += by[kind];
      seen.lost += lost;
      seen.given += given;
    }
  for (const n of Object.values(seen)) expect(n, JSON.stringify(seen)).toBeGreaterThan(0);
});

test("after goods were undone the harbour is broken, and each attackers' block says how long it lay hidden", () => {
  let won = 0;
  for (const key of KEYS) {
    watched("pow", 0.5, key, () => {});
    const marks = part().truth!;
    const frauds = Object.entries(truth.value!.blocks).filter(([, block]) => block.fraud === 1);
    expect(
      hiddenBlocks()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(frauds.map(([id]) => Number(id)).sort());
    for (const { id, found, out } of hiddenBlocks()) {
      expect(out < 0 || out >= found).toBe(true);
      expect(part().about!(id)).toMatch(out < 0 ? /never published/ : /hidden for/);
    }
    const tip = Object.keys(truth.value!.blocks).filter((id) => marks(Number(id)).tip);
    expect(tip).toHaveLength(1);
    if (part().held()) continue;
    won++;
    expect(part().headlines()[2].big).toMatch(/^An attack undid \d+ blocks?$/);
    expect(part().ended()).toMatch(/undid/);
  }
  expect(won).toBeGreaterThan(0);
});
