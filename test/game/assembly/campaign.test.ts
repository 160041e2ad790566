import { describe, expect, it } from "vitest";
import { renamedIn } from "../../../src/game/compared.ts";
import { replay, type Session, sessionHash } from "../../../src/game/index.ts";
import { playCampaign } from "../support/campaign.ts";

describe("a whole campaign", () => {
  const { s, recording } = playCampaign();

  it("has what a campaign can have: votes that move power, a fork, bots that learned, and an end", () => {
    expect(s.phase).toBe("finale");
    expect(s.history.map(({ mechanism }) => mechanism)).toEqual(["queen", "bees", "bees", "bees", "council"]);
    expect(s.constitution?.voting.way).toBe("quadratic");
    expect(s.family).toMatchObject({ parted: { 3: expect.any(String) } });
    expect(s.colony).toBeDefined();
  });

  it("keeps who decided for all, by name and with what they secretly wanted, until they leave or are called otherwise", () => {
    const [first, second] = s.compared ?? [];
    const seat = first?.heads?.[0]?.seat ?? -1;
    expect(first?.heads).toMatchObject([{ name: expect.stringMatching(/./), lied: true }]);
    expect(second).not.toHaveProperty("heads");
    expect(s.compared?.at(-1)?.heads).toHaveLength(3);
    const heads = (list: Session["compared"] = []) => list[0]?.heads;
    expect(heads(renamedIn(s.compared ?? [], seat, "Otto"))).toMatchObject([{ seat, name: "Otto", lied: true }]);
    expect(heads(renamedIn(s.compared ?? [], seat))).toMatchObject([{ seat, name: "" }]);
  });

  it("is made again by its inputs", () => {
    const copy = JSON.parse(JSON.stringify(recording)) as typeof recording;
    expect(sessionHash(replay(copy.inputs, copy.until))).toBe(recording.hash);
  });
});
