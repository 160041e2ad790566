// One drawing for each thing that a whole harbour feels. They fill with the colour of what is said, and are outlined in ink.
import type { ComponentChildren } from "preact";

const Sign = ({ children }: { children: ComponentChildren }) => (
  <svg
    viewBox="-50 -50 100 100"
    stroke="var(--ink)"
    stroke-width="3"
    stroke-linecap="round"
    stroke-linejoin="round"
    fill="none"
    aria-hidden="true"
  >
    {children}
  </svg>
);

/** A lantern's body about 0,0, as blocks are drawn. */
const BODY = "M-11 -10C-12 -15 12 -15 11 -10C15 -3 15 6 10 12C4 16 -4 16 -10 12C-15 6 -15 -3 -11 -10Z";
const lantern = (x: number, y: number, more: object = {}) => (
  <path d={BODY} transform={`translate(${x} ${y})`} fill="currentColor" {...more} />
);
const DARK = { fill: "none", "stroke-dasharray": "4 4" };
const WAVES = "M-46 26C-38 20 -30 32 -22 26C-14 20 -6 32 2 26C10 20 18 32 26 26C34 20 40 30 46 26";

/** A line that parts in two. */
export const FORK = (
  <Sign>
    <path d="M-46 2H-8M-8 2C4 2 6 -20 26 -22M-8 2C4 2 6 24 26 25" />
    {lantern(-30, 2)}
    {lantern(30, -22)}
    {lantern(30, 25)}
  </Sign>
);

/** One branch goes on, the other is dark and sinks. */
export const SINKING = (
  <Sign>
    <path d="M-46 -18H44" />
    {lantern(-26, -18)}
    {lantern(6, -18)}
    {lantern(36, -18)}
    {lantern(8, 20, { ...DARK, transform: "translate(6 18) rotate(14)" })}
    {lantern(34, 30, { ...DARK, transform: "translate(34 30) rotate(-10)" })}
    <path d={WAVES} transform="translate(0 4)" />
    <path d={WAVES} transform="translate(6 16)" stroke-width="2" />
  </Sign>
);

/** A lantern that burns for good. */
export const LIT = (
  <Sign>
    <path
      d="M0 -46V-24M-34 -30L-22 -18M34 -30L22 -18M-46 4H-30M46 4H30M-32 38L-22 26M32 38L22 26"
      stroke="currentColor"
    />
    <path d={BODY} transform="translate(0 4) scale(1.7)" fill="currentColor" stroke-width="2" />
    <path d="M-7 6L-1 12L9 -2" />
  </Sign>
);

/** A lighthouse whose lamp is out. */
export const OUT = (
  <Sign>
    <path d="M-16 44L-10 -12H10L16 44Z" />
    <path d="M-13 -12H13V-28H-13Z" fill="currentColor" />
    <path d="M-15 -28L0 -42L15 -28Z" />
    <path d="M-40 -34L40 6M-40 6L40 -34" stroke="currentColor" stroke-width="4" />
    <path d="M-46 46H46" />
  </Sign>
);

/** Two seals of one hand, and the mark that says so. */
export const PROOF = (
  <Sign>
    <path d="M-40 -30C-26 -36 -10 -30 -8 -16L-4 18C-16 24 -32 22 -40 12Z" />
    <path d="M40 -30C26 -36 10 -30 8 -16L4 18C16 24 32 22 40 12Z" />
    <circle cx="-24" cy="-4" r="8" fill="currentColor" />
    <circle cx="24" cy="-4" r="8" fill="currentColor" />
    <path d="M-16 36L0 26L16 36M0 26V44" stroke="currentColor" stroke-width="4" />
  </Sign>
);

/** A crate that goes under. */
export const LOST_CRATE = (
  <Sign>
    <path d="M-22 -28L16 -34L24 6L-14 14Z" fill="currentColor" />
    <path d="M-19 -16L18 -22M-16 2L22 -6M-4 -31L4 10" />
    <path d={WAVES} transform="translate(0 -8)" />
    <path d={WAVES} transform="translate(6 6)" />
    <path d={WAVES} transform="translate(-4 20)" stroke-width="2" />
  </Sign>
);

/** A coin with another on top: more than before. */
export const COINS = (
  <Sign>
    <circle cx="-8" cy="8" r="32" />
    <circle cx="14" cy="-14" r="28" fill="currentColor" />
  </Sign>
);

/** A coin of which a quarter is gone. */
export const CUT_COIN = (
  <Sign>
    <path d="M0 0V-36A36 36 0 1 0 36 0Z" fill="currentColor" />
    <path d="M0 -20A20 20 0 1 0 20 0" />
    <path d="M10 -10V-44A34 34 0 0 1 44 -10Z" stroke-dasharray="5 5" />
  </Sign>
);

/** A round of power with its half marked: the share above it, or below. */
export const HALF = ({ past }: { past: boolean }) => (
  <Sign>
    <circle r="38" />
    <path d={past ? "M0 0V-38A38 38 0 1 1 -29 24Z" : "M0 0V-38A38 38 0 0 1 29 24Z"} fill="currentColor" />
    <path d="M0 -48V48" stroke-dasharray="5 5" />
  </Sign>
);
