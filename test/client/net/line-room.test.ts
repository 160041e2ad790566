import fc from "fast-check";
import { expect, test } from "vitest";
import { Line } from "../../../client/net/line.ts";
import { Outbox } from "../../../client/net/outbox.ts";
import type { Transport, TransportEvents } from "../../../client/net/transport.ts";
import { SCREEN_CHANNELS, Views } from "../../../src/game/index.ts";
import type { ChannelViews } from "../../../src/protocol/channels.ts";
import type { ClientMessage, Frame } from "../../../src/protocol/messages.ts";
import { Desk, type Phone } from "../../room/desk.ts";
import { TestKeeper } from "../support/keeper.ts";
import { TestTime } from "../support/time.ts";

/** What happens to a line, step by step. `drop` loses the next frame on its way. */
type Step = "rename" | "cut" | "mend" | "drop" | "reload" | "crash" | "wake" | "pass";
const steps: Step[] = ["rename", "rename", "rename", "cut", "mend", "mend", "drop", "reload", "crash", "wake", "pass"];

/** A page at a real room on a desk, over a network that can be cut, and loses frames when told to. */
class Page {
  readonly desk = new Desk({ fill: 8 });
  readonly time = new TestTime();
  readonly keeper = new TestKeeper();
  readonly seat: number;
  cut = false;
  drops = 0;
  views: ChannelViews = {};
  state = "idle";
  waiting = 0;
  line: Line;
  #tab = 0;
  #transports = new Set<{ lose(): void; broken: boolean }>();

  constructor() {
    const sat = this.desk.room.sit("Person", this.desk.wall);
    this.seat = "seat" in sat ? sat.seat : -1;
    this.line = this.load();
  }

  load(): Line {
    const tab = `page${(++this.#tab).toString().padStart(4, "0")}`;
    const line = new Line(
      {
        dial: () => this.#transport(),
        timers: this.time,
        random: () => 1,
        outbox: new Outbox(this.keeper, tab),
        keys: () => ({ seat: "seat" }),
        ask: () => Promise.reject(new Error("offline")),
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
        if (this.cut) {
          this.time.after(10, end.lose);
          return;
        }
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

  pass(ms: number): void {
    for (let i = 0; i < ms; i += 50) {
      this.time.pass(50);
      this.desk.pass(50);
    }
  }

  mend(): void {
    this.cut = false;
    for (const { lose, broken } of [...this.#transports]) if (broken) lose();
  }

  do(step: Step, i: number): void {
    if (step === "rename") this.line.send({ type: "rename", name: `Name ${i}` }, "rename");
    else if (step === "cut") this.cut = true;
    else if (step === "mend") this.mend();
    else if (step === "drop") this.drops++;
    else if (step === "wake") this.line.wake();
    else if (step === "reload") {
      this.line.disconnect();
      this.line = this.load();
    } else if (step === "crash") {
      this.desk.reload(100);
      for (const { lose } of [...this.#transports]) lose();
    }
    this.pass(step === "pass" ? 20_000 : 50);
  }
}

test("whatever befalls the line, each command is done once and in its order, and the page is up to date in the end", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 40 }), (befalls) => {
      const page = new Page();
      for (const [i, step] of befalls.entries()) page.do(step, i);
      page.mend();
      page.drops = 0;
      page.line.wake();
      // That a frame was lost shows with the next one.
      page.pass(3000);
      page.desk.room.sit("Somebody else", page.desk.wall);
      // Who never connects loses the seat after half a minute, which is seen as well.
      page.pass(40_000);
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
    }),
    { numRuns: process.env.VERIFY ? 2000 : 200 },
  );
});
