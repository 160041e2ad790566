// More than half: stay or leave. Everybody mines for steady pay in one of a few pools. The biggest pays more, and holds more than
// half of the power; its operator then has it mine a hidden branch, and each time that branch undoes what was paid, every coin is
// worth a quarter less. Nobody can take power from the pool but its own miners, by leaving it.
import { purpose } from "../../kit/chance.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import type { NodeId } from "../../worlds/chain/state.ts";
import { giveUp, publish, standing } from "./cartel.ts";
import type { Facts, Fx, Miner, Operator, PowState } from "./state.ts";

const PAUSE_LUCK = purpose("operator's pause");

/** What mining pays in a second, in coins; and how many times as much in the biggest pool, whose fees are lower. */
export const PAY = 10;
export const MORE = 1.2;
/**
 * While it has no more than half, the biggest pool offers so much more, of PAY, every RAISE ms, up to MOST times PAY, to whoever comes
 * now; who is there keeps what it came for. After a theft it offers MORE again, and pays nobody more than that.
 */
const STEP = 0.3;
const RAISE: Ms = 8_000;
export const MOST = 2.4;
/** Whoever changes pools earns nothing for so long: what was mined for the old one and not yet paid is lost. ms */
export const MOVING: Ms = 5000;
/** The share of everybody's coins that one successful attack takes. */
export const TAKEN = 0.25;
/** What the operator paid counts as settled with so many confirmations: it publishes once others have built so many. */
const SETTLED = 2;
/** It gives a branch up that is so many blocks behind. */
const HOPELESS = 3;
/** Mean time from the end of one attack to the beginning of the next, ± 30%: with the race itself about ten seconds. ms */
const PAUSE: Ms = 1500;
/** Before its first attack there is time to look about. ms */
const FIRST: Ms = 3000;

export const newMiner = (now: Ms, from: NodeId): Miner => ({
  coins: 0,
  since: now,
  paid: now,
  taken: 0,
  from,
  more: MORE,
});
export const newOperator = (): Operator => ({
  pool: 0,
  attacking: false,
  next: 0,
  begun: 0,
  thefts: [],
  past: true,
  more: MORE,
  highest: MORE,
  crossed: 0,
  raised: 0,
});

/** What its pool pays a seat in a second, where it mines at this node. */
export const rateOf = (s: PowState, seat: SeatId, node: NodeId): number =>
  s.operator?.pool === node ? (s.miners[seat]?.more ?? MORE) * PAY : PAY;

/** A seat's coins at a time. */
export function coinsAt(s: PowState, seat: SeatId, now: Ms, f: Pick<Facts, "world">): number {
  const { coins, since, paid } = s.miners[seat] as Miner;
  return coins + (rateOf(s, seat, f.world.nodes.of(seat)) * Math.max(0, now - Math.max(since, paid))) / 1000;
}

function settle(s: PowState, seat: SeatId, f: Facts): Miner {
  const own = s.miners[seat] as Miner;
  own.coins = coinsAt(s, seat, f.now, f);
  own.since = f.now;
  return own;
}

/** The biggest pool has more than half of all power. */
export const pastHalf = (s: PowState, f: Pick<Facts, "world">): boolean =>
  s.operator !== undefined && 2 * f.world.nodes.power(s.operator.pool) > f.world.nodes.total;

/** Pools that a seat can go to: all but the one that it is in, or is on its way to. */
export function poolsFor(s: PowState, seat: SeatId, f: Pick<Facts, "world">): NodeId[] {
  const at = s.miners[seat]?.to ?? f.world.nodes.of(seat);
  return Object.keys(s.nodes)
    .map(Number)
    .filter((node) => node !== at);
}

export function refuseMove(s: PowState, seat: SeatId, pool: NodeId | undefined, f: Facts): Refusal | undefined {
  const own = s.miners[seat];
  if (!own) return { code: "no_pools" };
  if (pool === undefined) return own.to === undefined ? { code: "not_moving" } : undefined;
  if (!s.nodes[pool]) return { code: "no_pool" };
  return poolsFor(s, seat, f).includes(pool) ? undefined : { code: "there_already" };
}

/** A seat will change pools with the next block; without a pool, or to its own, it stays. */
export function wish(s: PowState, seat: SeatId, pool: NodeId | undefined, f: Facts, fx: Fx): void {
  const own = s.miners[seat] as Miner;
  if (pool === undefined || pool === f.world.nodes.of(seat)) {
    delete own.to;
    fx.note(seat, "stays", { pool: f.world.nodes.of(seat) });
  } else {
    own.to = pool;
    fx.note(seat, "moves", { pool });
  }
}

