/** What an option can be set to. */
export type Value = number | string | boolean;

/**
 * How an option can be changed by those who play under it. Bounds keep every round playable: a test plays one at each of them.
 * `unit` says how a number reads.
 */
export type Shape =
  | {
      readonly kind: "number";
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly unit?: "ms" | "share" | "seats";
    }
  | { readonly kind: "choice"; readonly of: readonly Value[] }
  | { readonly kind: "yesno" };

/**
 * An option of a part that the room can amend: its name in the part's options, and within which bounds. What is said of it lies in the
 * client's words under the part's id and the option's name; nothing else has to learn of it.
 */
export type Amendable = Shape & {
  readonly option: string;
  /** Whether it makes any difference beside these trials; where it makes none it is not on offer. */
  readonly where?: (trials: readonly { readonly id: string; readonly options: unknown }[]) => boolean;
  /** What the option's value stands for among so many seats, where it is not the value itself; and up to what it goes there. */
  readonly means?: (value: unknown, seats: number) => number;
  readonly most?: (seats: number) => number;
  /** More of it, or yes, makes a decision slower and more careful (1), or quicker and easier (−1): what bots go by. */
  readonly leans?: 1 | -1;
};
