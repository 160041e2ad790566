import { PACE_MAX } from "../game/limits.ts";

/** One of an instance's settings: `[vars]` in wrangler.toml. */
interface Setting<T> {
  /** What it has to be, to follow "It has to be". */
  readonly allowed: string;
  /** What its text means, undefined for one that is not allowed. There is no text where the instance leaves it out. */
  read(text: string | undefined): T | undefined;
}

/** A plain decimal number in a range; `usual` where it is left out. */
const number = (least: number, most: number, usual: number): Setting<number> => ({
  allowed: `a number from ${least} to ${most}`,
  read(text = String(usual)) {
    const value = /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  },
});

/** Every setting that is checked before a room is made. A new one is a row here. */
const rows = {
  PACE: number(1, PACE_MAX, 1),
} satisfies Partial<Record<keyof Env, Setting<unknown>>>;

type Name = keyof typeof rows;
export type Settings = { readonly [N in Name]: NonNullable<ReturnType<(typeof rows)[N]["read"]>> };

/** A setting that nothing may start with, and a sentence that says what it has to be. */
export interface WrongSetting {
  wrong: Name;
  message: string;
}

/** The instance's settings, checked; or the first of them that is wrong. */
export function settingsOf(env: Pick<Env, Name>): Settings | WrongSetting {
  const settings: Partial<Record<Name, unknown>> = {};
  for (const name of Object.keys(rows) as Name[]) {
    // wrangler.toml may have a number without its quotes.
    const text: unknown = env[name];
    const value = rows[name].read(text === undefined ? undefined : String(text));
    if (value === undefined)
      return { wrong: name, message: `This instance's ${name} is wrong: it has to be ${rows[name].allowed}.` };
    settings[name] = value;
  }
  return settings as Settings;
}
