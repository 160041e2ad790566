import type { CrashDid } from "../../src/game/trials/crash/crash.ts";
import type { PartitionDid } from "../../src/game/trials/partition/partition.ts";
import type { SpoilDid } from "../../src/game/trials/spoil/spoil.ts";
import type { RevealedCard } from "../../src/game/view-types.ts";
import { siteName } from "../art/sites.ts";
import { lasts } from "../parts/clock.ts";
import { nameOf } from "../parts/name.tsx";
import { all, own } from "../store.ts";
import * as format from "../words/format.ts";
import { isChain } from "../worlds/which.ts";
import { inWorld, nameIdOf } from "./cards.ts";
import css from "./played.module.css";
import { cartelTold, sybilTold } from "./views.ts";
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
  if (trial === "sybil") return sybilText();
  if (trial === "cartel") return cartelText();
  if (trial === "liars") return inWorld(w.liars, chain);
  // Of one who decides alone a capture says who it was.
  return inWorld(nameIdOf(trial) === "council" ? w.council : w.capture, chain);
}

/** One who held many: how many, and in open rooms who and which. */
function sybilText(): string {
  const { n = 0, owner, held = [] } = sybilTold.value ?? {};
  const who =
    owner === undefined ? "" : ` ${w.sybilWho({ owner: nameOf(owner), names: format.list(held.map(nameOf)) })}`;
  return w.sybil({ n }) + who;
}

/** A cartel: how it came out, what it paid, and in open rooms who did what. */
function cartelText(): string {
  const told = cartelTold.value;
  if (!told) return "";
  const { founders: n, asked, joined, paid, reward, names } = told;
  const lines = [w.cartel({ n, asked, joined, betrayed: reward > 0, reward, paid })];
  if (names) {
    lines.push(w.cartelFounders({ names: format.list(names.founders.map(nameOf)) }));
    const bribed = Object.entries(names.bribed).map(([seat, n]) => w.cartelBribe({ name: nameOf(Number(seat)), n }));
    if (bribed.length > 0) lines.push(w.cartelBribed({ names: format.list(bribed) }));
    if (names.refused.length > 0) lines.push(w.cartelRefused({ names: format.list(names.refused.map(nameOf)) }));
    if (names.defector !== undefined) lines.push(w.cartelDefector({ name: nameOf(names.defector) }));
  }
  return format.sentences(...lines);
}

/** Trials of this kind that the round began with: what of them is told is told here, as of cards. */
const begunWith = (): string[] => {
  const { parts } = all.value?.reveal ?? {};
  return ["sybil", "cartel"].filter((trial) => parts?.[trial] !== undefined);
};

/** The cards that were played in this round: which, when, by whom, and what they hit. */
export function Played({ shared }: { shared?: boolean }) {
  const { reveal, round } = all.value ?? {};
  const begun = begunWith();
  if (!round || !reveal || (!reveal.cards && begun.length === 0)) return null;
  const chain = isChain();
  const mine = !shared && own.value?.playing ? own.value.seat : undefined;
  const sorted = [...(reveal.cards ?? [])].sort((a, b) => a.t - b.t);
  return (
    <section aria-labelledby="played-cards" data-part="played-cards">
      <h2 id="played-cards">{w.title}</h2>
      <ul class={css.cards}>
        {begun.map((trial) => (
          <li key={trial}>
            <h3>{trial === "sybil" ? w.names.sybil : w.names.cartel}</h3>
            <p class="muted">{w.standing}</p>
            <p>{trial === "sybil" ? sybilText() : cartelText()}</p>
          </li>
        ))}
        {sorted.map((card, i) => {
          const name = w.names[nameIdOf(card.trial) as keyof typeof w.names];
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
