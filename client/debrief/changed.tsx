import type { Command } from "../../src/game/types.ts";
import type { Asleep, Decisions, Effect, Told } from "../../src/lab/changed/types.ts";
import { Button } from "../parts/button.tsx";
import { all, own } from "../store.ts";
import * as format from "../words/format.ts";
import css from "./changed.module.css";
import type { Deeds, Shown } from "./deeds.ts";
import { turningPoint } from "./moments/told.ts";
import { words as w } from "./words/words.ts";
import { start, work } from "./work.ts";

/** Whether the round brings points: where it does not, nothing is told in points. */
const counts = (): boolean => all.value?.reveal?.result.scored !== false;

type Known = Extract<Told, { what: "asleep" }>;

/** Fewer pairs of runs than this are told to be few; with fewer than the second nothing is said of luck. */
const MANY = 150;
const ENOUGH = 20;
/** A bound wider than this says nothing: it comes of few runs. In points or coins. */
const TELLING = 20;

/** A number of points or coins without its sign: whole from 10 on, and where there is nothing behind the point. */
const digits = (x: number): string => {
  const tenths = Math.round(10 * Math.abs(x));
  return format.fixed(tenths / 10, tenths < 100 && tenths % 10 !== 0 ? 1 : 0);
};
/** An effect that came out the same in every pair of runs: there is nothing to give or take. */
const isSure = ({ half }: Effect): boolean => digits(half) === digits(0);
const signed = (x: number): string => (x < 0 ? format.MINUS : "+") + digits(x);

/** So many points, for whom. */
function counted(n: string, x: number, { of, unit, liar }: Known, { whose }: Deeds): string {
  const many = digits(x) === digits(1) ? 1 : 2;
  if (unit === "coins" && !liar) return w.by.coins({ n, many });
  if (of === "own" || liar) return w.by.you({ n, many });
  return w.by[whose]({ n, many });
}

type Came = Asleep["was"];
/** What a round came to, in the points that it brought: one's own are 0 at least, and 100 at most. Coins have no end. */
const scored = (came: Came, { of, unit, liar }: Known): Came =>
  unit === "points" && (of === "own" || liar) ? { ...came, stake: Math.max(0, Math.min(100, came.stake)) } : came;

function AsleepPart({ known, moved, deeds }: { known: Known; moved: boolean; deeds: Deeds }) {
  const { refused } = known.asleep;
  const [was, asleep] = [known.asleep.was, known.asleep.asleep].map((came) => scored(came, known)) as [Came, Came];
  const by = was.stake - asleep.stake;
  const cameOf = (came: Came): string => {
    const n =
      (came.stake < 0 ? format.MINUS : "") + format.fixed(Math.abs(came.stake), Math.abs(by) < 1 && by !== 0 ? 1 : 0);
    return deeds.came(came) ?? w.asleep.comes({ n: counted(n, came.stake, known, deeds) });
  };
  const [mine, without] = [cameOf(was), cameOf(asleep)];
  // The difference of the two numbers that stand below it: nobody should have to ask how 42 and 34 come to 7.4.
  const places = Math.abs(by) < 1 && by !== 0 ? 10 : 1;
  const told = (Math.round(was.stake * places) - Math.round(asleep.stake * places)) / places;
  if (!moved) return <p class={css.said}>{w.asleep.still}</p>;
  const naming = own.value?.points?.naming ?? 0;
  // What it came to stands first: that is what one looks for.
  const nothing = mine === without ? w.asleep.byNothing : undefined;
  // What rounds away is not told as a difference above the words that there was none.
  const least = mine === without ? 0.5 : 0.05;
  const verdict =
    counts() && Math.abs(by) >= least ? w.asleep.by({ by: counted(signed(told), told, known, deeds) }) : nothing;
  return (
    <>
      {verdict && <p class={css.verdict}>{verdict}</p>}
      <p class={css.said}>
        {mine === without ? w.asleep.same({ asleep: without }) : w.asleep.other({ asleep: without, was: mine })}
        {format.mark("")}
        {Math.abs(by) >= 0.5 && mine !== without && deeds.cause?.()}
      </p>
      {naming !== 0 && (known.of === "own" || known.liar) && <p class={css.label}>{w.asleep.naming({ n: naming })}</p>}
      {refused > 0 && <p class={css.label}>{w.asleep.refused({ n: refused })}</p>}
    </>
  );
}

function EffectLine({ effects, known, deeds }: { effects: readonly Effect[]; known: Known; deeds: Deeds }) {
  const [effect] = effects;
  if (!effect) return null;
  const { instead, shown, by } = effect;
  const said = (command: Command | undefined, seen: Shown): string =>
    command ? (deeds.deed(command, seen) ?? w.deeds.other) : w.deeds.nothing;
  const told = effects.map((one) => ({
    deed: said(one.chosen, one.shown),
    t: format.clock(Math.max(0, Math.round(one.t / 1000))),
  }));
  const [one = { deed: "", t: "" }] = told;
  const half = Math.max(...effects.map((each) => each.half));
  const points = counted(signed(by), by, known, deeds);
  const turned = said(instead, shown);
  const other = one.deed === turned ? w.deeds.another : turned;
  const text = !counts()
    ? w.decisions.unscored({ ...one, other, better: by > 0 })
    : told.length > 1
      ? w.decisions.alike({ deeds: format.list(told.map(w.decisions.at)), other, by: points, half: digits(half) })
      : isSure(effect)
        ? w.decisions.sure({ ...one, other, by: points })
        : w.decisions.effect({ ...one, other, by: points, half: digits(half) });
  return <li class={css.said}>{format.capital(text)}</li>;
}