/** A block has come to most of the power: what was known of pools before is public now, and who wanted to move has moved. */
export function blockSettles(s: PowState, f: Facts, fx: Fx): void {
  if (!s.operator) return;
  fx.world.nodes.list();
  // As listed, and so as everybody sees it: whoever moves now is told of with the next block.
  const past = pastHalf(s, f);
  if (past !== s.operator.past) {
    fx.moment("half", { past: past ? 1 : 0 });
    if (past) s.operator.crossed++;
    else fx.at(f.now + RAISE, { kind: "lure" });
  }
  s.operator.past = past;
  for (const [id, own] of Object.entries(s.miners)) {
    const { to } = own;
    if (to === undefined) continue;
    const seat = Number(id);
    settle(s, seat, f);
    const power = f.world.nodes.seatPower(seat);
    const from = s.nodes[f.world.nodes.of(seat)];
    const into = s.nodes[to];
    if (from) from.power -= power;
    if (into) into.power += power;
    fx.world.nodes.move(seat, to);
    delete own.to;
    own.paid = f.now + MOVING;
    own.more = to === s.operator.pool ? s.operator.more : MORE;
    fx.changed("seat", seat);
    fx.note(seat, "moved", { pool: to });
    fx.nudge(seat);
  }
  for (const seat of f.seats) fx.nudge(seat);
  operate(s, f, fx);
}

/** When the operator attacks next. */
function rest(operator: Operator, f: Facts, fx: Fx): void {
  operator.attacking = false;
  const luck = 0.7 + 0.6 * f.chance.uniform(PAUSE_LUCK, operator.begun);
  operator.next = f.now + Math.round(PAUSE * luck);
  fx.at(operator.next, { kind: "operator" });
}

/** The operator's luck begins: it looks about before its first attack. */
export function beginOperator(s: PowState, f: Facts, fx: Fx): void {
  if (!s.operator) return;
  s.operator.next = f.now + FIRST;
  s.operator.past = pastHalf(s, f);
  if (!s.operator.past) fx.at(f.now + RAISE, { kind: "lure" });
  fx.at(s.operator.next, { kind: "operator" });
}

/** Time to raise what the pool offers, if it still has no more than half as everybody knows it. */
export function lure(s: PowState, f: Facts, fx: Fx): void {
  const { operator } = s;
  // Each time the pool falls below half begins a series of raises; one that is still under way is left to the newer.
  if (!operator || operator.past || f.now > s.until || f.now < operator.raised + RAISE) return;
  operator.raised = f.now;
  const more = Math.min(MOST, Math.round(10 * (operator.more + STEP)) / 10);
  if (more > operator.more) {
    operator.more = more;
    operator.highest = Math.max(operator.highest, more);
    fx.changed("all");
    fx.moment("offer", { pay: Math.round(more * PAY) });
    for (const seat of f.seats) fx.note(seat, "raised", { pool: operator.pool, pay: Math.round(more * PAY) });
    for (const seat of f.seats) fx.nudge(seat);
  }
  fx.at(f.now + RAISE, { kind: "lure" });
}

/** What the operator does as things stand: called when its time has come, and with every block that it hears of. */
export function operate(s: PowState, f: Facts, fx: Fx): void {
  const { operator, cartel } = s;
  if (!operator || !cartel) return;
  const over = pastHalf(s, f);
  if (!operator.attacking) {
    if (!over || f.now < operator.next || f.now > s.until) return;
    operator.attacking = true;
    operator.begun++;
    cartel.tip = cartel.best;
    cartel.held = [];
    fx.world.blocks.setHead(cartel.node, [cartel.tip]);
    return;
  }
  const { lead, against } = standing(cartel, f);
  if (over && lead > 0 && against >= SETTLED) {
    publish(s, "publish", f, fx);
    rest(operator, f, fx);
  } else if (!over || lead <= -HOPELESS) {
    giveUp(s, cartel.best, f, fx);
    rest(operator, f, fx);
    if (!over) for (const seat of f.seats) fx.note(seat, "called_off");
  }
}

/** The operator's branch has replaced what everybody had: coins are worth less. */
export function steal(s: PowState, depth: number, f: Facts, fx: Fx): void {
  if (!s.operator) return;
  s.operator.thefts.push(f.now);
  // Whoever has power need not pay for it.
  s.operator.more = MORE;
  fx.changed("all");
  fx.moment("theft", { blocks: depth });
  for (const seat of Object.keys(s.miners).map(Number)) {
    const own = settle(s, seat, f);
    const lost = TAKEN * own.coins;
    own.coins -= lost;
    own.more = MORE;
    own.taken += lost;
    fx.changed("seat", seat);
    fx.note(seat, "robbed", { coins: Math.round(lost), blocks: depth });
    fx.nudge(seat);
  }
}
