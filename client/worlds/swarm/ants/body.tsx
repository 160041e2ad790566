import { siteName } from "../../../art/sites.ts";
import { Chip, Chips } from "../../../parts/chip.tsx";
import { clock, daylight, secondsTo } from "../../../parts/clock.ts";
import { nameOf } from "../../../parts/name.tsx";
import { PlayArea } from "../../../parts/play-area.tsx";
import { Progress } from "../../../parts/progress.tsx";
import * as format from "../../../words/format.ts";
import { SiteMark } from "../art.ts";
import { knownSites, readingOf, readingText } from "../knowledge.ts";
import { scout } from "../views.ts";
import { NestScene } from "./art/nest-scene.tsx";
import { TrailScene } from "./art/trail-scene.tsx";
import { UnderScene } from "./art/under-scene.tsx";
import css from "./body.module.css";
import { ant, calls, feeling, feltAt, here, pick, pickedCall, pickedSite, rule } from "./views.ts";
import { words } from "./words/words.ts";

/** Who calls, and the stones one knows: a tap chooses whom to follow, or where to lead and carry to. */
function Targets() {
  const w = words.chips;
  const many = calls.value.length + knownSites.value.length > 3;
  return (
    <Chips legend={w.label} class={many ? css.many : undefined}>
      {calls.value.map((call) => (
        <Chip
          key={`call ${call.id}`}
          class={css.call}
          pressed={pickedCall.value?.id === call.id}
          onClick={() => pick(pickedCall.value?.id === call.id ? undefined : { call: call.id })}
        >
          <SiteMark site={call.site} size={26} />
          <span aria-hidden="true">{(many ? w.callShort : w.call)({ name: nameOf(call.seat) })}</span>
          <span class="visually-hidden">{w.waits({ name: nameOf(call.seat), site: siteName(call.site) })}</span>
        </Chip>
      ))}
      {knownSites.value.map(({ site, reading }) => (
        <Chip
          key={`site ${site}`}
          pressed={pickedSite.value === site}
          onClick={() => pick(pickedSite.value === site ? undefined : { site })}
        >
          <SiteMark site={site} size={26} />
          <b class="tabular" aria-hidden="true">
            {reading === undefined ? words.notebook.unread : readingText(site)}
            {feltAt(site) && " ✓"}
          </b>
          <span class="visually-hidden">
            {reading === undefined
              ? w.heard({ site: siteName(site) })
              : w.known({ site: siteName(site), reading: readingText(site) })}
            {feltAt(site) && format.mark(",") + w.felt}
          </span>
        </Chip>
      ))}
    </Chips>
  );
}

function AtNest() {
  const now = rule.value;
  if (!now) return null;
  const mine = ant.value?.call;
  const shown = calls.value.map(({ id, site }) => ({ id, site, own: false, picked: pickedCall.value?.id === id }));
  const all = mine ? [{ id: mine.id, site: mine.site, own: true, picked: false }, ...shown] : shown;
  return (
    <PlayArea>
      <NestScene
        label={words.scene.nest({ left: now.left, calls: all.length })}
        left={now.left}
        all={now.nestmates}
        calls={all}
        broken={now.harsh}
        dusk={daylight.value}
      />
      {mine ? (
        <Progress
          label={words.scene.yourCall}
          share={Math.max(0, Math.min(1, (mine.until - clock.value) / Math.max(1, mine.until - mine.from)))}
        />
      ) : (
        <Targets />
      )}
    </PlayArea>
  );
}

function OnTheWay() {
  const me = scout.value;
  if (!me) return null;
  const { run, carries } = ant.value ?? {};
  const home = me.why === "home";
  const how = carries
    ? home
      ? "back"
      : "carries"
    : home
      ? "home"
      : me.why === "explore"
        ? "search"
        : run
          ? run.leads
            ? "leads"
            : "follows"
          : "walk";
  const progress =
    me.due === undefined
      ? undefined
      : Math.min(1, Math.max(0, (clock.value - me.since) / Math.max(1, me.due - me.since)));
  const w = words.scene;
  const said = {
    search: w.search,
    walk: w.alone,
    home: w.alone,
    leads: w.tandem,
    follows: w.tandem,
    carries: w.carry,
    back: w.carry,
  }[how];
  return (
    <PlayArea label={w.walk}>
      <TrailScene
        label={progress === undefined ? said : `${said} ${w.done({ share: progress })}`}
        site={me.why === "explore" ? undefined : me.site}
        how={how}
        together={run?.with !== undefined}
        progress={progress}
        dusk={daylight.value}
      />
    </PlayArea>
  );
}

/** What meeting so many feels like, in words. */
function felt(share: number, full: boolean): string {
  const w = words.feel;
  if (full) return w.quorum;
  return share === 0 ? w.none : share < 0.34 ? w.few : share < 0.75 ? w.some : w.many;
}

function AtSite() {
  const me = scout.value;
  const mine = ant.value;
  if (!me || !mine) return null;
  const site = me.site ?? 0;
  const looking = me.leaves === undefined;
  const full = feltAt(site);
  const text = felt(feeling.value, full);
  const w = words.feel;
  return (
    <PlayArea label={siteName(site)}>
      <UnderScene
        label={w.scene({ site: siteName(site), feel: text })}
        site={site}
        reading={looking || readingOf(site) === undefined ? undefined : readingText(site)}
        meets={mine.meets}
        beats={mine.beats}
        feeling={feeling.value}
        felt={full}
        carried={here.value?.carried ?? false}
        dusk={daylight.value}
      />
      <p class={css.feel} data-full={full || undefined}>
        <b>{text}</b>
        <span class="muted tabular">
          {me.leaves === undefined ? (here.value?.carried ? w.carried : "") : w.leaves({ s: secondsTo(me.leaves) })}
        </span>
      </p>
    </PlayArea>
  );
}

/** Wherever an ant is: in the old nest, on the ground, or under a stone. */
export function Body() {
  const at = scout.value?.at;
  if (at === "swarm") return <AtNest />;
  if (at === "wing") return <OnTheWay />;
  return at === "site" ? <AtSite /> : null;
}
