import { h } from "preact";
import type { FloorView } from "../../../src/game/mechanisms/bees/view.ts";
import type { Command } from "../../../src/game/types.ts";
import type { ScoutView } from "../../../src/game/worlds/swarm/view.ts";
import { SiteMark } from "../../art/mark.tsx";
import { siteName } from "../../art/sites.ts";
import { type Deeds, partIn, type Shown } from "../../debrief/deeds.ts";
import { words } from "../../debrief/words/words.ts";
import { nameOf } from "../../parts/name.tsx";
import * as format from "../../words/format.ts";
import { part } from "./registry.ts";

function deed(command: Command, shown: Shown): string | undefined {
  // A colony that is no swarm walks where bees fly.
  const its = part().says && part().deed?.(command, shown);
  if (its !== undefined) return its;
  const w = words.deeds;
  const me = partIn<ScoutView>(shown, "seat", "swarm");
  const here = me?.site === undefined ? undefined : siteName(me.site);
  const named = siteName(Number(command.site));
  const dance = partIn<FloorView>(shown, "floor", "bees")?.dances[Number(command.dance)];
  const danced = dance ? siteName(dance.site) : "";
  const back = partIn<{ back?: number }>(shown, "seat", "bees")?.back;
  switch (command.verb) {
    case "explore":
      return w.explore;
    case "return":
      return w.return({ site: named });
    case "stay":
      return w.stay({ site: here ?? "" });
    case "home":
      return me?.at === "site" && here ? w.home({ site: here }) : w.turn;
    case "follow":
      return dance ? w.follow({ site: danced }) : part().deed?.(command, shown);
    case "dance":
      return w.dance({ site: named, claim: String(command.claim) });
    case "stop":
      return w.stop({ site: danced });
    case "quiet":
      return back === undefined ? w.quietNone : w.quiet({ site: siteName(back) });
    case "report":
      // To one of several: the mechanism's own.
      if (command.site === undefined) return part().deed?.(command, shown);
      return w.tell({ site: named, claim: String(command.claim) });
    case "veer":
      return w.veer({ site: named });
    case "hear":
      return w.hear({ name: nameOf(Number(command.seat)) });
    case "decide":
      return w.decide({ site: named });
    case "trust":
      return w.trustHer;
    case "doubt":
      return w.doubtHer;
    default:
      return part().deed?.(command, shown);
  }
}

/** What scouts do, in words. */
export const deeds: Deeds = {
  deed,
  came({ option, took }) {
    const { says } = part();
    if (option === undefined) return says?.none ?? words.asleep.homeless;
    const [site, t] = [siteName(option), format.clock(Math.round(took / 1000))];
    return says?.takes(site, t) ?? words.asleep.takes({ site, t });
  },
  cause: () => part().cause?.(),
  recounted: () => part().recounted?.(),
  option: siteName,
  mark: (site) => h(SiteMark, { site, size: 24 }),
  get whose() {
    return part().says ? "colony" : "swarm";
  },
};
