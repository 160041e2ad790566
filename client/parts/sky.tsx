import { all, bees } from "../store.ts";
import { words } from "../words/words.ts";
import { SiteMark, SkyClock } from "./art.ts";
import { clock, daylight, secondsTo } from "./clock.ts";

/** The sky is the clock; the seconds are there to read as well, and how many it takes. */
export function Sky() {
  const round = all.value?.round;
  const now = bees.value;
  if (!round) return null;
  const piping = now?.piping;
  const left = secondsTo(round.end);
  return (
    <header class={`sky ${piping ? "piping" : ""}`}>
      <div class="sky-art" aria-hidden="true">
        <SkyClock share={daylight.value} />
      </div>
      {piping ? (
        <p class="slip loud">
          <SiteMark site={piping.site} size={30} />
          <span>
            <b>{words.play.piping(words.site(piping.site))}</b>{" "}
            <span class="number">
              {words.play.liftoff(Math.max(0, Math.ceil((piping.until - clock.value) / 1000)))}
            </span>
          </span>
        </p>
      ) : (
        <>
          <p class="slip number" role="timer">
            {left > 0 ? words.play.left(words.clock(left)) : words.play.dusk}
          </p>
          {now && <p class="slip number">{words.play.need(now.quorum)}</p>}
        </>
      )}
    </header>
  );
}
