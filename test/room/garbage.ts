import { type Session, scenarios } from "../../src/game/index.ts";
import { mechanisms } from "../../src/game/mechanisms/registry.ts";
import { worlds } from "../../src/game/worlds/registry.ts";
import { verbsOf } from "../game/support/verbs.ts";
import type { Phone } from "./desk.ts";

const NASTY: unknown[] = [
  ...[0, -0, -1, 0.5, 7, 1e6, 2 ** 53, -(2 ** 53), 1e308, 5e-324, 4_294_967_296],
  ...["", " ", "\0", "__proto__", "constructor", "toString", "é".repeat(30), "\u202egnihton", "💥💥", "null", "NaN"],
  ...[null, true, false, [], {}, [[]], { a: 1 }, ["explore"], "x".repeat(41), "1".repeat(400)],
];
const KEYS = [
  "__proto__",
  "constructor",
  "prototype",
  "seat",
  "host",
  "t",
  "type",
  "id",
  "round",
  "verb",
  "site",
  "dance",
  "",
  "x",
];
const TYPES = [
  "act",
  "rename",
  "leave",
  "start",
  "lobby",
  "setup",
  "resync",
  "sit",
  "restart",
  "pause",
  "plan",
  "away",
  "back",
  "ping",
  "__proto__",
];
const VERBS = [
  ...[...worlds.values(), ...mechanisms.values()].flatMap(verbsOf),
  ...["decide", "constructor", "__proto__", "Explore"],
];
/** Fields that commands have, right and wrong. */
const FIELDS = ["site", "dance", "claim", "block", "tip", "seat", "count"];

interface Sent {
  message: string;
  id: string;
}

/** Messages that a client of ours would never send, and some that it would; the same ones for the same seed. */
export class Garbage {
  #state: number;
  readonly #accepted = new Map<Phone, Sent[]>();

  constructor(seed: number) {
    this.#state = seed;
  }

  /** 0 to n−1 (mulberry32). */
  int(n: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let x = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return Math.floor((((x ^ (x >>> 14)) >>> 0) / 4_294_967_296) * n);
  }

  pick<T>(from: readonly T[]): T {
    return from[this.int(from.length)] as T;
  }

  #noise(length: number): string {
    return Array.from({ length }, () => String.fromCharCode(this.int(this.pick([128, 0xffff])))).join("");
  }

  /** A command like those on offer: sometimes right, often at the wrong moment. */
  #command(phone: Phone): Record<string, unknown> {
    const offers = phone.view("seat") ? phone.own.offers : [];
    if (offers.length > 0 && this.int(2) === 0) {
      const { verb, aim, amount } = this.pick(offers);
      return {
        verb,
        ...(aim && { [aim.field]: this.pick(aim.ids) }),
        ...(amount && { [amount.field]: this.int(21) / 2 }),
      };
    }
    return { verb: this.pick(VERBS), ...(this.int(2) && { [this.pick(FIELDS)]: this.int(12) }) };
  }

  #wellFormed(s: Session, phone: Phone, id: string): Record<string, unknown> {
    if (this.int(3) > 0)
      return { type: "act", id, round: s.rounds + (this.int(8) ? 0 : 1 - this.int(3)), command: this.#command(phone) };
    const scenario = this.pick([...Object.keys(scenarios), "nowhere", "__proto__"]);
    const others = [
      { type: "rename", id, name: this.pick(["Otter", " ", "x".repeat(25), "a\n\tb", "__proto__", "Host"]) },
      { type: "start", id },
      { type: "lobby", id },
      { type: "setup", id, scenario, ...(this.int(2) && { fill: this.int(30) }) },
      { type: "resume", id },
      { type: this.pick(["pause", "end", "restart"]), id },
      { type: "more", id, ms: this.pick([1, 60_000, 600_000, 600_001, -1]) },
      { type: "level", id, level: this.pick(["open", "discreet", "secret"]) },
      this.int(10) ? { type: "resync" } : { type: "leave", id },
    ];
    return this.pick(others);
  }

  #mutate(message: Record<string, unknown>): string {
    const target =
      this.int(2) && typeof message.command === "object" ? (message.command as Record<string, unknown>) : message;
    const key = this.int(3) ? this.pick(Object.keys(target)) : this.pick(KEYS);
    const kind = this.int(4);
    if (kind === 0) delete target[key];
    else if (kind === 1 && key === "type") target.type = this.pick(TYPES);
    else
      Object.defineProperty(target, key, {
        value: this.pick(NASTY),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    const text = JSON.stringify(message);
    // Values that JSON knows and JavaScript does not write.
    return this.int(8)
      ? text
      : text.replace(/:(-?\d+)/, this.pick([":1e999", ":-1e999", ":1e-400", ":00", ":0x1", ":1.", ":-"]));
  }

  #scramble(text: string): string {
    const at = this.int(text.length);
    const kind = this.int(4);
    if (kind === 0) return text.slice(0, at);
    if (kind === 1) return text.slice(0, at) + this.#noise(1) + text.slice(at + 1);
    if (kind === 2) return text.slice(0, at) + text.slice(at + 1 + this.int(5));
    return text + text.slice(at);
  }

  #huge(): string {
    const n = 2049 + this.int(this.pick([10, 5000, 63_000]));
    return this.pick([
      () => "x".repeat(n),
      () => `{"type":"act","id":"${"a".repeat(n)}"}`,
      () => "[".repeat(n),
      () => `{"type":"rename","id":"aaaaaaaa.1","name":"${"€".repeat(700)}"}`,
    ])();
  }

  #deep(id: string): string {
    const n = 10 + this.int(900);
    const inner = this.int(2) ? `${"[".repeat(n)}${"]".repeat(n)}` : `${'{"a":'.repeat(n / 4)}1${"}".repeat(n / 4)}`;
    return this.int(2) ? inner : `{"type":"act","id":"${id}","round":1,"command":${inner}}`;
  }

  /** The next message. */
  message(s: Session, phone: Phone): string | ArrayBuffer {
    const id = phone.id();
    const good = (): Record<string, unknown> => this.#wellFormed(s, phone, id);
    const before = this.#accepted.get(phone)?.slice(-20) ?? [];
    const makers: (() => string | ArrayBuffer)[] = [
      () => this.#noise(this.int(60)),
      () => new Uint8Array(this.int(60)).buffer,
      () => this.#huge(),
      () => this.#deep(id),
      () => JSON.stringify(this.pick(NASTY)),
      () => this.#mutate(good()),
      () => this.#mutate(good()),
      () => this.#scramble(JSON.stringify(good())),
      () => JSON.stringify(good()),
      () => JSON.stringify(good()),
    ];
    if (before.length > 0 && this.int(12) === 0) {
      const again = this.pick(before);
      // The very same once more; or something else under an id that was used.
      if (this.int(2)) return again.message;
      return JSON.stringify({ type: "rename", id: again.id, name: "Replayed" });
    }
    return this.pick(makers)();
  }

  /** Whether a command under this id was accepted from this phone. */
  seen(phone: Phone, id: string): boolean {
    return this.#accepted.get(phone)?.some((sent) => sent.id === id) ?? false;
  }

  accepted(phone: Phone, message: string | ArrayBuffer, id: string): void {
    const list = this.#accepted.get(phone) ?? [];
    if (typeof message === "string") list.push({ message, id });
    this.#accepted.set(phone, list);
  }
}
