import { LIT, OUT } from "../../../art/harbour/signs.tsx";
import type { Teller } from "../../../parts/moments/telling.ts";
import { nameOf } from "../../../parts/name.tsx";
import * as format from "../../../words/format.ts";
import { words } from "./words/words.ts";

const w = words.moments;

/** An election, who was elected, a recall. */
export const tell: Teller = ({ kind, ...fields }) => {
  if (kind === "election")
    return { size: "picture", rank: 3, text: w.election, shape: LIT, tone: "honey", sound: "wood" };
  if (kind === "elected") {
    const seats = Object.entries(fields).flatMap(([field, seat]) => (field.startsWith("seat") ? [Number(seat)] : []));
    const names = format.list(seats.map(nameOf));
    return { size: "picture", rank: 3, text: w.elected({ names }), shape: LIT, tone: "honey", sound: "bell" };
  }
  if (kind !== "recalled") return undefined;
  const name = nameOf(Number(fields.seat));
  const text =
    fields.next === undefined ? w.recalledOnly({ name }) : w.recalled({ name, next: nameOf(Number(fields.next)) });
  return { size: "picture", rank: 3, text, shape: OUT, tone: "doubt", sound: "stop" };
};
