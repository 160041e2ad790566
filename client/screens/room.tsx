import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { AssemblyPart } from "../assembly/part.tsx";
import { useAhead } from "../debrief/ahead.ts";
import { autostart } from "../entry.ts";
import { EvolvePart } from "../evolve/part.tsx";
import { useFollowing } from "../family/follow.ts";
import { LessonPart } from "../lesson/part.tsx";
import { startRound } from "../net/actions.ts";
import { connect, disconnect } from "../net/connection.ts";
import { heldKeys, playAs, seatOfTab } from "../net/keys.ts";
import { speakDiary } from "../parts/announcer.tsx";
import { useAwake } from "../parts/awake.ts";
import { Banners, effortText } from "../parts/banners.tsx";
import { clock } from "../parts/clock.ts";
import { ConsoleTab } from "../parts/console/button.tsx";
import { Election } from "../parts/election.tsx";
import { Moments } from "../parts/moments/index.tsx";
import { Page } from "../parts/page.tsx";
import { TermSlip, terms } from "../parts/term/told.tsx";
import { findAddress } from "../reach.ts";
import { forget, goneTo, over, peopleHere, remember } from "../remembered.ts";
import { shown } from "../replay/shown.ts";
import { all, can, line, live, own, refused, you } from "../store.ts";
import { followRoom } from "../words/change.ts";
import { words } from "../words/words.ts";
import { Loading } from "../worlds/loading.tsx";
import { fetchStage, stage, world } from "../worlds/registry.ts";
import { Outdoors } from "../worlds/scene.tsx";
import { Briefing } from "./briefing.tsx";
import { Conduct } from "./conduct.tsx";
import { Join } from "./join.tsx";
import { Lobby } from "./lobby.tsx";
import { Lost } from "./lost.tsx";
import { NamingNow } from "./naming.tsx";
import { Play } from "./play.tsx";
import { Reveal } from "./reveal.tsx";
import { Screen } from "./watching.tsx";
import { WhoIsHere } from "./who.tsx";

/** Whether play has begun. The clock says so before the room's next word arrives. */
function begun(): boolean {
  const round = all.value?.round;
  return round !== undefined && (round.phase !== "briefing" || clock.value >= round.begin);
}

/** Somebody without a seat in the running round runs the room: the host of a class. */
const conducts = (): boolean => all.value?.phase === "round" && !own.value?.playing && can("drive");

/** Bots live by themselves, or what became of them is shown, and no lesson says what else there is. */
const evolves = (): boolean =>
  all.value?.colony !== undefined &&
  (all.value.colony.on !== undefined ||
    (all.value.phase === "step" && all.value.lesson === undefined && all.value.assembly === undefined));

/** A step of a lesson that is no round is on; or it is over. */
const inStep = (): boolean => all.value?.phase === "step" || all.value?.phase === "finale";

/** Whoever leads a lesson without a seat has its desk whenever no round is on. */
const leads = (): boolean =>
  all.value?.lesson !== undefined &&
  you.value.seat === undefined &&
  can("drive") &&
  (inStep() || all.value.phase === "lobby");

function Phase({ code }: { code: string }) {
  const now = all.value;
  if (!now || (autostart.value === code && now.phase === "lobby")) {
    return (
      <Page scene={<Outdoors dusk={0.3} />}>
        <p role="status">{effortText({ waits: false }) ?? words.room.connecting}</p>
      </Page>
    );
  }
  // Whoever runs the room without a seat has the projector's picture and its controls meanwhile.
  if (evolves() && (you.value.seat !== undefined || (now.phase === "step" && can("choose"))))
    return <EvolvePart name="OnPhone" />;
  if (leads()) return <LessonPart lead="Desk" code={code} />;
  if (now.phase === "step" && now.assembly && you.value.seat !== undefined)
    return (
      <AssemblyPart name="OnPhone">
        <LessonPart lead="Next" />
      </AssemblyPart>
    );
  if (inStep()) return you.value.seat === undefined ? <Screen code={code} /> : <LessonPart name="OnPhone" />;
  if (now.phase === "lobby") return <Lobby code={code} />;
  const on = stage.value;
  if (typeof on === "string") return <Loading />;
  if (now.phase === "reveal") return <Reveal key={now.round?.number} stage={on} />;
  // Whoever runs the room without a seat keeps the controls, and whoever only watches the projector's picture.
  if (now.round?.phase === "naming" && own.value?.playing) return <NamingNow stage={on} />;
  if (conducts()) return <Conduct code={code} stage={on} />;
  // Whoever holds no seat watches what the projector shows.
  if (!own.value?.playing) return <Screen code={code} />;
  return begun() ? <Play stage={on} /> : <Briefing stage={on} />;
}

/** Whether something is said over the whole round: that it is silent; on the wall, what to try in practice. */
const told = (screen: boolean): boolean => {
  const { phase, lesson, scenario } = all.value ?? {};
  return phase === "round" && lesson !== undefined && (lesson.step?.silent === true || (screen && !scenario?.scored));
};

