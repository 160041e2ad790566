import { Line } from "../../../client/net/line.ts";
import type { Effort, Keys, LineState } from "../../../client/net/line-types.ts";
import { Outbox, type Pending, type RefusedUnsent } from "../../../client/net/outbox.ts";
import { PATIENCE } from "../../../client/net/patience.ts";
import type { RoomInfo } from "../../../src/protocol/http.ts";
import type { Frame } from "../../../src/protocol/messages.ts";
import type { Receiver } from "../../../src/protocol/receiver.ts";
import { TestKeeper } from "./keeper.ts";
import { TestTime } from "./time.ts";
import { TestTransport } from "./transport.ts";

/** The room that a page is in, its first frame and what is said of it, and something to do there. */
export const CODE = "CFHJK";
export const full: Frame = {
  n: 1,
  t: 100,
  full: true,
  rate: 1,
  client: "v2",
  you: { seat: 0 },
  set: { all: { n: 0 } },
};
export const info: RoomInfo = { code: CODE, phase: "lobby", people: 1, full: false, client: "v2" };
export const home = { type: "act", round: 1, command: { verb: "home" } } as const;
/** Longer than any wait before the next dial. ms */
export const LONG = 1600;
export const SILENT = PATIENCE[0];

/** A page with a line whose other ends are in the test's hands. */
export function page({
  keys = { seat: "seat" } as Keys,
  keeper = new TestKeeper(),
  tab = "aaaaaaaa",
  random = 1,
} = {}) {
  const time = new TestTime();
  const dials: TestTransport[] = [];
  const told = {
    states: [] as LineState[],
    efforts: [] as Effort[],
    pending: [] as readonly Pending[],
    refused: [] as RefusedUnsent[],
    views: {} as Receiver["views"],
    shown: 0,
  };
  const asked: string[] = [];
  const said = { answer: async (_token: string): Promise<RoomInfo> => info, updates: [] as string[], reloads: false };
  const line = new Line(
    {
      dial(room, tokens, by) {
        const transport = new TestTransport(room, tokens, by);
        dials.push(transport);
        return transport;
      },
      timers: time,
      random: () => random,
      outbox: new Outbox(keeper, tab),
      keys: () => keys,
      lastBy: () => keeper.get("by") as "requests" | undefined,
      keepBy: (by) => void keeper.put("by", by),
      ask(_room, token) {
        asked.push(token);
        return said.answer(token);
      },
      update(wanted) {
        said.updates.push(wanted);
        return said.reloads;
      },
    },
    {
      state: (state) => void told.states.push(state),
      effort: (effort) => void told.efforts.push(effort),
      received({ views }) {
        told.views = views;
        told.shown++;
      },
      pending(pending) {
        told.pending = pending;
      },
      refused: (refusal) => void told.refused.push(refusal),
    },
  );
  return {
    line,
    time,
    dials,
    told,
    asked,
    said,
    get state() {
      return told.states.at(-1);
    },
    get last() {
      return dials.at(-1) as TestTransport;
    },
    /** Connects, and the first frame comes. */
    open() {
      line.connect(CODE);
      this.stand();
      return this;
    },
    /** The latest attempt succeeds. */
    stand() {
      this.last.opens();
      this.last.frame(full);
    },
  };
}
export const quiet = () => new Promise((done) => setTimeout(done));
