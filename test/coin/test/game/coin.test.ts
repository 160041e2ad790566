import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  advance,
  apply,
  createSession,
  endOf,
  hashOf,
  headOf,
  type Input,
  recordingOf,
  redacted,
  type Session,
  scenarios,
  Views,
} from "../../src/game/index.ts";
import type { CoinOptions, CoinState } from "../../src/game/mechanisms/coin/state.ts";
import type { CoinReveal } from "../../src/game/mechanisms/coin/view.ts";
import type { Command, Level, Ms } from "../../src/game/types.ts";
import type { ScoutView } from "../../src/game/worlds/swarm/view.ts";
import { checkSource } from "../../src/tools/check-imports.ts";
import { root } from "../../src/tools/run.ts";
import { ROWS, TEST_ROWS } from "../coin/rows.ts";
import { allView, ownView } from "./support/play.ts";

/** Three people in a round in which the first holds the coin, with bots to fill it up. */
class Table {
  readonly s: Session = createSession();
  readonly inputs: Input[] = [];

  constructor(coin: Partial<CoinOptions> = {}, level: Level = "open") {
    const options = { world: { sites: 2, finds: 1 }, mechanism: { holder: 0, ...coin } };
    if (level !== "open") this.put({ t: 0, type: "level", level });
    this.put({ t: 0, type: "plan", steps: [{ ...scenarios.coin!, options, fill: 5, clock: 120_000, briefing: 0 }] });
    for (const name of ["Wren", "Swift", "Lark"]) this.put({ t: 0, type: "sit", name });
    this.put({ t: 0, type: "start", key: "5eed".repeat(8), away: [] });
  }

  put(input: Input): string | undefined {
    const refusal = apply(this.s, input);
    if (!refusal) this.inputs.push(structuredClone(input));
    return refusal?.code;
  }

  act(seat: number, command: Command): string | undefined {
    return this.put({ t: this.s.now, type: "act", seat, round: 1, command });
  }

  /** Lets time pass; session time is that of the latest input or event. */
  pass(ms: Ms): this {
    const t = this.s.now + ms;
    advance(this.s, t);
    this.s.now = Math.max(this.s.now, this.s.phase === "round" ? t : this.s.now);
    return this;
  }

  get coin(): CoinState {
    return this.s.round!.parts.coin as CoinState;
  }

  scout(seat: number): ScoutView {
    return ownView(this.s, seat, this.s.now).parts!.swarm as ScoutView;
  }

  /** This seat looks around until it has read so many sites, and is home again. The sites. */
  look(seat: number, sites = 1): number[] {
    const read = () => Object.entries(this.scout(seat).known).filter(([, known]) => known.reading !== undefined);
    for (let i = 0; i < 200 && (read().length < sites || this.scout(seat).at !== "swarm"); i++) {
      const { at, leaves } = this.scout(seat);
      if (at === "swarm") this.act(seat, { verb: "explore" });
      if (at === "site" && leaves !== undefined) this.act(seat, { verb: "home" });
      this.pass(300);
    }
    expect(read().length).toBeGreaterThanOrEqual(sites);
    return read().map(([site]) => Number(site));
  }

  recording() {
    this.pass(1);
    const start = this.inputs.findIndex(({ type }) => type === "start");
    return recordingOf(headOf(this.s, "0123456789abcdef")!, endOf(this.s)!, this.inputs.slice(start));
  }
}

test("heads is the site that the holder read last, tails another one or none", () => {
  const [heads, tails] = [1, 0].map((luck) => {
    const table = new Table({ heads: luck });
    table.look(0);
    const { last } = table.coin;
    expect(table.act(0, { verb: "toss" })).toBe(table.coin.opens > table.s.now ? "too_early" : undefined);
    if (!table.coin.air) table.pass(table.coin.opens - table.s.now).act(0, { verb: "toss" });
    const seen = allView(table.s, table.s.now).parts?.coin as object;
    expect(Object.keys(seen)).toEqual(["holder", "opens", "lands"]);
    expect(table.act(0, { verb: "toss" })).toBe("coin_in_the_air");
    table.pass(3000);
    const { result, parts } = allView(table.s, table.s.now).reveal!;
    return { last: last[0], option: result.option, told: parts!.coin as CoinReveal };
  });
  expect([heads!.option, heads!.told.heads]).toEqual([heads!.last, true]);
  expect(tails!.told.heads).toBe(false);
  expect(tails!.option).not.toBe(tails!.last);
});

