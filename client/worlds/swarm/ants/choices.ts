import { siteName } from "../../../art/sites.ts";
import { type Choice, cost, offerOf } from "../../../parts/choice.ts";
import { clock, lasts } from "../../../parts/clock.ts";
import { nameOf } from "../../../parts/name.tsx";
import { all } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { from as fromOffer } from "../flights.ts";
import { knownSites, readingOf } from "../knowledge.ts";
import { scout, wanted } from "../views.ts";
import {
  ant,
  best,
  type Call,
  calls,
  feeling,
  feltAt,
  here,
  pick,
  pickedCall,
  pickedSite,
  rule,
  target,
} from "./views.ts";
import { words } from "./words/words.ts";

const w = words.actions;
const from = (offer: ReturnType<typeof offerOf>, missing: string, choice: Choice): Choice =>
  fromOffer(offer, missing, choice, words.not);
const done = (): void => pick(undefined);

/** A reading from which a nest is worth moving to. */
const GOOD = 7;
/** How far a search walks besides looking around, for "about 5 s". ms */
const SEARCH_WALK = 1500;
/** From how much of a felt quorum on it is worth staying: more may be coming. */
const NEARLY = 0.25;

const good = (site: number | undefined): boolean =>
  site !== undefined && (wanted() === undefined ? (readingOf(site) ?? 0) >= GOOD : wanted() === site);

function explore(main: boolean): Choice {
  const offer = offerOf("explore");
  const note = offer?.cost === undefined ? undefined : w.about({ s: format.secs(lasts(offer.cost + SEARCH_WALK)) });
  return from(offer, "other", {
    id: "explore",
    label: w.explore,
    note,
    command: { verb: "explore" },
    main,
    does: done,
  });
}

function walk(site: number, main: boolean): Choice {
  const known = knownSites.value.find((one) => one.site === site);
  return from(offerOf("return", site), "other", {
    id: "walk",
    label: (known?.reading === undefined ? w.walk : w.again)({ site: siteName(site) }),
    note: cost(known?.flight),
    command: { verb: "return", site },
    main,
    does: done,
  });
}

function lead(site: number, main: boolean): Choice {
  const offer = offerOf("lead", site);
  return from(offer, "not_read", {
    id: "lead",
    label: w.lead({ site: siteName(site) }),
    note: offer?.cost === undefined ? undefined : w.callFirst({ s: format.secs(lasts(offer.cost)) }),
    command: { verb: "lead", site },
    main,
  });
}

function carry(site: number, id: "carry" | "fetch", main: boolean): Choice {
  const offer = offerOf("carry", site);
  return from(offer, "not_read", {
    id,
    label: w[id]({ site: siteName(site) }),
    note: offer?.cost === undefined ? undefined : w.fast({ s: format.secs(lasts(offer.cost)) }),
    command: { verb: "carry", site },
    main,
  });
}

function follow(call: Call | undefined, main: boolean): Choice {
  if (!call) return { id: "follow", label: w.followNone, off: true, note: words.not.noCall };
  const offer = offerOf("follow", call.id);
  return from(offer, "call_over", {
    id: "follow",
    label: w.follow({ name: nameOf(call.seat), site: siteName(call.site) }),
    note: offer?.cost === undefined ? undefined : w.slow({ s: format.secs(lasts(offer.cost)) }),
    command: { verb: "follow", call: call.id },
    main,
    does: done,
  });
}

/** The call that the follow button means when none is chosen: for a stone that one has not seen, if there is one. */
const likely = (): Call | undefined => calls.value.find(({ site }) => readingOf(site) === undefined) ?? calls.value[0];

/** A call for a stone that one does not know to be worse than `site`, whose way one knows. */
const betterCall = (site: number): Call | undefined =>
  calls.value.find((call) => readingOf(call.site) === undefined) ??
  calls.value.find((call) => call.site !== site && (readingOf(call.site) ?? 0) >= (readingOf(site) ?? 0));

function atNest(): Choice[] {
  const call = pickedCall.value;
  if (call) return [follow(call, readingOf(call.site) === undefined), { id: "notNow", label: w.notNow, does: done }];
  const calling = ant.value?.call;
  if (calling) {
    const may = feltAt(calling.site);
    return [
      walk(calling.site, false),
      ...(may ? [carry(calling.site, "carry", true)] : []),
      from(offerOf("quit"), "other", { id: "quit", label: w.quit, command: { verb: "quit" } }),
    ];
  }
  const to = target.value;
  if (to?.reading === undefined) {
    // Nothing seen yet: out, along with somebody, or where one knows the way.
    const told = to ?? knownSites.value[0];
    return [explore(false), follow(likely(), false), ...(told ? [walk(told.site, true)] : [])];
  }
  const { site } = to;
  const may = feltAt(site) && !offerOf("carry", site)?.not;
  const { left = 1, carrying = false } = rule.value ?? {};
  // Others carry already: to join them, one has to feel the quorum oneself.
  const feel = left === 0 || (carrying && !feltAt(site) && good(site));
  const heard = pickedSite.value === undefined ? betterCall(site) : undefined;
  const third =
    feel || pickedSite.value !== undefined
      ? walk(site, feel)
      : heard && may
        ? follow(heard, !good(site))
        : explore(!good(site) && !heard);
  // Whoever calls for what may be better takes the place of carrying, as long as one may not carry.
  const second = heard && !may ? follow(heard, !good(site)) : carry(site, "carry", good(site) && may);
  return [lead(site, good(site) && !may && !feel), second, third];
}

function atSite(): Choice[] {
  const site = scout.value?.site ?? -1;
  const stay = offerOf("stay");
  const looking = scout.value?.leaves === undefined;
  // Before the stay would be over the round is.
  const ends = clock.value + (stay?.cost ?? 0) > (all.value?.round?.end ?? Number.POSITIVE_INFINITY);
  const felt = feltAt(site);
  // At a good nest one has yet to feel a quorum, to be allowed to carry there.
  const unfelt = good(site) && !felt;
  const waits = unfelt && (feeling.value >= NEARLY || rule.value?.carrying === true);
  const to = best.value?.site;
  const fetches = here.value?.carried === true && to !== undefined && to !== site && feltAt(to);
  return [
    from(stay, "still_looking", {
      id: "stay",
      label: w.stay({ s: format.secs(lasts(stay?.cost ?? 0)) }),
      command: { verb: "stay" },
      ...(ends ? { off: true, note: words.not.tooLate } : { main: waits }),
    }),
    ...(fetches ? [carry(to, "fetch", true)] : []),
    from(offerOf("home"), "other", {
      id: "home",
      label: w.home,
      note: looking ? w.unread : cost(offerOf("home")?.cost),
      command: { verb: "home" },
      main: !looking && !unfelt && !fetches,
    }),
  ];
}

function onTheWay(): Choice[] {
  const me = scout.value;
  if (!me || me.why === "home") return [];
  const gone = clock.value - me.since;
  return [
    from(offerOf("home"), "other", {
      id: "turn",
      label: ant.value?.run ? w.breakOff : w.turn,
      note: cost(gone),
      command: { verb: "home" },
    }),
  ];
}

/** At most three, the most likely first, in an order that stays while one is where one is. */
export function choices(): Choice[] {
  const at = scout.value?.at;
  if (at === undefined) return [];
  return at === "swarm" ? atNest() : at === "site" ? atSite() : onTheWay();
}
