import type { Enacted } from "../../src/game/assembly/state.ts";
import { all } from "../store.ts";
import * as format from "../words/format.ts";
import css from "./result.module.css";
import { changeText, countText, recountTexts, ruleText, turnoutText, valueText } from "./say.ts";
import { words as w } from "./words/words.ts";

const verdict = ({ passed, left }: Enacted): string => (passed ? w.passed : left ? w.overtaken : w.refused);

/** How one proposal came out, and how it would have by other ways of counting. */
function Outcome({ one }: { one: Enacted }) {
  const { tally, recounts } = one;
  const { voters = 0, voting } = all.value?.assembly ?? {};
  const all2 = tally.yes + tally.no;
  return (
    <li class={css.outcome} data-passed={one.passed} data-part="outcome">
      <p class={css.change}>{changeText(one)}</p>
      <p class={css.verdict}>
        <b>{verdict(one)}</b>{" "}
        <span class="tabular">
          {countText(tally)} · {turnoutText(tally, voters, voting?.quorum ?? 0)}
        </span>
      </p>
      <i class={css.bar} style={{ "--share": all2 > 0 ? tally.yes / all2 : 0 }} />
      <ul class={css.recounts}>
        {recountTexts(tally.passed, recounts).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </li>
  );
}

/** What came of an assembly. */
export function Results() {
  const results = all.value?.assembly?.results ?? [];
  if (results.length === 0) return <p role="status">{w.nothing}</p>;
  return (
    <>
      <ul class={css.outcomes}>
        {results.map((one) => (
          <Outcome key={`${one.part}.${one.option}.${one.to}`} one={one} />
        ))}
      </ul>
      {results.every(({ passed }) => !passed) && <p>{w.stays}</p>}
    </>
  );
}

/** The rules as they are, and of those that the room changed when it did. */
export function Rules() {
  const { rules = [], history = [] } = all.value?.rules ?? {};
  const changed = (part: string, option: string) =>
    history.filter((one) => one.passed && one.part === part && one.option === option);
  return (
    <section class={css.rules} data-part="our-rules">
      <h2>{w.ours}</h2>
      <dl>
        {rules.map((rule) => (
          <div
            key={`${rule.part}.${rule.option}`}
            data-changed={changed(rule.part, rule.option).length > 0 || undefined}
          >
            <dt>{ruleText(rule)}</dt>
            <dd>
              <span class={changed(rule.part, rule.option).length > 0 ? css.changed : undefined}>
                {valueText(rule, rule.now)}
              </span>
              {changed(rule.part, rule.option).map((one) => (
                <span key={`${one.round}.${one.to}`} class={css.was}>
                  {w.after({ n: one.round }) + format.mark(",") + w.was({ value: valueText(rule, one.from) })}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