/** Decisions of one kind, held against the same, that came to as much: told together, the earliest first. */
function alike(effects: readonly Effect[]): Effect[][] {
  if (!counts()) return effects.map((effect) => [effect]);
  const groups = new Map<string, Effect[]>();
  for (const effect of effects) {
    const { chosen, instead, by } = effect;
    const key = JSON.stringify([chosen?.verb, instead, Math.round(by)]);
    groups.set(
      key,
      [...(groups.get(key) ?? []), effect].sort((a, b) => a.t - b.t),
    );
  }
  return [...groups.values()];
}

type Named = (option: number) => string;

/** Where none of one's decisions changed anything for sure: how little that was at most, and what the round hung on instead. */
function Nothing({
  within,
  known,
  deeds,
  named,
}: {
  within: number | undefined;
  known: Known;
  deeds: Deeds;
  named: Named;
}) {
  const turned = turningPoint(named, own.value?.seat);
  const begin = all.value?.round?.begin ?? 0;
  const most = Math.ceil(within ?? 0);
  // What all moves changed in this very round stands above.
  const { was, asleep } = known.asleep;
  const together = counts() && Math.abs(was.stake - asleep.stake) >= 1;
  return (
    <>
      <p class={css.said}>
        {together ? w.decisions.noneAlone : w.decisions.none}
        {format.mark("")}
        {within !== undefined &&
          most <= TELLING &&
          counts() &&
          w.decisions.within({ by: counted(digits(most), most, known, deeds) })}
      </p>
      {turned && (
        <p class={css.said}>
          {w.decisions.hung({
            t: format.clock(Math.max(0, Math.round((turned.t - begin) / 1000))),
            label: turned.label,
          })}
        </p>
      )}
    </>
  );
}

interface Results {
  decisions: Decisions;
  known: Known;
  deeds: Deeds;
  named: Named;
}

function DecisionsPart({ decisions, known, deeds, named }: Results) {
  const { effects, count, runs, complete, within } = decisions;
  const unsure = effects.length === 0 && !complete && runs < ENOUGH;
  return (
    <>
      {effects.length > 0 && (
        <ul class={css.effects}>
          {Math.abs(known.asleep.was.stake - known.asleep.asleep.stake) < 0.5 && (
            <li class={css.said}>{w.decisions.otherLuck}</li>
          )}
          {alike(effects).map((group) => (
            <EffectLine key={group[0]?.t} effects={group} known={known} deeds={deeds} />
          ))}
        </ul>
      )}
      {effects.length === 0 && unsure && <p class={css.said}>{w.decisions.unsure}</p>}
      {effects.length === 0 && !unsure && <Nothing within={within} known={known} deeds={deeds} named={named} />}
      <p class={css.label}>
        {counts() && !effects.every(isSure) ? w.decisions.runs({ count, runs }) : w.decisions.tried({ count, runs })}
        {format.mark("")}
        {effects.length > 1 && counts() && w.decisions.apart} {!complete && w.decisions.early}{" "}
        {runs < MANY && counts() && !effects.every(isSure) && w.decisions.few}
      </p>
    </>
  );
}

/** What one changed: this very round with oneself asleep, and one's decisions. It fills in as it is worked out. */
export function Changed({ deeds, named }: { deeds: Deeds; named: Named }) {
  const now = work.value;
  if (!now) return null;
  const { state, share, asleep: known, decisions } = now;
  const working = state === "working";
  const moved = decisions === undefined || decisions.count > 0;
  const recount = deeds.recounted?.();
  return (
    <section
      class={css.changed}
      data-part="changed"
      data-state={state}
      data-still={!moved || undefined}
      aria-busy={working}
    >
      <h2>{w.title}</h2>
      {recount && (
        <div class={css.more} data-part="recounted">
          <p class={css.label}>{recount.label}</p>
          {recount.lines.map((line) => (
            <p class={css.said} key={line}>
              {line}
            </p>
          ))}
        </div>
      )}
      {state === "discreet" && <p class={css.said}>{w.discreet}</p>}
      {state === "none" && !known && <p class={recount ? css.label : css.said}>{recount?.alone ?? w.none}</p>}
      {(working || known) && (
        <div class={css.more}>
          {known ? <AsleepPart known={known} moved={moved} deeds={deeds} /> : <p class="muted">{w.asleep.working}</p>}
          {moved && <p class={css.label}>{w.asleep.label}</p>}
        </div>
      )}
      {known && moved && state !== "stopped" && (
        <div class={css.more}>
          <p class={css.label}>{w.decisions.label}</p>
          {decisions && <DecisionsPart decisions={decisions} known={known} deeds={deeds} named={named} />}
          {!decisions && !working && <p class={css.said}>{w.decisions.unsure}</p>}
          {!decisions && working && (
            <>
              <p class="muted">{w.decisions.working}</p>
              <progress class={css.bar} max={1} value={share} aria-label={w.decisions.working} />
            </>
          )}
        </div>
      )}
      {state === "stopped" && (
        <>
          <p class="muted">{w.stopped}</p>
          <Button kind="quiet" onClick={start}>
            {w.again}
          </Button>
        </>
      )}
    </section>
  );
}
