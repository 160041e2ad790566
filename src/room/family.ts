import { type Errand, errandsOf, homeKey } from "../game/index.ts";
import type { Refusal, SeatId } from "../game/types.ts";
import type { Hands } from "./hands.ts";
import type { Wish } from "./wishes.ts";

/** What other rooms of the family do to this one, or came to. */
type KinWish = Extract<Wish, { type: "redraw" | "made" | "arrive" | "stuck" | "heard" | "told" | "gone" }>;

/** What a room has to do with the other rooms of its family. */
export class Family {
  readonly #hands: Hands;

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  /** What is to be done in the other rooms; nothing as long as what decided it is not stored. */
  errands(): Errand[] {
    const { ledger, runner } = this.#hands;
    if (ledger.inputs.length > 0) return [];
    return errandsOf(runner.session);
  }

  /** A code for a room that may have to be made, where another turned out to be taken. */
  code(): string {
    return this.#hands.means.code();
  }

  /** What another room did, or says; stored when this returns. */
  hear(wish: KinWish, wall: number): Refusal | undefined {
    const { runner, store } = this.#hands;
    const t = runner.run(wall);
    const refusal = runner.apply(wish, t);
    if (!refusal) store(wall, t);
    return refusal;
  }

  /** Somebody comes from another room: the seat that they have here, now or since they came with this very move. Stored when this returns. */
  arrive(wish: Extract<Wish, { type: "arrive" }>, wall: number): { seat: SeatId } | Refusal {
    const { runner, crowd } = this.#hands;
    const arrived = () => runner.session.family?.arrived[homeKey(wish.from, wish.home)];
    const before = arrived();
    if (before && before.n >= wish.n) return { seat: before.seat };
    const refusal = this.hear(wish, wall);
    if (refusal) return refusal;
    const seat = arrived()?.seat;
    if (seat === undefined) return { code: "no_room" };
    // Their page is about to come. Unlike a newcomer's, the seat stays theirs if it does not.
    crowd.attendance.went(seat, wall);
    return { seat };
  }

  /** A seat's person is in another room now; `open` changes what their keys open, in the same step. Stored and shown when this returns. */
  part(seat: SeatId, wall: number, open: (to: string) => void): Refusal | undefined {
    const { runner, crowd, flush } = this.#hands;
    const to = runner.session.family?.going[seat]?.to;
    const t = runner.run(wall);
    const refusal = to === undefined ? { code: "no_change" } : runner.apply({ type: "parted", seat }, t);
    if (refusal || to === undefined) return refusal;
    open(to);
    crowd.attendance.came(seat);
    crowd.send(seat, to);
    flush(wall);
    return undefined;
  }
}
