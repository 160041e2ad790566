import { nameOf } from "../../../parts/name.tsx";
import type { SwarmPart } from "../part.ts";
import { swarmAll } from "../views.ts";
import { AtSwarm } from "./at-swarm.tsx";
import { choices } from "./choices.ts";
import { announce, noteText } from "./note-text.ts";
import { holds, revealed, rule, wall } from "./views.ts";
import { where } from "./where.ts";
import { words } from "./words/words.ts";

/** One scout's coin decides; the others cheer. */
export const coin: SwarmPart = {
  briefing() {
    const sites = swarmAll.value?.sites ?? 0;
    const holder = nameOf(rule.value?.holder ?? -1);
    const stake = holds() ? words.briefing.yours({ sites }) : words.briefing.stake({ sites, holder });
    return { stake, how: words.briefing.how };
  },
  AtSwarm,
  where,
  choices,
  hints: words.hints,
  sky() {
    const now = rule.value;
    if (!now) return {};
    if (now.lands !== undefined) return { loud: <b>{words.play.air}</b> };
    return { note: holds() ? words.play.yours : words.play.holder({ name: nameOf(now.holder) }) };
  },
  projector: () => wall.value && words.play.cheers({ n: wall.value.cheers }),
  noteText,
  notices: ["slipped"],
  announce,
  finders: () => revealed.value?.found ?? [],
  homeless: () => words.reveal.homeless,
  bonus: (n) => words.reveal.bonus({ n }),
  aftermath: () => import("./aftermath.tsx").then(({ Aftermath }) => Aftermath),
};
