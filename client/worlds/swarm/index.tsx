import { daylight } from "../../parts/clock.ts";
import { all, inChannel } from "../../store.ts";
import { words } from "../../words/words.ts";
import type { Moment, Stage } from "../stage.ts";
import { Meadow } from "./art.ts";
import { AtSite } from "./at-site.tsx";
import { AtSwarm } from "./at-swarm.tsx";
import { Beats } from "./beats.tsx";
import { Briefing } from "./briefing.tsx";
import { choices, claimSite } from "./choices.ts";
import { Claim } from "./claim.tsx";
import { knownSites } from "./knowledge.ts";
import { OnTheWing } from "./on-the-wing.tsx";
import { Pages } from "./pages.tsx";
import { bees, scout } from "./sense.ts";
import { Sky } from "./sky.tsx";
import { listen, tell } from "./tell.ts";
import { secret, where } from "./where.ts";

const chosen = (): number | undefined => all.value?.reveal?.result.option;

function Backdrop({ moment }: { moment: Moment }) {
  if (moment === "play") return <Meadow dusk={daylight.value} piping={Boolean(bees.value?.piping)} />;
  if (moment === "end") return <Meadow dusk={chosen() === undefined ? 1 : 0.82} gone={chosen() !== undefined} />;
  return <Meadow dusk={moment === "lobby" ? 0.12 : 0} />;
}

function Body() {
  const at = scout.value?.at;
  if (at === "swarm") return <AtSwarm />;
  if (at === "wing") return <OnTheWing />;
  return at === "site" ? <AtSite /> : null;
}

function Ask() {
  const site = claimSite();
  return site === undefined ? null : <Claim site={site} />;
}

/** The scouts that are out: what the projector may say of a swarm. */
function Public() {
  const out = inChannel("screen")?.world as { swarm: number; out: number } | undefined;
  return out ? <p class="slip out number">{words.screen.scouts(out.swarm, out.out)}</p> : null;
}

/** A swarm that looks for a home. */
export const swarm: Stage = {
  Backdrop,
  Briefing,
  Sky,
  where,
  secret,
  Body,
  choices,
  Ask,
  hints: () => words.hints,
  notebook: { count: () => knownSites.value.length, what: words.notebook.sites, Pages },
  mood: () => `${bees.value?.piping ? "piping" : ""} ${daylight.value > 0.72 ? "evening" : ""}`,
  tell,
  passing: ["lost", "nothing", "was_stopped", "stopped", "missed"],
  listen,
  ended() {
    const site = chosen();
    return site === undefined ? words.told.homeless : words.told.chosen(words.site(site));
  },
  Beats,
  aftermath: () => import("./aftermath.tsx").then(({ Aftermath }) => Aftermath),
  Public,
};
