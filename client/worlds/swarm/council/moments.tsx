import { BEE } from "../../../art/bee.tsx";
import { siteName } from "../../../art/sites.ts";
import type { Teller } from "../../../parts/moments/telling.ts";
import { nameOf } from "../../../parts/name.tsx";
import * as format from "../../../words/format.ts";
import { SiteMark } from "../art.ts";
import { flown } from "../flown.tsx";
import { words } from "./words/words.ts";

const w = words.told;
const Bee = () => (
  <svg viewBox="-20 -20 40 40" width="200" height="200" aria-hidden="true">
    {BEE}
  </svg>
);

/** What the whole meadow feels: an election, who sits, a recall, a majority, the decision, the flight. */
export const tell: Teller = ({ kind, ...fields }) => {
  const site = fields.site === undefined ? undefined : Number(fields.site);
  const at = { site: siteName(site ?? -1) };
  const mark = <SiteMark site={site ?? 0} size={200} />;
  switch (kind) {
    case "election":
      return { size: "picture", rank: 3, text: w.election, shape: <Bee />, tone: "honey", sound: "wood" };
    case "elected": {
      const seats = Object.entries(fields).flatMap(([field, seat]) => (field.startsWith("seat") ? [Number(seat)] : []));
      const names = format.list(seats.map(nameOf));
      return { size: "picture", rank: 4, text: w.elected({ names }), shape: <Bee />, tone: "honey", sound: "bell" };
    }
    case "recalled": {
      const name = nameOf(Number(fields.seat));
      const text =
        fields.next === undefined ? w.recalledOnly({ name }) : w.recalled({ name, next: nameOf(Number(fields.next)) });
      return { size: "picture", rank: 4, text, shape: <Bee />, tone: "doubt", sound: "stop" };
    }
    case "majority":
      return site === undefined
        ? { size: "sound", rank: 2, text: w.majority, shape: <Bee />, tone: "honey", sound: "wood" }
        : { size: "sound", rank: 2, text: w.majorityFor(at), shape: mark, tone: "honey", sound: "wood" };
    case "split":
      return { size: "slip", rank: 2, text: w.split, shape: <Bee />, tone: "doubt", sound: "stop" };
    case "decided":
      return { size: "picture", rank: 4, text: w.decided(at), shape: mark, tone: "honey", sound: "bell" };
    case "liftoff":
      return flown(site ?? 0, w.liftoff(at));
    default:
      return undefined;
  }
};
