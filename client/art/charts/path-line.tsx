import type { Ms, Note } from "../../../src/game/types.ts";
import { words } from "../../words/words.ts";
import { MarkShape } from "../mark.tsx";

const WIDTH = 360;
const HOME = 96;
const OUT = 30;
const HEIGHT = 132;

interface Stop {
  x: number;
  y: number;
  site?: number;
  word?: string;
}

/** The notes that move a scout or say something, as stops of a line between the swarm (below) and the sites (above). */
function stops(diary: readonly Note[], begin: Ms, end: Ms): Stop[] {
  const span = Math.max(1, end - begin);
  const list: Stop[] = [{ x: 8, y: HOME }];
  for (const note of diary) {
    const x = 8 + Math.min(1, Math.max(0, (note.t - begin) / span)) * (WIDTH - 24);
    const site = typeof note.site === "number" ? note.site : undefined;
    if ((note.what === "found" || note.what === "arrived") && site !== undefined) list.push({ x, y: OUT, site });
    else if (note.what === "read") list.push({ x, y: OUT, word: String(note.reading) });
    else if (note.what === "landed" || note.what === "nothing") list.push({ x, y: HOME });
    else if (note.what === "lost") list.push({ x, y: (HOME + OUT) / 2, word: "?" });
    else if (note.what === "danced" && site !== undefined) list.push({ x, y: HOME, site, word: String(note.claim) });
  }
  return list;
}

/** One scout's way through the round: up to the sites, down to the swarm, with what it read there and claimed here. */
export function PathLine({ diary, begin, end }: { diary: readonly Note[]; begin: Ms; end: Ms }) {
  const list = stops(diary, begin, end);
  const way = list.map(({ x, y }, i) => {
    const before = list[i - 1];
    if (!before) return `M${x} ${y}`;
    const middle = (before.x + x) / 2;
    return `C${middle.toFixed(1)} ${before.y} ${middle.toFixed(1)} ${y} ${x.toFixed(1)} ${y}`;
  });
  return (
    <figure class="path-line">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <path class="rule" d={`M4 ${HOME}H${WIDTH - 4}M4 ${OUT}H${WIDTH - 4}`} />
        <text class="tick" x={WIDTH - 4} y={OUT - 18} text-anchor="end">
          {words.reveal.pathSites}
        </text>
        <text class="tick" x={WIDTH - 4} y={HEIGHT - 4} text-anchor="end">
          {words.reveal.pathSwarm}
        </text>
        <path class="way" d={way.join("")} />
        {list.map(({ x, y, site, word }, i) => (
          <g key={i}>
            {site !== undefined && <MarkShape site={site} x={x} y={y} size={16} />}
            {word !== undefined && (
              <text class="word" x={x} y={y === OUT ? y + 22 : y === HOME ? y + 23 : y - 8} text-anchor="middle">
                {word}
              </text>
            )}
          </g>
        ))}
      </svg>
    </figure>
  );
}
