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
import { revealed } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.reveal;

/** What she was told of each site beside what it is worth, the best above. */
function Told() {
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
              {heard.length === 0 ? w.untold : ""}
              {late > 0 && ` ${w.waited({ n: late })}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** How many trusted her, and who, where names are told. */
function Trust() {
  const { trusted = 0, doubted = 0, trust = {}, queen } = revealed.value ?? {};
  const scouts = (all.value?.round?.seats ?? []).filter((seat) => seat !== queen).length;
  return (
    <>
      <h3>{w.trust}</h3>
      <p>{w.judged({ trusted, doubted, silent: Math.max(0, scouts - trusted - doubted) })}</p>
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
  const reading = new Map(notes.filter(({ what }) => what === "read").map((n) => [Number(n.site), Number(n.reading)]));
  const choice = chosen();
  const [best] = [...reading].sort((a, b) => b[1] - a[1]);
  const there = choice === undefined ? undefined : reading.get(choice);
  const knew = choice !== undefined && there !== undefined && best !== undefined && best[1] - there >= KNEW;
  const read = (x: number) => format.score(Math.min(10, x));
  return (
    <>
      {sent > 0 && <p>{w.yours({ sent, heard: count("was_heard") })}</p>}
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
  return (
    <section data-part="queen">
      <h2>{w.title}</h2>
      {one.captured !== undefined && <p>{(one.captured ? w.captured : w.honest)({ name })}</p>}
      <p class="muted">{w.heard({ n: one.told.length })}</p>
      <Told />
      {!shared && one.queen !== you.value.seat && <Mine />}
      <Trust />
    </section>
  );
}
