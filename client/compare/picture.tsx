import { lookUp } from "../words/catalogue.ts";
import * as format from "../words/format.ts";
import { scenarioOf } from "../worlds/registry.ts";
import css from "./compared.module.css";
import { Hands } from "./deciders.tsx";
import { bite, type Group, noTime, noWorth, type Picture, type Row } from "./rows.ts";
import { words as w } from "./words/words.ts";
import { worldOf } from "./world.ts";

const titleOf = ({ scenario }: Row): string => scenarioOf(scenario)?.title ?? scenario;
const liarsText = ({ liars }: Row): string => (liars === undefined ? w.perhaps : w.liars({ n: liars }));
const trialText = (row: Row, id: string): string =>
  id === "liars" ? liarsText(row) : (lookUp(w.trials, id) ?? w.trial);
const trialsOf = (row: Row): string => format.list(row.trials.map((id) => trialText(row, id)));
const timeOf = (ms: number): string => format.clock(Math.round(ms / 1000));
const endingOf = ({ ended }: Row): string => (ended ? (lookUp(w.endings, ended.ending) ?? "") : w.untold);
/** Of ten, as a length. */
const length = (worth: number): string => `${10 * Math.max(0, Math.min(10, worth))}%`;

function bitten(row: Row): string | undefined {
  const by = bite(row);
  if (by === undefined) return undefined;
  const trials = format.capital(trialsOf(row));
  return by > 0 && !noWorth(by) ? w.took({ trials, by: format.score(by) }) : w.tookNothing({ trials });
}

/** A round: what it was, how good, and how long it took. */
function Line({ row, picture }: { row: Row; picture: Picture }) {
  const { ended, again, round, took, calm = 0 } = row;
  const took10 = bite(row) ?? 0;
  const meta = [endingOf(row), ...(again === undefined ? [] : [w.same({ n: again, world: worldOf(row.world) })])];
  return (
    <li class={css.row}>
      <span class={css.number}>{round}</span>
      <span class={css.title}>
        <b>{titleOf(row)}</b>
        {row.trials.length > 0 && <span class={css.trial}>{bitten(row) ?? format.capital(trialsOf(row))}</span>}
      </span>
      <b class={css.worth}>{ended ? format.score(ended.worth) : "?"}</b>
      <span class={css.track}>
        {ended && ended.worth > 0 && <i class={css.fill} style={{ width: length(ended.worth) }} />}
        {ended && took10 > 0 && (
          <i class={css.bite} style={{ left: length(ended.worth), width: length(calm - ended.worth) }} />
        )}
        {ended && ended.best < 10 && <i class={css.best} style={{ left: length(ended.best) }} />}
      </span>
      {picture.timed && (
        <>
          <span class={css.while}>
            <i class={css.time} style={{ width: `${(100 * took) / picture.longest}%` }} />
          </span>
          <span class={css.took}>{timeOf(took)}</span>
        </>
      )}
      <span class={css.meta}>{meta.filter(Boolean).join(" · ")}</span>
    </li>
  );
}

export function Rows({ group, picture }: { group: Group; picture: Picture }) {
  return (
    <div class={css.group} data-deciders={group.deciders}>
      <span class={css.hands}>
        <Hands of={group.deciders} />
        <b>{w.deciders[group.deciders]}</b>
      </span>
      <ul>
        {group.rows.map((row) => (
          <Line key={row.round} row={row} picture={picture} />
        ))}
      </ul>
    </div>
  );
}

/** The same for those who listen, and on paper. */
export function Table({ picture }: { picture: Picture }) {
  const t = w.table;
  return (
    <table>
      <caption>{t.caption}</caption>
      <thead>
        <tr>
          {[t.round, t.who, t.trials, t.ended, t.worth, t.best, ...(picture.timed ? [t.took] : [])].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {picture.groups.flatMap(({ deciders, rows }) =>
          rows.map((row) => (
            <tr key={row.round}>
              <th scope="row">
                {w.round({ n: row.round }) + format.mark(":") + titleOf(row)}
                {row.again !== undefined && format.mark(",") + w.same({ n: row.again, world: worldOf(row.world) })}
              </th>
              <td>{w.deciders[deciders]}</td>
              <td>{row.trials.length > 0 ? (bitten(row) ?? trialsOf(row)) : t.none}</td>
              <td>{endingOf(row)}</td>
              <td>{row.ended ? format.score(row.ended.worth) : w.untold}</td>
              <td>{row.ended ? format.score(row.ended.best) : w.untold}</td>
              {picture.timed && <td>{timeOf(row.took)}</td>}
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

export function Sum({ picture: { sum, timed } }: { picture: Picture }) {
  if (!sum) return null;
  const { from, to, better, slower } = sum;
  const s = w.sum;
  const by = format.score(Math.abs(better));
  const worth = noWorth(better) ? s.same : better > 0 ? s.better({ by }) : s.worse({ by });
  const late = timeOf(Math.abs(slower));
  const time = noTime(slower) ? s.asFast : slower > 0 ? s.slower({ by: late }) : s.faster({ by: late });
  const said = { from: s[from], to: s[to], worth };
  return <p class={css.sum}>{timed ? s.both({ ...said, time }) : s.worth(said)}</p>;
}

/** What the picture's marks mean, as far as they are in it. */
export function Legend({ picture: { groups, timed, world } }: { picture: Picture }) {
  const bites = groups.some(({ rows }) => rows.some((row) => (bite(row) ?? 0) > 0));
  const lacks = groups.some(({ rows }) => rows.some(({ ended }) => ended && ended.best < 10));
  return (
    <p class={css.legend}>
      {format.sentences(
        w.legend({ world: worldOf(world) }),
        lacks ? w.legendBest : "",
        timed ? w.legendTime : "",
        bites ? w.legendBite : "",
        w.luck,
      )}
    </p>
  );
}
