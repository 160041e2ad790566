import type { Compared } from "../game/compared.ts";
import { apply, createSession, type Founding, type Input, type Move, planFault } from "../game/index.ts";
import { RULES } from "../game/rules.generated.ts";
import type { Answer } from "./keys.ts";
import type { Room } from "./room.ts";
import type { Store } from "./store.ts";
import type { Grant } from "./stored.ts";

/** What a room that splits off is made of. */
export interface Birth {
  /** The code of the room that it splits off from, and by which of its forks. */
  of: string;
  founder: string;
  founding: Founding;
  /** The hashes of the tokens that host and screen have there: they open this room, too. */
  keys: readonly [hash: string, grant: Grant][];
}

/** `taken`: another room has this code. `refused`: these rules cannot play what it is to begin with. */
export type Born = "made" | "taken" | "refused";

type With = <T>(use: (room: Room, now: number) => T) => T | undefined;

/** What rooms of one family do to each other. No route of the front door leads here. All of it may be asked twice. */
export class Kinship {
  readonly #store: Store;
  readonly #with: With;

  constructor(store: Store, use: With) {
    this.#store = store;
    this.#with = use;
  }

  /** Makes the room. */
  found(code: string, { of, founder, founding, keys }: Birth): Born {
    if (this.#store.exists()) return this.#store.founder() === founder ? "made" : "taken";
    const session = createSession();
    const first: Input = { t: 0, type: "found", of, founding };
    if (planFault(founding.plan) !== undefined || apply(session, first)) return "refused";
    this.#store.found(founder, keys, code, { wall: Date.now(), t: 0 }, RULES, session, [first]);
    this.#with(() => undefined);
    return "made";
  }

  /** Somebody comes, with the hashes of their tokens. */
  arrive(move: Move & { from: string }, hashes: readonly string[]): Answer<{ seat: number }> {
    const shut = this.#store.open();
    if (shut) return { error: shut };
    const done = this.#with((room, now) => {
      const came = room.family.arrive({ type: "arrive", ...move }, now);
      if ("seat" in came) this.#store.grants.regrant(hashes, { kind: "seat", seat: came.seat });
      return came;
    });
    if (!done) return { error: "no_room" };
    return "seat" in done ? { ok: { seat: done.seat } } : { error: done.code };
  }

  /** The latest round of another room. */
  hear(from: string, one: Compared): Answer<true> {
    const shut = this.#store.open();
    if (shut) return { error: shut };
    const done = this.#with((room, now) => ({ no: room.family.hear({ type: "heard", from, one }, now) }));
    if (!done) return { error: "no_room" };
    return done.no ? { error: done.no.code } : { ok: true };
  }
}
