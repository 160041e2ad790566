import { all } from "../store.ts";
import { ruleText, valueText } from "./say.ts";
import { words as w } from "./words/words.ts";

/** Before a round, for whoever may choose it: what the room decided last, as long as it holds for what comes next. */
export function Decided() {
  const { rules = [], history = [] } = all.value?.rules ?? {};
  const round = history.at(-1)?.round ?? 0;
  if (all.value?.compared?.some((one) => one.round > round)) return null;
  const now = rules.filter((rule) =>
    history.some(
      (one) =>
        one.passed &&
        one.round === round &&
        one.part === rule.part &&
        one.option === rule.option &&
        one.to === rule.now,
    ),
  );
  if (now.length === 0) return null;
  return (
    <section data-part="decided">
      <p>{w.decided}</p>
      <ul>
        {now.map((rule) => (
          <li key={`${rule.part}.${rule.option}`}>
            <b>{w.rule({ label: ruleText(rule), value: valueText(rule, rule.now) })}</b>
          </li>
        ))}
      </ul>
      {now.some(({ part }) => part === "round") && <p class="muted">{w.undoes}</p>}
    </section>
  );
}
