import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect } from "preact/hooks";
import type { ChannelViews } from "../../src/protocol/channels.ts";
import { useLazy } from "../parts/lazy.ts";
import { NamingNow, NamingOnWall } from "../screens/naming.tsx";
import { Play } from "../screens/play.tsx";
import type { RecordingSource } from "../source/recording.ts";
import { all, own } from "../store.ts";
import { Loading } from "../worlds/loading.tsx";
import { fetchStage, mechanism, stage, world } from "../worlds/registry.ts";
import { Scene } from "../worlds/scene.tsx";
import type { Stage } from "../worlds/stage.ts";
import { Controls } from "./controls.tsx";
import { Everybody } from "./everybody.tsx";
import css from "./show.module.css";
import { through } from "./through.ts";
import type { Eyes, KeyMoment, Seated } from "./types.ts";
import { words } from "./words/words.ts";

const w = words.show;

/** So often the picture of what there really was is drawn anew. Real ms. */
const LOOK = 200;

interface Props {
  recorded: RecordingSource;
  seated: readonly Seated[];
  /** In the order of their times. */
  moments: readonly KeyMoment[];
  /** What was true all along, in a sentence, where the world has one. */
  truth: string | undefined;
  /** What everybody was shown at its end. */
  ended: ChannelViews;
  wall: boolean;
  close(): void;
}

/** The picture of all that there was at the moment, where the world has one; looked up now and then, as `through` asks for. */
function useTruth(recorded: RecordingSource, ended: ChannelViews, on: Stage): ComponentChildren {
  const drawn = useSignal<ComponentChildren>(undefined);
  useEffect(() => {
    let here = true;
    let timer: ReturnType<typeof setInterval> | undefined;
    on.aftermath().then(
      ({ truthAt }) => {
        if (!here || !truthAt) return;
        let last: number | undefined;
        const look = (): void => {
          const t = recorded.at.peek();
          if (t === last) return;
          last = t;
          drawn.value = through(ended, -1, () => truthAt(t));
        };
        look();
        timer = setInterval(look, LOOK);
      },
      // Without it the projector's picture stays.
      () => {},
    );
    return () => {
      here = false;
      clearInterval(timer);
    };
  }, [on]);
  return drawn.value;
}

function Truth({ recorded, ended, on }: { recorded: RecordingSource; ended: ChannelViews; on: Stage }) {
  const drawn = useTruth(recorded, ended, on);
  return <div class={css.truth}>{drawn ?? <on.Projector />}</div>;
}

/** What the projector showed, in the box that there is; with everything, what there really was. */
function Picture({
  on,
  recorded,
  everything,
}: {
  on: Stage;
  recorded: RecordingSource;
  everything: ChannelViews | undefined;
}) {
  const { phase, round } = all.value ?? {};
  if (phase !== "round")
    return (
      <div class={css.end}>
        <on.Headlines shown={3} />
      </div>
    );
  return (
    <>
      <on.Sky />
      <div class={css.picture} data-part="picture">
        <div class={css.backdrop} aria-hidden="true">
          <Scene moment="play" />
        </div>
        {round?.phase === "briefing" ? <p class={css.brief}>{w.brief}</p> : null}
        {round?.phase === "naming" ? (
          <NamingOnWall />
        ) : everything ? (
          <Truth recorded={recorded} ended={everything} on={on} />
        ) : (
          <on.Projector />
        )}
      </div>
    </>
  );
}

/** What a seat's own page showed. */
function OwnPage({ on }: { on: Stage }) {
  const { phase, round } = all.value ?? {};
  const Shown = useLazy(async () => {
    const { Truth, Path } = await on.aftermath();
    return () => (
      <>
        <Truth />
        <Path />
      </>
    );
  });
  if (phase === "round" && own.value?.playing)
    return round?.phase === "naming" ? <NamingNow stage={on} /> : <Play stage={on} />;
  return (
    <div class={css.end}>
      <on.Headlines shown={3} />
      {phase !== "round" && Shown && <Shown />}
    </div>
  );
}

/** A round again: what was to be seen of it at any moment, with anybody's eyes, and the controls of its time below. */
export function Show({ recorded, seated, moments, truth, ended, wall, close }: Props) {
  const eyes = useSignal<Eyes>("everything");
  const on = stage.value;
  useLayoutEffect(() => {
    if (!wall) return undefined;
    document.documentElement.dataset.wall = "";
    return () => {
      delete document.documentElement.dataset.wall;
    };
  }, [wall]);
  useEffect(() => fetchStage(world.value, mechanism.value), [world.value, mechanism.value]);
  useEffect(() => scrollTo(0, 0), [eyes.value]);
  // Whoever goes to another page leaves the recording.
  useEffect(() => close, []);
  const look = (whose: Eyes): void => {
    eyes.value = whose;
    recorded.watch(typeof whose === "number" ? { seat: whose } : { screen: true });
  };
  const as = eyes.value;
  return (
    <div class={css.show} data-part="replay" data-eyes={as}>
      <h1 class="visually-hidden">{w.title}</h1>
      <div class={css.seen}>
        {typeof on === "string" ? (
          <Loading />
        ) : typeof as === "number" ? (
          <OwnPage key={as} on={on} />
        ) : (
          <div class={css.projected} data-all={as === "everything" || undefined}>
            <div class={css.there}>
              <Picture on={on} recorded={recorded} everything={as === "everything" ? ended : undefined} />
            </div>
            {as === "everything" && <Everybody recorded={recorded} seated={seated} truth={truth} on={on} look={look} />}
          </div>
        )}
      </div>
      <Controls recorded={recorded} seated={seated} moments={moments} eyes={as} look={look} close={close} />
    </div>
  );
}
