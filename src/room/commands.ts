import type { Ms, SeatId } from "../game/types.ts";
import type { ClientMessage } from "../protocol/messages.ts";
import type { Hands } from "./hands.ts";
import type { Peer } from "./peer.ts";
import { forbidden } from "./powers.ts";
import { answered, known, remember } from "./seen.ts";
import { type Wish, wishOf } from "./wishes.ts";

/** What an input came from, for its acknowledgement. */
interface From {
  peer: Peer;
  id: string;
}

/** What viewers ask for: done once and to be acknowledged, or refused. */
export class Commands {
  readonly #hands: Hands;

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  /** A message that could be read. */
  take(m: ClientMessage, peer: Peer, t: Ms): void {
    const { runner, ledger, store } = this.#hands;
    runner.dirty = true;
    if (m.type === "resync") {
      peer.resync();
      return;
    }
    if (this.#repeated({ peer, id: m.id })) return;
    if (m.type === "clear") {
      this.#clear({ peer, id: m.id }, t);
      return;
    }
    const wish = this.#wish(m, peer);
    // What is noted for a round's recording is its state at the end, which the next round takes the place of.
    if ((m.type === "start" || m.type === "evolve") && ledger.turned(runner.session)) store(runner.ran, t);
    if (typeof wish === "string") peer.no.push({ id: m.id, code: wish });
    else if (wish.type === "leave") this.#leave(wish.seat, { peer, id: m.id }, t);
    else this.#command(wish, { peer, id: m.id }, t);
  }

  /** What a message asks of the session, or the code for why its sender may not ask. */
  #wish(m: Exclude<ClientMessage, { type: "resync" | "clear" }>, peer: Peer): Wish | string {
    const { runner, means } = this.#hands;
    return forbidden(m, peer, runner.session) ?? wishOf(m, peer.seat ?? -1, means);
  }

  /** A lesson that a timer drives comes to its next step. */
  goOn(t: Ms): void {
    const { runner, means, ledger, store } = this.#hands;
    if (ledger.turned(runner.session)) store(runner.ran, t);
    const refused = runner.apply({ type: "start", key: means.key(), away: means.absent() }, t);
    // Otherwise it would be tried for ever.
    if (refused) runner.apply({ type: "stay" }, t);
  }

  #command(wish: Wish, from: From, t: Ms): void {
    const { peer, id } = from;
    const { runner } = this.#hands;
    runner.dirty = true;
    const refusal = runner.apply(wish, t);
    if (refusal) peer.no.push({ id, ...refusal });
    else this.#done(from);
  }

  /** A command is done and to be acknowledged. */
  #done({ peer, id }: From): void {
    peer.ack.push(id);
    remember(this.#hands.seen, peer.owner, id);
    this.#hands.ledger.done(peer.owner, id);
  }

  /** Answers a command that came before: acknowledged only if it was done then. Whether it did. */
  #repeated({ peer, id }: From): boolean {
    const { seen } = this.#hands;
    const before = known(seen, peer.owner, id);
    if (before === "done") peer.ack.push(id);
    else if (before === "late") peer.no.push({ id, code: "too_late" });
    else answered(seen, peer.owner, id);
    return before !== undefined;
  }

  /** Takes away every seat that nobody has come back to, or that was taken and never used. */
  #clear(from: From, t: Ms): void {
    const { crowd, runner } = this.#hands;
    const no = forbidden({ type: "clear" }, from.peer, runner.session);
    if (no) {
      from.peer.no.push({ id: from.id, code: no });
      return;
    }
    this.#done(from);
    for (const seat of crowd.absent())
      if (runner.session.seats[seat]?.away || crowd.attendance.unused(seat, runner.ran))
        this.lapse(seat, !crowd.attendance.isNew(seat), t);
  }

  /** A seat is a bot's again: its tokens open nothing any more, and whoever looks at it looks on. */
  #vacate(seat: SeatId, used = true): void {
    this.#hands.crowd.unseat(seat);
    this.#hands.disk.revoke(seat, used);
  }

  /** A seat is given up that nobody came back to; `used`: whether anybody ever was there. */
  lapse(seat: SeatId, used: boolean, t: Ms): void {
    if (!this.#hands.runner.apply({ type: "leave", seat }, t)) this.#vacate(seat, used);
  }

  #leave(seat: SeatId, from: From, t: Ms): void {
    const { runner, flush } = this.#hands;
    this.#command({ type: "leave", seat }, from, t);
    if (runner.session.seats[seat]?.kind === "person") return;
    // The seat and its tokens go in one.
    this.#vacate(seat);
    flush(runner.ran);
  }
}
