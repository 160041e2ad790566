// Rounds of bots in which it is known what one person's moves changed, to hold the method against.
import * as game from "../../game/index.ts";
import type { BeesState } from "../../game/mechanisms/bees/state.ts";
import type { Choice, Command, SeatId } from "../../game/types.ts";
import type { SwarmState } from "../../game/worlds/swarm/state.ts";
import { runKey } from "../run.ts";
import { type Minds, mindsFor, playOn } from "./branch.ts";
import { changed } from "./changed.ts";
import { type Means, Search } from "./decisions.ts";
import { recorded } from "./recorded.ts";
import { Differences } from "./statistics.ts";
import { type Moment, walk } from "./walk.ts";

const rules = game;
type Planted = {
  recording: game.Recording;
  seat: SeatId;
  at: number;
  moment: Moment;
  minds: Minds;
  key: string;
  truth: number;
};

/** A quorum this early is not what a round hangs on: there is time for another. As a share of the clock. */
const LATE = 0.35;
/** Decisive: leaving changes the swarm's points by so much on the mean, measured with luck of its own. */
const DECISIVE = 10;
/** The person says that it stays when it would leave so soon. ms */
const SOON = 2000;
/** Rounds of luck that this is measured with. */
const SURE = 200;
/** After each so many it is looked at whether the rest can still make it decisive: by so many standard errors. */
const LOOK = 25;
const SURELY = 3;

/**
 * A round at the meadow in which the person leaves a site one short: the best one, with just enough scouts there, held. By the
 * seed and its number; undefined for a round in which that never comes, or decides nothing.
 */
export function planted(scenario: game.Scenario, key: string): Planted | undefined {
  let at: number | undefined;
  const { recording, seat } = recorded(scenario, key, "sharp", (round, r): Choice => {
    if (at !== undefined) return undefined;
    const s = r.parts.bees as BeesState;
    const w = r.parts.swarm as SwarmState;
    const me = w.scouts[0];
    if (!me || s.piping) return undefined;
    const best = Math.max(...w.sites.map(({ quality }) => quality));
    const { now, begin, end, offers } = round.seen(0);
    // Such rounds are rare, so that the person goes to the best site once it knows it, and waits there.
    const back = offers
      .find(({ verb, not }) => verb === "return" && !not)
      ?.aim?.ids.find((id) => w.sites[id]?.quality === best);
    if (me.at === "swarm") return back === undefined ? undefined : { act: { verb: "return", site: back } };
    if (me.at !== "site") return undefined;
    const there = Object.values(w.scouts).filter((one) => one.at === "site" && one.site === me.site).length;
    const one = there === s.quorum && s.holding[me.site] !== undefined && w.sites[me.site]?.quality === best;
    const can = (wanted: string) => offers.some(({ verb, not }) => verb === wanted && !not);
    const good = w.sites[me.site]?.quality === best;
    if (!can("home") || !can("stay")) return undefined;
    if (!one || now < begin + LATE * (end - begin)) {
      if (!good) return undefined;
      return (me.leaves ?? now) - now > SOON ? { wait: SOON } : { act: { verb: "stay" } };
    }
    at = now;
    return { act: { verb: "home" } };
  });
  const walked = at === undefined ? undefined : walk(rules, recording, seat);
  const moment = walked?.moments.find(({ t }) => t === at);
  if (at === undefined || !walked || !moment) return undefined;
  const minds = mindsFor(rules, walked.over.round as game.RoundState, [seat]);
  const sure = leavingOver({ verb: "stay" }, { moment, seat, minds, key }, DECISIVE);
  return Math.abs(sure.mean) < DECISIVE ? undefined : { recording, seat, at, moment, minds, key, truth: sure.mean };
}

/** What leaving brings over something else, with luck of its own; where it is surely less than `worth` after some runs, the rest are not played. */
function leavingOver(
  other: Command | undefined,
  { moment, seat, minds, key }: Pick<Planted, "moment" | "seat" | "minds" | "key">,
  worth = 0,
): Differences {
  const sure = new Differences();
  for (let run = 0; run < SURE; run++) {
    const luck = runKey(key, run);
    const otherwise = playOn(rules, moment, seat, other, minds, luck);
    sure.add(playOn(rules, moment, seat, moment.chosen, minds, luck) - otherwise);
    if (run % LOOK === LOOK - 1 && Math.abs(sure.mean) + SURELY * sure.error < worth) break;
  }
  return sure;
}

/** Whether a planted decision is among what is told, and on the right side: that of what it is held against, staying or not. */
export function isFound(one: Planted, means: Means = {}): boolean {
  const { recording, seat, at } = one;
  for (const told of changed(rules, recording, seat, means)) {
    if (told.what !== "decisions") continue;
    const t = at - ((recording.opened + recording.scenario.briefing) as number);
    const effect = told.decisions.effects.find((effect) => effect.t === t);
    return effect !== undefined && effect.by > 0 === leavingOver(effect.instead, one).mean > 0;
  }
  return false;
}

/**
 * Whether an effect is claimed of a seat that has no alternative: at each decision what else it could have done is the very
 * same, with luck of its own, so that whatever is told is chance.
 */
export function isClaimed(scenario: game.Scenario, key: string, policy: string, less: Means = {}): boolean {
  const { recording, seat } = recorded(scenario, key, policy);
  const walked = walk(rules, recording, seat);
  if (!walked) throw new Error("the round does not replay");
  const moments = walked.moments.map((moment) => ({ ...moment, others: moment.others.map(() => moment.chosen) }));
  const means: Means = { ...less, luck: (base, arm) => game.digest(`${base} ${arm}`).slice(0, 32) };
  const minds = mindsFor(rules, walked.over.round as game.RoundState, [seat]);
  return new Search(rules, recording, moments, seat, minds, means).run().effects.length > 0;
}
