import { UsageError } from "./types.ts";

/** What was asked for on the command line. */
export interface Asked {
  name?: string;
  help: boolean;
  json: boolean;
  runs?: number;
  seed: string;
  /** `key=value` texts. */
  params: string[];
  plot?: string;
  workers?: number;
}

export const USAGE = `npm run lab                     the experiments there are
npm run lab -- NAME --help      what one compares, and its parameters
npm run lab -- NAME [--runs N] [--seed S] [--only ID] [--param key=value …] [--json] [--plot out.svg] [--workers N]

  --runs N      runs of each case, 1 to 1000000
  --seed S      any text; the same seed gives the same numbers, on any number of workers (default 1)
  --only ID     rows of these alone, commas between: the same as --param only=ID, where an experiment has rows by id
  --param …     one or more key=value; may be repeated
  --json        prints { experiment, rows } and nothing else (run with npm run --silent lab)
  --plot FILE   writes a picture as SVG
  --workers N   threads, 1 to 64 (default: one a core)

Exit status: 0 all agree, 1 something disagrees, 2 not understood.`;

function whole(flag: string, text: string, least: number, most: number): number {
  const n = Number(text);
  if (text.trim() === "" || !Number.isInteger(n) || n < least || n > most) {
    throw new UsageError(`${flag} cannot be ${text}: it is a whole number ${least} to ${most}.`);
  }
  return n;
}

/** Reads a command line. @throws UsageError for what it does not know. */
export function parseArgs(argv: readonly string[]): Asked {
  const asked: Asked = { help: false, json: false, seed: "1", params: [] };
  for (let i = 0; i < argv.length; i++) {
    const [flag, given] = (argv[i] as string).split(/=(.*)/s) as [string, string?];
    const value = (): string => {
      const text = given ?? argv[++i];
      if (text === undefined || (given === undefined && text.startsWith("--")))
        throw new UsageError(`${flag} needs a value.`);
      return text;
    };
    if (!flag.startsWith("-")) {
      if (asked.name !== undefined) throw new UsageError(`${argv[i]} is not understood.\n\n${USAGE}`);
      asked.name = argv[i] as string;
    } else if (flag === "--help" || flag === "-h") asked.help = true;
    else if (flag === "--json") asked.json = true;
    else if (flag === "--runs") asked.runs = whole(flag, value(), 1, 1_000_000);
    else if (flag === "--workers") asked.workers = whole(flag, value(), 1, 64);
    else if (flag === "--seed") asked.seed = value();
    else if (flag === "--plot") asked.plot = value();
    else if (flag === "--only") asked.params.push(`only=${value()}`);
    else if (flag === "--param" || flag === "--params") {
      asked.params.push(value());
      // `--param a=1 b=2` is as good as `--param a=1 --param b=2`.
      while (argv[i + 1]?.includes("=") && !argv[i + 1]?.startsWith("-")) asked.params.push(argv[++i] as string);
    } else throw new UsageError(`there is no ${flag}.\n\n${USAGE}`);
  }
  return asked;
}
