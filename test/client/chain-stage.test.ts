import { describe, expect, test } from "vitest";
import type { Choice } from "../../client/parts/choice.ts";
import { diary } from "../../client/parts/diary.ts";
import { all, own } from "../../client/store.ts";
import { publicBlocks, treeBlocks, truthBlocks } from "../../client/worlds/chain/blocks.ts";
import { chain } from "../../client/worlds/chain/index.tsx";
import { blockNames } from "../../client/worlds/chain/names.ts";
import { berths } from "../../client/worlds/chain/pow/views.ts";
import { arrived, part } from "../../client/worlds/chain/registry.ts";
import { select } from "../../client/worlds/chain/selection.ts";
import { chainSeat, node, screen, truth } from "../../client/worlds/chain/views.ts";
import { lobbies } from "../../client/worlds/registry.ts";
import { advance, apply, createSession, type Session, scenarios, withLiars } from "../../src/game/index.ts";
import "./support/parts.ts";
import { see } from "./support/seeing.ts";

const offered = lobbies.flatMap((world) => [...world.scenarios]);
const listed = offered.map(({ id }) => id);
const chains = listed.filter((id) => scenarios[id]?.world === "chain");
/** What no sentence may hold: a hole in a template. */
const HOLE = /undefined|NaN|\bnull\b|\[object|=>| \?| {2}|^$/;
/** Holds sentences to it; `expect` only for those that have one, for there are a million. */
function whole(...texts: readonly string[]): void {
  for (const text of texts) if (HOLE.test(text)) expect(text).not.toMatch(HOLE);
}

/** A round with so many people among the bots, at its briefing. */
function opened(id: string, liars: number, people: number, key: string): Session {
  const s = createSession();
  apply(s, { t: 0, type: "plan", steps: [withLiars(scenarios[id]!, liars)] });
  for (let i = 0; i < people; i++) apply(s, { t: 0, type: "sit", name: `Person ${i}` });
  apply(s, { t: 0, type: "start", key, away: [] });
  return s;
}
const KEYS = ["00112233445566778899aabbccddeeff", "0123456789abcdef0123456789abcdef"];

function sentences(choices: readonly Choice[]): string[] {
  return choices.flatMap(({ label, note }) => [label, ...(note === undefined ? [] : [note])]);
}

/** What is pressed on the stage itself, where that is so: orders in their berths. */
function cards(): Choice[] {
  const orders = own.value?.offers.find(({ verb }) => verb === "ship")?.aim?.ids ?? [];
  return orders.map((order) => ({ id: `ship-${order}`, label: "Ship", command: { verb: "ship", order } }));
}

/** Rounds that have been played to their end: the same again are the same sessions. */
const over = new Map<string, Session>();

/** Lets people press what their pages offer, in turn, until the round is over; `look` sees every page of theirs. */
function played(id: string, liars: number, key: string, look: (seat: number) => void): Session {
  const people = 4;
  const s = opened(id, liars, people, key);
  let turn = 0;
  for (let t = s.round!.begin; s.phase === "round"; t += 1300) {
    advance(s, t);
    for (let seat = 0; seat < people && s.phase === "round"; seat++) {
      see(s, seat, t);
      // Whom one names is asked on a page of its own.
      if (!own.value?.offers.length || all.value?.round?.phase === "naming") continue;
      look(seat);
      const can = [...chain.choices(), ...cards()].filter((choice) => !choice.off && choice.command);
      const choice = can[turn++ % Math.max(1, can.length)];
      if (!choice?.command) continue;
      const no = apply(s, { t, type: "act", seat, round: s.rounds, command: choice.command });
      if (no) expect(no, `${choice.label} (${JSON.stringify(choice.command)})`).toBeUndefined();
    }
  }
  over.set(`${id} ${liars} ${key}`, s);
  return s;
}

test("every scenario of the lobby exists, has its words, and what plays it", () => {
  expect(new Set(listed).size).toBe(listed.length);
  for (const { id, title, line } of offered) {
    expect(scenarios[id], id).toBeDefined();
    for (const text of [title, line]) expect(text, id).toMatch(/\w/);
  }
  for (const id of chains) expect(Object.keys(arrived), id).toContain(scenarios[id]!.mechanism);
});

describe.each(chains)("a round of %s", (id) => {
  test.each([0, 0.5])("says something whole on every page while it is played (liars %s)", (liars) => {
    for (const key of KEYS) {
      played(id, liars, key, () => {
        const choices = chain.choices();
        expect(choices.length + berths().length).toBeGreaterThan(0);
        expect(choices.length).toBeLessThanOrEqual(3);
        whole(chain.where() ?? "", ...sentences(choices));
        // A button of the mechanism's own is there only for those who have its offer: an honest seat sees no way to cheat.
        const verbs = new Set(own.value!.offers.map((offer) => offer.verb));
        verbs.add("audit");
        const unheard = choices.filter(({ command }) => command && !verbs.has(command.verb));
        const hints = chain.hints();
        const mute = choices.filter(({ off, id }) => !off && hints[id] === undefined);
        if (unheard.length + mute.length > 0) expect([unheard, mute]).toEqual([[], []]);
        whole(part().sky?.() ?? "-", ...diary().map((note) => chain.noteText(note) ?? "-"));
        const tree = treeBlocks({
          node: node.value!,
          seat: chainSeat.value,
          names: blockNames.value,
          marks: part().marks,
        });
        expect(tree.filter((block) => block.tip)).toHaveLength(node.value!.head.length);
      });
    }
  });

  test("a selected block is what the check means, and what the sentence is about", () => {
    played(id, 0, KEYS[0]!, () => {
      const can = own.value!.offers.find((offer) => offer.verb === "audit" && !offer.not)?.aim?.ids ?? [];
      for (const block of can) {
        select(block);
        const check = chain.choices().find((choice) => choice.id === "audit");
        if (check) expect(check.command).toEqual({ verb: "audit", block });
        expect(chain.where()).toContain(blockNames.value.get(block));
        select(undefined);
      }
    });
  });

  test("only attackers read a secret, in the briefing and all through the round", () => {
    for (const key of KEYS) {
      const s = opened(id, 0.5, 12, key);
      for (let seat = 0; seat < 12; seat++) {
        see(s, seat, 0);
        const liar = s.round!.roles[seat] !== undefined;
        const { title, stake, part: mine, secret } = part().briefing();
        whole(title, ...stake, secret ?? mine);
        expect(secret !== undefined).toBe(liar);
        expect(chain.secret() !== undefined).toBe(liar);
      }
    }
  });

  test.each([0, 0.5])("tells three headlines, and shows the truth (liars %s)", (liars) => {
    for (const key of KEYS) {
      const s = over.get(`${id} ${liars} ${key}`) ?? played(id, liars, key, () => {});
      see(s, 0, s.now);
      expect(all.value?.phase).toBe("reveal");
      const three = part().headlines();
      expect(three).toHaveLength(3);
      for (const { lead, big, note } of three) whole(lead ?? "-", big, note ?? "-");
      whole(chain.ended(), ...diary().map((note) => chain.noteText(note) ?? "-"));
      const shown = truthBlocks(truth.value!, { t: s.now }, blockNames.value, part().truth);
      const frauds = Object.values(truth.value!.blocks).filter((block) => block.fraud === 1).length;
      expect(shown).toHaveLength(Object.keys(truth.value!.blocks).length);
      expect(shown.filter((block) => block.state === "fraud")).toHaveLength(frauds);
    }
  });

  test("the projector learns of no fraud while the round runs", () => {
    const s = opened(id, 0.5, 1, KEYS[1]!);
    for (let t = s.round!.begin; t < s.round!.end; t += 5000) {
      advance(s, t);
      if (s.phase !== "round") break;
      see(s, undefined, t);
      whole(part().projectorLine() ?? "-");
      const blocks = publicBlocks(screen.value!.blocks, blockNames.value, part().marks);
      for (const block of blocks) expect(["fraud", "held"]).not.toContain(block.state);
    }
  });
});
