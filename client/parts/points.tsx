import { all, own, you } from "../store.ts";
import { words } from "../words/words.ts";
import { Name } from "./name.tsx";

const w = words.reveal;

/** My points, and everybody's: people first, bots in one line. */
export function Points({ shared }: { shared: boolean }) {
  const now = all.value;
  if (!now?.reveal) return null;
  const { points, scored } = now.reveal.result;
  const earned = shared ? undefined : own.value?.points;
  const mine = earned?.round;
  const rows = Object.entries(now.seats).filter(([, seat]) => !seat.bot);
  rows.sort(([, a], [, b]) => b.score - a.score);
  const bots = Object.entries(points).filter(([id]) => now.seats[Number(id)]?.bot);
  const of = bots.map(([, n]) => n);
  const role = shared ? undefined : own.value?.role;
  if (!scored) return <p class="mine">{w.unscored}</p>;
  return (
    <section>
      {role?.kind === "liar" && <p class="secret-line">{w.wasRobber(words.site(role.wants))}</p>}
      <h2 class={mine === undefined ? "" : "mine"}>{mine === undefined ? w.points : w.mine(mine)}</h2>
      {earned && earned.bonus > 0 && <p class="soft">{w.bonus(earned.bonus)}</p>}
      <table class="scores">
        <thead>
          <tr>
            <th scope="col">{w.who}</th>
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
            <tr class="soft">
              <th scope="row">{w.bots(of.length)}</th>
              <td>{words.range(Math.min(...of), Math.max(...of))}</td>
              <td />
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
