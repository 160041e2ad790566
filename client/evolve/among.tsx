import { all, own, you } from "../store.ts";
import { score } from "../words/format.ts";
import { words } from "./words/words.ts";

/** After a round against bots that learned: how one did among them. Who lied is not counted, and nobody who did is told. */
export function Among() {
  const now = all.value;
  const { seat } = you.value;
  const points = now?.reveal?.result.points ?? {};
  const mine = seat === undefined ? undefined : points[seat];
  if (!now?.colony || mine === undefined || own.value?.role?.kind === "liar") return null;
  if (now.colony.mechanism !== now.scenario.mechanism) return null;
  const liars = now.reveal?.who ?? [];
  const bots = Object.entries(points).flatMap(([of, one]) =>
    now.seats[Number(of)]?.bot && !liars.includes(Number(of)) ? [one] : [],
  );
  if (bots.length === 0) return null;
  const mean = bots.reduce((sum, one) => sum + one, 0) / bots.length;
  const more = bots.filter((one) => one > mine).length;
  return <p data-part="among">{words.among({ own: score(mine), bots: score(mean), more, of: bots.length })}</p>;
}
