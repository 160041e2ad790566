import { all, own } from "../../store.ts";
import * as format from "../../words/format.ts";
import { truth } from "./views.ts";
import { words } from "./words/words.ts";

/** The home's share of 100 points, where the rest is for one's own judgement: ROOM_SHARE of the game's mechanisms. */
const HOME = 70;

/** The points for the home in words: what its worth brings, and what of that was lost by the time it took. Nothing without a home. */
export function homeLine(): string | undefined {
  const option = all.value?.reveal?.result.option;
  const worth = truth.value?.find((one) => one.option === option)?.worth;
  const got = own.value?.points?.of?.room;
  if (worth === undefined || got === undefined) return undefined;
  const most = Math.round((HOME * worth) / 10);
  return words.reveal.home({ worth: format.score(worth), all: most, late: Math.max(0, most - got) });
}
