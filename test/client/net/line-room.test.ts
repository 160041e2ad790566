import fc from "fast-check";
import { expect, test } from "vitest";
import { Line } from "../../../client/net/line.ts";
import { Outbox } from "../../../client/net/outbox.ts";
import { LIMIT_ONCE } from "../../../client/net/request.ts";
import { type Ask, RequestTransport } from "../../../client/net/requests.ts";
import type { Transport, TransportEvents } from "../../../client/net/transport.ts";
import { SCREEN_CHANNELS, Views } from "../../../src/game/index.ts";
import type { ChannelViews } from "../../../src/protocol/channels.ts";
import { acting, type Polled, polled, polling } from "../../../src/protocol/http.ts";
import type { ClientMessage, Frame } from "../../../src/protocol/messages.ts";
import { Desk, type Phone } from "../../room/desk.ts";
import { TestKeeper } from "../support/keeper.ts";
import { TestTime } from "../support/time.ts";

/**
 * What happens to a line, step by step. `drop` loses the next frame on its way, or the next answer; `stray` has the next action
 * wander about for long, while the page is told that it failed; `block` lets no socket through, until it is let through again.
 */
type Step = "rename" | "cut" | "mend" | "drop" | "reload" | "crash" | "wake" | "pass" | "stray" | "block" | "let";
const steps: Step[] = ["rename", "rename", "rename", "cut", "mend", "mend", "drop", "reload", "crash", "wake", "pass"];
/** What the line is made of: sockets, requests, or as the line finds best. */
type Made = "sockets" | "requests" | "both";

/** How long a stray request is on its way. ms */
const STRAY = 12_000;

/** A page at a real room on a desk, over a network that can be cut, and loses frames when told to. */
class Page {
  readonly desk = new Desk({ fill: 8 });
  readonly time = new TestTime();
  readonly keeper = new TestKeeper();
  readonly seat: number;
  readonly made: Made;
  cut = false;
  blocked = false;
  drops = 0;
  strays = 0;
  /** How often it was dialled by requests, and how often a socket stood. */
  by = { requests: 0, socket: 0 };
  views: ChannelViews = {};
  state = "idle";
  waiting = 0;
  line: Line;
  #tab = 0;
  #transports = new Set<{ lose(): void; broken: boolean }>();

  constructor(made: Made) {
    this.made = made;
    const sat = this.desk.room.sit("Person", this.desk.wall);
    this.seat = "seat" in sat ? sat.seat : -1;
    this.line = this.load();
  }

  load(): Line {
    const tab = `page${(++this.#tab).toString().padStart(4, "0")}`;
    const line = new Line(
      {
        dial: (_room, _tokens, by) =>
          this.made === "requests" || (this.made === "both" && by === "requests")
            ? this.#requesting(tab)
            : this.#transport(),
        timers: this.time,
        random: () => 1,
        outbox: new Outbox(this.keeper, tab),
        keys: () => ({ seat: "seat" }),
        lastBy: () => undefined,
        keepBy() {},
        ask: async (code) => {
          if (this.cut) throw new Error("offline");
          return { code, phase: "lobby", people: 1, full: false, client: "" };
        },
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
        refused: () => {},
      },
    );
    line.connect("DESKS");
    return line;
  }

