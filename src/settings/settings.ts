import { PACE_MAX } from "../game/limits.ts";

/** One of an instance's settings: `[vars]` in wrangler.toml. */
interface Setting<T> {
  /** What it has to be, to follow "It has to be". */
  readonly allowed: string;
  /** Where the instance leaves it out, and for rooms that live on while it is wrong. */
  readonly usual: T;
  /** What its text means, undefined for one that is not allowed. */
  read(text: string): T | undefined;
}

/** A plain decimal number in a range. */
const number = (least: number, most: number, usual: number, unit = ""): Setting<number> => ({
  allowed: `a number${unit} from ${least} to ${most}`,
  usual,
  read(text) {
    const value = /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  },
});

/** Several texts, set apart by commas or spaces; none is allowed. `one` reads each. */
const list = (allowed: string, one: (text: string) => string | undefined): Setting<readonly string[]> => ({
  allowed,
  usual: [],
  read(text) {
    const all = text.split(/[\s,]+/).filter((each) => each !== "");
    const read = all.map(one).filter((each) => each !== undefined);
    return read.length === all.length ? read : undefined;
  },
});

/** An address as browsers name it in the Origin header: scheme, host, and a port unless it is the scheme's own. */
function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, origin, href } = new URL(text);
  return /^https?:$/.test(protocol) && href === `${origin}/` ? origin : undefined;
}

/** Every setting that is checked before anything is done. A new one is a row here. */
const rows = {
  /** How fast the clocks of rounds run. */
  PACE: number(1, PACE_MAX, 1),
  /** Flushes are at least so far apart, in ms. People notice more than half a second; 5 s would hide what they did. */
  FLUSH_MS: number(20, 2000, 100, " of milliseconds"),
  /** A room wipes itself so many hours after its last activity: three minutes, for tests, to a year. */
  ROOM_TTL_HOURS: number(0.05, 8760, 24, " of hours"),
  /** After so long without a host and a screen a class may elect a host: three minutes; seconds, for tests, to a day. */
  ELECTION_AFTER_SECONDS: number(1, 86_400, 180, " of seconds"),
  /** The addresses of pages that may talk to this server besides its own: see http/origin.ts. */
  ALLOWED_ORIGINS: list("addresses such as https://play.example.org, without a path, set apart by commas", originOf),
  /** The request header that holds the visitor's address, where something in front sets it: see http/address.ts. */
  ADDRESS_HEADER: {
    allowed: "the name of one header such as X-Real-IP, or empty",
    usual: "",
    read: (text) => (/^[A-Za-z0-9-]{0,60}$/.test(text) ? text.toLowerCase() : undefined),
  } satisfies Setting<string>,
  /** The machine's addresses in its network, from the tool that started this server; none when deployed. */
  LAN_ADDRESSES: list("IPv4 addresses, set apart by commas", (text) =>
    /^\d{1,3}(\.\d{1,3}){3}$/.test(text) ? text : undefined,
  ),
} satisfies Record<string, Setting<unknown>>;

type Name = keyof typeof rows;
type Texts = Readonly<Partial<Record<Name, string>>>;
/** All of them, for the tools that pass them on. */
export const settingNames = Object.keys(rows) as readonly Name[];
export type Settings = { readonly [N in Name]: (typeof rows)[N]["usual"] };

/** A setting that nothing may start with, and a sentence that says what it has to be. */
export interface WrongSetting {
  wrong: Name;
  message: string;
}

/** The instance's settings, checked; or the first of them that is wrong. */
export function settingsOf(env: Texts): Settings | WrongSetting {
  const settings: Partial<Record<Name, unknown>> = {};
  for (const name of Object.keys(rows) as Name[]) {
    const value = read(name, env);
    if (value === undefined)
      return { wrong: name, message: `This instance's ${name} is wrong: it has to be ${rows[name].allowed}.` };
    settings[name] = value;
  }
  return settings as Settings;
}

/** The same for a room that is there already: what is wrong counts as left out, since it may neither stop nor vanish for it. */
export function settingsOrUsual(env: Texts): Settings {
  const each = (Object.keys(rows) as Name[]).map((name) => [name, read(name, env) ?? rows[name].usual]);
  return Object.fromEntries(each) as Settings;
}

function read(name: Name, env: Texts): unknown {
  // wrangler.toml may have a number without its quotes.
  const text: unknown = env[name];
  return text === undefined ? rows[name].usual : rows[name].read(String(text));
}
