import { computed } from "@preact/signals";
import { siteName } from "../../../art/sites.ts";
import { act } from "../../../net/actions.ts";
import { Chip, Chips } from "../../../parts/chip.tsx";
import { Items } from "../../../parts/lists.tsx";
import { nameOf } from "../../../parts/name.tsx";
import { PlayArea } from "../../../parts/play-area.tsx";
import { SiteMark } from "../art.ts";
import { knownSites } from "../knowledge.ts";
import css from "./at-swarm.module.css";
import { fans, holds, mine, rule } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.play;

/** Of the sites one knows the way to, those one has seen. */
const visited = computed(() => knownSites.value.filter(({ reading }) => reading !== undefined));

/** The sites one could cheer for. A tap too many is answered with its reason. */
function Cheers() {
  return (
    <Chips legend={w.cheer}>
      {visited.value.map(({ site }) => (
        <Chip
          key={site}
          pressed={mine.value?.cheered.includes(site) ?? false}
          onClick={() => act({ verb: "cheer", site }, w.cheer)}
        >
          <SiteMark site={site} size={26} /> {siteName(site)}
        </Chip>
      ))}
    </Chips>
  );
}

/** At the swarm: who holds the coin; for the others, what they cheer for, and how many with them. */
export function AtSwarm() {
  const now = rule.value;
  if (!now) return null;
  return (
    <PlayArea class={css.coin}>
      <h2>{holds() ? w.yours : w.holder({ name: nameOf(now.holder) })}</h2>
      {!holds() && <Cheers />}
      <Items>
        {Object.values(fans.value).map(({ site, fans: n }) => (
          <li key={site} data-part="fans">
            {w.fans({ fans: n, site: siteName(site) })}
          </li>
        ))}
      </Items>
    </PlayArea>
  );
}
