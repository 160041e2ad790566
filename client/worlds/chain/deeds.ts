import type { PowSeatView } from "../../../src/game/mechanisms/pow/view.ts";
import type { Command } from "../../../src/game/types.ts";
import type { NodeView } from "../../../src/game/worlds/chain/view.ts";
import { type Deeds, partIn, type Shown } from "../../debrief/deeds.ts";
import { words } from "../../debrief/words/words.ts";
import { nameOf } from "../../parts/name.tsx";
import { block as blockText, nodeName } from "./names.ts";
import { part } from "./registry.ts";
import { percent } from "./sure.ts";

const PLAIN = [
  "clear",
  "vouch",
  "seal",
  "build",
  "cheat",
  "twice",
  "stall",
  "split",
  "mute",
  "speak",
  "hold",
  "publish",
  "reveal",
  "restart",
  "stand",
  "withdraw",
  "unrecall",
] as const;

function deed(command: Command, shown: Shown): string | undefined {
  const w = words.deeds;
  const block = blockText(Number(command.block));
  const order = partIn<PowSeatView>(shown, "seat", "pow")?.orders?.[Number(command.order)];
  switch (command.verb) {
    case "audit":
    case "deal":
    case "keep":
    case "approve":
    case "reject":
    case "doubt":
    case "trust":
      return w[command.verb]({ block });
    case "take":
    case "drop": {
      const waiting = partIn<NodeView>(shown, "node", "chain")?.composing?.waiting;
      const payment = waiting?.find(({ id }) => id === Number(command.transfer));
      return payment && w[command.verb]({ fee: payment.fee, risk: percent(payment.fraud) });
    }
    case "report":
      return w.report({ name: nameOf(Number(command.seat)) });
    case "elect":
    case "unelect":
    case "recall":
      return w[command.verb]({ name: nameOf(Number(command.seat)) });
    case "ship":
      return order && w.ship({ worth: String(order.worth), z: order.z });
    case "move":
      return w.move({ pool: nodeName(Number(command.pool)) });
    case "stay":
      return w.stayPool;
    default: {
      const plain = PLAIN.find((verb) => verb === command.verb);
      return plain && w[plain];
    }
  }
}

/** What nodes do, in words. */
export async function loadDeeds(): Promise<Deeds> {
  const recounted = await part().loadRecounted?.();
  return { deed, came: () => undefined, ...(recounted && { recounted }), whose: "chain" };
}
