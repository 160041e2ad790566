import type { Sat } from "../../../../src/game/mechanisms/council/reveal.ts";
import { siteName } from "../../../art/sites.ts";
import { diary } from "../../../parts/diary.ts";
import { Items } from "../../../parts/lists.tsx";
import { Name, nameOf } from "../../../parts/name.tsx";
import { Tag } from "../../../parts/tag.tsx";
import { you } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { SiteMark } from "../art-reveal.ts";
import css from "./aftermath.module.css";
import { Mistake } from "./mistake.tsx";
import { revealed } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.reveal;
/** A report of at least so much for the site that its councillor voted for was believed. */
const PRAISE = 6;
/** It was for the site that this councillor voted for, and heard before it did. */
const believedFor =
  (backed: number | undefined) =>
  ({ site, claim, after }: Sat["told"][number]): boolean =>
    site === backed && claim >= PRAISE && !after;

/** What one councillor was told, by site and claim; those for the site that it voted for first. */
function Told({ told, backed }: Sat) {
  if (told.length === 0) return <p class="muted">{w.toldNothing}</p>;
  const believed = believedFor(backed);
  const list = [...told].sort((a, b) => Number(believed(b)) - Number(believed(a)));
  return (
    <p class={css.told}>
      <span class="muted">{w.wasTold}</span>
      {list.map((one, i) => (
        <span key={i} class={believed(one) ? css.believed : undefined}>
          <SiteMark site={one.site} size={18} /> {w.toldBy({ name: nameOf(one.seat), claim: String(one.claim) })}
          <span class="visually-hidden">{siteName(one.site)}</span>
        </span>
      ))}
    </p>
  );
}

/** The boldest that was said of a site by anybody but this one, as a candidate or in the council. */
function boldest(site: number, self: number): { seat: number; claim: number } | undefined {
  const { platform = {}, council = [] } = revealed.value ?? {};
  const said = [
    ...Object.entries(platform).map(([seat, claims]) => ({ seat: Number(seat), claim: claims[site] })),
    ...council.map(({ seat, said }) => ({ seat, claim: said[site] })),
  ];
  return said
    .flatMap(({ seat, claim }) => (claim === undefined || seat === self ? [] : [{ seat, claim }]))
    .sort((a, b) => b.claim - a.claim)[0];
}

/** Why it voted so, where no report to it says so: what it had read there itself, or what others had said of the site. */
function Why({ seat, backed, read, told }: Sat) {
  if (backed === undefined || told.some(believedFor(backed))) return null;
  const voice = boldest(backed, seat);
  if (read !== undefined) return <p>{w.hadRead({ reading: format.score(read) })}</p>;
  return voice ? <p>{w.hearsay({ name: nameOf(voice.seat), claim: String(voice.claim) })}</p> : null;
}

/** Who stood and was not elected. */
function AlsoStood() {
  const { ranks = [], council = [] } = revealed.value ?? {};
  const others = ranks.filter(({ seat }) => council.every((one) => one.seat !== seat));
  if (others.length === 0) return null;
  const names = others.map(({ seat, votes }) => w.stood({ name: nameOf(seat), n: votes }));
  return <p class="muted">{w.alsoStood({ names: format.list(names) })}</p>;
}

function Councillor(one: Sat) {
  const { seat, votes, backed, late, recalled, liar } = one;
  const { ballots, platform } = revealed.value ?? {};
  const by = Object.entries(ballots ?? {}).flatMap(([voter, list]) =>
    list.includes(seat) ? [nameOf(Number(voter))] : [],
  );
  return (
    <li class={css.sat}>
      <p class={css.line}>
        <Name seat={seat} />
        <Tag>{votes === undefined ? w.byLot : w.votes({ n: votes })}</Tag>
        {late && <Tag>{w.late}</Tag>}
        {recalled && <Tag>{w.wasRecalled}</Tag>}
        {liar && <Tag me>{w.roleRobber}</Tag>}
      </p>
      {by.length > 0 && <p class="muted">{w.electedBy({ names: format.list(by) })}</p>}
      {backed !== undefined && (
        <p class={css.line}>
          {w.backed} <SiteMark site={backed} size={22} /> <b>{siteName(backed)}</b>
        </p>
      )}
      {ballots && backed === undefined && !recalled && <p>{w.noVote}</p>}
      {ballots && <Why {...one} />}
      {ballots && platform && !recalled && <Told {...one} />}
    </li>
  );
}

