import type { BallotCount, Count } from "../../../src/lab/whatif/types.ts";
import * as format from "../../words/format.ts";
import type { Deeds } from "../deeds.ts";
import { optionText, outcomeText } from "./outcome-text.ts";
import css from "./recount.module.css";
import { useRun } from "./run.ts";
import { Sheet } from "./sheet.tsx";
import { words } from "./words/words.ts";

/** It takes one run through the round. ms */
const LIMIT = 20_000;

function resultOf(count: Count, worths: Readonly<Record<number, number>>, deeds: Deeds): string {
  const { option, tied } = count;
  const w = words.recount;
  if (option === undefined) return tied ? w.tied : w.nothing;
  return w.chose({ option: optionText(deeds, option), worth: format.score(worths[option] ?? 0) });
}

function means({ rule, needed = 0, voters }: Count): string {
  const w = words.recount.means;
  if (rule === "quorum") return w.quorum({ needed });
  if (rule === "two-thirds") return w["two-thirds"]({ needed, voters });
  return rule === "followed" ? w.followed({ voters }) : w[rule];
}

interface TableProps {
  counts: readonly Count[];
  worths: Readonly<Record<number, number>>;
  deeds: Deeds;
}

/** Rules below each other, what was stood for beside each other: the votes, and what wins. */
function Table({ counts, worths, deeds }: TableProps) {
  const w = words.recount;
  const options = Object.keys(worths)
    .map(Number)
    .filter((option) => counts.some(({ votes }) => (votes[option] ?? 0) > 0))
    .sort((a, b) => (worths[b] ?? 0) - (worths[a] ?? 0));
  return (
    <table class={css.table}>
      <thead>
        <tr>
          <th scope="col">{w.rule}</th>
          {options.map((option) => (
            <th key={option} scope="col">
              {deeds.mark?.(option)}
              <span class={deeds.mark ? "visually-hidden" : undefined}>
                {w.votes({ option: optionText(deeds, option) })}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      {counts.map((count) => (
        <tbody key={count.rule} data-rule={count.rule}>
          <tr>
            <th scope="row">
              {w.rules[count.rule]}
              <span class={css.means}>{means(count)}</span>
            </th>
            {options.map((option) => (
              <td key={option} data-wins={count.option === option || undefined}>
                {count.votes[option] ?? 0}
              </td>
            ))}
          </tr>
          <tr>
            <td class={css.result} colSpan={options.length + 1}>
              {w.result}: <b>{resultOf(count, worths, deeds)}</b>
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}

/** Votes on one block after the other: what goes through under each rule, and what that costs. */
function Ballots({ counts }: { counts: readonly BallotCount[] }) {
  const w = words.recount.ballots;
  return (
    <>
      <table class={css.table}>
        <thead>
          <tr>
            <th scope="col">{words.recount.rule}</th>
            <th scope="col">{w.passed}</th>
            <th scope="col">{w.bad}</th>
            <th scope="col">{w.lost}</th>
          </tr>
        </thead>
        {counts.map(({ rule, passed, bad, lost }) => (
          <tbody key={rule} data-rule={rule}>
            <tr>
              <th scope="row">{w[rule]}</th>
              {[passed, bad, lost].map((n, i) => (
                <td key={i}>{n}</td>
              ))}
            </tr>
          </tbody>
        ))}
      </table>
      <p class={css.means}>{w.means}</p>
    </>
  );
}

/** The recorded stances under other rules of counting. */
export function Recount({ deeds, wall = false }: { deeds: Deeds; wall?: boolean }) {
  const w = words.recount;
  const run = useRun();
  const [was] = run.of("was");
  const [told] = run.of("recount");
  const [votes] = run.of("ballots");
  const cannot = run.of("cannot").some(({ why }) => why === "stances");
  const start = (): void => run.start({ ask: "recount" }, LIMIT);
  return (
    <Sheet part="recount" title={w.title} label={w.label} run={run} start={start} wall={wall}>
      {cannot && <p>{w.cannot}</p>}
      {votes && <Ballots counts={votes.counts} />}
      {was && told && (
        <>
          <p>{w.real({ came: outcomeText(deeds, was.was) })}</p>
          <Table counts={told.counts} worths={was.worths} deeds={deeds} />
          {told.silent > 0 && <p>{w.silent({ n: told.silent })}</p>}
        </>
      )}
    </Sheet>
  );
}