test("whoever cheers for two sites is in two channels of one kind, and sees in each how many, never who", () => {
  const table = new Table();
  const sites = table.look(1, 2);
  expect(table.act(0, { verb: "cheer", site: 0 })).toBe("holder_is_silent");
  expect(table.act(1, { verb: "toss" })).toBe("not_holder");
  expect(table.act(1, { verb: "cheer", site: sites[0]! })).toBeUndefined();
  expect(table.act(1, { verb: "cheer", site: sites[1]! })).toBe("hoarse");
  table.pass(4000);
  expect(table.act(1, { verb: "cheer", site: sites[1]! })).toBeUndefined();
  expect(table.act(1, { verb: "cheer", site: sites[1]! })).toBe("cheered_already");
  const views = new Views(table.s, table.s.now);
  expect(views.ofSeat(1)).toEqual(expect.arrayContaining(sites.map((site) => `fans:${site}`)));
  for (const site of sites) {
    const { parts } = views.view(`fans:${site}`) as { parts: object };
    const fans = Object.values(table.coin.cheers).filter((cheered) => cheered.includes(site)).length;
    expect(parts).toEqual({ coin: { site, fans } });
    expect(views.ofSeat(0)).not.toContain(`fans:${site}`);
  }
});

test("a coin that nobody tosses slips out of the hand, later where the host gave more time; unseen sites leave it there", () => {
  const tossedAt = (more: Ms) => {
    const table = new Table({ slips: 0.9 });
    table.look(0);
    if (more > 0) table.put({ t: table.s.now, type: "more", ms: more });
    for (let i = 0; i < 4000 && !table.coin.air; i++) table.pass(100);
    return Math.round((table.coin.air!.lands - 3000) / 1000);
  };
  expect([tossedAt(0), tossedAt(60_000)]).toEqual([108, 162]);

  const idle = new Table();
  idle.pass(120_000);
  expect(idle.s.history[0]).toMatchObject({ ending: "homeless", took: 120_000 });
});

test("a coin that is in the air as the clock runs out comes down", () => {
  const table = new Table({ heads: 1 });
  table.look(0);
  table.pass(Math.max(0, table.coin.opens - table.s.now)).act(0, { verb: "toss" });
  table.put({ t: table.s.now, type: "end" });
  expect(table.s.phase).toBe("round");
  table.pass(3000);
  expect(table.s.history[0]?.option).toBe(table.coin.last[0]);
});

function cheered(level: Level) {
  const table = new Table({}, level);
  for (const seat of [1, 2]) table.act(seat, { verb: "cheer", site: table.look(seat)[0]! });
  table.look(0);
  table.act(0, { verb: "toss" });
  table.pass(120_000);
  return table.recording();
}

test("a recording has others' secret cheers for nobody but the host who made the room", () => {
  const whole = cheered("open");
  const cheers = (recording: typeof whole | undefined) =>
    recording?.inputs.flatMap((input) => (input.type === "act" && input.command.verb === "cheer" ? [input.seat] : []));
  expect(cheers(whole)).toEqual([1, 2]);
  for (const seat of [0, 1, 2]) {
    const mine = redacted(whole, { seat, keeper: false, names: false });
    expect(cheers(mine)).toEqual([1, 2].filter((one) => one === seat));
    expect(mine?.redacted).toBe(true);
    // Everything else is there.
    expect(mine?.inputs.length).toBe(whole.inputs.length - (seat === 0 ? 2 : 1));
  }
  const keeper = redacted(whole, { seat: 0, keeper: true, names: true });
  expect(keeper).toEqual(whole);
  expect(hashOf(keeper!)).toBe(whole.hash);

  const discreet = cheered("discreet");
  expect(redacted(discreet, { seat: 1, keeper: false, names: true })).toBeUndefined();
  const nameless = redacted(discreet, { keeper: true, names: false });
  expect(JSON.stringify(nameless)).not.toMatch(/Wren|Swift|Lark/);
});

test("its files may import and use what the game's may", () => {
  const files = globSync("{src/game/mechanisms,client/worlds/swarm}/coin/**/*.{ts,tsx}", { cwd: root });
  expect(files.length).toBeGreaterThan(10);
  for (const file of files.filter((one) => !one.includes(".generated.")))
    expect(checkSource(file.replaceAll("\\", "/"), readFileSync(join(root, file), "utf8")), file).toEqual([]);
});

test("the README lists every entry that it needed outside its folders", () => {
  const text = readFileSync(join(root, "src/game/README.md"), "utf8");
  const table = [...text.matchAll(/^\| `((?:src|client|test)\/[^`]+)`/gm)].map(([, file]) => file);
  const files = [...ROWS, ...TEST_ROWS].map(({ file }) => file.replace("worlds/swarm/", "worlds/WORLD/"));
  expect(table).toEqual(files);
});
