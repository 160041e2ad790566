import { siteName } from "../../../art/sites.ts";
import { Chip, Chips } from "../../../parts/chip.tsx";
import { nameOf } from "../../../parts/name.tsx";
import { PlayArea } from "../../../parts/play-area.tsx";
import { all, you } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { SiteMark } from "../art.ts";
import { dotLevels } from "../dots.ts";
import { readingOf } from "../knowledge.ts";
import css from "./at-swarm.module.css";
import { CouncilScene } from "./scene.tsx";
import {
  aim,
  aimed,
  type Claimed,
  calls,
  chamber,
  members,
  rule,
  type SiteRow,
  saidBy,
  siteRows,
  sitting,
  trueClaim,
} from "./views.ts";
import { words } from "./words/words.ts";

const w = words.court;
/** More lines would push the buttons from a small phone. */
const CALLS = 4;
/** A claim so far from one's own reading is marked: two honest readings seldom differ by so much. */
const FAR = 3;

const others = (): number => (all.value?.round?.seats ?? []).length - members.value.length;

/** A claim, by its site's mark; one that is far from what one has read oneself is marked. */
export function Said({ site, claim }: Claimed) {
  const reading = readingOf(site);
  const far = reading !== undefined && Math.abs(claim - reading) >= FAR;
  return (
    <span class={`${css.said} ${far ? css.off : ""}`}>
      <SiteMark site={site} size={20} />
      <b class="tabular" aria-hidden="true">
        {format.number(claim)}
        {far && "!"}
      </b>
      <span class="visually-hidden">
        {w.said({ site: siteName(site), claim: String(claim) })} {far && w.far({ reading: format.score(reading) })}
      </span>
    </span>
  );
}

const Who = ({ seat }: { seat: number }) => (
  <bdi translate={false} class={css.name}>
    {seat === you.value.seat ? w.you : nameOf(seat)}
  </bdi>
);

/** What scouts called out last. */
export function Calls() {
  const list = calls.value.slice(0, CALLS);
  if (list.length === 0) return <p class={css.quiet}>{w.nothingYet}</p>;
  return (
    <ul class={css.rows} aria-label={w.calls}>
      {list.map(({ n, seat, site, claim }) => (
        <li class={css.row} key={n}>
          <Who seat={seat} />
          <Said site={site} claim={claim} />
          <span class="muted">{siteName(site)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Who sits, what each says of sites, and which it votes for, where all see that. */
export function Councillors() {
  const open = chamber.value !== undefined;
  return (
    <>
      <ul class={css.rows} aria-label={w.councillors}>
        {members.value.map((seat) => {
          const site = chamber.value?.backs[seat];
          return (
            <li class={css.row} key={seat}>
              <Who seat={seat} />
              {saidBy(seat).length > 0 && <span class="muted">{w.says}</span>}
              {saidBy(seat).map((one) => (
                <Said key={one.site} {...one} />
              ))}
              {open && (
                <span class={`${css.vote} ${css.said}`}>
                  {site === undefined ? (
                    <span class="muted">{w.listens}</span>
                  ) : (
                    <>
                      {w.votes} <SiteMark site={site} size={22} />
                      <span class="visually-hidden">{siteName(site)}</span>
                    </>
                  )}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {rule.value?.open === false && <p class={css.quiet}>{w.secret}</p>}
    </>
  );
}

/** A site that a councillor has heard of: a dot for each report, a square for what others say in the council, and who votes for it. */
function Row({ site, heard, reading, says, votes }: SiteRow) {
  const reports = format.list([
    ...(reading === undefined ? [] : [format.score(reading)]),
    ...heard.map(({ claim }) => String(claim)),
  ]);
  const levels = dotLevels(heard.map(({ claim }) => claim));
  const spoken = format.list(says.map(({ claim }) => String(claim)));
  return (
    <Chip pressed={aimed.value === site} onClick={() => aim(site)}>
      <SiteMark site={site} size={26} />
      <span class={css.site}>{siteName(site)}</span>
      <span class={css.scale} aria-hidden="true">
        {reading !== undefined && <i style={{ "--at": reading / 10, "--up": 0 }} />}
        {heard.map(({ claim, t }, i) => (
          <i key={t} style={{ "--at": claim / 10, "--up": levels[i] ?? 0 }} />
        ))}
        {says.map(({ seat, claim }) => (
          <i key={`s${seat}`} data-hearsay style={{ "--at": claim / 10, "--up": 1 }} />
        ))}
      </span>
      <b class="tabular" aria-hidden="true">
        {format.number(trueClaim(site))}
      </b>
      <span class={css.votes} aria-hidden="true">
        {votes.length > 0 ? w.count({ n: votes.length }) : ""}
      </span>
      <span class="visually-hidden">
        {w.row({
          reports,
          n: heard.length + (reading === undefined ? 0 : 1),
          spoken,
          s: says.length,
          votes: votes.length,
        })}
      </span>
    </Chip>
  );
}

/** A councillor's place: what it was told, site by site. */
function Bench() {
  const sites = siteRows.value;
  return (
    <PlayArea label={w.title} class={`${css.council} ${css.bench}`}>
      <CouncilScene sit={members.value.length} around={0} />
      {sites.length === 0 ? (
        <p class={css.quiet}>{w.heardNothing}</p>
      ) : (
        <Chips legend={w.sites} class={css.sites}>
          {sites.map((one) => (
            <Row key={one.site} {...one} />
          ))}
        </Chips>
      )}
    </PlayArea>
  );
}

/** The swarm, as a scout sees it: what is called out, and later who sits. */
export function AtSwarm() {
  if (sitting()) return <Bench />;
  const stage = rule.value?.stage;
  return (
    <PlayArea label={w.title} class={css.council}>
      <CouncilScene sit={members.value.length} around={others()} />
      {stage === "scouting" && <Calls />}
      {stage === "council" && <Councillors />}
    </PlayArea>
  );
}
