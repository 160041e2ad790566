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
/** A picture of less than this holds none: a slip says it. px */
const LEAST = 150;
/** How a phone shakes, in ms of shaking and pauses: at what everybody feels, and at what is one's own. */
const SHAKES = { all: [40, 60, 40], own: [160] };

/** A place on the page, as CSS has it: px from its edges. */
type Box = Readonly<Record<"top" | "left" | "right" | "bottom", number>>;
const FULL: Box = { top: 0, left: 0, right: 0, bottom: 0 };

/** The rest of an area above what lies over its lower end, where that is enough; undefined else. */
function boxOf(area: DOMRect, over?: DOMRect): Box | undefined {
  const beside = over === undefined || over.left >= area.right || over.right <= area.left || over.bottom <= area.top;
  const bottom = Math.min(area.bottom, innerHeight, beside ? innerHeight : over.top);
  if (bottom - Math.max(0, area.top) < LEAST) return undefined;
  return { top: area.top, left: area.left, right: innerWidth - area.right, bottom: innerHeight - bottom };
}

const rectOf = (selector: string): DOMRect | undefined => document.querySelector(selector)?.getBoundingClientRect();

/**
 * The page's picture: below the clock and what is said of one's situation, and nowhere over a button; on a sheet of paper, its
 * drawing. Undefined where there is too little of it.
 */
function pictureBox(): Box | undefined {
  if (onWall()) return FULL;
  const scene = rectOf("[data-part=scene]");
  if (scene) return boxOf(scene);
  // Beside a host's desk the picture has a place of its own.
  const body =
    document.querySelector("[data-part=told]")?.nextElementSibling?.getBoundingClientRect() ??
    rectOf("[data-part=picture]");
  const over = rectOf("[data-part=desk]") ?? rectOf("[data-part=actions]");
  const tree = rectOf("[data-part=tree]");
  // What stands above a chain (votes, pools, one's coins) stays in view where the chain alone is room enough.
  return (tree && boxOf(tree, over)) ?? (body ? boxOf(body, over) : FULL);
}

/** Where a slip of paper lies: at the top of the picture, in its middle, below what is read there. Undefined where the page has none. */
function slipPlace(): Record<"--top" | "--left" | "--most", string> | undefined {
  const body = onWall() ? null : document.querySelector("[data-part=told]")?.nextElementSibling;
  if (!body) return undefined;
  const picture = body.querySelector("[data-part=tree]") ?? body;
  const { top, left, width } = picture.getBoundingClientRect();
  return {
    "--top": `${Math.max(0, top) + 6}px`,
    "--left": `${left + width / 2}px`,
    "--most": `min(${width - 16}px, 30rem)`,
  };
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
  box: Box | undefined;
  place: ReturnType<typeof slipPlace>;
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
      shown.value = { due, box: picture && pictureBox(), place: slipPlace() };
      const lasts = picture ? PICTURE : SLIP;
      timers = [
        setTimeout(() => {
          const { box, place } = shown.peek() ?? {};
          shown.value = { due, box, place, going: true };
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
  const { due, box, place, going } = shown.value ?? {};
  // While the room says whom it suspects, the wall has words of its own; the reveal's headline says how it ended.
  const naming = onWall() && all.value?.round?.phase === "naming";
  const told = naming || all.value?.phase === "reveal";
  const seen = due?.picture ?? (told ? undefined : due?.slip);
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
        <p class={css.slip} style={place} data-part="moment-slip" data-tone={seen.telling.tone} aria-hidden="true">
          {seen.telling.text}
        </p>
      )}
    </>
  );
}
