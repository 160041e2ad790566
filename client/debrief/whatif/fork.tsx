import { useSignal } from "@preact/signals";
import type { Fork, Move, Outcome } from "../../../src/lab/whatif/types.ts";
import { linear } from "../../art/charts/linear.ts";
import { Button } from "../../parts/button.tsx";
import { nameOf } from "../../parts/name.tsx";
import { all, own } from "../../store.ts";
import * as format from "../../words/format.ts";
import type { Deeds } from "../deeds.ts";
import { work } from "../work.ts";
import css from "./fork.module.css";
import { outcomeText } from "./outcome-text.ts";
import { useRun } from "./run.ts";
import { Sheet } from "./sheet.tsx";
import { words } from "./words/words.ts";

/** Some ten rounds of up to half a second each on a slow phone. ms */
const LIMIT = 60_000;
/** Less of 10 than this is no difference. */
const SAME = 0.05;

const [WIDTH, HEIGHT, EDGE] = [320, 22, 10];
const x = linear([0, 10], [EDGE, WIDTH - EDGE]);

/** Times as seconds, the rest as it is. */
const amount = (value: number | string, unit: "ms" | undefined): string =>
  unit && typeof value === "number" ? words.fork.seconds({ s: format.number(value / 1000) }) : String(value);

function changeText({ change, shown }: Fork, deeds: Deeds): string {
  const w = words.fork;
  if (change.what === "crash") return w.crash;
  if (change.what === "honest") return w.honest;
  if (change.what === "muted") return w.muted({ name: nameOf(change.seat) });
  if (change.what === "turned") return w.turned({ name: nameOf(change.seat) });
  if (change.what === "undone") {
    const deed = deeds.deed(change.command, shown ?? {}) ?? change.command.verb;
    const t = format.clock(Math.round(change.t / 1000));
    // One's own is one's own, whether or not a key moment hung on it.
    return change.own ? w.undoneOwn({ t, deed }) : w.undone({ name: nameOf(change.seat), t, deed });
  }
  if (change.what === "nothing") return w.was;
  const { option, unit } = change;
  const values = { was: amount(change.was, unit), to: amount(change.to, unit) };
  const told = Object.hasOwn(w.options, option) ? w.options[option as "quorum"] : undefined;
  return told?.(values) ?? w.options.other({ option, ...values });
}

function differs(was: Outcome, { worth }: Outcome): string {
  const by = worth - was.worth;
  const w = words.fork;
  if (Math.abs(by) < SAME) return w.same;
  const told = { by: format.score(Math.abs(by)) };
  return by > 0 ? w.better(told) : w.worse(told);
}

/** Where it was and where it came to, of 10. */
function Track({ was, worth }: { was: number; worth: number }) {
  return (
    <svg class={css.track} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path class={css.line} d={`M${x(0)} 11H${x(10)}`} />
      <path class={css.way} d={`M${x(was)} 11H${x(worth)}`} />
      <circle class={css.was} cx={x(was)} cy={11} r={6} />
      <circle class={css.now} cx={x(worth)} cy={11} r={6} />
    </svg>
  );
}

function Row({ fork, was, deeds }: { fork: Fork; was: Outcome; deeds: Deeds }) {
  const { outcome, moves, kept } = fork;
  const w = words.fork;
  return (
    <li data-change={fork.change.what}>
      <b>{changeText(fork, deeds)}</b>
      <span>
        {format.capital(outcomeText(deeds, outcome))}. {words.worth({ worth: format.score(outcome.worth) })}
        {": "}
        {differs(was, outcome)}.
      </span>
      <Track was={was.worth} worth={outcome.worth} />
      {moves > 0 && <span class={css.kept}>{w.kept({ kept, moves })}</span>}
    </li>
  );
}

function Rows({ forks, was, deeds }: { forks: readonly Fork[]; was: Outcome; deeds: Deeds }) {
  return (
    <ul class={css.forks}>
      {forks.map((fork) => (
        <Row key={JSON.stringify(fork.change)} fork={fork} was={was} deeds={deeds} />
      ))}
    </ul>
  );
}

/** Somebody of one's choice does nothing. */
function Muted({ deeds }: { deeds: Deeds }) {
  const w = words.fork;
  const seats = all.value?.round?.seats ?? [];
  const seat = useSignal(seats[0] ?? 0);
  const run = useRun();
  const [was] = run.of("was");
  return (
    <div class={css.mute}>
      <h3>{w.mute}</h3>
      <label class={css.pick}>
        {w.pick}{" "}
        <select
          value={seat.value}
          onChange={({ currentTarget }) => {
            seat.value = Number(currentTarget.value);
          }}
        >
          {seats.map((one) => (
            <option key={one} value={one}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      </label>
      <Button kind="quiet" onClick={() => run.start({ ask: "fork", seats: [seat.peek()] }, LIMIT)}>
        {words.start}
      </Button>
      {was && <Rows forks={run.of("fork").map(({ fork }) => fork)} was={was.was} deeds={deeds} />}
    </div>
  );
}

/** One's own decision that changed most, as far as that has been worked out: see ../changed.tsx. */
function largest(): Move | undefined {
  const [first] = work.peek()?.decisions?.effects ?? [];
  const seat = own.peek()?.seat;
  return first && seat !== undefined ? { seat, t: first.t } : undefined;
}

/** The same round with one thing changed. */
export function Forks({ deeds, wall = false }: { deeds: Deeds; wall?: boolean }) {
  const w = words.fork;
  const run = useRun();
  const [was] = run.of("was");
  const start = (): void => {
    const move = wall ? undefined : largest();
    run.start({ ask: "fork", ...(move && { own: move }) }, LIMIT);
  };
  return (
    <Sheet part="fork" title={w.title} label={w.label} run={run} start={start} wall={wall}>
      {was && (
        <>
          <p>
            {w.was + format.mark(":") + outcomeText(deeds, was.was) + format.mark(",")}
            {words.worth({ worth: format.score(was.was.worth) })}
          </p>
          {run.of("fork").some(({ fork }) => fork.moves === 0) && <p>{w.noMoves}</p>}
          <Rows forks={run.of("fork").map(({ fork }) => fork)} was={was.was} deeds={deeds} />
          <p class={css.kept}>{w.chart}</p>
          {!wall && <Muted deeds={deeds} />}
        </>
      )}
    </Sheet>
  );
}
