import { Name, nameOf } from "../../../parts/name.tsx";
import { Tag } from "../../../parts/tag.tsx";
import { you } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { Aftermath as Heights } from "../bft/aftermath.tsx";
import css from "./prompt.module.css";
import { revealed } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.reveal;

/** Who was elected, by whom, and how many of them attacked; then what became of the blocks. */
export function Aftermath({ shared }: { shared: boolean }) {
  const one = revealed.value;
  if (!one) return null;
  const { council, ranks, recalled, ballots, turned } = one;
  const by = (seat: number) =>
    Object.entries(ballots ?? {}).flatMap(([voter, list]) => (list.includes(seat) ? [nameOf(Number(voter))] : []));
  const mine = (ballots?.[you.value.seat ?? -1] ?? []).filter((seat) => council.includes(seat));
  return (
    <>
      <section data-part="council">
        <h2>{w.title}</h2>
        {council.length === 0 ? (
          <p>{w.none}</p>
        ) : (
          turned !== undefined && <p>{w.turned({ n: turned, of: council.length })}</p>
        )}
        {recalled && (
          <p>
            {w.recalled({ name: nameOf(recalled.seat) })}
            {format.mark("")}
            {recalled.next !== undefined && w.next({ name: nameOf(recalled.next) })}
          </p>
        )}
        {!shared && mine.length > 0 && <p>{w.youElected({ names: format.list(mine.map(nameOf)) })}</p>}
        <ul>
          {council.map((seat) => {
            const votes = ranks.find((rank) => rank.seat === seat)?.votes;
            const names = by(seat);
            return (
              <li key={seat} class={css.delegate}>
                <p>
                  <Name seat={seat} /> <Tag>{votes === undefined ? w.byLot : w.votes({ n: votes })}</Tag>
                </p>
                {names.length > 0 && <p class="muted">{w.electedBy({ names: format.list(names) })}</p>}
              </li>
            );
          })}
        </ul>
      </section>
      <Heights shared={shared} />
    </>
  );
}
