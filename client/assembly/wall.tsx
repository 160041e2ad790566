import type { ProposalView } from "../../src/game/assembly/shown.ts";
import { VOTED_MAX } from "../../src/game/assembly/state.ts";
import { FamilyPart } from "../family/part.tsx";
import { secondsTo } from "../parts/clock.ts";
import { Corner } from "../parts/corner.tsx";
import { Name } from "../parts/name.tsx";
import { all } from "../store.ts";
import * as format from "../words/format.ts";
import { Results, Rules } from "./result.tsx";
import { aboutText, changeText, lineText, rivals } from "./say.ts";
import css from "./wall.module.css";
import { words as w } from "./words/words.ts";

/** So many proposals are read from the back row. */
const SHOWN = 5;

/** Of so many that are voted on there is room to say what each does; phones say it of all. */
const TOLD = 2;

/** Proposals as they come, the most seconded on top, each with who stands behind it as a row of marks. */
function Rising() {
  const { proposals = [], voters = 1 } = all.value?.assembly ?? {};
  const list = [...proposals].sort((a, b) => b.seconds.length - a.seconds.length || a.id - b.id).slice(0, SHOWN);
  if (list.length === 0) return <p class={css.line}>{w.none}</p>;
  return (
    <ol class={css.list}>
      {list.map((one) => (
        <li key={one.id} data-part="proposal">
          <p class={css.change}>{changeText(one)}</p>
          <p class={css.who}>
            <Name seat={one.by} /> · <span class="tabular">{w.behind({ n: one.seconds.length })}</span>
            {one.grown !== undefined && ` · ${w.grown({ share: format.percent(one.grown) })}`}
          </p>
          <i class={css.bar} style={{ "--share": one.seconds.length / Math.max(1, voters) }} />
        </li>
      ))}
    </ol>
  );
}

/** What is voted on, and how many have: never how. */
function Voting() {
  const { proposals = [], voted = [], voting, credits, cast = 0, voters = 1 } = all.value?.assembly ?? {};
  const list = voted.flatMap((id): ProposalView[] => proposals.filter((one) => one.id === id));
  return (
    <>
      <ol class={css.list}>
        {list.map((one) => (
          <li key={one.id} data-part="ballot">
            <p class={css.change}>{changeText(one)}</p>
            <p class={css.who}>
              <Name seat={one.by} /> · <span class="tabular">{w.behind({ n: one.seconds.length })}</span>
            </p>
            {list.length <= TOLD && aboutText(one) !== undefined && <p>{aboutText(one)}</p>}
            {one.part === "voting" && voting?.way !== "conviction" && <p class={css.who}>{w.strict}</p>}
          </li>
        ))}
      </ol>
      {voting && (
        <p class={css.line}>
          {format.sentences(
            lineText(voting, credits),
            proposals.length > voted.length ? w.most({ n: VOTED_MAX }) : undefined,
            rivals(list) ? w.margin : undefined,
          )}
        </p>
      )}
      <div class={css.cast}>
        <p role="status">{w.cast({ n: cast, of: voters })}</p>
        <i class={css.bar} style={{ "--share": Math.min(1, cast / Math.max(1, voters)) }} />
      </div>
    </>
  );
}

/** An assembly on the projector: what is proposed or voted on beside the rules as they are. */
export function OnWall({ code }: { code: string }) {
  const now = all.value?.assembly;
  if (!now) return null;
  return (
    <div class={css.sheet} data-part="assembly" data-stage={now.stage}>
      <div class={css.main}>
        <h2 class={css.title}>
          {now.stage === "over" ? w.stage.over : w.stage[now.stage]}
          {now.stage !== "over" && (
            <span class="tabular" role="timer">
              {" "}
              {w.left({ s: secondsTo(now.until) })}
            </span>
          )}
        </h2>
        {now.stage === "propose" && (
          <>
            <p class={css.line}>{format.sentences(w.lead, w.most({ n: VOTED_MAX }))}</p>
            <Rising />
          </>
        )}
        {now.stage === "vote" && <Voting />}
        {now.stage === "over" && <Results />}
        {all.value?.family && <FamilyPart name="RoomsOnWall" code={code} />}
      </div>
      <aside class={css.aside}>
        <Rules />
        <div class={css.corner}>
          <Corner code={code} />
        </div>
      </aside>
    </div>
  );
}
