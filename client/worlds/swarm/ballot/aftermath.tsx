import { siteName } from "../../../art/sites.ts";
import { diary } from "../../../parts/diary.ts";
import { Tag } from "../../../parts/tag.tsx";
import * as format from "../../../words/format.ts";
import { mayLie } from "../../liars.ts";
import { SiteMark } from "../art-reveal.ts";
import { dotLevels } from "../dots.ts";
import { truth } from "../views.ts";
import css from "./aftermath.module.css";
import { marksOf } from "./note-text.ts";
import { revealed } from "./views.ts";
import { Why } from "./why.tsx";
import { words } from "./words/words.ts";

const w = words.reveal;

/** The sites, the best above. */
const sorted = () => [...(truth.value ?? [])].sort((a, b) => b.worth - a.worth);

/** How many voted for each site. */
function Votes({ marks }: { marks: readonly number[] }) {
  const { votes = [] } = revealed.value ?? {};
  const most = Math.max(1, ...votes);
  return (
    <ul class={css.sites}>
      {sorted().map(({ option, worth }) => {
        const n = votes[option] ?? 0;
        return (
          <li key={option}>
            <SiteMark site={option} size={26} />
            <span aria-hidden="true">{siteName(option)}</span>
            <span class={`${css.scale} ${css.votes}`} style={{ "--worth": n / most }} aria-hidden="true" />
            <b class="tabular" aria-hidden="true">
              {n}
            </b>
            <span class="visually-hidden">{w.row({ site: siteName(option), worth: format.score(worth), n })}</span>
            {marks.includes(option) && (
              <span class={css.untold}>
                <Tag me>{w.mine}</Tag>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** What was told of each site beside what it is worth. */
function Board() {
  const { told = [] } = revealed.value ?? {};
  return (
    <ul class={css.sites}>
      {sorted().map(({ option, worth }) => {
        const heard = told.filter(({ site }) => site === option);
        const levels = dotLevels(heard.map(({ claim }) => claim));
        const claims = format.list(heard.map(({ claim }) => String(claim)));
        return (
          <li key={option}>
            <SiteMark site={option} size={26} />
            <span aria-hidden="true">{siteName(option)}</span>
            <span class={css.scale} style={{ "--worth": worth / 10 }} aria-hidden="true">
              {heard.map(({ claim }, i) => (
                <i key={i} style={{ "--at": claim / 10, "--up": levels[i] ?? 0 }} />
              ))}
            </span>
            <b class="tabular" aria-hidden="true">
              {format.score(worth)}
            </b>
            <span class="visually-hidden">
              {w.boardRow({ site: siteName(option), worth: format.score(worth), n: heard.length, claims })}
            </span>
            {heard.length === 0 && <span class={`${css.untold} muted`}>{w.untold}</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** The count, one's own vote, and what the board said beside the truth. Loaded with the reveal. */
export function Aftermath({ shared }: { shared: boolean }) {
  const one = revealed.value;
  if (!one || !truth.value) return null;
  const marks = shared ? [] : marksOf(diary(), one.method === "approval");
  const own = marks.length === 0 ? w.yoursNone : w.yours({ sites: format.list(marks.map(siteName)) });
  return (
    <>
      <section data-part="votes">
        <h2>{w.title}</h2>
        <Why />
        {one.early && <p>{w.early({ n: one.early.wanting, s: Math.round(one.early.before / 1000) })}</p>}
        <p>
          {w.counted({ voted: one.voted, abstained: one.abstained })}{" "}
          {one.voted > 0 && one.byLook === undefined && w.unseen({ n: one.unseen })}
        </p>
        <Votes marks={marks} />
        <p>
          {!shared && own} <span class="muted">{w.secret}</span>
        </p>
      </section>
      <section data-part="told">
        <h2>{w.board}</h2>
        <p class="muted">{w.boardNote}</p>
        <p>{mayLie() ? w.lied : w.honest}</p>
        <Board />
      </section>
    </>
  );
}
