// Running other programs from the project's own scripts.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface RunOptions {
  /** In addition to this process's own. */
  env?: NodeJS.ProcessEnv;
  /** The root folder by default. */
  cwd?: string;
  /** Gets what the program says, piece by piece; without it that goes to the terminal. */
  say?: (text: string) => void;
}

/** Runs a program of node_modules/.bin (or any other). Whether it ended well. */
export function run(command: string, args: string[], options: RunOptions = {}): Promise<boolean> {
  const { env, cwd = root, say } = options;
  return new Promise((resolve) => {
    const out = say ? "pipe" : "inherit";
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, PWD: cwd, ...env },
      stdio: ["ignore", out, out],
      // Windows starts the .cmd files in node_modules/.bin only through a shell.
      shell: process.platform === "win32",
    });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => say?.(text));
    child.on("error", (error) => {
      (say ?? console.error)(String(error));
      resolve(false);
    });
    child.on("close", (code) => resolve(code === 0));
  });
}
