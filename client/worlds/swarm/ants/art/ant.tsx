/** A rock ant from above, looking up the page, as bare shapes around 0,0 in a box of 40 by 40. */
export const ANT = (
  <g stroke="var(--ant-line, #231c14)" stroke-width="1.4" stroke-linejoin="round" stroke-linecap="round">
    <path
      d="M-2.4 -4C-8 -8 -10 -10 -12.6 -9.4M2.4 -4C8 -8 10 -10 12.6 -9.4M-2.6 -1C-8 -1 -10 0 -13.4 2.4M2.6 -1C8 -1 10 0 13.4 2.4M-2.2 1.6C-6 5 -8 9 -11.4 13M2.2 1.6C6 5 8 9 11.4 13"
      fill="none"
    />
    <path d="M-1.8 -12C-3 -16.6 -6 -16.4 -8.6 -18.6M1.8 -12C3 -16.6 6 -16.4 8.6 -18.6" fill="none" stroke-width="1.2" />
    <path
      d="M0 5.4C4.6 5.4 5.9 9.4 5.2 12.6C4.4 16.4 2 18.6 0 18.8C-2 18.6 -4.4 16.4 -5.2 12.6C-5.9 9.4 -4.6 5.4 0 5.4Z"
      fill="var(--ant-dark, #7a431d)"
    />
    <path d="M-4.8 10.4Q0 12.6 4.8 10.4M-4.6 14Q0 16 4.6 14" fill="none" stroke-width="1" opacity=".6" />
    <path d="M-1.5 3.2C-1.5 1.6 1.5 1.6 1.5 3.2C1.6 5.4 -1.6 5.4 -1.5 3.2Z" fill="var(--ant, #b9743a)" />
    <path
      d="M0 -6.4C3 -6.4 3.3 -3 2.7 -.4C2.2 1.9 -2.2 1.9 -2.7 -.4C-3.3 -3 -3 -6.4 0 -6.4Z"
      fill="var(--ant, #b9743a)"
    />
    <path
      d="M-3.9 -9.4C-3.9 -13.4 3.9 -13.4 3.9 -9.4C4 -7 2.4 -5.9 0 -5.9C-2.4 -5.9 -4 -7 -3.9 -9.4Z"
      fill="var(--ant, #b9743a)"
    />
    <path d="M-2.9 -9.9v.4M2.9 -9.9v.4" stroke-width="1.8" />
  </g>
);

/** A nestmate as it is carried: curled up, legs and feelers drawn in. */
const CURLED = (
  <g stroke="var(--ant-line, #231c14)" stroke-width="1.4" stroke-linejoin="round" stroke-linecap="round">
    <path d="M-6 1C-7 -5 -1 -8 4 -6C8 -4 8 2 5 4C3 5.4 1 4 1 2" fill="none" stroke-width="1" />
    <path
      d="M-6.6 3C-9.6 1 -9 -5 -5 -6.4C-2.4 -7 -1.4 -4 -2.6 -1.4C-3.4 .8 -4.6 3.8 -6.6 3Z"
      fill="var(--ant-dark, #7a431d)"
    />
    <path
      d="M-2.4 -5.6C0 -8 4 -7.4 4.8 -5C5.2 -3.4 3.4 -2.6 1.6 -3C0 -3.4 -2 -4 -2.4 -5.6Z"
      fill="var(--ant, #c98a4e)"
    />
    <path
      d="M3.4 -3.4C6 -4.4 8 -1.6 6.8 .8C6 2.4 3.4 2.2 2.8 .6C2.2 -1 2.2 -2.8 3.4 -3.4Z"
      fill="var(--ant, #c98a4e)"
    />
  </g>
);

/** An ant with a nestmate in its jaws, looking up the page. */
export const Carrier = () => (
  <g>
    {ANT}
    <g transform="translate(0 -17)">{CURLED}</g>
  </g>
);

/** Brood: white grains. */
export const LARVA = (
  <path
    d="M-3 -1.6C-2 -4 3 -3.6 3.6 -.6C4 2 -.4 3.4 -2.4 2C-3.8 1 -3.8 -.2 -3 -1.6Z"
    fill="#fbf5e6"
    stroke="#231c14"
    stroke-width=".9"
  />
);
