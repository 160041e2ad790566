import { advance, type RoundState, type Session } from "../../../src/game/index.ts";
import type { AuthorityState } from "../../../src/game/mechanisms/authority/state.ts";
import type { QueenState } from "../../../src/game/mechanisms/queen/state.ts";
import type { SeatId } from "../../../src/game/types.ts";
import type { ChainState } from "../../../src/game/worlds/chain/state.ts";
import { copied } from "./copied.ts";

/** A session's first round, which is over, back at the moment before it was told what it came to. */
function before(s: Session): Session {
  const one = copied(s);
  one.phase = "round";
  one.history = [];
  delete one.compared;
  for (const seat of one.seats) Object.assign(seat, { score: 0, open: 0 });
  return one;
}

/** The one seat that may have been turned, where it is known which that would be. */
function mayHaveTurned({ parts }: RoundState): SeatId | undefined {
  const { authority, queen } = parts as { authority?: AuthorityState; queen?: QueenState };
  return authority?.sequencer ?? (queen?.options.turns === "queen" ? queen.queen : undefined);
}

/** Others lie in the place of those who were not caught: as many, as far as there are so many. What a viewer itself is, it knows. */
function rewriteRoles(r: RoundState, viewer: SeatId | undefined): number {
  const mayBe = (seat: SeatId) => seat !== viewer && !r.exposed.includes(seat);
  const liars = r.seats.filter((seat) => r.roles[seat] && mayBe(seat));
  const honest = r.seats.filter((seat) => !r.roles[seat] && mayBe(seat));
  const pairs = liars.slice(0, honest.length).map((seat, i) => [seat, honest[i] as SeatId] as const);
  // That this one seat may have been turned is known: where it was not, it is as if it had been.
  const only = mayHaveTurned(r);
  if (only !== undefined && !r.roles[only] && mayBe(only)) {
    r.roles[only] = { kind: "liar" };
    return 1;
  }
  for (const [seat, instead] of pairs) {
    const role = r.roles[seat];
    delete r.roles[seat];
    if (role) r.roles[instead] = role;
  }
  return pairs.length;
}

/** Of the blocks whose makers were not caught others are the double-spends, as many. */
function rewriteFrauds(r: RoundState): void {
  const chain = r.parts.chain as ChainState | undefined;
  if (!chain) return;
  const caught = (node: number) => chain.nodes[node]?.seats.some((seat) => r.exposed.includes(seat));
  const blocks = Object.values(chain.blocks).filter(({ by }) => by >= 0 && !caught(by));
  const frauds = blocks.map(({ fraud }) => fraud);
  for (const [i, block] of blocks.entries()) block.fraud = frauds[(i + 1) % blocks.length] as boolean;
}

/**
 * A session's first round told again, as if others had lied: its result, points, reveal and key moments are made anew. `frauds`: and
 * as if other blocks had been the bad ones, once the result is there, which may say how many there were. Undefined where nobody's
 * role can be another's.
 */
export function toldOfOthers(s: Session, viewer: SeatId | undefined, frauds: boolean): Session | undefined {
  const other = before(s);
  const r = other.round as RoundState;
  if (rewriteRoles(r, viewer) === 0) return undefined;
  advance(other, other.now);
  if (frauds) rewriteFrauds(r);
  return { ...other, step: s.step };
}