/** Remembers that one was here and as whom, for the way back; and forgets seats and rooms that are no more. */
function useRemembering(code: string, screen: boolean): void {
  // Whom one watches in a recording one is not.
  const open = live.value && line.value === "open" && all.value !== undefined;
  const { seat } = you.value;
  const name = seat === undefined ? undefined : all.value?.seats[seat]?.name;
  // Once, and not when one's seat changes: who gives it up for good is on the way out, and has no way back.
  useEffect(() => {
    if (!screen && open) goneTo(code);
  }, [code, screen, open]);
  useEffect(() => {
    if (screen || !open) return;
    const { seat: token } = heldKeys(code);
    if (token === undefined) return;
    // In another room of the family the same key is good: here it leads there.
    if (you.value.parted !== undefined) return;
    if (seat === undefined) forget(code, token);
    else if (name !== undefined) remember(code, { token, name });
  }, [code, screen, open, seat, name]);
  useEffect(() => {
    if (line.value === "gone") over(code);
    const { seat: token } = heldKeys(code);
    if (line.value === "refused" && token !== undefined) forget(code, token);
  }, [line.value]);
}

/** A room by its code: who has no seat is asked in, who has one is where the room is. */
export function Room({ code, screen }: { code: string; screen: boolean }) {
  const keys = heldKeys(code);
  // A projector shows what a screen may know, even in the browser of somebody who plays.
  const as = screen && keys.screen ? "screen" : undefined;
  // Asked in each new tab, and after a code was typed: people share browsers.
  const known = useSignal(screen || seatOfTab(code) !== undefined ? [] : peopleHere(code));
  const ready = useSignal(known.value.length === 0 && Boolean(keys.seat || keys.host || keys.screen));
  useEffect(() => {
    if (!ready.value) return undefined;
    connect(code, as);
    return disconnect;
  }, [code, ready.value, as]);
  useEffect(() => {
    document.title = `${code} · ${words.name}`;
    return () => {
      document.title = words.name;
    };
  }, [code]);
  useRemembering(code, screen);
  useFollowing(code, screen);
  const speaks = live.value ? all.value?.house.language : undefined;
  // Whoever runs the room keeps the language they choose it in; in a round the page stays as it is.
  const follows = all.value !== undefined && all.value.phase !== "round" && !can("manage");
  useEffect(() => {
    if (follows) followRoom(speaks);
  }, [follows, speaks]);
  useEffect(() => void findAddress(), []);
  useAwake(ready.value && (screen || all.value?.phase === "round"));
  const on = stage.value;
  const mechanism = all.value?.scenario.mechanism;
  useEffect(() => fetchStage(world.value, mechanism), [world.value, mechanism]);
  useAhead(typeof on === "string" ? undefined : on);
  useEffect(() => {
    if (typeof on === "string" || mechanism === undefined) return undefined;
    terms.value = on.terms();
    const ends = [speakDiary(on.noteText), on.announce?.()];
    return () => {
      for (const end of ends) end?.();
    };
  }, [on, mechanism]);
  useEffect(() => {
    // A start that was refused leaves one in the lobby, where it can be tried again.
    if (refused.value) autostart.value = undefined;
  }, [refused.value]);
  useEffect(() => {
    if (autostart.value !== code || line.value !== "open") return;
    if (can("choose") && all.value?.phase === "lobby") startRound();
    if (all.value?.phase !== "lobby") autostart.value = undefined;
  }, [line.value, can("choose"), all.value?.phase]);

  if (line.value === "gone") return <Lost text={words.room.gone} />;
  if (line.value === "elsewhere") return <Lost text={words.room.elsewhere} again={() => connect(code, as)} />;
  if (known.value.length > 0) {
    return (
      <WhoIsHere
        code={code}
        people={known.value}
        onPick={(person) => {
          known.value = [];
          if (!person) return;
          playAs(code, person.token);
          ready.value = true;
        }}
      />
    );
  }
  if (!ready.value) {
    return (
      <Join
        code={code}
        onSeat={() => {
          ready.value = true;
        }}
      />
    );
  }
  if (line.value === "refused") {
    return (
      <Join
        code={code}
        onSeat={() => {
          ready.value = false;
          ready.value = true;
          connect(code);
        }}
      />
    );
  }
  const Recorded = shown.value;
  if (Recorded) {
    return (
      <>
        <Recorded />
        <TermSlip />
      </>
    );
  }
  return (
    <>
      <Banners />
      <TermSlip />
      <Election />
      {!screen && <ConsoleTab code={code} own={conducts() || leads()} />}
      {screen ? <Screen code={code} /> : <Phase code={code} />}
      {told(screen) && <LessonPart name="Silent" />}
      {typeof on !== "string" && all.value?.round && all.value.colony?.on === undefined && (
        <Moments key={mechanism} stage={on} />
      )}
    </>
  );
}
