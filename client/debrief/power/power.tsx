import { useEffect } from "preact/hooks";
import * as format from "../../words/format.ts";
import { useRun } from "../whatif/run.ts";
import { Sheet } from "../whatif/sheet.tsx";
import css from "./power.module.css";
import { Shares, topText } from "./shares.tsx";
import { words } from "./words/words.ts";

/** It takes one run through the round. ms */
const LIMIT = 20_000;

/** Over whom the say of this round was spread: the Nakamoto coefficient first, what is easily misread last. */
export function Power({ wall = false }: { wall?: boolean }) {
  const w = words.power;
  const run = useRun();
  const [told] = run.of("power");
  const start = (): void => run.start({ ask: "power" }, LIMIT, false);
  // It is no more than to go once through the round, so that nobody needs to ask for it.
  useEffect(() => {
    if (!wall) start();
  }, []);
  const { power } = told ?? {};
  const of = power && (power.nodes ?? Object.keys(power.amounts).length);
  return (
    <Sheet
      part="power"
      title={w.title}
      label={power?.of === "power" ? w.power : w.carried}
      run={run}
      start={start}
      wall={wall}
    >
      {power && of !== undefined && (
        <>
          <p class={css.headline}>
            <b class={css.number} data-nakamoto>
              {power.half}
            </b>
            <span>{(power.nodes === undefined ? w.headline : w.shared)({ n: power.half })}</span>
          </p>
          <p>{format.sentences(w.nakamoto, of > 1 ? w.equal({ of, n: Math.floor(of / 2) + 1 }) : undefined)}</p>
          <Shares power={power} wall={wall} />
          <p>{format.sentences(topText(power), power.stops ? w.third({ n: power.stops }) : undefined)}</p>
          {!wall && (
            <details class={css.small}>
              <summary>{w.more}</summary>
              <p>{w.even({ n: format.score(2 ** power.entropy), of })}</p>
              <p>{w.entropy({ bits: format.score(power.entropy), most: format.score(power.most) })}</p>
              <p>{w.gini({ gini: format.fixed(power.gini, 2) })}</p>
            </details>
          )}
        </>
      )}
    </Sheet>
  );
}
