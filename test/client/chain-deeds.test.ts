import { expect, test } from "vitest";
import type { Shown } from "../../client/debrief/deeds.ts";
import { loadDeeds } from "../../client/worlds/chain/deeds.ts";
import { advance, apply, createSession, Round, scenarios } from "../../src/game/index.ts";
import type { NodeView } from "../../src/game/worlds/chain/view.ts";
import "./support/parts.ts";
import { see } from "./support/seeing.ts";

test("a payment that went into one's block, or could have, is told by its fee and its risk", async () => {
  const told = new Set<string>();
  for (const id of ["ec", "bft"]) {
    const s = createSession();
    apply(s, { t: 0, type: "plan", steps: [scenarios[id]!] });
    apply(s, { t: 0, type: "sit", name: "Person" });
    apply(s, { t: 0, type: "start", key: "5a".repeat(16), away: [] });
    see(s, 0, s.now);
    const deeds = await loadDeeds();
    for (let t = s.round!.begin; s.phase === "round"; t += 500) {
      advance(s, t);
      if (s.phase !== "round") break;
      const shown = Round.of(s.round!, t).seen(0).channels as Shown;
      const node = Object.entries(shown).find(([channel]) => channel.startsWith("node:"))?.[1].chain as NodeView;
      for (const { id: transfer, fee, fraud } of node.composing?.waiting ?? []) {
        const risk = `${Math.round(100 * Math.max(0.01, Math.min(0.99, fraud)))}%`;
        const text = deeds.deed({ verb: "take", transfer }, shown)!;
        expect(text).toBe(`putting the payment with a fee of ${fee} and a risk of ${risk} into your block`);
        expect(deeds.deed({ verb: "drop", transfer }, shown)).toMatch(/^taking the payment .* out of your block$/);
        told.add(text);
      }
      // One that does not wait there has no name.
      expect(deeds.deed({ verb: "take", transfer: -1 }, shown)).toBeUndefined();
    }
  }
  expect(told.size).toBeGreaterThan(5);
});
