import type { Met } from "../../src/game/types.ts";
import { Items } from "../parts/lists.tsx";
import { Name, nameOf } from "../parts/name.tsx";
import { Tag } from "../parts/tag.tsx";
import { all, own } from "../store.ts";
import * as format from "../words/format.ts";
import { mayLie } from "../worlds/liars.ts";
import css from "./who.module.css";
import { words } from "./words/words.ts";

const w = words.who;

/** How many could name this seat so that it counts: the honest, but nobody names oneself. */
function couldName(seat: number): number {
  const { named, who = [] } = all.value?.reveal ?? {};
  return (named?.of ?? 0) - (who.includes(seat) ? 0 : 1);
}

/** What naming brought me, in a sentence. */
function Mine() {
  const { named = [], points, role, seat } = own.value ?? {};
  const reveal = all.value?.reveal;
  if (points?.naming === undefined || !reveal?.named || seat === undefined) return null;
  const { of, times } = reveal.named;
  const earned = w.points({ n: points.naming });
  if (role?.kind === "liar") {
    const proved = reveal.proved?.includes(seat);
    return <p>{proved ? w.caught : w.hid({ n: times[seat] ?? 0, of, points: earned })}</p>;
  }
  if (named.length === 0) return <p>{w.nobody}</p>;
  return <p>{w.mine({ right: named.filter((one) => reveal.who?.includes(one)).length, points: earned })}</p>;
}

type Telling = ((met: Met) => string | undefined) | undefined;

/** `saw`: says what one had seen of somebody. */
function Row({ seat, role, saw }: { seat: number; role: string; saw?: Telling }) {
  const { named, proved = [] } = all.value?.reveal ?? {};
  const mine = own.value?.named?.includes(seat);
  const told = proved.includes(seat) ? w.proved : named && w.named({ n: named.times[seat] ?? 0, of: couldName(seat) });
  const met = saw && own.value?.met?.find((one) => one.seat === seat);
  const seen = met && saw?.(met);
  return (
    <li class={css.row}>
      <span>
        <Name seat={seat} /> <Tag>{role}</Tag> {mine && <Tag me>{w.you}</Tag>}
      </span>
      {told && <span class="muted tabular">{told}</span>}
      {seen && <span class={`${css.saw} muted`}>{w.saw({ text: seen })}</span>}
    </li>
  );
}

/** That the room suspected somebody honest most, or as much as any liar; nothing where it did not, or where one voice alone did. */
function wrongly(who: readonly number[], falsely: readonly number[]): string | undefined {
  const times = all.value?.reveal?.named?.times ?? {};
  const most = Math.max(0, ...Object.values(times));
  const named = (seats: readonly number[]): number[] => seats.filter((seat) => times[seat] === most);
  const honest = named(falsely);
  const [first] = honest;
  if (first === undefined || most < 2) return undefined;
  const names = format.list(honest.map(nameOf));
  const liars = named(who);
  if (liars.length > 0)
    return w.wrongedToo({ names, many: honest.length, liars: format.list(liars.map(nameOf)), n: most });
  const of = couldName(first);
  return honest.length > 1 ? w.wrongedAll({ names, n: most, of }) : w.wronged({ name: names, n: most, of });
}

/** Who lied, and whom the room had suspected: how often each was named, never by whom. Nothing where nobody could lie. */
export function WhoWasWho({ liar, shared, saw }: { liar: string; shared: boolean; saw?: Telling }) {
  const now = all.value;
  if (!now?.reveal || !mayLie()) return null;
  const { who, named, proved = [] } = now.reveal;
  if (!who)
    return (
      <section data-part="who">
        <h2>{w.title}</h2>
        <p>{w.discreet}</p>
      </section>
    );
  const falsely = Object.keys(named?.times ?? {})
    .map(Number)
    .filter((seat) => !who.includes(seat))
    .sort((a, b) => (named?.times[b] ?? 0) - (named?.times[a] ?? 0));
  const wronged = wrongly(who, falsely);
  return (
    <section data-part="who">
      <h2>{w.title}</h2>
      {wronged !== undefined && (
        <p>
          <b>{wronged}</b>
        </p>
      )}
      {who.length === 0 && <p>{w.none}</p>}
      <Items>
        {who.map((seat) => (
          <Row key={seat} seat={seat} role={liar} saw={shared ? undefined : saw} />
        ))}
        {falsely.map((seat) => (
          <Row key={seat} seat={seat} role={w.honest} />
        ))}
      </Items>
      {!named && who.length > 0 && proved.length === who.length && <p class="muted">{w.allProved}</p>}
      {!shared && <Mine />}
    </section>
  );
}
