import { lessonDesk, Views } from "../game/index.ts";
import type { Ms } from "../game/types.ts";
import { HOST_CHANNEL, type HostView } from "../protocol/channels.ts";
import type { RoomState } from "../protocol/http.ts";
import type { You } from "../protocol/messages.ts";
import { channelsOf, Fanout, type Versions } from "./fanout.ts";
import type { Hands } from "./hands.ts";
import { HEARTBEAT } from "./limits.ts";
import { isHost } from "./powers.ts";

type Needs = Pick<Hands, "runner" | "crowd" | "ledger" | "store">;

/** What a room shows, and to whom. Nothing unstored is ever shown. Wall time in ms. */
export class Display {
  readonly #hands: Needs;
  readonly #versions: Versions;
  readonly #fanout = new Fanout();

  constructor(hands: Needs, versions: Versions) {
    this.#hands = hands;
    this.#versions = versions;
  }

  /** What the session shows, and to hosts what the room knows besides. */
  #views(wall: number, t: Ms): Pick<Views, "ofSeat" | "view"> {
    const { runner, crowd } = this.#hands;
    const { session } = runner;
    const views = new Views(session, t);
    for (const peer of crowd.peers) peer.hosts = isHost(peer, session);
    const idle = crowd.attendance.idle(crowd.present(), runner.running, wall);
    const { house, lesson } = session;
    const host: HostView = { idle, slow: { ...house.slow }, ...(lesson && { lesson: lessonDesk(lesson) }) };
    return {
      ofSeat: (seat) => views.ofSeat(seat),
      view: (channel) => (channel === HOST_CHANNEL ? host : views.view(channel)),
    };
  }

  /** Stores, then acknowledges and shows, in one synchronous block. */
  flush(wall: number): void {
    const { runner, crowd, ledger, store } = this.#hands;
    const t = runner.run(wall);
    runner.dirty = false;
    runner.flushed = wall;
    const frames = this.#fanout.prepare(crowd.peers, this.#views(wall, t), this.#versions, t, runner.rate);
    const news = frames.length > 0 || ledger.hasNews(runner.session);
    if (news || ledger.idle(wall) >= HEARTBEAT) store(wall, t);
    for (const [peer, text] of frames) peer.wire.send(text);
  }

  /**
   * What a page with these keys is shown now; or what the `screen` is, to whoever is in the room: nothing where none is connected,
   * since then nobody sees it.
   */
  look(asker: You, screen: boolean, wall: number): Omit<RoomState, "code"> {
    const { runner, crowd, ledger, store } = this.#hands;
    const { session } = runner;
    const who = screen ? { screen } : asker;
    const t = runner.run(wall);
    if (runner.running || ledger.hasNews(session)) store(wall, t);
    const views = this.#views(wall, t);
    const shown: RoomState["views"] = {};
    const state = { t, rate: runner.rate, rules: this.#versions.rules, you: who, views: shown };
    const nowhere = screen && asker.seat !== undefined && ![...crowd.peers].some((peer) => peer.who.screen);
    if (nowhere) return state;
    for (const channel of channelsOf(who.seat, isHost({ who }, session), views)) {
      const view = views.view(channel);
      if (view) shown[channel] = view as RoomState["views"][string];
    }
    return state;
  }
}
