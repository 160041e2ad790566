/** A scout from above, looking up the page, as bare shapes around 0,0 in a box of 40 by 40. */
export const BEE = (
  <g stroke="var(--bee-line, #231c14)" stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round">
    <path d="M-3 -3C-9 -13 -18 -11 -17 -4C-16 2 -8 3 -3 1Z" fill="var(--bee-wing, #fdf8ea)" fill-opacity=".88" />
    <path d="M3 -3C9 -13 18 -11 17 -4C16 2 8 3 3 1Z" fill="var(--bee-wing, #fdf8ea)" fill-opacity=".88" />
    <path d="M-3 0L-11 -5M3 0L11 -5M-3 -2L-12 -2M3 -2L12 -2" stroke-width=".7" opacity=".5" />
    <path
      d="M0 -2C6.5 -2 7.5 6 5.5 11C4 15 1.4 18 0 18.6C-1.4 18 -4 15 -5.5 11C-7.5 6 -6.5 -2 0 -2Z"
      fill="var(--bee, #f2b632)"
    />
    <path
      d="M-6.3 5.2Q0 7.6 6.3 5.2M-5.7 10Q0 12.4 5.7 10M-3.8 14.4Q0 16 3.8 14.4"
      stroke-width="2.7"
      stroke-linecap="butt"
    />
    <path d="M-5 -4.6C-5 -9 5 -9 5 -4.6C5.4 0 -5.4 0 -5 -4.6Z" fill="var(--bee-fur, #a8762a)" />
    <path d="M-3.6 -10.4C-3.6 -14 3.6 -14 3.6 -10.4C3.4 -7 -3.4 -7 -3.6 -10.4Z" fill="var(--bee-line, #231c14)" />
    <path d="M-1.6 -12.6Q-3 -16.6 -6 -17M1.6 -12.6Q3 -16.6 6 -17" fill="none" stroke-width="1.3" />
  </g>
);

/** The same scout far off: enough for a crowd of seventy. */
export function TinyBee({ x, y, turn = 0, size = 12 }: { x: number; y: number; turn?: number; size?: number }) {
  return (
    <g transform={`translate(${x} ${y}) rotate(${turn}) scale(${size / 12})`}>
      <path
        d="M-1 -1C-5 -5 -7 0 -1 1M1 -1C5 -5 7 0 1 1"
        fill="var(--bee-wing, #fdf8ea)"
        stroke="var(--bee-line, #231c14)"
        stroke-width=".7"
      />
      <path
        d="M0 -4.4C2.6 -4.4 3 1 2 3.4C1.3 5 .6 5.6 0 5.8C-.6 5.6 -1.3 5 -2 3.4C-3 1 -2.6 -4.4 0 -4.4Z"
        fill="var(--bee, #f2b632)"
        stroke="var(--bee-line, #231c14)"
        stroke-width=".9"
      />
      <path d="M-2.4 .9H2.4M-1.9 3.3H1.9M-1.6 -3H1.6" stroke="var(--bee-line, #231c14)" stroke-width="1.1" />
    </g>
  );
}
