import { useSignal } from "@preact/signals";
import { offeredName } from "../../../src/game/names.ts";
import { all, channels, you } from "../../store.ts";
import { words } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { Name } from "../name.tsx";
import { Tag } from "../tag.tsx";
import css from "./console.module.css";
import { order } from "./order.ts";
import { Sure } from "./sure.tsx";

const w = words.console;
/** How many times as long a seat can have, in turn. */
const TIMES = [1, 1.5, 2] as const;
const WORD = { 1: "none", 1.5: "half", 2: "twice" } as const;

const isIdle = (seat: number): boolean => channels.value.host?.idle.includes(seat) ?? false;

/** Whether somebody is here, in a word. */
function presence(seat: number): string {
  if (all.value?.seats[seat]?.away) return all.value.phase === "round" ? w.autopilot : w.away;
  return isIdle(seat) ? w.idle : w.here;
}

function Person({ seat, removed }: { seat: number; removed: () => void }) {
  const at = all.value?.seats[seat];
  const house = all.value?.house;
  if (!at || !house) return null;
  const hosts = house.hosts[seat];
  const slow = (channels.value.host?.slow[seat] ?? 1) as (typeof TIMES)[number];
  const next = TIMES[(TIMES.indexOf(slow) + 1) % TIMES.length] ?? 1;
  const mine = seat === you.value.seat;
  return (
    <li>
      <details class={css.person}>
        <summary>
          <Name seat={seat} /> <span class="muted">{presence(seat)}</span>
          {hosts && <Tag>{hosts === "elected" ? w.elected : w.hosts}</Tag>}
          {slow > 1 && <Tag>{w.slower}</Tag>}
        </summary>
        <div class={css.pair}>
          <Button
            size="slim"
            onClick={() => {
              const name = offeredName(Math.floor(Math.random() * 100_000));
              order({ type: "name", seat, name }, w.newName, w.done.name({ before: at.name, name }));
            }}
          >
            {w.newName}
          </Button>
          <Button
            size="slim"
            onClick={() =>
              order({ type: "slow", seat, times: next }, w.slower, w.done.slow({ times: WORD[next], name: at.name }))
            }
          >
            {w.slow({ times: WORD[slow] })}
          </Button>
          <Button
            size="slim"
            onClick={() =>
              order(
                { type: "host", seat, host: hosts !== "named" },
                w.makeHost,
                hosts === "named" ? w.done.noHost({ name: at.name }) : w.done.host({ name: at.name }),
              )
            }
          >
            {hosts === "named" ? w.takeHost : w.makeHost}
          </Button>
          {!mine && (
            <Sure
              verb={w.remove}
              question={w.removeSure({ name: at.name })}
              onSure={() => {
                order({ type: "remove", seat }, w.remove, w.done.remove({ name: at.name }));
                removed();
              }}
            />
          )}
        </div>
      </details>
    </li>
  );
}

/** Who is here, and what a host can do for each of them, or about them. */
export function People({ id }: { id: string }) {
  const removed = useSignal(false);
  const now = all.value;
  const people = Object.entries(now?.seats ?? {}).filter(([, seat]) => !seat.bot);
  const away = people.filter(([, seat]) => seat.away).length;
  const idle = people.filter(([id]) => isIdle(Number(id))).length;
  return (
    <section class={css.part} aria-labelledby={id}>
      <h3 id={id}>{w.people}</h3>
      <p class="muted">{w.counts({ people: people.length, away, idle })}</p>
      {people.length > 0 && <p class="muted">{w.peopleHint}</p>}
      {people.length > 0 && (
        <ul class={css.people}>
          {people.map(([id]) => (
            <Person
              key={id}
              seat={Number(id)}
              removed={() => {
                removed.value = true;
              }}
            />
          ))}
        </ul>
      )}
      {removed.value && now?.house.locked === false && (
        <p class={css.sure} role="status">
          <span>{w.removed}</span>
          <Button size="slim" onClick={() => order({ type: "lock", locked: true }, w.lock, w.done.lock)}>
            {w.lock}
          </Button>
        </p>
      )}
      {away > 0 && (
        <Button size="slim" onClick={() => order({ type: "clear" }, w.clear, w.done.clear({ n: away }))}>
          {w.clear}
        </Button>
      )}
    </section>
  );
}
