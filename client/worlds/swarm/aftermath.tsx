import type { ComponentType } from "preact";
import type { Found } from "../../../src/game/measures/found.ts";
import { siteName } from "../../art/sites.ts";
import { WhoWasWho } from "../../naming/who.tsx";
import { ownDiary } from "../../parts/diary.ts";
import { MyPath } from "../../parts/path.tsx";
import { Points } from "../../parts/points.tsx";
import { Tag } from "../../parts/tag.tsx";
import { all } from "../../store.ts";
import * as format from "../../words/format.ts";
import type { Aftermath, OnChart } from "../stage.ts";
import css from "./aftermath.module.css";
import { PathLine, QualityBars, SiteMark, SupportChart } from "./art-reveal.ts";
import { noteText } from "./note-text.ts";
import { stopsOf } from "./path.ts";
import { part } from "./registry.ts";
import { chosen, truth, wanted, whoThen } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.reveal;
const at = (ms: number): string => format.clock(Math.max(0, Math.round(ms / 1000)));

/** Who saw each site first, the best site above. */
function Finders({ finders }: { finders: readonly Found[] }) {
  const begin = all.value?.round?.begin ?? 0;
  const proposers = part().proposers?.() ?? {};
  const byBots = part().proposedByBots?.() ?? [];
  const sites = [...(truth.value ?? [])].sort((a, b) => b.worth - a.worth);
  return (
    <>
      <h3>{w.finders}</h3>
      <ul class={css.sites}>
        {sites.map(({ option }) => {
          const finder = finders.find((one) => one.option === option);
          return (
            <li key={option}>
              <SiteMark site={option} size={26} />
              <span>
                {siteName(option)}
                {chosen() === option && <Tag me>{w.chosen}</Tag>}
              </span>
              <span class={`${css.found} muted`}>
                {finder
                  ? w.foundIt({ name: whoThen(finder.seat, finder.bot === true), t: at(finder.t - begin) })
                  : w.notFound}
                {proposers[option] !== undefined &&
                  format.mark(",") + w.proposedBy({ name: whoThen(proposers[option], byBots.includes(option)) })}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Sites() {
  const result = all.value?.reveal?.result;
  if (!result || !truth.value) return null;
  const finders = part().finders?.();
  // How large a hollow is and how wide its door are bees' measures: of another colony's nests they say nothing.
  const sites = part().says ? truth.value.map((one) => ({ ...one, facts: {} })) : truth.value;
  return (
    <section>
      <h2>{w.sites}</h2>
      <QualityBars truth={sites} result={result} />
      {finders && <Finders finders={finders} />}
    </section>
  );
}

function Path() {
  const { reveal, round } = all.value ?? {};
  if (!round || !reveal) return null;
  const stops = stopsOf(ownDiary().mine);
  // Whoever stayed at the swarm all along has no way to draw.
  if (stops.length === 0) return <MyPath noteText={noteText} />;
  return (
    <MyPath noteText={noteText}>
      <PathLine text={part().says?.path} stops={stops} begin={round.begin} end={round.begin + reveal.result.took} />
    </MyPath>
  );
}

function Earned({ shared = false }: { shared?: boolean }) {
  const site = wanted();
  const pointsOf = (name: string) => part().pointsOf?.(name, site !== undefined);
  // What one secretly was, the headlines have said.
  return <Points shared={shared} who={w.who} was={undefined} bonus={part().bonus} of={pointsOf} />;
}

const Who = ({ shared = false }: { shared?: boolean }) => (
  <WhoWasWho shared={shared} liar={part().liar?.role ?? w.robber} saw={part().metText} />
);

/** How many stood for each site over time. */
function Curves(on: OnChart) {
  const { round, reveal } = all.value ?? {};
  const { curves, note } = part().support?.() ?? {};
  if (!round || !reveal || !curves || !truth.value) return null;
  const { begin } = round;
  return (
    <>
      <p class="muted">{note}</p>
      <SupportChart
        support={curves}
        sites={truth.value}
        chosen={chosen()}
        begin={begin}
        end={begin + reveal.result.took}
        {...on}
      />
    </>
  );
}

/** What the reveal has to tell after its three headlines, with the mechanism's own sections. Loaded when it is needed. */
export const aftermath = (Own: ComponentType<{ shared: boolean }> | undefined): Aftermath => ({
  Truth: Sites,
  Points: Earned,
  Who,
  ...(Own && { Own: ({ shared = false }) => <Own shared={shared} /> }),
  Path,
  ...(part().support && { Support: Curves }),
  named: siteName,
});
