import { SELF } from "cloudflare:test";
import { expect } from "vitest";
import { Line } from "../../client/net/line.ts";
import { Outbox } from "../../client/net/outbox.ts";
import { asking, RequestTransport } from "../../client/net/requests.ts";
import { realTimers } from "../../client/net/timers.ts";
import type { ChannelViews } from "../../src/protocol/channels.ts";
import { type Polled, polled } from "../../src/protocol/http.ts";
import { randomKey } from "../../src/protocol/key.ts";
import type { RefusalMessage } from "../../src/protocol/messages.ts";
import { ask } from "./client.ts";

export const BASE = "https://leaderless.test";
/** Those that are open: to be hung up after each test. */
export const pages: Page[] = [];

/** A page without sockets: its own line and requests, to the front door. */
export class Page {
  readonly line: Line;
  readonly refused: RefusalMessage[] = [];
  views: ChannelViews = {};
  state = "idle";
  waiting = 0;
  /** Requests made, by kind. */
  readonly made = { GET: 0, POST: 0 };

  constructor(code: string, token: string, tab: string) {
    pages.push(this);
    const means = {
      fetch: (path: string, init: RequestInit) => {
        this.made[init.method as "GET"]++;
        return SELF.fetch(BASE + path, init);
      },
      timers: realTimers,
      random: Math.random,
    };
    const own = randomKey();
    this.line = new Line(
      {
        dial: () => new RequestTransport(asking(means, `/api/rooms/${code}`, [token]), realTimers, own),
        timers: realTimers,
        random: Math.random,
        outbox: new Outbox({ get: () => undefined, put: () => false, remove() {} }, tab),
        keys: () => ({ seat: token }),
        lastBy: () => undefined,
        keepBy() {},
        ask: () => Promise.reject(new Error("not asked")),
        update: () => false,
      },
      {
        state: (state) => {
          this.state = state;
        },
        effort: () => {},
        received: ({ views }) => {
          this.views = views;
        },
        pending: ({ length }) => {
          this.waiting = length;
        },
        refused: (refusal) => void this.refused.push(refusal),
      },
    );
    this.line.connect(code);
  }

  async until(holds: () => boolean, ms = 15_000): Promise<void> {
    for (const end = Date.now() + ms; !holds(); await scheduler.wait(20))
      if (Date.now() > end)
        throw new Error(`waited in vain: ${this.state} ${JSON.stringify(this.views).slice(0, 300)}`);
  }

  async open(): Promise<this> {
    await this.until(() => this.state === "open");
    return this;
  }

  async do(message: Parameters<Line["send"]>[0]): Promise<void> {
    this.line.send(message, "");
    await this.until(() => this.waiting === 0);
  }
}

export interface Asked {
  line?: string;
  epoch?: string;
  at?: number;
}

/** One request for frames, as it is. */
export const poll = (
  code: string,
  token: string,
  { line = randomKey(), epoch = "", at = 0 }: Asked = {},
): Promise<Response> => ask("GET", `/rooms/${code}/views?line=${line}&epoch=${epoch}&at=${at}`, token);
export const framesOf = async (response: Promise<Response>): Promise<Polled> => {
  const answer = await response;
  expect(answer.status).toBe(200);
  return polled.parse(await answer.json());
};
export const seatsOf = (views: ChannelViews) => views.all?.seats as Record<number, { name: string; away?: boolean }>;
