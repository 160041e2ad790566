import { siteName } from "../../../art/sites.ts";
import type { Teller } from "../../../parts/moments/telling.ts";
import { flown } from "../flown.tsx";
import { words } from "./words/words.ts";

const w = words.told;

const BELL = (
  <svg
    viewBox="-50 -50 100 100"
    stroke="var(--ink)"
    stroke-width="4"
    stroke-linejoin="round"
    fill="none"
    aria-hidden="true"
  >
    <path d="M0 24a8 8 0 1 0 .1 0" fill="var(--ink)" />
    <path
      d="M0 -40C19 -40 23 -20 24 -4 25 12 29 18 36 26H-36C-29 18 -25 12 -24 -4 -23 -20 -19 -40 0 -40Z"
      fill="currentColor"
    />
    <path d="M-32 18H32M-46 -20Q-40 -36 -30 -42M46 -20Q40 -36 30 -42" />
  </svg>
);
const BOX = (
  <svg
    viewBox="-50 -50 100 100"
    stroke="var(--ink)"
    stroke-width="4"
    stroke-linejoin="round"
    fill="none"
    aria-hidden="true"
  >
    <path d="M-36 -8H36V38H-36Z" fill="currentColor" />
    <path d="M-18 -8V-40H18V-8M-24 -8H24M-8 -28H8M-8 -18H8" />
  </svg>
);

/** What the whole meadow feels: the bell, the count, and that it flies. */
export const tell: Teller = ({ kind, site, votes, early }) => {
  switch (kind) {
    case "bell":
      return {
        size: "picture",
        rank: 4,
        text: early === undefined ? w.bell : w.bellEarly({ n: Number(early) }),
        shape: BELL,
        tone: "honey",
        sound: "bell",
      };
    case "count":
      return { size: "sound", rank: 2, text: w.count, shape: BOX, tone: "honey", sound: "wood" };
    case "nobody":
      return { size: "picture", rank: 3, text: w.nobody, shape: BOX, tone: "doubt", sound: "water" };
    case "liftoff":
      return flown(Number(site), w.liftoff({ site: siteName(Number(site)), n: Number(votes) }));
    default:
      return undefined;
  }
};
