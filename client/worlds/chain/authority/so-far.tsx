import { Block } from "../names.ts";
import css from "./so-far.module.css";
import { type Said, saidSoFar, sequences, stand } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.soFar;

/** As the buttons tell it: deals in whole points, keeping out by halves. */
const told = ({ deals }: Said, n: number): number => (deals ? Math.round(n) : n);

/** While one waits for the next block: what hangs on the last one, and on all so far. Which were bad nobody knows before the end. */
export function SoFar() {
  const said = saidSoFar();
  const last = said[said.length - 1];
  if (sequences() || !last || stand() === undefined) return null;
  const deals = said.filter((one) => one.deals);
  const sum = Math.round(said.reduce((all, one) => all + one.clean, 0));
  return (
    <p class={css.soFar} data-part="so-far">
      <span>
        {w.last({
          block: Block(last.block),
          deals: last.deals,
          clean: told(last, last.clean),
          bad: told(last, last.bad),
        })}
      </span>
      <span class="muted">{w.all({ n: deals.length, kept: said.length - deals.length, sum })}</span>
    </p>
  );
}
