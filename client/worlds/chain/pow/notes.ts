import type { Note } from "../../../../src/game/types.ts";
import { lookUp } from "../../../words/catalogue.ts";
import { nodeName } from "../names.ts";
import { words as w } from "./words/words.ts";

/** A line of one's own diary as a sentence; undefined for what is not proof of work's, or needs no word. */
export function noteText(note: Note): string | undefined {
  const s = w.notes;
  const order = { n: Number(note.order) + 1, worth: Number(note.worth) };
  switch (note.what) {
    case "order_in":
      return s.order(order);
    case "order_away":
      return s.away(order);
    case "order_shipped":
      return s.shipped({ ...order, z: Number(note.z), pay: Number(note.pay) });
    case "order_undone":
      return (note.given === 1 ? s.unpaid : s.undone)({ ...order, goods: Number(note.goods) });
    case "order_restored":
      return s.restored(order);
    case "order_void":
      return s.void(order);
    case "voted":
      return lookUp(s.voted, String(note.vote));
    case "published":
      return s.published({ left: Number(note.left) });
    case "restarted":
      return s.restarted;
    case "reorg":
      return s.reorg({ n: Number(note.blocks) });
    case "moves":
      return s.moves({ pool: nodeName(Number(note.pool)) });
    case "moved":
      return s.moved({ pool: nodeName(Number(note.pool)) });
    case "stays":
      return s.stays({ pool: nodeName(Number(note.pool)) });
    case "robbed":
      return s.robbed({ n: Number(note.coins), blocks: Number(note.blocks) });
    case "raised":
      return s.raised({ pool: nodeName(Number(note.pool)), pay: Number(note.pay) });
    case "called_off":
      return s.calledOff;
    default:
      return undefined;
  }
}

/** Those that happen without one's doing, told above the buttons. */
export const notices: readonly string[] = [
  "reorg",
  "published",
  "restarted",
  "order_undone",
  "order_restored",
  "order_void",
  "order_away",
  "moved",
  "robbed",
  "called_off",
];