/** Whom I voted for and reported to, and what came of it. */
function Mine() {
  const { council = [], ballots } = revealed.value ?? {};
  const me = you.value.seat ?? -1;
  const liars = new Set(council.filter(({ liar }) => liar).map(({ seat }) => seat));
  const wanted = ballots?.[me] ?? [];
  const elected = wanted.filter((seat) => council.some((one) => one.seat === seat));
  const others = wanted.filter((seat) => !elected.includes(seat));
  // As many votes as there were places; who stood by lot was voted for by nobody.
  const places = council.filter(({ votes, late }) => votes !== undefined && !late).length;
  const unused = you.value.seat === undefined || places === 0 ? 0 : places - wanted.length;
  const bought = elected.filter((seat) => liars.has(seat));
  const notes = diary().filter(({ what }) => what === "reported_to");
  const listeners = [...new Set(notes.map(({ seat }) => Number(seat)))];
  const wasted = notes.filter(({ seat }) => liars.has(Number(seat))).length;
  return (
    <>
      {ballots && unused > 0 && <p class="muted">{w.unused({ n: unused })}</p>}
      {others.length > 0 && (
        <p class="muted">{w.votedToo({ names: format.list(others.map(nameOf)), elected: elected.length > 0 })}</p>
      )}
      {elected.length > 0 && (
        <p>
          {w.youElected({ names: format.list(elected.map(nameOf)) })}
          {format.mark("")}
          {liars.size > 0 && (bought.length > 0 ? w.bought({ names: format.list(bought.map(nameOf)) }) : w.noneBought)}
        </p>
      )}
      {notes.length > 0 && (
        <p>
          {w.youReported({ n: notes.length, names: format.list(listeners.map(nameOf)) })}
          {format.mark("")}
          {wasted > 0 && w.wasted({ n: wasted })}
        </p>
      )}
    </>
  );
}

/** Where names are not told: how many voted for which site. */
function Votes() {
  const { votes = {} } = revealed.value ?? {};
  return (
    <Items>
      {Object.entries(votes).map(([site, n]) => (
        <li key={site} class={css.line}>
          <SiteMark site={Number(site)} size={22} /> {w.siteVotes({ site: siteName(Number(site)), n })}
        </li>
      ))}
    </Items>
  );
}

/** Who was elected, what each was told and voted for, and who was bought. Loaded with the reveal. */
export function Aftermath({ shared }: { shared: boolean }) {
  const one = revealed.value;
  if (!one) return null;
  const out = one.council.find(({ recalled }) => recalled);
  const liars = one.council.filter(({ liar, recalled }) => liar && !recalled).length;
  return (
    <section data-part="council">
      <h2>{w.title}</h2>
      {one.council.length === 0 && <p>{w.noCouncil}</p>}
      <Mistake />
      {one.captured !== undefined && (
        <p>{one.captured ? w.captured({ n: liars }) : liars > 0 ? w.notCaptured({ n: liars }) : w.honest}</p>
      )}
      {out && <p>{w.recall({ name: nameOf(out.seat), liar: out.liar ?? false, known: out.liar !== undefined })}</p>}
      {!shared && <Mine />}
      {one.ballots === undefined && <Votes />}
      <ul>
        {one.council.map((sat) => (
          <Councillor key={sat.seat} {...sat} />
        ))}
      </ul>
      {one.ballots && <AlsoStood />}
      {one.ballots && one.reports.length > 0 && <p class="muted">{w.key}</p>}
    </section>
  );
}
