import { nakamoto } from "../../measures/power.ts";

/** The fewest of so many seats that hold more than half of the power, as the world's options share it out. */
export function mostOf(seats: number, { power }: Readonly<Record<string, unknown>>): number {
  return nakamoto(
    Array.from({ length: seats }, (_, i) => (power === "zipf" ? 1 / (i + 1) : 1)),
    1 / 2,
  );
}
