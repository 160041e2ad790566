import type { ComponentChildren } from "preact";
import { ANT, Carrier } from "./art/ant.tsx";
import { rule, wall } from "./views.ts";
import css from "./wall.module.css";
import { words } from "./words/words.ts";

/** So many of a kind are drawn at most. */
const MOST = 8;
/** The ways out of the old nest, by number: all around, never by where they lead, which nobody beside the nest sees. */
const WAYS = [
  "M806 716C640 760 420 740 -40 800",
  "M806 716C980 770 1240 752 1640 820",
  "M806 716C720 800 560 850 420 960",
  "M806 716C900 800 1060 850 1190 960",
  "M806 716C620 730 380 690 -40 700",
  "M806 716C1010 736 1260 690 1640 700",
  "M806 716C780 800 730 860 700 960",
  "M806 716C836 800 880 860 916 960",
];

function Walk({ i, seconds, children }: { i: number; seconds: number; children: ComponentChildren }) {
  const way = `path("${WAYS[i % WAYS.length]}")`;
  return (
    <g
      class={css.walks}
      style={{ offsetPath: way, animationDuration: `${seconds}s`, animationDelay: `${-i * 0.37 * seconds}s` }}
    >
      <g transform="rotate(90) scale(1.9)">{children}</g>
    </g>
  );
}

const list = (n: number) => Array.from({ length: Math.min(MOST, n) }, (_, i) => i);

/** For the projector: who waits at the old nest, who calls, who is led and who is carried. */
export function Wall() {
  const now = rule.value;
  const under = wall.value;
  if (!now || !under) return null;
  const waiting = Math.min(24, now.left);
  return (
    <>
      <svg class={css.wall} viewBox="0 0 1600 900" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
        <g class={css.rest}>
          {Array.from({ length: waiting }, (_, i) => (
            <g
              key={i}
              transform={`translate(${664 + (i % 12) * 26} ${724 + Math.floor(i / 12) * 32 + (i % 2) * 8}) rotate(${(i * 67) % 360})`}
            >
              {ANT}
            </g>
          ))}
        </g>
        {list(under.calls).map((i) => (
          <g key={i} transform={`translate(${560 - i * 46} ${712 + (i % 2) * 22})`}>
            <g class={css.calls}>
              <g transform="rotate(-60) scale(1.9)">{ANT}</g>
            </g>
          </g>
        ))}
        {list(under.runs).map((i) => (
          <Walk key={`run ${i}`} i={i} seconds={14}>
            <g>
              {ANT}
              <g transform="translate(0 33)">{ANT}</g>
            </g>
          </Walk>
        ))}
        {list(under.carried).map((i) => (
          <Walk key={`ride ${i}`} i={i + 3} seconds={5}>
            <Carrier />
          </Walk>
        ))}
      </svg>
      <p class={css.told} data-part="wall-ants">
        {words.wall.under({ calls: under.calls, runs: under.runs, carried: under.carried })}
      </p>
    </>
  );
}
