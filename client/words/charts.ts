/** What the charts say in words. */
export const CHART = {
  seconds: (s: number) => `${s} s`,
  scouts: "scouts for it",
  chosen: "chosen",
  best: "best",
  site: "Site",
  most: "Most scouts at once",
  when: "at",
  last: "At the end",
  support: (chosen: string | undefined) =>
    chosen
      ? `Support for each site over time; ${chosen} was chosen`
      : "Support for each site over time; none was chosen",
  worth: (worth: number) => `${worth.toFixed(1)} of 10`,
  cavity: (litres: number, entrance: number) => `${litres} L, door ${entrance} cm²`,
  somebody: "a dancer",
  nobody: "Nobody stood for any site.",
};
