import { effect, untracked, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Moment } from "../../../src/game/moments.ts";
import { all, live, now, own, source } from "../../store.ts";
import { Lasting } from "../../trials/state.tsx";
import { tellCard } from "../../trials/tell.tsx";
import { words } from "../../words/words.ts";
import type { Stage } from "../../worlds/stage.ts";
import { say } from "../announcer.tsx";
import css from "./moments.module.css";
import { type Due, Schedule, type Told } from "./schedule.ts";
import { allow, blocked, hum, hush, play, prepare, shake } from "./sound.ts";
import { onWall, soundOn, turnSound } from "./sound-on.ts";
import type { Teller } from "./telling.ts";

/** The picture is given back after so long; a slip of paper is read while one does something else. ms */
const PICTURE = 1800;
const SLIP = 3500;
/** It fades for the last of it. ms */
const GOING = 200;
/** Less room beside the buttons than this holds no picture: a slip says it. px */
const LEAST = 180;
/** How a phone shakes, in ms of shaking and pauses: at what everybody feels, and at what is one's own. */
const SHAKES = { all: [40, 60, 40], own: [160] };

/**
 * The part of the page that is no button's: above them, or left of them, whichever is larger; beside a sheet of paper, its
 * picture. As CSS has it, in px; undefined where there is too little.
 */
function besideButtons(): Readonly<Record<"top" | "left" | "right" | "bottom", number>> | undefined {
  const whole = { top: 0, left: 0, right: 0, bottom: 0 };
  const scene = onWall() ? undefined : document.querySelector("[data-part=scene]")?.getBoundingClientRect();
  if (scene) {
    const { left, top, right, bottom } = scene;
    if (bottom - Math.max(0, top) < LEAST) return undefined;
    return { top, left, right: innerWidth - right, bottom: innerHeight - bottom };
  }
  const box = document.querySelector("[data-part=actions], [data-part=desk]")?.getBoundingClientRect();
  if (!box || box.top >= innerHeight || box.bottom <= 0) return whole;
  const above = Math.max(0, box.top) * innerWidth;
  const left = Math.max(0, box.left) * innerHeight;
  if (Math.max(above / innerWidth, left / innerHeight) < LEAST) return undefined;
  return above >= left ? { ...whole, bottom: innerHeight - box.top } : { ...whole, right: innerWidth - box.left };
}

/** What is new in a list since it was last looked at, by its numbers. */
function newcomers(list: Readonly<Record<number, Moment>> | undefined, seen: number): Moment[] {
  return Object.values(list ?? {}).filter(({ n }) => n > seen);
}

/** Calls with what is to be seen and heard as it happens. Returns what ends it. */
function listen(tell: Teller, show: (due: Due, mine: boolean) => void): () => void {
  const schedule = new Schedule();
  let round = "";
  let seen = { all: 0, own: 0 };
  return effect(() => {
    const at = all.value?.round;
    const key = at ? `${at.number} ${at.begin}` : "";
    if (key !== round) seen = { all: 0, own: 0 };
    round = key;
    const common = newcomers(all.value?.moments, seen.all);
    const personal = newcomers(own.value?.moments, seen.own);
    if (common.length + personal.length === 0) return;
    seen = {
      all: Math.max(seen.all, ...common.map(({ n }) => n)),
      own: Math.max(seen.own, ...personal.map(({ n }) => n)),
    };
    if (!live.peek()) return;
    const told = (moment: Moment): Told[] => {
      const telling = tell(moment) ?? tellCard(moment);
      return telling ? [{ moment, telling }] : [];
    };
    const due = schedule.take([...common, ...personal].flatMap(told), now(), source.peek().clock.rate.peek());
    if (due) untracked(() => show(due, personal.includes(due.heard.moment)));
  });
}

/** On the projector: whether it is heard, and a tap that the browser may want first. */
function SoundButton() {
  const on = soundOn();
  const no = on && blocked.value;
  useEffect(() => {
    if (on) prepare();
  }, [on]);
  const w = words.sound;
  return (
    <button
      type="button"
      class={css.sound}
      data-part="sound"
      data-blocked={no || undefined}
      onClick={() => (no ? allow() : turnSound(!on))}
    >
      {no ? w.blocked : on ? w.turnOff : w.turnOn}
    </button>
  );
}

interface Shown {
  due: Due;
  box: ReturnType<typeof besideButtons>;
  going?: true;
}

/** What a room feels as it happens, on every phone and the projector at once. `tell` is the stage's. */
export function Moments({ stage, tell }: { stage: Stage; tell: Teller }) {
  const shown = useSignal<Shown | undefined>(undefined);
  useEffect(() => {
    let timers: ReturnType<typeof setTimeout>[] = [];
    const clear = () => timers.forEach(clearTimeout);
    const end = listen(tell, (due, mine) => {
      const { heard, picture, slip } = due;
      // For whoever measures how far apart pages are: test/load/moments.ts.
      performance.mark(`moment ${heard.moment.kind} ${heard.moment.n}`);
      if (soundOn()) {
        play(heard.telling.sound);
        if ((picture || mine) && !onWall()) shake(mine ? SHAKES.own : SHAKES.all);
      }
      const seen = picture ?? slip;
      if (!seen) return;
      if (!(seen.telling.noted && own.peek()?.playing)) say(seen.telling.text);
      // What takes the picture is not cut short by what only has a slip of paper.
      if (shown.peek()?.due.picture && !picture) return;
      clear();
      shown.value = { due, box: picture && besideButtons() };
      const lasts = picture ? PICTURE : SLIP;
      timers = [
        setTimeout(() => {
          shown.value = { due, box: shown.peek()?.box, going: true };
        }, lasts - GOING),
        setTimeout(() => {
          shown.value = undefined;
        }, lasts),
      ];
    });
    return () => {
      end();
      clear();
    };
  }, [tell]);
  const loud = onWall() && soundOn() && all.value?.phase === "round" ? (stage.hum?.() ?? 0) : 0;
  const ready = !blocked.value;
  useEffect(() => {
    if (loud > 0 && ready) hum(loud);
    else hush();
  }, [loud, ready]);
  useEffect(() => hush, []);
  const { due, box, going } = shown.value ?? {};
  // While the room says whom it suspects, the wall has words of its own.
  const naming = onWall() && all.value?.round?.phase === "naming";
  const seen = due?.picture ?? (naming ? undefined : due?.slip);
  return (
    <>
      {onWall() && <SoundButton />}
      <Lasting />
      {seen && box && (
        <div
          class={css.picture}
          style={{ top: `${box.top}px`, left: `${box.left}px`, right: `${box.right}px`, bottom: `${box.bottom}px` }}
          data-part="moment"
          data-kind={seen.moment.kind}
          data-tone={seen.telling.tone}
          data-going={going}
          aria-hidden="true"
        >
          <div class={css.shape}>{seen.telling.shape}</div>
          <p>{seen.telling.text}</p>
        </div>
      )}
      {seen && !box && (
        <p class={css.slip} data-part="moment-slip" data-tone={seen.telling.tone} aria-hidden="true">
          {seen.telling.text}
        </p>
      )}
    </>
  );
}
