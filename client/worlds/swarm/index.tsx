import { siteName } from "../../art/sites.ts";
import { namingWords } from "../../naming/load.ts";
import { nightly } from "../../night.ts";
import { daylight } from "../../parts/clock.ts";
import { HintLine } from "../../parts/hint.tsx";
import { useLazy } from "../../parts/lazy.ts";
import type { Moment, Stage } from "../stage.ts";
import { Meadow } from "./art.ts";
import { AtSite } from "./at-site.tsx";
import { Briefing } from "./briefing.tsx";
import { choices } from "./choices.ts";
import { Headlines } from "./headlines.tsx";
import { knownSites } from "./knowledge.ts";
import { NOTICES, noteText } from "./note-text.ts";
import { OnTheWing } from "./on-the-wing.tsx";
import { Pages } from "./pages.tsx";
import { part } from "./registry.ts";
import { Sky } from "./sky.tsx";
import { chosen, scout } from "./views.ts";
import { secret, where } from "./where.ts";
import { words } from "./words/words.ts";

/** From this share of the day on the page takes on the evening's light. */
const EVENING = 0.72;

function Backdrop({ moment }: { moment: Moment }) {
  const { Backdrop: Own } = part();
  if (Own) return <Own moment={moment} />;
  if (moment === "play") return <Meadow dusk={daylight.value} piping={part().piping?.() ?? false} />;
  if (moment === "end") return <Meadow dusk={chosen() === undefined ? 1 : 0.82} gone={chosen() !== undefined} />;
  return <Meadow dusk={moment !== "lobby" ? 0 : nightly.value ? 1 : 0.12} />;
}

function Body() {
  const at = scout.value?.at;
  const { AtSwarm, gathered } = part();
  if (at === "swarm" || gathered?.()) return <AtSwarm />;
  if (at === "wing") return <OnTheWing />;
  return at === "site" ? <AtSite /> : null;
}

function Prompt() {
  const { Prompt: OwnPrompt, lesson } = part();
  const text = lesson?.();
  return (
    <>
      {text && <HintLine>{text}</HintLine>}
      {OwnPrompt && <OwnPrompt />}
    </>
  );
}

/** What the projector shows of a round that runs; loaded where there is one. */
function Projector() {
  const Loaded = useLazy(() => import("./projector.tsx").then((it) => it.Projector));
  return Loaded ? <Loaded /> : null;
}

/** A swarm that looks for a home. What decides is the mechanism's part. */
export const swarm: Stage = {
  Backdrop,
  Briefing,
  Sky,
  where,
  lines: 2,
  secret,
  Body,
  choices,
  Prompt,
  // Where a lesson says what to do next, two voices would be one too many.
  hints: () => (part().lesson?.() === undefined ? { ...words.hints, ...part().hints } : {}),
  terms: () => ({ ...words.terms, ...part().terms }),
  notebook: {
    count: () => part().told?.() ?? knownSites.value.length,
    what: (n) => words.notebook.sites({ n }),
    Pages,
  },
  mood: () => `${part().piping?.() ? "piping" : ""} ${daylight.value > EVENING ? "evening" : ""}`,
  noteText,
  get notices() {
    return [...NOTICES, ...part().notices];
  },
  announce: () => part().announce?.(),
  moments: async () => (await part().moments?.()) ?? (() => undefined),
  hum: () => part().hum?.() ?? 0,
  // In every swarm each scout stands for a site, or for none.
  recounts: () => true,
  ended() {
    const site = chosen();
    const { says } = part();
    if (site === undefined) return says?.homeless ?? words.told.homeless;
    return says?.ended(siteName(site)) ?? words.told.chosen({ site: siteName(site) });
  },
  Headlines,
  metText: (met) => part().metText?.(met),
  async aftermath() {
    await namingWords();
    const [{ aftermath }, Own] = await Promise.all([import("./aftermath.tsx"), part().aftermath?.()]);
    return aftermath(Own);
  },
  deeds: () => import("./deeds.ts").then(({ deeds }) => deeds),
  Projector,
};
