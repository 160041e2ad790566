import type { CrashDid } from "../../src/game/trials/crash/crash.ts";
import type { PartitionDid } from "../../src/game/trials/partition/partition.ts";
import type { SpoilDid } from "../../src/game/trials/spoil/spoil.ts";
import type { RevealedCard } from "../../src/game/views.ts";
import { siteName } from "../art/sites.ts";
import { lasts } from "../parts/clock.ts";
import { all, own } from "../store.ts";
import * as format from "../words/format.ts";
import { inWorld } from "./cards.ts";
import css from "./played.module.css";
import { words } from "./words/words.ts";

const w = words.reveal;

/** In whole seconds, as they passed in the room. */
const seconds = (ms: number): string => format.number(Math.round(lasts(ms) / 1000));

/** What a card did, in a sentence. `mine`: the seat whose page this is; none on the projector. */
function sentence({ trial, options, t, did }: RevealedCard, chain: boolean, mine: number | undefined): string {
  if (trial === "crash") {
    const { seats, until } = did as CrashDid;
    return w.crash({ chain, n: seats.length, s: seconds(until - t), mine: mine !== undefined && seats.includes(mine) });
  }
  if (trial === "delay") {
    const { until } = did as { until?: number };
    const factor = format.number(Number(options.factor));
    return w.delay({ chain, factor, ends: until !== undefined, s: seconds((until ?? t) - t) });
  }
  if (trial === "partition") {
    const { side, until } = did as PartitionDid;
    const whole = all.value?.round?.seats.length ?? side.length;
    const among = mine !== undefined && side.includes(mine);
    return w.partition({ s: seconds(until - t), n: side.length, m: whole - side.length, mine: among });
  }
  if (trial === "spoil") {
    const { option = 0, from = 0, to = 0 } = did as SpoilDid;
    return w.spoil({ site: format.capital(siteName(option)), from: format.score(from), to: format.score(to) });
  }
  return inWorld(trial === "capture" ? w.capture : w.liars, chain);
}

/** The cards that were played in this round: which, when, by whom, and what they hit. */
export function Played({ shared }: { shared?: boolean }) {
  const { reveal, round, scenario } = all.value ?? {};
  if (!reveal?.cards || !round) return null;
  const chain = scenario?.world === "chain";
  const mine = !shared && own.value?.playing ? own.value.seat : undefined;
  const sorted = [...reveal.cards].sort((a, b) => a.t - b.t);
  return (
    <section aria-labelledby="played-cards" data-part="played-cards">
      <h2 id="played-cards">{w.title}</h2>
      <ul class={css.cards}>
        {sorted.map((card, i) => {
          const name = w.names[card.trial as keyof typeof w.names];
          const at = format.clock(Math.round(lasts(card.t - round.begin) / 1000));
          return (
            <li key={i}>
              <h3>{name === undefined ? card.trial : inWorld(name, chain)}</h3>
              <p class="muted tabular">{w.at({ clock: at, by: card.by })}</p>
              <p>{sentence(card, chain, mine)}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
