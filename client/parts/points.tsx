import { words as naming } from "../naming/words/words.ts";
import { all, own, you } from "../store.ts";
import * as format from "../words/format.ts";
import { words } from "../words/words.ts";
import { ownDiary } from "./diary.ts";
import { Name } from "./name.tsx";
import css from "./points.module.css";
import { SecretLine } from "./secret.tsx";

const w = words.reveal;

interface Props {
  shared: boolean;
  /** What a player is called here: "Scout". */
  who: string;
  /** What one secretly was, to be told now. */
  was: string | undefined;
  /** What of one's points was for one's own play. */
  bonus: (n: number) => string;
  /** What brought and cost points, in a few words for each name in the score, where that is told. */
  of?: (part: string) => string | undefined;
}

/** So many things that brought or cost me points are told, the biggest first; the rest in one line. */
const TOLD = 4;
const signed = (n: number): string => (n < 0 ? `−${-n}` : `+${n}`);

/** My points, and everybody's: people first, bots in one line. */
export function Points({ shared, who, was, bonus, of: lineOf }: Props) {
  const now = all.value;
  if (!now?.reveal) return null;
  const { points, scored } = now.reveal.result;
  const { bot } = ownDiary();
  const begin = now.round?.begin ?? 0;
  const at = (t: number): string => format.clock(Math.max(0, Math.round((t - begin) / 1000)));
  const earned = shared ? undefined : own.value?.points;
  const mine = earned?.round;
  const shown = ([id, seat]: [string, { bot?: true }]) =>
    !seat.bot && (Object.keys(points).length > 0 || Number(id) === you.value.seat);
  const rows = Object.entries(now.seats).filter(shown);
  rows.sort(([, a], [, b]) => b.score - a.score);
  const bots = Object.entries(points).filter(([id]) => now.seats[Number(id)]?.bot);
  const of = bots.map(([, n]) => n);
  const parts = Object.entries(earned?.of ?? {}).flatMap(([part, n]) => {
    const what = lineOf?.(part);
    return what === undefined ? [] : [{ n, what }];
  });
  if (parts.length > 0 && earned?.naming !== undefined) parts.push({ n: earned.naming, what: naming.points });
  // A bribe, or what betraying was worth.
  if (parts.length > 0 && earned?.paid !== undefined) parts.push({ n: earned.paid, what: w.paid });
  parts.sort((a, b) => Math.abs(b.n) - Math.abs(a.n));
  const rest = parts.slice(TOLD).reduce((sum, { n }) => sum + n, 0);
  const lines = [...parts.slice(0, TOLD), ...(rest === 0 ? [] : [{ n: rest, what: w.rest }])];
  // Points stay between 0 and 100, whatever they are the sum of.
  const kept = (mine ?? 0) - parts.reduce((sum, { n }) => sum + n, 0);
  if (lines.length > 0 && kept !== 0) lines.push({ n: kept, what: kept > 0 ? w.least : w.most });
  if (!scored) return <p class={css.mine}>{w.unscored}</p>;
  // Where others' points would name the liars, there is nothing but one's own to show.
  const hidden = Object.keys(points).length === 0;
  if (shared && hidden) {
    return (
      <section>
        <h2>{w.points}</h2>
        <p class="muted">{w.onPhones}</p>
      </section>
    );
  }
  return (
    <section>
      {was && !shared && <SecretLine>{was}</SecretLine>}
      <h2 class={mine === undefined ? undefined : css.mine}>
        {mine === undefined ? w.points : (bot === undefined ? w.mine : w.mineToo)({ n: mine })}
      </h2>
      {mine !== undefined && bot !== undefined && <p class="muted">{w.botToo({ t: at(bot) })}</p>}
      {lines.length > 0 && (
        <ul class={css.parts}>
          {lines.map(({ n, what }) => (
            <li key={what}>
              <b class="tabular">{signed(n)}</b> {what}
            </li>
          ))}
        </ul>
      )}
      {lines.length === 0 && earned && earned.bonus > 0 && <p class="muted">{bonus(earned.bonus)}</p>}
      {hidden && <p class="muted">{w.own}</p>}
      <table class={css.scores}>
        <thead>
          <tr>
            <th scope="col">{who}</th>
            <th scope="col">{w.thisRound}</th>
            <th scope="col">{w.total}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([id, seat]) => (
            <tr key={id}>
              <th scope="row">
                <Name seat={Number(id)} />
              </th>
              <td>{points[Number(id)] ?? (Number(id) === you.value.seat ? mine : undefined) ?? "–"}</td>
              <td>{Number(id) === you.value.seat ? (earned?.total ?? seat.score) : seat.score}</td>
            </tr>
          ))}
          {of.length > 0 && (
            <tr class="muted">
              <th scope="row">{w.bots({ n: of.length })}</th>
              <td>{format.range(Math.min(...of), Math.max(...of))}</td>
              <td />
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
