import { env, runInDurableObject } from "cloudflare:test";
import { newConstitution } from "../../src/game/assembly/state.ts";
import { scenarios } from "../../src/game/index.ts";
import { RULES } from "../../src/game/rules.generated.ts";
import type { SeatId } from "../../src/game/types.ts";
import { Store } from "../../src/room/store.ts";
import { wake } from "../../src/room/wake.ts";
import { evict, roomOf, stored } from "./client.ts";

/** The codes of all rooms that the front door knows. */
export const codes = (): Promise<string[]> => env.ROOMS.get(env.ROOMS.idFromName("index")).codes();

/** The session as it would wake now. */
export const sessionOf = async (code: string) => wake(await stored(code), RULES).session;

/** These seats have just lost a vote, before which the room was to play `before`; everybody has as many points as their seat's number, times ten. */
export async function lose(code: string, against: SeatId[], before = "robbers"): Promise<void> {
  await evict(code, "close");
  await runInDurableObject(roomOf(code), (_, { storage }) => {
    const store = new Store(storage);
    store.open();
    const { session, seen } = wake(store.load(), RULES);
    session.parting = {
      round: session.rounds,
      against,
      amendment: { part: "bees", option: "quorum", to: 5 },
      before: { plan: [scenarios[before]!], step: 0, voting: newConstitution().voting, decided: {} },
    };
    for (const [i, seat] of session.seats.entries()) seat.score = seat.open = 10 * i;
    store.snapshot(RULES, session, seen);
  });
  await evict(code, "close");
}
