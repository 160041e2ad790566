import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseArgs } from "../../src/lab/args.ts";
import { parseParams } from "../../src/lab/params.ts";
import { experiments } from "../../src/lab/registry.ts";
import { UsageError } from "../../src/lab/types.ts";
import { experiment, lab } from "./helpers.ts";

const ROW = ["case", "reference", "measured", "halfWidth", "runs", "ok", "source"];

describe("the lab's command line", () => {
  it("lists the experiments with a line each", () => {
    const { status, out } = lab();
    expect(status).toBe(0);
    for (const { name, line } of experiments.values()) expect(out).toMatch(new RegExp(`${name} +${line.slice(0, 20)}`));
  });

  it("explains each with its parameters", () => {
    const { status, out } = lab("round", "--help");
    expect(status).toBe(0);
    expect(out).toMatch(/liars +number 0 to 0\.9/);
    expect(out).toMatch(/world\.noise +number 0 to 2/);
    expect(out).toMatch(/mechanism\.quorum +whole number 0 to 500/);
  });

  it.each([
    [["lst2009"], /no experiment lst2009.*list2009.*balance/s],
    [["list2009", "--param", "lamda=.8"], /no parameter lamda.*lambda.*sigma/s],
    [["list2009", "--rums", "1"], /no --rums/],
    [["round", "--param", "world.noise=9"], /world\.noise cannot be 9: it is a number 0 to 2/],
  ])("refuses %j with 2, saying what there is", (args, message) => {
    const { status, out, err } = lab(...args);
    expect(err).toMatch(message);
    expect(out).toBe("");
    expect(status).toBe(2);
  });

  it.each([
    ["list2009", "lambda=8", /lambda cannot be 8: it is a number 0 to 1/],
    ["list2009", "criterion=none", /criterion cannot be none: it is a strong\|weak/],
    ["list2009", "lambda", /"lambda" is not key=value/],
    ["list2009", "world.noise=1", /no parameter world.noise/],
    ["cross-inhibition", "v=2 rho=1", /either v or/],
    ["round", "mechanism.quorom=3", /no parameter mechanism\.quorom.*mechanism\.quorum/s],
    ["round", "mechanism.floor=2", /mechanism\.floor cannot be 2/],
    ["round", "scenario=moon", /no scenario moon.*meadow/s],
    ["round", "mechanism=moon", /no moon in swarm/],
    ["round", "copycat=.7 sharp=.7", /shares add up to 1\.4/],
    ["round", "honest=.5 sharp=.3", /with honest given, they must make 1/],
    ["round", "liars=.1 robber=.1", /liars and robber are the same/],
    ["quorum", "size=3 sizes=3,4", /either size or sizes/],
    ["balance", "only=nobody", /only cannot be nobody.*honest30/s],
  ])("refuses %s with %s", (name, pairs, message) => {
    const e = experiment(name);
    const plan = () => e.plan(parseParams(e.params, pairs.split(" ")), 1);
    expect(plan).toThrow(UsageError);
    expect(plan).toThrow(message);
  });

  it("prints rows as JSON, the same on any number of threads, another with another seed", () => {
    const ask = (...more: string[]) =>
      lab("list2009", "--json", "--runs", "33", "--param", "lambda=.7", "mu=.2", ...more);
    const one = ask("--workers", "1");
    expect(one.status).toBe(0);
    expect(one.err).toBe("");
    const { experiment, rows } = JSON.parse(one.out);
    expect(experiment).toBe("list2009");
    for (const row of rows) expect(Object.keys(row).sort()).toEqual([...ROW].sort());
    expect(rows[0]).toMatchObject({ reference: null, ok: true, runs: 33 });
    expect(ask("--workers", "3").out).toBe(one.out);
    expect(ask("--seed", "other").out).not.toBe(one.out);
  });

  it("plays the same rounds on any number of threads, and draws them", () => {
    const folder = mkdtempSync(join(tmpdir(), "lab-"));
    const file = join(folder, "out.svg");
    const ask = (...more: string[]) => lab("round", "--json", "--runs", "21", "--param", "n=8", "copycat=.25", ...more);
    const one = ask("--workers", "1");
    const two = ask("--workers", "2", "--plot", file);
    expect(two.out).toBe(one.out);
    expect(two.err).toBe("");
    expect(readFileSync(file, "utf8")).toMatch(/^<svg .*21 rounds.*<\/svg>\n$/s);
    rmSync(folder, { recursive: true });
  });

  it("ends with 1 when something disagrees", () => {
    // A clock of ten seconds leaves the swarm homeless.
    const { status, out } = lab("balance", "--runs", "5", "--param", "only=honest8", "clock=10000");
    expect(out).toMatch(/honest8: homeless, % .*≤ 5 .*NO/);
    expect(out).toMatch(/DISAGREE/);
    expect(status).toBe(1);
  });
});

describe("parameters", () => {
  it("are numbers, lists, words and a scenario's options", () => {
    const e = experiment("round");
    const pairs = ["n=12", "world.qualities=10,7,3", "mechanism.open=true", "scenario=robbers"];
    expect(parseParams(e.params, pairs)).toEqual({
      n: 12,
      scenario: "robbers",
      options: { world: { qualities: [10, 7, 3] }, mechanism: { open: true } },
    });
  });
});

describe("parseArgs", () => {
  it("takes several key=value after one --param", () => {
    const asked = parseArgs(["round", "--param", "a=1", "b=2", "--runs=7", "--param=c=x=y", "--json"]);
    expect(asked).toMatchObject({ name: "round", params: ["a=1", "b=2", "c=x=y"], runs: 7, json: true, seed: "1" });
  });

  it("misses a value and a second name", () => {
    expect(() => parseArgs(["round", "--seed"])).toThrow("--seed needs a value");
    expect(() => parseArgs(["round", "balance"])).toThrow("balance is not understood");
  });
});
