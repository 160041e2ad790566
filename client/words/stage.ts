/** What the drawings say in words, for those who do not see them and for those who would rather read. */
const WINDS = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];
/** Up, towards the sun, is called north: the picture's way of speaking. */
export const wind = (angle: number): string => WINDS[Math.round((((angle % 360) + 360) % 360) / 45) % 8] as string;

const LIVELY = ["faint", "steady", "lively", "wild"] as const;
/** How lively a dance is, from its vigour of 0 to 1. */
export const lively = (vigour: number): string => LIVELY[vigour < 0.12 ? 0 : vigour < 0.34 ? 1 : vigour < 0.66 ? 2 : 3];
const DANCES = { faint: "faintly", steady: "steadily", lively: "lively", wild: "wildly" } as Record<string, string>;

export const distance = (flight: number | undefined): string =>
  flight === undefined ? "" : flight < 1250 ? "near, " : flight < 1900 ? "" : "far, ";

export const seconds = (ms: number): string => {
  const s = Math.max(0, Math.ceil(ms / 1000));
  return s === 1 ? "1 second" : `${s} seconds`;
};

export interface Told {
  name: string;
  bot: boolean;
  own: boolean;
  angle: number;
  flight?: number | undefined;
  vigour: number;
  stopped: number;
  left: number;
}

/** A dance in one breath. */
export function tellDance(d: Told, site: string, shape: string): string {
  const who = d.own ? "You dance" : `${d.name}${d.bot ? " (bot)" : ""} ${d.left < 0 ? "danced" : "dances"}`;
  const where = `${distance(d.flight)}to the ${wind(d.angle)}`;
  const stops = d.stopped ? `; stopped ${d.stopped === 1 ? "once" : `${d.stopped} times`}` : "";
  const left = d.left < 0 ? "just over" : `${seconds(d.left)} left`;
  return `${who} ${DANCES[lively(d.vigour)]} for ${site}, ${shape}, ${where}; ${left}${stops}`;
}

export const WORDS = {
  floor: "Dance floor",
  more: (n: number) => `+ ${n} more`,
  bot: "bot",
  over: "just over",
  you: "you",
  here: (n: number) => (n === 1 ? "1 scout here" : `${n} scouts here`),
  quorum: (here: number, n: number) => `${here} of ${n} scouts here`,
  held: "The quorum holds",
  dark: "Looking around in the dark",
  litres: (n: number) => `${n} L`,
  entrance: (n: number) => `${n} cm²`,
  height: (n: number) => `${n} m up`,
  reading: (n: number) => `Your reading: ${n} of 10`,
  flight: (why: string, site: string, done: number | undefined) => {
    const way = { explore: "Looking for a place", home: "On the way home" }[why] ?? `On the way to ${site}`;
    return done === undefined ? way : `${way}, ${Math.round(100 * done)}% of it behind`;
  },
  day: (share: number) => `${Math.round(100 * (1 - share))}% of the day is left`,
};
