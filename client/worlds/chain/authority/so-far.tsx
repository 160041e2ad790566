import { Block } from "../names.ts";
import { chainSeat } from "../views.ts";
import css from "./so-far.module.css";
import { missed, rule, type Said, saidSoFar, sequences, stand } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.soFar;

/** As the buttons tell it: deals in whole points, keeping out by halves. */
const told = ({ deals }: Said, n: number): number => (deals ? Math.round(n) : n);

/** From so sure on by one's own checks a block counts as bad, and up to the other as clean. */
const SURE = { bad: 0.7, clean: 0.3 };

/** What my checks say of a block. */
function checked(id: number): "bad" | "clean" | "other" {
  const fraud = chainSeat.value?.audits[id]?.fraud;
  if (fraud === undefined) return "other";
  return fraud >= SURE.bad ? "bad" : fraud <= SURE.clean ? "clean" : "other";
}

/** A block that I left without an answer. */
interface Missed {
  block: number;
  deals?: undefined;
}

/** My books: a leaf for each block, with what hangs on it; coloured by what my checks say. Those to come are empty. */
function Books({ said }: { said: readonly Said[] }) {
  const leaves: (Said | Missed)[] = [...said, ...missed().map((block) => ({ block }))];
  leaves.sort((a, b) => a.block - b.block);
  const left = Math.max(0, (rule.value?.blocks ?? 0) - leaves.length);
  return (
    <ol class={css.books} aria-label={w.books}>
      {leaves.map((one) => {
        if (one.deals === undefined)
          return (
            <li key={one.block} data-missed>
              <span aria-hidden="true">0</span>
              <span class="visually-hidden">{w.leafMissed({ block: Block(one.block) })}</span>
            </li>
          );
        const found = checked(one.block);
        const named = { block: Block(one.block), deals: one.deals, n: told(one, one.clean), found };
        return (
          <li key={one.block} data-deals={one.deals || undefined} data-found={found}>
            <span aria-hidden="true">{one.deals ? w.leaf({ n: told(one, one.clean) }) : "–"}</span>
            <span class="visually-hidden">{w.leafSaid(named)}</span>
          </li>
        );
      })}
      {Array.from({ length: left }, (_, i) => (
        <li key={`to come ${i}`} aria-hidden="true" />
      ))}
    </ol>
  );
}

/** While one waits for the next block: what hangs on the last one, and on all so far. Which were bad nobody knows before the end. */
export function SoFar() {
  const said = saidSoFar();
  const last = said[said.length - 1];
  if (sequences() || (!last && missed().length === 0)) return null;
  const deals = said.filter((one) => one.deals);
  const sum = Math.round(said.reduce((all, one) => all + one.clean, 0));
  const worst = Math.round(said.reduce((all, one) => all + Math.min(one.clean, one.bad), 0));
  return (
    <div class={css.soFar} data-part="so-far">
      <Books said={said} />
      {last && stand() !== undefined && (
        <p>
          {w.last({
            block: Block(last.block),
            deals: last.deals,
            clean: told(last, last.clean),
            bad: told(last, last.bad),
          })}
        </p>
      )}
      {stand() !== undefined && (
        <p class="muted">
          {w.all({ n: deals.length, kept: said.length - deals.length, missed: missed().length, sum, worst })}
        </p>
      )}
    </div>
  );
}
