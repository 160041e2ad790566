import type { ComponentChildren } from "preact";
import { all } from "../store.ts";
import * as format from "../words/format.ts";
import { words } from "../words/words.ts";
import { secondsTo } from "./clock.ts";
import css from "./sky.module.css";

interface Props {
  art: ComponentChildren;
  /** What the clock says when it has run out. */
  over: string;
  /** A few words across from the clock. */
  note?: string | undefined;
  /** What is more urgent than the clock, in its place. */
  loud?: ComponentChildren;
}

/** A strip of sky in which sun or moon show how much of the round is over, with the seconds left on it. */
export function SkyStrip({ art, over, note, loud }: Props) {
  const round = all.value?.round;
  if (!round) return null;
  const left = secondsTo(round.end);
  return (
    <header class={css.sky}>
      <div class={css.art} aria-hidden="true">
        {art}
      </div>
      {loud ? (
        <p class={`${css.slip} ${css.loud}`}>{loud}</p>
      ) : (
        <>
          <p class={`${css.slip} tabular`} role="timer">
            {left > 0 ? words.play.left({ clock: format.clock(left) }) : over}
          </p>
          {note && <p class={`${css.slip} tabular`}>{note}</p>}
        </>
      )}
    </header>
  );
}

/** A few words at the foot of the projector's picture. */
export function FootSlip({ children }: { children: ComponentChildren }) {
  return <p class={`${css.slip} ${css.foot} tabular`}>{children}</p>;
}
