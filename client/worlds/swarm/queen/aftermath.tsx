import { homePoints } from "../../../../src/game/worlds/swarm/score.ts";
import { siteName } from "../../../art/sites.ts";
import { diary } from "../../../parts/diary.ts";
import { Items } from "../../../parts/lists.tsx";
import { Name, nameOf } from "../../../parts/name.tsx";
import { Tag } from "../../../parts/tag.tsx";
import { all, you } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { SiteMark } from "../art-reveal.ts";
import { chosen, truth } from "../views.ts";
import css from "./aftermath.module.css";
import { aloneTold } from "./note-text.ts";
import { revealed } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.reveal;

/** Of 100 points so many are for the home: see score.ts of the game's queen. */
const HOME = 70;
/** It is not told what would have made less of a difference. In points */
const LEAST = 1;

/** The site that looked best by what she was told, where she did not choose it: what it was worth, and would have brought. */
function Looked() {
  const { told = [] } = revealed.value ?? {};
  const { begin = 0, end = 0 } = all.value?.round ?? {};
  const { took = 0 } = all.value?.reveal?.result ?? {};
  const sites = [...new Set(told.map(({ site }) => site))].map((site) => {
    const claims = told.filter((one) => one.site === site).map(({ claim }) => claim);
    return { site, mean: claims.reduce((a, b) => a + b, 0) / claims.length };
  });
  const [best] = sites.sort((a, b) => b.mean - a.mean);
  const choice = chosen();
  if (!best || best.site === choice) return null;
  const worth = (site: number) => truth.value?.find(({ option }) => option === site)?.worth ?? 0;
  const brings = (site: number, share: number) => (HOME / 100) * homePoints(worth(site), Math.min(1, share));
  const share = took / Math.max(1, end - begin);
  const by = choice === undefined ? 0 : brings(best.site, share) - brings(choice, share);
  return (
    <p>
      {w.looked({ site: siteName(best.site), mean: format.score(best.mean), worth: format.score(worth(best.site)) })}
      {format.mark("")}
      {choice === undefined
        ? w.lookedLate({ n: Math.round(brings(best.site, 1)) })
        : Math.abs(by) >= LEAST &&
          (by > 0 ? w.lookedMore : w.lookedLess)({ chosen: siteName(choice), n: Math.round(Math.abs(by)) })}
    </p>
  );
}

/** What she was told of each site beside what it is worth, the best above. */
function Told({ hers }: { hers: boolean }) {
  const { told = [], unheard = {} } = revealed.value ?? {};
  const sites = [...(truth.value ?? [])].sort((a, b) => b.worth - a.worth);
  return (
    <ul class={css.sites}>
      {sites.map(({ option, worth }) => {
        const heard = told.filter(({ site }) => site === option);
        const claims = format.list(heard.map(({ claim }) => String(claim)));
        const late = unheard[option] ?? 0;
        return (
          <li key={option}>
            <SiteMark site={option} size={26} />
            <span aria-hidden="true">{siteName(option)}</span>
            <span class={css.scale} style={{ "--worth": worth / 10 }} aria-hidden="true">
              {heard.map(({ claim }, i) => (
                <i key={i} style={{ "--at": claim / 10, "--up": i % 2 }} />
              ))}
            </span>
            <span class="visually-hidden">
              {w.row({ site: siteName(option), worth: format.score(worth), n: heard.length, claims })}
            </span>
            <span class={`${css.late} muted`}>
              {heard.length > 0
                ? late > 0 && w.waited({ n: late })
                : late > 0
                  ? w.untoldWaited({ n: late })
                  : w.untold({ you: hers })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** How many trusted her, and who, where names are told. */
/** Scouts say it once she has decided, most of them: of a queen who never did there is often nothing. */
function Trust({ hers }: { hers: boolean }) {
  const { trusted = 0, doubted = 0, trust = {}, queen } = revealed.value ?? {};
  if (trusted + doubted === 0 && chosen() === undefined) return null;
  const scouts = (all.value?.round?.seats ?? []).filter((seat) => seat !== queen).length;
  return (
    <>
      <h3>{w.trust}</h3>
      <p>{w.judged({ trusted, doubted, silent: Math.max(0, scouts - trusted - doubted), you: hers })}</p>
      <Items>
        {Object.entries(trust).map(([seat, trusts]) => (
          <li key={seat}>
            <Name seat={Number(seat)} /> <Tag>{trusts ? w.trusting : w.doubting}</Tag>
          </li>
        ))}
      </Items>
    </>
  );
}

/** What became of one's own reports, and whether one knew better than she did. */
function Mine() {
  const notes = diary();
  const count = (...what: string[]) => notes.filter((note) => what.includes(note.what)).length;
  const sent = count("reported", "reported_anew");
  const heard = count("was_heard");
  const reading = new Map(notes.filter(({ what }) => what === "read").map((n) => [Number(n.site), Number(n.reading)]));
  const choice = chosen();
  const [best] = [...reading].sort((a, b) => b[1] - a[1]);
  const there = choice === undefined ? undefined : reading.get(choice);
  const knew = choice !== undefined && there !== undefined && best !== undefined && best[1] - there >= KNEW;
  const read = (x: number) => format.score(Math.min(10, x));
  return (
    <>
      {sent > 0 && (
        <p>
          {heard === 0 ? w.yoursNone({ sent }) : heard >= sent ? w.yoursAll({ sent }) : w.yours({ sent, heard })}
          {format.mark("")}
          {aloneTold()}
        </p>
      )}
      {knew && (
        <p>
          {w.youKnew({
            better: siteName(best[0]),
            reading: read(best[1]),
            site: siteName(choice),
            choice: read(there),
          })}
        </p>
      )}
    </>
  );
}
/** Two points better by one's own readings is a reason to doubt, as in the game's score. */
const KNEW = 2;

/** What she was told, whether she was honest, and who trusted her. Loaded with the reveal. */
export function Aftermath({ shared }: { shared: boolean }) {
  const one = revealed.value;
  if (!one || !truth.value) return null;
  const name = nameOf(one.queen);
  const hers = !shared && one.queen === you.value.seat;
  const captured = hers ? w.capturedYou : w.captured({ name });
  const honest = hers ? w.honestYou : w.honest({ name });
  return (
    <section data-part="queen">
      <h2>{w.title}</h2>
      {one.captured !== undefined && <p>{one.captured ? captured : honest}</p>}
      <p class="muted">{w.heard({ n: one.told.length, you: hers })}</p>
      <Told hers={hers} />
      <Looked />
      {!shared && !hers && <Mine />}
      <Trust hers={hers} />
    </section>
  );
}
