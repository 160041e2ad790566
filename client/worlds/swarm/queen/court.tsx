import { siteName } from "../../../art/sites.ts";
import { act } from "../../../net/actions.ts";
import { Chip, Chips } from "../../../parts/chip.tsx";
import { offerOf } from "../../../parts/choice.ts";
import { clock } from "../../../parts/clock.ts";
import { nameOf } from "../../../parts/name.tsx";
import { PlayArea } from "../../../parts/play-area.tsx";
import { Progress } from "../../../parts/progress.tsx";
import { all, you } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { SiteMark } from "../art.ts";
import { dotLevels } from "../dots.ts";
import css from "./court.module.css";
import { CourtScene } from "./scene.tsx";
import {
  aim,
  aimed,
  choosing,
  firstBack,
  isQueen,
  line,
  mine,
  next,
  pick,
  rule,
  type ToldSite,
  toldSites,
  trackOf,
} from "./views.ts";
import { words } from "./words/words.ts";

const w = words.court;

/** More names in the line would leave no room for what she was told. */
const NAMES_MAX = 6;

/** How far the hearing has come that goes on. */
function Hearing({ label }: { label: string }) {
  const { hearing } = rule.value ?? {};
  if (!hearing) return null;
  const { from, until } = hearing;
  return <Progress label={label} share={Math.min(1, Math.max(0, (clock.value - from) / Math.max(1, until - from)))} />;
}

/** Who waits; a finger chooses whom she hears next. */
function Line() {
  const waiting = line.value;
  const first = firstBack();
  if (waiting.length === 0)
    return <p class={css.quiet}>{first === undefined ? w.nobody : w.nobodyYet({ s: first })}</p>;
  const more = waiting.length - NAMES_MAX;
  return (
    <>
      <Chips legend={w.line} class={css.line}>
        {waiting.slice(0, NAMES_MAX).map(({ seat, since }) => (
          <Chip key={seat} pressed={next.value === seat} onClick={() => pick(seat)} class={css.waits}>
            <bdi translate={false} class={css.name}>
              {all.value?.seats[seat]?.name}
            </bdi>
            <small class="tabular">
              {w.waited({ s: Math.max(0, Math.round((clock.value - since) / 1000)) })} ·{" "}
              {w.track({ kind: trackOf(seat) })}
            </small>
          </Chip>
        ))}
        {more > 0 && <span class={css.more}>{w.more({ n: more })}</span>}
      </Chips>
      <p class={`${css.key} muted`}>{w.lineKey}</p>
    </>
  );
}

/** A site that she was told of, with a dot for each claim on a scale from 0 to 10. */
function Row({ site, heard, mean }: ToldSite) {
  const claims = format.list(heard.map(({ claim }) => String(claim)));
  const levels = dotLevels(heard.map(({ claim }) => claim));
  const off = offerOf("decide", site) === undefined;
  return (
    <Chip pressed={aimed.value === site} off={off} onClick={() => aim(aimed.value === site ? undefined : site)}>
      <SiteMark site={site} size={26} />
      <span class={css.site}>{siteName(site)}</span>
      <span class={css.scale} aria-hidden="true">
        {heard.map(({ claim, t }, i) => (
          <i key={t} style={{ "--at": claim / 10, "--up": levels[i] ?? 0 }} />
        ))}
      </span>
      <b class="tabular" aria-hidden="true">
        {format.score(mean)}
      </b>
      <span class="visually-hidden">{w.row({ site: siteName(site), claims })}</span>
    </Chip>
  );
}

function Told() {
  const sites = toldSites.value;
  if (sites.length === 0) return null;
  return (
    <Chips legend={w.sites} class={`${css.told} ${choosing.value ? css.choosing : ""}`}>
      {sites.map((one) => (
        <Row key={one.site} {...one} />
      ))}
    </Chips>
  );
}

/** The queen's place: who waits, and what she was told. */
function Throne() {
  const { hearing, piping } = rule.value ?? {};
  return (
    <PlayArea label={w.title} class={css.court}>
      <CourtScene speaks={hearing !== undefined} waiting={line.value.length} hers />
      {piping ? null : choosing.value ? (
        <p class={css.quiet} role="status">
          <b>{w.choose}</b>
        </p>
      ) : hearing ? (
        <Hearing label={w.speaks({ name: nameOf(hearing.seat) })} />
      ) : (
        <Line />
      )}
      <Told />
    </PlayArea>
  );
}

/** What a scout sees of it: whom she hears, whom she heard, and what becomes of its own report. */
function Before() {
  const { hearing, lately = [] } = rule.value ?? {};
  // Without the word that it is a bot's: a line holds more of them.
  const names = lately.map((seat) => (seat === you.value.seat ? w.youHeard : (all.value?.seats[seat]?.name ?? "")));
  const { waits, heard, times = 0 } = mine.value ?? {};
  const say = (of: { site: number; claim: number }) => ({ site: siteName(of.site), claim: String(of.claim) });
  return (
    <PlayArea label={w.title} class={css.court}>
      <CourtScene speaks={hearing !== undefined} waiting={waits ? 1 : 0} />
      {hearing ? (
        <Hearing label={heard ? w.hearsYou(say(heard)) : w.hears({ name: nameOf(hearing.seat) })} />
      ) : (
        <p class={css.quiet}>{rule.value?.piping ? w.gone : w.silent}</p>
      )}
      <p class={css.quiet}>
        {waits && <b>{w.waits(say(waits))}</b>} {(!heard || times > 0) && w.heardYou({ n: times })}
      </p>
      {names.length > 0 && <p class={`${css.quiet} muted`}>{w.lately({ names: names.join(" · ") })}</p>}
    </PlayArea>
  );
}

export const AtSwarm = () => (isQueen() ? <Throne /> : <Before />);

/** Two chips: what a scout thinks of her, at any time and anywhere. */
export function Judge() {
  const trusts = mine.value?.trusts;
  if (all.value?.phase !== "round" || isQueen()) return null;
  const chip = (verb: "trust" | "doubt", pressed: boolean) => (
    <Chip pressed={pressed} onClick={() => !pressed && act({ verb }, w[verb])}>
      {w[verb]}
    </Chip>
  );
  return (
    <div>
      <p class={`${css.why} muted`}>{rule.value?.turns === "queen" ? w.judgeFor : w.judgeWhy}</p>
      <Chips legend={w.judge} class={css.judge}>
        {chip("trust", trusts === true)}
        {chip("doubt", trusts === false)}
      </Chips>
    </div>
  );
}
