import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { all, effort, line, live, pending, you } from "../store.ts";
import { words } from "../words/words.ts";
import css from "./banners.module.css";

/** What is being done to get in, where it takes more than usual. */
export function effortText(more: { waits: boolean }): string | undefined {
  if (effort.value === "slow") return words.room.slow(more);
  return effort.value === "requests" ? words.room.requests(more) : undefined;
}

/** What it says while the line is lost; a screen has nothing that waits, but shows what may be old. */
function lostText(screen: boolean): string {
  const w = words.room;
  const waits = pending.value.length > 0;
  if (waits) return effortText({ waits }) ?? w.lost;
  return effortText({ waits }) ?? (screen ? w.stale : w.lostPlain);
}

/** Whether one had a seat on this page, and it was taken away: whoever leaves goes to the start page. */
function useUnseated(): boolean {
  const had = useSignal(false);
  const { seat } = you.value;
  const open = live.value && line.value === "open";
  useEffect(() => {
    if (seat !== undefined) had.value = true;
  }, [seat]);
  return open && had.value && seat === undefined;
}

/** Things one must know at once, over any screen of a room: the line is lost, the autopilot plays, the seat is gone. */
export function Banners() {
  const seat = you.value.seat;
  const unseated = useUnseated();
  const away = live.value && seat !== undefined && all.value?.phase === "round" && all.value.seats[seat]?.away === true;
  const lost = line.value === "lost";
  return (
    <div class={css.banners} role="status">
      {!live.value && <p class={css.banner}>{words.recording.banner}</p>}
      {lost && <p class={`${css.banner} ${css.doubt}`}>{lostText(seat === undefined)}</p>}
      {unseated && <p class={css.banner}>{words.room.unseated}</p>}
      {!lost && all.value?.paused && <p class={css.banner}>{words.room.paused}</p>}
      {!lost && away && <p class={css.banner}>{words.room.away}</p>}
    </div>
  );
}
