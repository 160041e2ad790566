import { useSignal } from "@preact/signals";
import type { Value } from "../../src/game/assembly/amendable.ts";
import type { Rule } from "../../src/game/assembly/amendments.ts";
import { run } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { all, own, you } from "../store.ts";
import css from "./phone.module.css";
import { Proposals } from "./proposals.tsx";
import { aboutText, ruleText, valueText } from "./say.ts";
import { words as w } from "./words/words.ts";

/** Values beside what a number is now, at most: what fits on a phone without a search. */
const VALUES = 7;

/** What a rule can become, in order; of a number with many steps those around what it is now, and its bounds. */
function valuesOf(rule: Rule): Value[] {
  if (rule.kind === "yesno") return [!rule.now];
  if (rule.kind === "choice") return rule.of.filter((one) => one !== rule.now);
  const { min, max, step, now } = rule;
  const steps = Math.round((max - min) / step);
  const values = Array.from({ length: steps + 1 }, (_, i) => Math.round((min + i * step) * 1000) / 1000);
  const others = values.filter((value) => Math.abs(value - Number(now)) > 1e-6);
  if (others.length <= VALUES) return others;
  const near = [...others]
    .sort((a, b) => Math.abs(a - Number(now)) - Math.abs(b - Number(now)))
    .slice(0, VALUES - 2)
    .concat(others[0] ?? [], others.at(-1) ?? []);
  return [...new Set(near)].sort((a, b) => a - b);
}

/** One rule out of the list, then its new value: two taps. */
function Choose({ done }: { done: () => void }) {
  const picked = useSignal<Rule | undefined>(undefined);
  const rules = all.value?.rules?.rules ?? [];
  const rule = picked.value;
  if (!rule)
    return (
      <section class={css.choose} data-part="rules">
        <h2>{w.which}</h2>
        {rules.map((one) => (
          <Button
            key={`${one.part}.${one.option}`}
            size="slim"
            note={w.now({ value: valueText(one, one.now) })}
            onClick={() => {
              picked.value = one;
            }}
          >
            {ruleText(one)}
          </Button>
        ))}
        <Button kind="quiet" onClick={done}>
          {w.back}
        </Button>
      </section>
    );
  const { part, option } = rule;
  return (
    <section class={css.choose} data-part="values">
      <h2>{w.what({ label: ruleText(rule), from: valueText(rule, rule.now) })}</h2>
      {aboutText(rule) !== undefined && <p data-part="about">{aboutText(rule)}</p>}
      {valuesOf(rule).map((to) => (
        <Button
          key={String(to)}
          onClick={() => {
            run({ type: "propose", part, option, to }, w.propose);
            done();
          }}
        >
          {valueText(rule, to)}
        </Button>
      ))}
      <Button
        kind="quiet"
        onClick={() => {
          picked.value = undefined;
        }}
      >
        {w.back}
      </Button>
    </section>
  );
}

/** Everybody proposes one change, and stands behind those of others. */
export function Propose() {
  const choosing = useSignal(false);
  const { assembly } = all.value ?? {};
  if (!assembly) return null;
  if (choosing.value)
    return (
      <Choose
        done={() => {
          choosing.value = false;
        }}
      />
    );
  const mine = assembly.proposals.some(({ by, grown }) => by === you.value.seat && grown === undefined);
  return (
    <>
      <Proposals />
      <Button
        kind={mine ? "plain" : "main"}
        onClick={() => {
          choosing.value = true;
        }}
      >
        {mine ? w.another : w.propose}
      </Button>
      {!own.value?.assembly?.done && (
        <Button kind="quiet" onClick={() => run({ type: "content" }, w.content)}>
          {w.content}
        </Button>
      )}
    </>
  );
}
