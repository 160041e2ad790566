// What seats do: their commands, what of it they are offered, and what each does.
import * as z from "zod/mini";
import type { Offer, Refusal, SeatId } from "../../types.ts";
import { blockField } from "../../worlds/chain/ids.ts";
import { GENESIS } from "../../worlds/chain/state.ts";
import { equivocate } from "./behaviour.ts";
import { hostOf } from "./host.ts";
import { advance } from "./node.ts";
import {
  type BftCommand,
  type BftState,
  type Facts,
  type Fx,
  nodeAt,
  proposalOf,
  refuse,
  reportable,
  seatOf,
  turnAt,
} from "./state.ts";

/** So many turns after it was reported a validator has no vote: heights in CometBFT, but a chain that stands still has none. */
const VOTE_LOST = 2;

export function command(): z.ZodMiniType<BftCommand> {
  const whole = (most: number) => z.int().check(z.minimum(0), z.maximum(most));
  return z.discriminatedUnion("verb", [
    z.strictObject({ verb: z.literal("approve"), block: blockField() }),
    z.strictObject({ verb: z.literal("reject"), block: blockField() }),
    z.strictObject({ verb: z.literal("report"), seat: whole(1000) }),
    z.strictObject({ verb: z.literal("cheat") }),
    z.strictObject({ verb: z.literal("split") }),
    z.strictObject({ verb: z.literal("mute") }),
    z.strictObject({ verb: z.literal("speak") }),
  ]);
}

/** What a seat may do, and why not what it may not. */
export function offers(s: BftState, seat: SeatId, f: Facts): Offer[] {
  const list: Offer[] = [];
  const add = (c: BftCommand, aim?: Offer["aim"]): void => {
    const not = refuse(s, seat, c, f);
    list.push({ verb: c.verb, ...(aim && { aim }), ...(not && { not }) });
  };
  // Before there is a proposal the offers are there and say why not: their block is one that nobody can propose.
  const block = proposalOf(nodeAt(s, f.world.nodes.of(seat)), f) ?? GENESIS;
  for (const verb of ["approve", "reject"] as const) add({ verb, block }, { field: "block", ids: [block] });
  const ids = reportable(s, seat, f);
  const [first] = ids;
  if (first !== undefined) add({ verb: "report", seat: first }, { field: "seat", ids });
  if (f.role(seat).kind !== "liar") return list;
  for (const verb of ["cheat", "split", "mute", "speak"] as const) add({ verb });
  return list;
}

/** A seat does something; or it is refused. */
export function act(s: BftState, seat: SeatId, c: BftCommand, f: Facts, fx: Fx): Refusal | undefined {
  const no = refuse(s, seat, c, f);
  if (no) return no;
  const own = seatOf(s, seat);
  const n = nodeAt(s, f.world.nodes.of(seat));
  if (c.verb === "approve" || c.verb === "reject") {
    own.verdicts[c.block] = c.verb === "approve";
    fx.stance(seat, c.verb === "approve" ? c.block : null);
    fx.note(seat, c.verb === "approve" ? "approved" : "rejected", { block: c.block });
    advance(n, hostOf(s, f, fx));
  } else if (c.verb === "report") {
    const node = f.world.nodes.of(c.seat);
    s.slashed.push(node);
    if (Object.values(s.decided).some((blocks) => blocks.length > 1)) s.late.push(node);
    if (s.options.beat > 0 && s.options.slash)
      s.lost = { ...s.lost, [node]: Math.max(0, turnAt(s, f, f.now)) + VOTE_LOST };
    if (s.options.slash) delete s.back?.[node];
    // Nobody can report it any more, of those whose nodes have the proof too.
    fx.changed("all");
    for (const [at, { evidence }] of s.nodes.entries())
      if (evidence[node]) for (const one of f.world.nodes.seats(at)) fx.changed("seat", one);
    own.reports++;
    fx.moment("proof", { seat: c.seat, by: seat });
    fx.note(seat, "reported", { seat: c.seat });
    for (const liar of f.world.nodes.seats(f.world.nodes.of(c.seat))) {
      fx.note(liar, "slashed");
      fx.expose(liar);
    }
  } else if (c.verb === "cheat") own.cheats = true;
  else own.behaviour = c.verb;
  equivocate(s, n, "prevote", f, fx);
  return undefined;
}
