import { purpose } from "../../kit/chance.ts";
import type { BlockId } from "../../worlds/chain/state.ts";
import { crookedIn } from "./orders.ts";
import type { Cartel, CartelVote, Facts, Fx, PowState } from "./state.ts";
import { commonAncestor, heightOf, parentOf } from "./tips.ts";

const REACH = purpose("attackers' reach");

/** Attackers who begin anew start below the newest block where it holds crooked payments worth so much: those they can still undo. */
const RICH = 100;

/**
 * How the private branch stands, in blocks: `lead` over the best that others have, below 0 when behind; the height of the
 * `fork` where it leaves that best block's chain; and how many blocks others have on top of it, `against` it.
 */
export function standing(
  { tip, best }: Pick<Cartel, "tip" | "best">,
  f: Parameters<typeof heightOf>[1],
): { lead: number; fork: number; against: number } {
  const top = heightOf(best, f);
  const base = heightOf(commonAncestor(tip, best, f), f);
  return { lead: heightOf(tip, f) - top, fork: base, against: top - base };
}

/** The votes for each choice. */
export function tally(cartel: Cartel): Record<CartelVote, number> {
  const votes = { hold: 0, publish: 0, reveal: 0, restart: 0 };
  for (const vote of Object.values(cartel.votes)) votes[vote]++;
  return votes;
}

/** What the most votes are for; on a tie, and while nobody has voted, hold. */
export function decision(cartel: Cartel): CartelVote {
  const votes = tally(cartel);
  const most = Math.max(...Object.values(votes));
  const first = (Object.keys(votes) as CartelVote[]).filter((vote) => votes[vote] === most);
  return first.length === 1 ? (first[0] as CartelVote) : "hold";
}

/** What attackers mine on when they begin anew: the newest block, or the one below where it is worth replacing. */
export function baseOf(s: PowState, f: Facts): BlockId {
  const { best } = s.cartel as Cartel;
  return crookedIn(s, best, f) >= RICH ? parentOf(best, f) : best;
}

/** Publishes a block that was held back, with those before it. */
function release(s: PowState, cartel: Cartel, id: BlockId, f: Facts, fx: Fx): void {
  const upTo = cartel.held.indexOf(id) + 1;
  for (const block of cartel.held.slice(0, upTo)) cartel.releasedAt[block] = f.now;
  cartel.held = cartel.held.slice(upTo);
  if (s.options.reach > 0 && heightOf(id, f) === heightOf(cartel.best, f)) {
    const near = Object.keys(s.nodes).map(Number);
    const first = near.filter((node) => f.chance.chooses(REACH, s.options.reach, id, node));
    fx.world.network.publish(id, cartel.node, first, 0);
  }
  if (heightOf(id, f) > heightOf(cartel.best, f)) cartel.best = id;
  fx.world.network.publish(id, cartel.node);
}

/** Publishes the branch, all of it or the oldest block alone. */
export function publish(s: PowState, what: "publish" | "reveal", f: Facts, fx: Fx): void {
  const cartel = s.cartel as Cartel;
  const id = cartel.held.at(what === "publish" ? -1 : 0);
  if (id === undefined) return;
  if (what === "publish") cartel.published++;
  release(s, cartel, id, f, fx);
}

/** Gives the branch up and begins anew. What has lost goes out, so that everybody sees that there was an attempt. */
export function giveUp(s: PowState, base: BlockId, f: Facts, fx: Fx): void {
  const cartel = s.cartel as Cartel;
  const newest = cartel.held.at(-1);
  if (newest !== undefined) {
    cartel.givenUp++;
    // A branch that is no shorter would win, or race: its blocks are dropped instead.
    if (standing(cartel, f).lead < 0) release(s, cartel, newest, f, fx);
  }
  cartel.tip = base;
  cartel.held = [];
  fx.world.blocks.setHead(cartel.node, [base]);
}

/** Does what the attackers' votes say; called after each vote and each block that comes to their node. */
export function carryOut(s: PowState, f: Facts, fx: Fx): void {
  const { cartel } = s;
  if (!cartel) return;
  const what = decision(cartel);
  let told = true;
  if (what === "restart") {
    const base = baseOf(s, f);
    if (cartel.tip === base && cartel.held.length === 0) return;
    // Whoever holds nothing gives nothing up, and only mines on something newer.
    told = cartel.held.length > 0;
    giveUp(s, base, f, fx);
  } else if (what !== "hold" && cartel.held.length > 0) publish(s, what, f, fx);
  else return;
  // It is done, and the next vote is on something else.
  cartel.votes = {};
  fx.changed("cartel", cartel.node);
  for (const seat of f.world.nodes.seats(cartel.node)) fx.changed("seat", seat);
  for (const seat of f.world.nodes.seats(cartel.node)) {
    if (told) fx.note(seat, what === "restart" ? "restarted" : "published", { left: cartel.held.length });
    fx.nudge(seat);
  }
}

/** A block has come to the attackers' node: their own, or another's. */
export function receiveAtCartel(s: PowState, id: BlockId, f: Facts, fx: Fx): void {
  const cartel = s.cartel as Cartel;
  if (id === cartel.tip) fx.world.blocks.setHead(cartel.node, [id]);
  else if (heightOf(id, f) > heightOf(cartel.best, f)) cartel.best = id;
}
