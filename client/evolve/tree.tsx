import type { ColonyView } from "../../src/game/colony-view.ts";
import { all } from "../store.ts";
import { number } from "../words/format.ts";
import { isPerson } from "./colony.ts";
import css from "./evolve.module.css";
import { Descent } from "./told.tsx";
import { words } from "./words/words.ts";

const [WIDTH, ROW] = [400, 44];
const [SIDE, HEAD] = [26, 26];
/** So many people's names fit above the first row. */
const NAMED = 4;
/** About what a letter takes of the width, so that names do not lie on each other. */
const LETTER = 7.2;

/** By generation: each one's place from left to right, so that no lines cross; and whether somebody alive descends from it. */
function drawn({ founders, generations }: ColonyView): { at: number[]; alive: boolean[]; seat: number[] }[] {
  const rows: { at: number[]; alive: boolean[]; seat: number[] }[] = [];
  const last = Object.keys(generations).length - 1;
  for (let g = 0; g <= last; g++) {
    const { params, parents } = generations[g] as ColonyView["generations"][number];
    const before = rows[g - 1];
    const seatOf = (place: number) =>
      before ? (before.seat[parents[place] as number] ?? -1) : (founders[place] ?? -1);
    const seat = params.map((_, place) => seatOf(place));
    // People's lines stand together on the left, then bots'.
    const rank = (place: number) =>
      before
        ? (before.at[parents[place] as number] ?? 0)
        : (isPerson(seat[place] as number) ? 0 : 1000) + (seat[place] as number);
    const order = params.map((_, place) => place).sort((a, b) => rank(a) - rank(b) || a - b);
    const at: number[] = [];
    for (const [i, place] of order.entries()) at[place] = i;
    rows.push({ at, alive: params.map(() => g === last), seat });
  }
  for (let g = last; g > 0; g--) {
    const { parents } = generations[g] as ColonyView["generations"][number];
    for (const [place, alive] of (rows[g]?.alive ?? []).entries()) {
      const row = rows[g - 1];
      if (alive && row) row.alive[parents[place] as number] = true;
    }
  }
  return rows;
}

/** Who descends from whom: a row a generation, the first above. */
export function Tree({ colony }: { colony: ColonyView }) {
  const t = words.tree;
  const rows = drawn(colony);
  const height = HEAD + ROW * Math.max(1, rows.length - 1) + 14;
  const x = (row: { at: number[] }, place: number) =>
    SIDE + ((row.at[place] ?? 0) * (WIDTH - 2 * SIDE)) / Math.max(1, row.at.length - 1);
  const y = (g: number) => HEAD + 6 + ROW * g;
  const line = (g: number, place: number) => {
    const { parents } = colony.generations[g] as ColonyView["generations"][number];
    const [before, row] = [rows[g - 1], rows[g]] as [(typeof rows)[number], (typeof rows)[number]];
    const [x0, y0, x1, y1] = [x(before, parents[place] as number), y(g - 1), x(row, place), y(g)];
    const middle = (y0 + y1) / 2;
    return `M${x0.toFixed(1)} ${y0}C${x0.toFixed(1)} ${middle} ${x1.toFixed(1)} ${middle} ${x1.toFixed(1)} ${y1}`;
  };
  // Those whose lines end first, so that what goes on lies above them.
  const lines = rows
    .flatMap((row, g) => (g === 0 ? [] : row.at.map((_, place) => ({ g, place, alive: row.alive[place] === true }))))
    .sort((a, b) => Number(a.alive) - Number(b.alive));
  const people = [...new Set(colony.founders)].filter(isPerson);
  const first = rows[0];
  return (
    <section class={css.picture} data-part="descent">
      <h3>{t.title}</h3>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true" class={css.tree}>
        {people.length <= NAMED &&
          first &&
          people.map((seat) => {
            const places = first.seat.flatMap((one, place) => (one === seat ? [x(first, place)] : []));
            const room = (places.length * (WIDTH - 2 * SIDE)) / first.at.length / LETTER;
            const name = all.value?.seats[seat]?.name ?? "";
            return (
              <text key={seat} x={Math.min(...places) - 5} y={HEAD - 10} translate={false}>
                {people.length > 1 && name.length > room + 3
                  ? `${name.slice(0, Math.max(1, Math.floor(room) + 2))}…`
                  : name}
              </text>
            );
          })}
        {rows.map((_, g) => (
          <text key={g} x={2} y={y(g) + 5} class="tabular">
            {number(g + 1)}
          </text>
        ))}
        {lines.map(({ g, place, alive }) => (
          <path
            key={`${g} ${place}`}
            class={css.line}
            d={line(g, place)}
            data-alive={alive || undefined}
            data-person={isPerson(rows[g]?.seat[place] ?? -1) || undefined}
          />
        ))}
        {rows.flatMap((row, g) =>
          row.at.map((_, place) => (
            <circle
              key={`${g} ${place}`}
              class={css.one}
              cx={x(row, place)}
              cy={y(g)}
              r={row.alive[place] ? 4.4 : 3}
              data-alive={row.alive[place] || undefined}
              data-person={isPerson(row.seat[place] ?? -1) || undefined}
            />
          )),
        )}
      </svg>
      <p class={css.key}>{t.key({ n: rows.length })}</p>
      <Descent colony={colony} />
    </section>
  );
}
