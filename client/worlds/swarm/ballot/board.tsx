import { siteName } from "../../../art/sites.ts";
import { act } from "../../../net/actions.ts";
import { Chip, Chips } from "../../../parts/chip.tsx";
import { offerOf } from "../../../parts/choice.ts";
import { clock, secondsTo } from "../../../parts/clock.ts";
import { PlayArea } from "../../../parts/play-area.tsx";
import { all } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { BellScene } from "./bell-scene.tsx";
import css from "./board.module.css";
import { Count } from "./count.tsx";
import { SiteRow } from "./row.tsx";
import { aim, aimed, type BoardSite, boardSites, mine, rule, voting } from "./views.ts";
import { words } from "./words/words.ts";

/** Own reading and the board's mean, as texts. */
const texts = ({ site, n, mean, reading }: BoardSite) => ({
  site: siteName(site),
  n,
  mean: format.score(mean),
  read: reading !== undefined,
  reading: reading === undefined ? "" : format.score(reading),
});

/** Before the bell: how long until it rings, and what was told of each site. */
function Looking() {
  const w = words.board;
  const { begin = 0, end = 1 } = all.value?.round ?? {};
  const left = Math.min(1, Math.max(0, (end - clock.value) / Math.max(1, end - begin)));
  const sites = boardSites.value;
  return (
    <PlayArea label={w.title} class={css.board}>
      <BellScene left={left} ringing={false} class={css.small} />
      {sites.every(({ n }) => n === 0) && <p class={css.quiet}>{w.empty}</p>}
      <Chips legend={w.legend} class={css.rows}>
        {sites.map((one) => (
          <Chip
            key={one.site}
            pressed={aimed.value === one.site}
            onClick={() => aim(aimed.value === one.site ? undefined : one.site)}
          >
            <SiteRow {...one} />
            <span class="visually-hidden">{w.row(texts(one))}</span>
          </Chip>
        ))}
      </Chips>
      {sites.some(({ n }) => n > 0) && <p class={`${css.key} muted`}>{w.key}</p>}
    </PlayArea>
  );
}

/** While all vote: the bell, and how many have. How long it is open the sky says. */
function Voting() {
  const { vote } = rule.value ?? {};
  if (!vote) return null;
  const { from, until, latest, cast, of } = vote;
  const w = words.bell;
  const left = Math.min(1, Math.max(0, (until - clock.value) / Math.max(1, latest - from)));
  return (
    <PlayArea label={w.title} class={css.board}>
      <BellScene left={left} ringing />
      <p class={`${css.line} tabular`} data-part="turnout">
        {cast === of ? w.all : w.closes({ cast, of })}
      </p>
    </PlayArea>
  );
}

export function AtSwarm() {
  if (rule.value?.count) return <Count />;
  return voting() ? <Voting /> : <Looking />;
}

/** Whether one wants the bell now, and how many do. It keeps its place from the beginning, and cannot be tapped at first. */
export function Ring() {
  const { from, wanting, takes } = rule.value?.bell ?? {};
  if (from === undefined || wanting === undefined || takes === undefined) return null;
  const w = words.bell;
  const pressed = offerOf("hush") !== undefined;
  const verb = pressed ? "hush" : "ring";
  const off = clock.value < from;
  return (
    <Chips legend={w.legend} class={css.ring}>
      <Chip pressed={pressed} off={off} onClick={() => act({ verb }, w[verb])}>
        <span class="tabular">
          {off ? w.from({ s: secondsTo(from) }) : (pressed ? w.asked : w.ask)({ wanting, takes })}
        </span>
      </Chip>
    </Chips>
  );
}

/** One's ballot: a row for each site, one tap. */
export function Ballot() {
  const w = words.vote;
  const marks = mine.value?.marks ?? [];
  const may = (site: number) => offerOf("vote", site) !== undefined || marks.includes(site);
  const sites = boardSites.value.filter(({ site }) => may(site));
  if (sites.length === 0) return <p class={css.quiet}>{w.none}</p>;
  const many = rule.value?.method === "approval";
  return (
    <section class={css.prompt} aria-label={w.title} data-part="ballot">
      <h2>{marks.length === 0 ? (many ? w.many : w.one) : many ? w.changeMany : w.change}</h2>
      <Chips legend={w.legend} class={`${css.rows} ${css.vote}`}>
        {sites.map((one) => {
          const { site, n } = one;
          const pressed = marks.includes(site);
          const said = texts(one);
          const label = w.row({ ...said, told: w.told({ n, mean: said.mean }) });
          const verb = pressed ? "unvote" : "vote";
          return (
            <Chip key={site} pressed={pressed} onClick={() => act({ verb, site }, siteName(site))}>
              <SiteRow {...one} />
              <span class="visually-hidden">{label}</span>
            </Chip>
          );
        })}
      </Chips>
    </section>
  );
}
