import { effect } from "@preact/signals";
import type { Recording } from "../../src/game/index.ts";
import type { Ms } from "../../src/game/types.ts";
import { type ChannelViews, typed } from "../../src/protocol/channels.ts";
import { siteName } from "../art/sites.ts";
import type { RecordingSource } from "../source/recording.ts";
import { room, source } from "../store.ts";
import * as format from "../words/format.ts";
import { shownName } from "../words/names.ts";
import { isSwarm } from "../worlds/which.ts";
import { Show } from "./show.tsx";
import { shown } from "./shown.ts";
import type { KeyMoment, Seated } from "./types.ts";
import { words } from "./words/words.ts";

const w = words.show;

/** Who played, and who of them lied, by the recording's last moment. */
function seatedIn(recorded: RecordingSource): Seated[] {
  const { all } = typed(recorded.seen({ screen: true }));
  return (all?.round?.seats ?? []).map((seat) => {
    const role = typed(recorded.seen({ seat }))[`seat:${seat}`]?.role;
    return {
      seat,
      name: shownName(all?.seats[seat]?.name ?? "", all?.seats[seat]?.bot),
      bot: all?.seats[seat]?.bot === true,
      lied: role?.kind === "liar",
    };
  });
}

/** The given moments, in order, between the round's beginning and its end. */
function momentsOf(recorded: RecordingSource, given: readonly KeyMoment[]): KeyMoment[] {
  const round = typed(recorded.seen({ screen: true })).all?.round;
  const [begin, end] = [round?.begin ?? recorded.from, recorded.to];
  const inside = given.filter(({ t }) => t >= begin && t <= end);
  const all = [{ t: begin, label: w.begins }, ...inside, { t: end, label: w.ends }];
  return all.sort((a, b) => a.t - b.t);
}

/** At the meadow: what every site was worth, the best first. */
function truthOf(recorded: RecordingSource): string | undefined {
  const { all } = typed(recorded.seen({ screen: true }));
  if (!all?.reveal || !isSwarm(all)) return undefined;
  const sites = [...all.reveal.truth].sort((a, b) => b.worth - a.worth);
  const named = sites.map(({ option, worth }) => w.worth({ site: siteName(option), worth: format.score(worth) }));
  return w.worths({ sites: format.list(named) });
}

/** `wall`: it is the projector. `from`: it begins a little before that session time, and not with the round. */
interface How {
  wall: boolean;
  from?: Ms | undefined;
}

/** So long before a moment one begins to watch, to see it come. ms */
const LEAD = 3000;

/** Shows a recording in place of the page until it is closed. Returns what closes it. */
export function watch(
  recorded: RecordingSource,
  given: readonly KeyMoment[],
  { wall, from }: How,
  closed?: () => void,
): () => void {
  recorded.seek(recorded.to);
  const [seated, moments, truth] = [seatedIn(recorded), momentsOf(recorded, given), truthOf(recorded)];
  // It changes as the recording goes on.
  const ended = JSON.parse(JSON.stringify(recorded.seen({ screen: true }))) as ChannelViews;
  recorded.seek(recorded.from);
  let on = true;
  const close = (): void => {
    if (!on) return;
    on = false;
    recorded.pause();
    shown.value = undefined;
    if (source.peek() === recorded) source.value = room;
    closed?.();
  };
  source.value = recorded;
  shown.value = () => Show({ recorded, seated, moments, truth, ended, wall, close });
  recorded.seek(from === undefined ? (moments[0]?.t ?? recorded.from) : from - LEAD);
  recorded.play();
  return close;
}

/** The same for a round of the room that one is in: what comes next in the room ends it. */
export function watchRoundAgain(
  recording: Recording,
  recorded: RecordingSource,
  given: readonly KeyMoment[],
  how: How,
): void {
  let close: (() => void) | undefined;
  let on = true;
  const stop = effect(() => {
    const all = typed(room.views.value).all;
    if (all?.phase === "reveal" && all.round?.number === recording.number) return;
    on = false;
    close?.();
  });
  if (on) close = watch(recorded, given, how, stop);
  else stop();
}