  /** A connection to the desk: frames come as the room sends them, messages go as they are sent. */
  #transport(): Transport {
    let events: TransportEvents | undefined;
    let phone: Phone | undefined;
    const end = { lose: () => events?.closed(1006), broken: false };
    const close = (): void => {
      this.#transports.delete(end);
      events = undefined;
      if (phone) this.desk.hangUp(phone);
      phone = undefined;
    };
    return {
      open: (given) => {
        events = given;
        this.#transports.add(end);
        if (this.cut || this.blocked) {
          this.time.after(10, end.lose);
          return;
        }
        this.by.socket++;
        given.opened();
        phone = this.desk.open({ seat: this.seat }, (text) => {
          const lost = this.drops > 0;
          if (lost) this.drops--;
          // It takes a moment on its way.
          else
            this.time.after(5, () => {
              // What a dead network loses, its connection does not survive.
              if (this.cut) end.broken = true;
              else if (events) {
                events.heard();
                events.frame(JSON.parse(text) as Frame);
              }
            });
        });
      },
      send: (message: ClientMessage) => {
        if (this.cut) end.broken = true;
        else if (phone) this.desk.raw(phone, JSON.stringify(message));
      },
      ping: () => void (this.cut || this.time.after(5, () => events?.heard())),
      close,
    };
  }

  /** A connection by requests: each takes a moment there and a moment back, and is whole or not there at all. */
  #requesting(tab: string): Transport {
    this.by.requests++;
    const ask: Ask = (request, ended) => {
      let off = false;
      const end = (how: Polled | number): void => {
        if (!off) ended(how);
        off = true;
      };
      const arrive = (): void => {
        const query = Object.fromEntries(new URL(request.path, "http://desk").searchParams);
        const poll =
          request.method === "POST" ? acting.parse(request.body) : polling.parse({ ...query, at: Number(query.at) });
        this.desk.ask({ seat: this.seat }, poll, (json) => {
          const lost = this.drops > 0;
          if (lost) this.drops--;
          const answer = polled.parse(JSON.parse(json));
          this.time.after(5, () => (this.cut ? end(0) : lost || end(answer)));
        });
      };
      const stray = request.method === "POST" && this.strays > 0;
      if (stray) this.strays--;
      this.time.after(stray ? STRAY : 5, () => (this.cut && !stray ? end(0) : arrive()));
      this.time.after(stray ? 10 : LIMIT_ONCE, () => end(0));
      return () => {
        off = true;
      };
    };
    return new RequestTransport(ask, this.time, tab.padEnd(22, "x"));
  }

  async pass(ms: number): Promise<void> {
    for (let i = 0; i < ms; i += 50) {
      this.time.pass(50);
      this.desk.pass(50);
      // What was asked by promise is answered.
      for (let turn = 0; turn < 4; turn++) await undefined;
    }
  }

  mend(): void {
    this.cut = false;
    for (const { lose, broken } of [...this.#transports]) if (broken) lose();
  }

  async do(step: Step, i: number): Promise<void> {
    if (step === "rename") this.line.send({ type: "rename", name: `Name ${i}` }, "rename");
    else if (step === "cut") this.cut = true;
    else if (step === "mend") this.mend();
    else if (step === "drop") this.drops++;
    else if (step === "stray") this.strays++;
    else if (step === "block") {
      this.blocked = true;
      for (const { lose } of [...this.#transports]) lose();
    } else if (step === "let") this.blocked = false;
    else if (step === "wake") this.line.wake();
    else if (step === "reload") {
      this.line.disconnect();
      this.line = this.load();
    } else if (step === "crash") {
      this.desk.reload(100);
      for (const { lose } of [...this.#transports]) lose();
    }
    await this.pass(step === "pass" ? 20_000 : 50);
  }
}

const kinds: [Made, string, Step[]][] = [
  ["sockets", "sockets", steps],
  ["requests", "requests", [...steps, "stray"]],
  ["both", "sockets that are blocked at times, and requests", [...steps, "stray", "block", "pass", "let"]],
];

test.each(kinds)(
  "whatever befalls the line, each command is done once and in its order, and the page is up to date in the end: %s",
  async (made, _, all) => {
    const by = { requests: 0, socket: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...all), { maxLength: 40 }), async (befalls) => {
        const page = new Page(made);
        // A seat that nobody ever comes to is given up.
        await page.pass(100);
        for (const [i, step] of befalls.entries()) await page.do(step, i);
        page.mend();
        page.drops = 0;
        page.strays = 0;
        page.line.wake();
        // That a frame was lost shows with the next one; what strays arrives.
        await page.pass(made === "sockets" ? 3000 : STRAY + 20_000);
        page.desk.room.sit("Somebody else", page.desk.wall);
        // Who never connects loses the seat after half a minute, which is seen as well.
        await page.pass(made === "sockets" ? 40_000 : 55_000);
        expect(page.state).toBe("open");
        expect(page.waiting).toBe(0);
        const names = page.desk.disk.batches
          .flatMap(({ inputs }) => inputs)
          .flatMap((input) => (input.type === "rename" ? [input.name] : []));
        const sent = befalls.flatMap((step, i) => (step === "rename" ? [`Name ${i}`] : []));
        expect(names).toEqual(sent);
        const read = new Views(page.desk.room.session, page.desk.disk.clock.t);
        const channels = page.seat < 0 ? SCREEN_CHANNELS : read.ofSeat(page.seat);
        const shown = channels.flatMap((channel) => {
          const view = read.view(channel);
          return view ? [[channel, JSON.parse(JSON.stringify(view))]] : [];
        });
        expect(page.views).toEqual(Object.fromEntries(shown));
        by.requests += page.by.requests;
        by.socket += page.by.socket;
      }),
      { numRuns: process.env.VERIFY ? 2000 : 200 },
    );
    // It was as it says.
    expect([by.requests > 0, by.socket > 0]).toEqual([made !== "sockets", made !== "requests"]);
  },
);
