import { expect, test } from "vitest";
import { own } from "../../client/store.ts";
import { crashed } from "../../client/worlds/chain/authority/headlines.ts";
import { type Said, saidSoFar } from "../../client/worlds/chain/authority/views.ts";
import { chain } from "../../client/worlds/chain/index.tsx";
import { part } from "../../client/worlds/chain/registry.ts";
import { truth } from "../../client/worlds/chain/views.ts";
import { advance, apply, createSession, scenarios } from "../../src/game/index.ts";
import { see } from "./support/seeing.ts";
import "./support/parts.ts";

/** A round in which the one person deals on two blocks of three and keeps out of the third; what the page said hangs on that, at the end. */
function played(key: string): Said[] {
  const s = createSession();
  apply(s, { t: 0, type: "plan", steps: [scenarios.authority!] });
  apply(s, { t: 0, type: "sit", name: "Person" });
  apply(s, { t: 0, type: "start", key, away: [] });
  let said: Said[] = [];
  for (let t = s.round!.begin; s.phase === "round"; t += 400) {
    advance(s, t);
    if (s.phase !== "round") break;
    see(s, 0, t);
    said = saidSoFar();
    const wanted = said.length % 3 === 2 ? "keep" : "deal";
    const choice = chain.choices().find(({ id, off }) => id === wanted && !off);
    if (choice?.command)
      expect(apply(s, { t, type: "act", seat: 0, round: s.rounds, command: choice.command })).toBeUndefined();
    see(s, 0, t);
    said = saidSoFar();
  }
  see(s, 0, s.now);
  return said;
}

test("what one's deals are told to bring is what they brought, and a crash is told as what is missing", () => {
  const seen = { crashes: 0, frauds: 0, clean: 0 };
  for (let i = 0; i < 40 && Object.values(seen).some((n) => n === 0); i++) {
    const said = played(i.toString(16).padStart(32, "7"));
    if (said.length === 0) continue; // The person makes the blocks.
    const bad = (id: number) => truth.value!.blocks[id]?.fraud === 1;
    const sum = (of: readonly Said[]) => of.reduce((all, one) => all + (bad(one.block) ? one.bad : one.clean), 0);
    const { deals = 0, frauds = 0, kept = 0, missed = 0 } = own.value!.points!.of!;
    // Each is told in whole points.
    expect(Math.abs(deals + frauds - sum(said.filter((one) => one.deals)))).toBeLessThanOrEqual(2);
    expect(Math.abs(kept + missed - sum(said.filter((one) => !one.deals)))).toBeLessThanOrEqual(2);
    seen[said.some((one) => bad(one.block)) ? "frauds" : "clean"]++;
    if (!crashed()) continue;
    seen.crashes++;
    expect(part().headlines()[2].big).toMatch(/^\d+ blocks? that never came$/);
  }
  for (const n of Object.values(seen)) expect(n, JSON.stringify(seen)).toBeGreaterThan(0);
});
