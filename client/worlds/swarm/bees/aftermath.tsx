import { Items } from "../../../parts/lists.tsx";
import { Name, nameOf } from "../../../parts/name.tsx";
import { all } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { revealed } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.reveal;

/** So many dancers are told of at most, those first whom most followed: nobody reads a list of three hundred. */
const MOST = 12;

/** Who followed and stopped whom, and who held the quorum; in open rooms alone. */
export function Aftermath() {
  const { followed, stopped, held } = revealed.value ?? {};
  if (!followed || !stopped) return null;
  const count = (seat: number) => (followed[seat]?.length ?? 0) + (stopped[seat]?.length ?? 0);
  const dancers = (all.value?.round?.seats ?? []).filter((seat) => count(seat) > 0);
  dancers.sort((a, b) => count(b) - count(a));
  const names = (seats: readonly number[]) => format.list(seats.map(nameOf));
  return (
    <section>
      <h2>{w.floor}</h2>
      {dancers.length === 0 && <p>{w.floorNone}</p>}
      <Items>
        {dancers.slice(0, MOST).map((seat) => (
          <li key={seat}>
            <b>
              <Name seat={seat} />
            </b>{" "}
            {followed[seat] && w.followed({ names: names(followed[seat]) })}
            {followed[seat] && stopped[seat] && "; "}
            {stopped[seat] && w.stopped({ names: names(stopped[seat]) })}
          </li>
        ))}
      </Items>
      {held && held.length > 0 && (
        <>
          <h3>{w.held}</h3>
          <p>{names(held)}</p>
        </>
      )}
    </section>
  );
}
