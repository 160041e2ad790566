import * as z from "zod/mini";
import { purpose } from "../../kit/chance.ts";
import type { Effects, Facts, Mechanism, Offer, Refusal, SeatId } from "../../types.ts";
import type { ChainAsk, ChainDeeds } from "../../worlds/chain/chain.ts";
import type { ChainNews } from "../../worlds/chain/net.ts";
import { GENESIS } from "../../worlds/chain/state.ts";
import { score } from "./score.ts";
import {
  type AuthorityCommand,
  type AuthorityEvent,
  type AuthorityOptions,
  type AuthorityState,
  authorityOptions,
  type Facts as F,
  refuse,
} from "./state.ts";
import { view } from "./view.ts";

type Fx = Effects<AuthorityEvent> & { world: ChainDeeds };

const SEQUENCER = purpose("sequencer");
const CAPTURED = purpose("captured sequencer");

function command(): z.ZodMiniType<AuthorityCommand> {
  return z.discriminatedUnion("verb", [
    z.strictObject({ verb: z.literal("seal") }),
    z.strictObject({ verb: z.literal("cheat") }),
    z.strictObject({ verb: z.literal("trust") }),
    z.strictObject({ verb: z.literal("distrust") }),
  ]);
}

function offers(s: AuthorityState, seat: SeatId, f: F): Offer[] {
  const verbs: AuthorityCommand["verb"][] =
    seat !== s.sequencer ? ["trust", "distrust"] : f.role(seat).kind === "liar" ? ["seal", "cheat"] : ["seal"];
  return verbs.map((verb) => {
    const not = refuse(s, seat, { verb }, f);
    return not ? { verb, not } : { verb };
  });
}

function act(s: AuthorityState, seat: SeatId, c: AuthorityCommand, f: F, fx: Fx): Refusal | undefined {
  const no = refuse(s, seat, c, f);
  if (no) return no;
  if (c.verb === "seal" || c.verb === "cheat") s.chosen = c.verb;
  else {
    s.trusts[seat] = c.verb === "trust";
    fx.stance(seat, s.trusts[seat] ? 1 : 0);
    fx.note(seat, c.verb, { block: s.height });
  }
  return undefined;
}

/** The time is up for a block: what the sequencer chose, and a clean one if it chose nothing. It is final at once. */
function makeBlock(s: AuthorityState, f: F, fx: Fx): void {
  const at = f.world.nodeOf(s.sequencer);
  const fraud = s.chosen === "cheat";
  const parents = [s.head];
  s.height++;
  const id = f.world.blockId(at, s.height);
  s.head = fx.world.make({ id, parents, height: s.height, by: at, fraud, meta: {} }, at);
  s.stood.push({ block: s.head, trusted: f.seats.filter((seat) => s.trusts[seat] !== false) });
  delete s.chosen;
  fx.world.head(at, [s.head]);
  fx.world.publish(s.head, at);
  fx.note(s.sequencer, fraud ? "cheated" : "sealed", { block: s.head });
  fx.decide({ slot: s.height, option: s.head, holders: [s.sequencer] });
  if (s.height < s.options.blocks) slot(s, f, fx);
  else fx.at(f.now + f.world.slowest, { kind: "end" });
  fx.nudge(s.sequencer);
}

function slot(s: AuthorityState, f: F, fx: Fx): void {
  // The last block leaves time enough to reach everybody before the clock runs out.
  const length = (f.end - f.begin - f.world.slowest) / s.options.blocks;
  fx.at(f.begin + Math.round(length * (s.height + 1)), { kind: "slot" });
}

export const authority: Mechanism<
  AuthorityOptions,
  AuthorityState,
  AuthorityCommand,
  AuthorityEvent,
  ChainAsk,
  ChainDeeds,
  ChainNews
> = {
  id: "authority",
  world: "chain",
  verbs: ["seal", "cheat", "trust", "distrust"],
  options: authorityOptions,
  command: command(),
  create(options, f) {
    const at = f.chance.weighted(
      SEQUENCER,
      f.seats.map(() => 1),
    );
    return { options, sequencer: f.seats[at] as SeatId, height: 0, head: GENESIS, trusts: {}, stood: [] };
  },
  turns(s, share, _f, draw) {
    return draw.chooses(CAPTURED, share) ? [s.sequencer] : [];
  },
  enter() {},
  begin: slot,
  offers,
  act,
  on(s, e, f, fx) {
    if (e.kind === "slot") makeBlock(s, f, fx);
    else fx.end();
  },
  hears(_s, news, f, fx) {
    if (news.kind !== "block") return;
    fx.world.head(news.node, [news.block]);
    for (const seat of f.world.seatsOf(news.node)) fx.nudge(seat);
  },
  channels: () => [],
  view,
  score,
  reveal: (s, f: Facts) => ({
    sequencer: s.sequencer,
    captured: f.role(s.sequencer).kind === "liar" ? 1 : 0,
    trusted: Object.fromEntries(s.stood.map((one) => [one.block, one.trusted.length])),
  }),
};
