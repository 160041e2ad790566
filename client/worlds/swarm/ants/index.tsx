import type { AntsFloorView } from "../../../../src/game/mechanisms/ants/view.ts";
import { siteName } from "../../../art/sites.ts";
import { partIn } from "../../../debrief/deeds.ts";
import { liarsCount, mayLie } from "../../liars.ts";
import { knownSites } from "../knowledge.ts";
import type { SwarmPart } from "../part.ts";
import { swarmAll } from "../views.ts";
import { Ground } from "./art/ground.tsx";
import { Body } from "./body.tsx";
import { choices } from "./choices.ts";
import { metText } from "./met-text.ts";
import { noteText } from "./note-text.ts";
import { Notes } from "./notes.tsx";
import { sky } from "./sky.tsx";
import { revealed, rule, wall } from "./views.ts";
import { where } from "./where.ts";
import { words } from "./words/words.ts";

const { says, briefing } = words;

/** Ants lead each other to stones, feel a quorum in the dark, and carry the rest. */
export const ants: SwarmPart = {
  briefing() {
    const now = rule.value;
    const counts = { sites: swarmAll.value?.sites ?? 0, nestmates: now?.nestmates ?? 0, times: now?.tandem ?? 0 };
    return {
      stake: (now?.harsh ? briefing.harsh : briefing.stake)(counts),
      how: briefing.how,
      maybe: mayLie() ? briefing.maybe(liarsCount()) : undefined,
    };
  },
  liar: {
    secret: (site) => briefing.liar({ site }),
    may: briefing.liarMay,
    playing: (site) => words.play.liar({ site }),
    was: (site) => words.reveal.was({ site }),
    role: words.reveal.role,
  },
  says: {
    get title() {
      return rule.value?.harsh ? briefing.titleHarsh : briefing.title;
    },
    chose: says.chose,
    brought() {
      const told = revealed.value;
      return told && told.left > 0
        ? says.moved({ n: told.nestmates - told.left, all: told.nestmates, left: told.left })
        : undefined;
    },
    path: says.path,
    takes: (site, t) => says.takes({ site, t }),
    none: says.none,
    homeless: says.homeless,
    ended: (site) => says.ended({ site }),
    out: (home, out) => says.out({ home, out }),
  },
  Backdrop: Ground,
  AtSwarm: Body,
  gathered: () => true,
  where,
  choices,
  hints: words.hints,
  terms: words.terms,
  told: () => knownSites.value.length,
  Notes,
  sky,
  piping: () => rule.value?.gather !== undefined,
  moments: () => import("./moments.tsx").then(({ tell }) => tell),
  wall: () => import("./wall.tsx").then(({ Wall }) => Wall),
  projector() {
    const now = rule.value;
    return now && words.wall.left({ left: now.left, all: now.nestmates });
  },
  hum: () => (wall.value?.carried ?? 0) / Math.max(1, 8),
  metText,
  noteText,
  notices: ["unanswered", "led", "felt", "left_alone", "lost_follower", "set_down"],
  deed(command, shown) {
    const w = words.deeds;
    const site = siteName(Number(command.site));
    const call = partIn<AntsFloorView>(shown, "floor", "ants")?.calls[Number(command.call)];
    switch (command.verb) {
      case "lead":
        return w.lead({ site });
      case "carry":
        return w.carry({ site });
      case "follow":
        return w.follow({ site: siteName(call?.site ?? -1) });
      case "quit":
        return w.quit;
      case "explore":
        return w.explore;
      case "return":
        return w.return({ site });
      default:
        return undefined;
    }
  },
  said: (note) =>
    note.what === "called" || note.what === "carried" ? { site: Number(note.site), word: "" } : undefined,
  finders: () => revealed.value?.found ?? [],
  pointsOf(part, liar) {
    const w = words.reveal.parts;
    if (part === "room") return liar ? w.roomLiar : w.room;
    if (part === "backing") return liar ? w.backingLiar : w.backing;
    return part === "led" || part === "carried" ? w[part] : undefined;
  },
  homeless: () => words.reveal.homelessWhy,
  bonus: (n) => words.reveal.bonus({ n }),
  support() {
    const curves = revealed.value?.support;
    return curves && { curves, note: words.reveal.curvesNote };
  },
  aftermath: () => import("./aftermath.tsx").then(({ Aftermath }) => Aftermath),
};
