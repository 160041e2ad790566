import type { Habit } from "../../part.ts";
import type { Command } from "../../types.ts";
import { AMOUNTS, type CartelOptions } from "./state.ts";
import type { CartelRingView, CartelSeatView } from "./view.ts";

/** How likely a member bribes somebody when it thinks of it: about one bribe in ten seconds from two of them. */
const BRIBES = 0.3;
/** A faithless member betrays when it thinks of it with this chance, so that it is not always the first thing it does. */
const BETRAYS = 0.15;

const partIn = (views: Readonly<Record<string, object>> | undefined): object | undefined =>
  Object.entries(views ?? {}).find(([id]) => id === "cartel" || id.startsWith("cartel-"))?.[1];

/**
 * Bots in a cartel, and those whom it asks: one takes a bribe that is worth its price, a member asks others while there is money, a
 * faithless one goes with the proof.
 */
export const collusion =
  ({ price, faithless }: Pick<CartelOptions, "price" | "faithless">): Habit =>
  (seen, memory, luck): Command | undefined => {
    const can = (verb: string) => seen.offers.find((offer) => offer.verb === verb && !offer.not);
    if (can("accept")) {
      const { asked } = partIn(seen.channels[`seat:${seen.seat}`]) as CartelSeatView;
      memory.price ??= price * luck.uniform("price of a bot");
      return { verb: asked.amount >= memory.price ? "accept" : "spurn" };
    }
    if (!can("defect")) return undefined;
    memory.faith ??= luck.uniform("faith of a bot");
    if (memory.faith < faithless && luck.uniform("betrays") < BETRAYS) return { verb: "defect" };
    const bribe = can("bribe");
    if (!bribe || luck.uniform("bribes") >= BRIBES) return undefined;
    const ring = Object.entries(seen.channels).find(([channel]) => channel.startsWith("ring:"))?.[1];
    const { left } = partIn(ring) as CartelRingView;
    const most = luck.uniform("how much") < 0.5 ? AMOUNTS[0] : AMOUNTS[1];
    const seat = bribe.aim?.ids[Math.floor(luck.uniform("whom") * bribe.aim.ids.length)] as number;
    return { verb: "bribe", seat, amount: most > left ? AMOUNTS[0] : most };
  };
